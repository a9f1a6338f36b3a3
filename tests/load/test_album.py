"""Pictures that are shown: each opened once, told what it is, and refused where it is none."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from newsgen.load import album
from newsgen.load.sources import Found, read_bytes
from newsgen.model.photograph import Metadata
from support.loading import SETTINGS, STORY, loaded, problems, put, story
from support.reviewing import photo

PHOTO = "content/articles/2024/03/a.jpg"


def picture(kind: str, size: tuple[int, int] = (40, 30), orientation: int = 0) -> bytes:
    """A picture's file."""
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    file = BytesIO()
    Image.new("RGB", size, "teal").save(file, kind, exif=exif)
    return file.getvalue()


def test_a_picture_is_opened_once_and_again_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: dict[str, str | bytes] = {STORY: story("photo: a.jpg\n"), PHOTO: picture("JPEG")}
    opened: list[str] = []

    def counted(root: Path, found: Found, size_max: int) -> bytes:
        opened.append(found.path)
        return read_bytes(root, found, size_max)

    monkeypatch.setattr(album, "read_bytes", counted)
    monkeypatch.setattr("newsgen.load.records.TICK", -(10**15))  # stats are trusted at once
    for _ in range(3):
        asset = loaded(tmp_path, None if opened else files).edition.assets[PHOTO]
        assert (asset.width, asset.height) == (40, 30)
    assert len(opened) == 1
    put(tmp_path, {PHOTO: picture("JPEG", (60, 20))})
    asset = loaded(tmp_path).edition.assets[PHOTO]
    assert (asset.width, asset.height, len(opened)) == (60, 20, 2)


def test_only_pictures_that_are_shown_are_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(album, "read_bytes", lambda *_: pytest.fail("opened"))
    found = loaded(tmp_path, {"static/a.jpg": picture("JPEG")})
    assert found.edition.assets["static/a.jpg"].photo is None


@pytest.mark.parametrize(
    ("svg", "size"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40px"/>', (120, 40)),
        ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 240 80' fill='none'/>", (240, 80)),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', (0, 0)),
    ],
)
def test_a_drawing_tells_its_size_by_its_sides_or_its_box(
    tmp_path: Path, svg: str, size: tuple[int, int]
) -> None:
    drawing = PHOTO.replace(".jpg", ".svg")
    edition = loaded(tmp_path, {STORY: story("photo: a.svg\n"), drawing: svg}).edition
    asset = edition.assets[drawing]
    assert (asset.width, asset.height) == size
    assert asset.prints is None


def test_a_drawing_that_is_none_or_is_too_long_is_refused(tmp_path: Path) -> None:
    drawing = PHOTO.replace(".jpg", ".svg")
    for data in ("<html>", "", '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', " " * 2_000_001):
        files = {STORY: story("photo: a.svg\n"), drawing: data}
        assert problems(tmp_path, files) == ("bad-photo",)


def test_what_a_photograph_says_of_itself_is_printed_where_the_article_says_nothing(
    tmp_path: Path,
) -> None:
    said = Metadata(
        caption=(("x-default", 'Мост "Бейбитшилик"'), ("kk", "Көпір")),
        alt=(("kk", "Өзен үстіндегі көпір"),),
        bylines=("Айгерим Садыкова",),
        credit="Степной вестник",
    )
    files: dict[str, str | bytes] = {
        STORY: story("photo: a.jpg\n"),
        STORY.replace(".md", ".kk.md"): story("photo: a.jpg\nphoto_credit: Т. Бекежанов\n"),
        PHOTO: photo(said),
    }
    by_language = {one.language: one.photo for one in loaded(tmp_path, files).edition.articles}
    russian, kazakh = by_language["ru"], by_language["kk"]
    assert russian is not None
    assert kazakh is not None
    assert (russian.alt, russian.caption) == ("", "Мост «Бейбитшилик»")
    assert russian.credit.replace("\xa0", " ") == "Айгерим Садыкова / Степной вестник"
    assert (kazakh.alt, kazakh.caption) == ("Өзен үстіндегі көпір", "Көпір")
    assert kazakh.credit.replace("\xa0", " ") == "Т. Бекежанов"


def test_a_photograph_without_any_credit_is_a_problem_where_the_site_wants_one(
    tmp_path: Path,
) -> None:
    settings = f"{SETTINGS}photos: {{require_credit: true}}\n"
    files: dict[str, str | bytes] = {"content/site.yaml": settings}
    files |= {STORY: story("photo: a.jpg\n"), PHOTO: photo()}
    assert problems(tmp_path, files) == ("missing-credit",)
    assert problems(tmp_path, {**files, PHOTO: photo(Metadata(source="Архив"))}) == ()
    credited = story("photo: a.jpg\nphoto_credit: Архив\n")
    assert problems(tmp_path, {**files, STORY: credited}) == ()
    assert problems(tmp_path, {**files, STORY: story()}) == ()


def test_portraits_and_the_logo_are_looked_up_and_measured(tmp_path: Path) -> None:
    text = SETTINGS.replace("{name: Айгерим Сатпаева}", "{name: Айгерим, photo: people/a.jpg}")
    files: dict[str, str | bytes] = {
        "content/site.yaml": f"{text}theme: {{logo: logo.svg}}\n",
        "static/people/a.jpg": picture("JPEG"),
        "static/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50"/>',
    }
    edition = loaded(tmp_path, files).edition
    assert edition.settings.authors[1].photo == "static/people/a.jpg"
    portrait, logo = edition.assets["static/people/a.jpg"], edition.assets["static/logo.svg"]
    assert (portrait.width, logo.width, logo.height) == (40, 200, 50)
    beside: dict[str, str | bytes] = {
        "content/site.yaml": text,
        "content/people/a.jpg": picture("JPEG", (50, 30)),
    }
    nearer = loaded(tmp_path, beside).edition
    assert nearer.settings.authors[1].photo == "content/people/a.jpg"
    assert nearer.assets["content/people/a.jpg"].width == 50
    (tmp_path / "content/people/a.jpg").unlink()
    files["static/people/a.jpg"] = b"<script>"
    kept = loaded(tmp_path, files, keep_going=True)
    assert [(str(one.where), one.code) for one in kept.problems] == [
        ("content/site.yaml:4:64", "bad-photo")
    ]
    assert kept.edition.settings.authors[1].photo == ""
    (tmp_path / "static/people/a.jpg").unlink()
    del files["static/people/a.jpg"]
    kept = loaded(tmp_path, files, keep_going=True)
    assert [one.code for one in kept.problems] == ["missing-photo"]
