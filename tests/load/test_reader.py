"""Rendering reads what was loaded, or nothing."""

import pickle
from pathlib import Path

import pytest

from newsgen.errors import NewsgenError
from newsgen.load import Reader, load, survey
from newsgen.model.media import Asset, AssetView
from support.loading import NOW, STORY, put, story

CSS = "static/css/site.css"
CHANGED = r"changed while the site was being built \[changed-while-building\]"


def view(asset: Asset) -> AssetView:
    return AssetView(asset.source, asset.digest, asset.theme, asset.links)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        STORY: story(body="\r\nПервая\rВторая\r\n"),
        "static/a.png": "picture",
        "theme/static/css/site.css": "a { b: url(../a.png) }",
    }
    return put(tmp_path, files)


def test_a_body_is_read_with_plain_line_ends(site: Path) -> None:
    (article,) = load(survey(site, site / "theme"), NOW).edition.articles
    reader = pickle.loads(pickle.dumps(Reader(site, site / "theme")))  # noqa: S301 - our own
    assert reader.body(article.copy.body) == "\nПервая\nВторая\n"


def test_assets_are_read_from_the_site_or_the_theme(site: Path) -> None:
    assets = load(survey(site, site / "theme"), NOW).edition.assets
    reader = Reader(site, site / "theme")
    assert reader.asset(view(assets["static/a.png"])) == b"picture"
    assert reader.asset(view(assets[CSS])) == b"a { b: url(../a.png) }"


@pytest.mark.parametrize("text", [story(body="Иначе\n"), "no front matter", b"\xff", None])
def test_a_changed_body_is_refused(site: Path, text: str | bytes | None) -> None:
    (article,) = load(survey(site, site / "theme"), NOW).edition.articles
    if text is None:
        (site / STORY).unlink()
    else:
        put(site, {STORY: text})
    with pytest.raises(NewsgenError, match=CHANGED):
        Reader(site, site / "theme").body(article.copy.body)


def test_a_changed_file_is_refused(site: Path) -> None:
    asset = view(load(survey(site, site / "theme"), NOW).edition.assets["static/a.png"])
    put(site, {"static/a.png": "another"})
    with pytest.raises(NewsgenError, match=CHANGED):
        Reader(site, site / "theme").asset(asset)
    (site / "static/a.png").unlink()
    with pytest.raises(NewsgenError, match=CHANGED):
        Reader(site, site / "theme").asset(asset)
