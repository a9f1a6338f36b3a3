"""The settings choose colours and a logo, and the style sheet carries them."""

import re
from pathlib import Path

import pytest

from newsgen.load.settings import read_settings, theme_places
from newsgen.model.theme import NAMES, OWN, Theme, colours, properties
from support.loading import SETTINGS, loaded, put
from support.sites import SETTINGS as SITE, build_site, new_site, page, tree, write

SHEET = Path(__file__).parents[2] / "static/css/site.css"


def theme(text: str) -> Theme:
    return read_settings(f"title: x\ntheme: {text}\n".encode()).theme


def test_colours_are_read_in_both_forms() -> None:
    assert theme('{accent: "#0B5568", paper_dark: "#06B"}') == Theme(
        accent="#0b5568", paper_dark="#0066bb"
    )
    assert theme("") == Theme()


def test_the_default_colours_are_those_of_the_style_sheet() -> None:
    css = SHEET.read_text(encoding="utf-8")
    found = re.findall(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\);", css)
    assert {name: (light, dark) for name, light, dark in found if name in NAMES} == OWN
    for name, (light, _) in OWN.items():
        assert f"--{name}: {light};" in css


def test_without_colours_nothing_is_written() -> None:
    assert properties(Theme(logo="a.svg")) == ""


def test_one_colour_leaves_the_theme_s_own_in_the_dark() -> None:
    assert colours(Theme(accent="#112233"), "accent") == ("#112233", OWN["accent"][1])
    assert colours(Theme(accent_dark="#112233"), "accent") == (OWN["accent"][0], "#112233")
    assert properties(Theme(accent="#112233")) == (
        "\n@media screen{:root{--accent:#112233}@supports (color:light-dark(#000,#fff))"
        f"{{:root{{--accent:light-dark(#112233,{OWN['accent'][1]})}}}}}}\n"
    )


def test_the_places_of_the_theme_s_fields_are_told() -> None:
    data = b'title: x\ntheme:\n  accent: "#123"\n  logo: a.svg\n'
    assert {name: one.line for name, one in theme_places(data).items()} == {"accent": 3, "logo": 4}
    assert theme_places(b"title: x\n") == {}


def test_colours_stand_below_the_style_sheet_and_change_its_address(tmp_path: Path) -> None:
    root = new_site(tmp_path, {"static/css/site.css": "p { color: var(--ink) }\n"})
    write(root, {"content/articles/a.md": "---\ntitle: A\ndate: 2024-03-01\n---\nA.\n"})
    build_site(root)
    plain = next(path for path in tree(root / "build") if path.startswith("css/site."))
    write(root, {"content/site.yaml": SITE + 'theme: {ink: "#111", ink_dark: "#eee"}\n'})
    report = build_site(root)
    (chosen,) = (path for path in tree(root / "build") if path.startswith("css/site."))
    assert chosen != plain
    assert plain in report.removed
    assert page(root, chosen) == "p { color: var(--ink) }\n" + properties(
        Theme(ink="#111111", ink_dark="#eeeeee")
    )
    assert f"/{chosen}" in page(root, "index.html")
    assert build_site(root).rendered == ()


def test_other_colours_cost_no_article_another_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsgen.load.records.TICK", -(10**15))
    files = {"content/articles/a.md": "---\ntitle: A\ndate: 2024-03-01\n---\nA.\n"}
    loaded(tmp_path, files)
    monkeypatch.setattr("newsgen.load.reading.read_article", lambda *_: pytest.fail("read again"))
    put(tmp_path, {"content/site.yaml": SETTINGS + 'theme: {accent: "#123456"}\n'})
    assert len(loaded(tmp_path).edition.articles) == 1
