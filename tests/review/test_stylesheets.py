"""What the site's own style sheets load that its policy stops."""

from pathlib import Path

import pytest

from newsgen.build import default_theme
from newsgen.load.settings import read_settings
from newsgen.review.stylesheets import stopped
from support.reviewing import found, words
from support.sites import SETTINGS, write

PATH = "static/css/own.css"


def test_addresses_elsewhere_in_style_sheets_are_found_with_what_allows_them(
    tmp_path: Path,
) -> None:
    css = """\
@import "https://fonts.example.com/css";
@import url(//fonts.example.com/more.css);
/* url(https://comment.example.com/a.png) */
@font-face { font-family: A; src: url("data:font/woff2;base64,AAAA"), url(a.woff2) }
p { background: url(https://a.kz/b.png); mask: url(#mask); cursor: url(data:image/png;base64,AA) }
"""
    files: dict[str, str | bytes] = {PATH: css, "static/css/a.woff2": b"x"}
    assert found(tmp_path, files) == [
        (f"{PATH}:1:10", "stopped-source"),
        (f"{PATH}:2:13", "stopped-source"),
        (f"{PATH}:4:40", "stopped-source"),
        (f"{PATH}:5:21", "stopped-source"),
    ]
    cures = [remedy.partition("site.yaml: ")[2] for _, remedy in words(tmp_path, files)]
    assert cures == [
        "policy: {style: [https://fonts.example.com]}",
        "policy: {style: [https://fonts.example.com]}",
        'policy: {font: ["data:"]}',
        "policy: {img: [https://a.kz]}",
    ]
    policy = 'policy: {style: [https://fonts.example.com], font: ["data:"], img: [https://a.kz]}\n'
    assert found(tmp_path, {"content/site.yaml": SETTINGS + policy}) == []
    assert found(tmp_path, {"content/site.yaml": f"{SETTINGS}policy: off\n"}) == []


def test_the_theme_s_own_style_sheets_load_nothing_from_elsewhere() -> None:
    assert list(stopped(default_theme(), read_settings(SETTINGS.encode()))) == []


@pytest.mark.parametrize("name", ["static/notes.txt", "templates/a.css"])
def test_only_style_sheets_are_looked_at(tmp_path: Path, name: str) -> None:
    write(tmp_path, {name: "@import 'https://a.kz/a.css';"})
    assert list(stopped(tmp_path, read_settings(SETTINGS.encode()))) == []
