"""Static files, the site's over the theme's, and the pictures that are shown."""

from pathlib import Path

from PIL import Image

from newsgen.errors import Location
from newsgen.fingerprint import file_digest
from newsgen.load import load, survey
from newsgen.load.album import Album
from newsgen.load.assets import Press
from newsgen.load.records import Records
from newsgen.load.sources import Found, Stored
from newsgen.load.styles import references
from newsgen.model.article import Reference
from support.loading import JPEG, NOW, STORY, loaded, problems, put, story
from support.pictures import saved

CSS = "static/css/site.css"


def test_a_file_of_the_site_replaces_the_themes_of_the_same_name(tmp_path: Path) -> None:
    theme = {"theme/static/css/site.css": "theme", "theme/static/js/site.js": "theme"}
    assets = loaded(tmp_path, {**theme, CSS: "own"}).edition.assets
    assert {source: asset.theme for source, asset in assets.items()} == {
        CSS: False,
        "static/js/site.js": True,
    }
    assert assets[CSS].digest == file_digest(b"own")
    assert assets["static/js/site.js"].url.startswith("/js/site.")


def test_a_site_can_be_its_own_theme(tmp_path: Path) -> None:
    put(tmp_path, {CSS: "own"})
    assert load(survey(tmp_path, tmp_path), NOW).edition.assets[CSS].theme


def test_files_at_the_top_keep_their_names(tmp_path: Path) -> None:
    files = {"static/favicon.ico": "x", "static/.well-known/security.txt": "x"}
    urls = {asset.url for asset in loaded(tmp_path, files).edition.assets.values()}
    assert urls == {"/favicon.ico", "/.well-known/security.txt"}


def test_references_of_a_style_sheet_get_addresses(tmp_path: Path) -> None:
    css = """/* url(no.png) */ @import 'base.css'; @import url("base.css");
    a { background: URL( ../img/a.png ); b: url('/img/a.png'); c: url(data:image/png;base64,x) }
    @font-face { src: url("f.eot?#iefix"), url(https://a.kz/f), url(//a.kz/x), url(#i), url() }
    """
    files = {CSS: css, "static/css/base.css": "x", "static/img/a.png": "x", "static/css/f.eot": "x"}
    assets = loaded(tmp_path, files).edition.assets
    font = assets["static/css/f.eot"].url
    picture = assets["static/img/a.png"].url
    assert assets[CSS].links == (
        ("../img/a.png", picture),
        ("/img/a.png", picture),
        ("base.css", assets["static/css/base.css"].url),
        ("f.eot?#iefix", f"{font}?#iefix"),
    )


def test_a_style_sheet_changes_its_name_when_a_file_it_refers_to_changes(tmp_path: Path) -> None:
    files = {CSS: "@import 'b.css';", "static/css/b.css": "a { b: url(c.png) }"}
    before = loaded(tmp_path, {**files, "static/css/c.png": "1"}).edition.assets
    after = loaded(tmp_path, {"static/css/c.png": "2"}).edition.assets
    assert {source for source in before if before[source].url != after[source].url} == set(before)


def test_a_shared_import_is_no_circle(tmp_path: Path) -> None:
    files = {CSS: "@import 'a.css'; @import 'b.css'", "static/css/a.css": "@import 'b.css';"}
    assert problems(tmp_path, {**files, "static/css/b.css": "x"}) == ()


def test_a_long_chain_of_imports_is_refused(tmp_path: Path) -> None:
    chain = {f"static/{i:02}.css": f"@import '{i + 1:02}.css';" for i in range(40)}
    assert "import-cycle" in problems(tmp_path, {**chain, "static/40.css": ""})


def test_only_pictures_that_are_shown_are_published(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        STORY: story("photo: a.jpg\n"),
        "content/articles/2024/03/a.jpg": JPEG,
        "content/articles/2024/03/b.jpg": JPEG,
        "content/articles/later.md": story("photo: c.jpg\n", "![](d.jpg)\n", date="2030-01-01"),
        "content/articles/c.jpg": JPEG,
        "content/articles/d.jpg": JPEG,
        "content/pages/about.md": "---\ntitle: x\n---\n![](e.jpg)\n",
        "content/pages/e.jpg": JPEG,
    }
    assert set(loaded(tmp_path, files).edition.assets) == {
        "content/articles/2024/03/a.jpg",
        "content/pages/e.jpg",
    }


def test_every_kind_of_photo_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    kinds = {"a.jpeg": "JPEG", "b.PNG": "PNG", "c.gif": "GIF", "d.webp": "WEBP", "e.avif": "AVIF"}
    heads = {name: saved(Image.new("RGB", (8, 8)), kind) for name, kind in kinds.items()}
    body = "".join(f"![]({name})\n" for name in heads)
    files = {f"content/articles/2024/03/{name}": head for name, head in heads.items()}
    assert problems(tmp_path, {STORY: story(body=body), **files}) == ()
    mixed = dict(zip(files, reversed(files.values()), strict=True))
    assert problems(tmp_path, mixed) == ("bad-photo",) * 4


def test_a_huge_photo_is_refused_unread(tmp_path: Path) -> None:
    put(tmp_path, {STORY: story("photo: a.jpg\n")})
    with (tmp_path / STORY).with_name("a.jpg").open("wb") as photo:
        photo.write(JPEG)
        photo.truncate(65_000_000)
    assert problems(tmp_path, {}) == ("bad-photo",)


def test_a_huge_static_file_is_refused_unread(tmp_path: Path) -> None:
    put(tmp_path, {"static/film.mp4": "x"})
    with (tmp_path / "static/film.mp4").open("r+b") as film:
        film.truncate(201_000_000)
    assert problems(tmp_path, {}) == ("too-large",)


def test_a_file_that_vanishes_while_it_is_read_is_told(tmp_path: Path) -> None:
    files = {name: Stored(Found(name, 1), tmp_path) for name in ("static/a.js", "static/a.jpg")}
    records = Records(tmp_path, b"", 0)
    album = Album(files, records)
    press = Press(files, records, album)
    assert press.publish("static/a.js") is None
    assert [one.code for one in press.problems] == ["unreadable"]
    shown = [Reference("a.jpg", Location("a.md", 1), "static/a.jpg")]
    assert [one.text for one in album.faults(shown)] == [
        "this cannot be read: no such file or directory"
    ]


def test_a_comment_that_is_never_closed_holds_no_references() -> None:
    assert list(references("/* url(a.png)")) == []


def test_in_newsgen_s_own_folder_the_static_files_are_the_theme_s(tmp_path: Path) -> None:
    put(tmp_path, {CSS: "p {}", "content/site.yaml": "title: x\n"})
    own = survey(tmp_path, tmp_path).stored
    assert own[CSS].theme
    assert not own["content/site.yaml"].theme
    assert not survey(tmp_path, tmp_path / "elsewhere").stored[CSS].theme
