"""Pictures tell their size; what lies or is broken has none, and nothing is opened twice."""

import struct
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from newsgen.load import assets
from newsgen.load.sizes import UNKNOWN, size_of
from support.loading import SETTINGS, STORY, loaded, put, story

PHOTO = "content/articles/2024/03/a.jpg"


def picture(kind: str, size: tuple[int, int] = (40, 30), orientation: int = 0) -> bytes:
    """A picture's file."""
    file = BytesIO()
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    Image.new("RGB", size, "teal").save(file, kind, exif=exif)
    return file.getvalue()


def measured(root: Path, data: bytes, kind: str) -> tuple[int, int]:
    path = root / "picture"
    path.write_bytes(data)
    return size_of(path, kind)


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [("JPEG", "jpg"), ("PNG", "png"), ("GIF", "gif"), ("WEBP", "webp"), ("AVIF", "avif")],
)
def test_every_kind_of_photo_tells_its_size(tmp_path: Path, kind: str, suffix: str) -> None:
    data = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(data, kind)
    assert measured(tmp_path, data.getvalue(), suffix) == (40, 30)


@pytest.mark.parametrize("kind", [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_a_photo_taken_sideways_is_as_wide_as_it_is_shown(
    tmp_path: Path, kind: tuple[str, str]
) -> None:
    assert measured(tmp_path, picture(kind[0], orientation=6), kind[1]) == (30, 40)
    assert measured(tmp_path, picture(kind[0], orientation=3), kind[1]) == (40, 30)


def test_a_picture_that_lies_about_its_size_has_none(tmp_path: Path) -> None:
    honest = picture("PNG")
    lying = honest[:16] + struct.pack(">II", 2**31 - 1, 2**31 - 1) + honest[24:]
    assert measured(tmp_path, lying, "png") == UNKNOWN
    gif = picture("GIF")
    assert measured(tmp_path, gif[:6] + b"\xff\xff\xff\xff" + gif[10:], "gif") in (
        UNKNOWN,
        (65_535, 65_535),
    )


@pytest.mark.parametrize("kind", ["jpg", "png", "gif", "webp", "avif", "svg"])
@pytest.mark.parametrize(
    "data", [b"", b"\0" * 100, b"\xff\xd8\xff\xe1\xff\xffExif\0\0II*\0\x08", b"GIF89a", b"<svg "]
)
def test_what_is_broken_has_no_size(tmp_path: Path, kind: str, data: bytes) -> None:
    assert measured(tmp_path, data, kind) == UNKNOWN


@pytest.mark.parametrize("kind", [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_a_picture_cut_short_or_spoilt_anywhere_is_no_crash(
    tmp_path: Path, kind: tuple[str, str]
) -> None:
    whole = picture(kind[0], orientation=6)
    for at in range(min(len(whole), 400)):
        for data in (whole[:at], whole[:at] + b"\xff" + whole[at + 1 :]):
            assert len(measured(tmp_path, data, kind[1])) == 2


@pytest.mark.parametrize(
    ("svg", "size"),
    [
        ('<svg xmlns="x" width="120" height="40px">', (120, 40)),
        ("<?xml version='1.0'?>\n<svg viewBox='0 0 240.5 80' fill='none'>", (240, 80)),
        ('<svg width="100%" height="100%" viewBox="0,0,24,24">', (24, 24)),
        ('<svg width="0" height="0">', UNKNOWN),
        ('<svg width="12em">', UNKNOWN),
        ("<svg>", UNKNOWN),
        ("<html>", UNKNOWN),
    ],
)
def test_a_drawing_tells_its_size_by_its_sides_or_its_box(
    tmp_path: Path, svg: str, size: tuple[int, int]
) -> None:
    assert measured(tmp_path, svg.encode(), "svg") == size


def test_a_file_that_is_gone_has_no_size(tmp_path: Path) -> None:
    assert size_of(tmp_path / "a.jpg", "jpg") == size_of(tmp_path / "a.svg", "svg") == UNKNOWN


def test_a_picture_is_measured_once_and_again_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: dict[str, str | bytes] = {STORY: story("photo: a.jpg\n"), PHOTO: picture("JPEG")}
    opened: list[Path] = []

    def counted(path: Path, kind: str) -> tuple[int, int]:
        opened.append(path)
        return size_of(path, kind)

    monkeypatch.setattr(assets, "size_of", counted)
    monkeypatch.setattr("newsgen.load.records.TICK", -(10**15))  # stats are trusted at once
    for _ in range(3):
        asset = loaded(tmp_path, None if opened else files).edition.assets[PHOTO]
        assert (asset.width, asset.height) == (40, 30)
    assert len(opened) == 1
    put(tmp_path, {PHOTO: picture("JPEG", (60, 20))})
    asset = loaded(tmp_path).edition.assets[PHOTO]
    assert (asset.width, asset.height, len(opened)) == (60, 20, 2)


def test_only_pictures_that_are_shown_are_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "size_of", lambda *_: pytest.fail("opened"))
    found = loaded(tmp_path, {"static/a.jpg": picture("JPEG")})
    assert found.edition.assets["static/a.jpg"].width == 0


def test_portraits_and_the_logo_are_looked_up_and_measured(tmp_path: Path) -> None:
    text = SETTINGS.replace("{name: Айгерим Сатпаева}", "{name: Айгерим, photo: people/a.jpg}")
    files: dict[str, str | bytes] = {
        "content/site.yaml": f"{text}theme: {{logo: logo.svg}}\n",
        "static/people/a.jpg": picture("JPEG"),
        "static/logo.svg": '<svg viewBox="0 0 200 50"></svg>',
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
