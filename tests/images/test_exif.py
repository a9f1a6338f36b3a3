"""Exif: the last to be asked, and only for what a person may have written."""

import pytest
from hypothesis import given, strategies as st
from PIL import Image

from newsgen.images.metadata.exif import read_exif
from newsgen.model.photograph import Metadata


def tiff(tags: dict[int, object], *, endian: str = "<") -> bytes:
    exif = Image.Exif()
    exif.endian = endian
    for tag, value in tags.items():
        exif[tag] = value
    return exif.tobytes().removeprefix(b"Exif\0\0")


@pytest.mark.parametrize("endian", ["<", ">"])
def test_caption_author_and_copyright_are_read(endian: str) -> None:
    found = read_exif(tiff({0x010E: "A bridge", 0x013B: "One; Two", 0x8298: "Us"}, endian=endian))
    assert found == Metadata(
        caption=(("", "A bridge"),), bylines=("One", "Two"), copyright=(("", "Us"),)
    )


def test_a_short_text_stands_in_its_entry() -> None:
    assert read_exif(tiff({0x013B: "Al"})).bylines == ("Al",)


def raw(tag: int, value: bytes) -> bytes:
    entry = tag.to_bytes(2, "little") + b"\2\0" + len(value).to_bytes(4, "little")
    return b"II*\0\x08\0\0\0\x01\0" + entry + (26).to_bytes(4, "little") + b"\0\0\0\0" + value


def test_russian_letters_of_either_kind_are_read() -> None:
    assert read_exif(raw(0x013B, "Иван Петров".encode("cp1251"))).bylines == ("Иван Петров",)
    assert read_exif(raw(0x013B, "Иван Петров".encode() + b"\0")).bylines == ("Иван Петров",)


def test_both_holders_of_the_rights_are_told() -> None:
    found = read_exif(raw(0x8298, b"Photographer\0Editor\0"))
    assert found.copyright == (("", "Photographer; Editor"),)


@pytest.mark.parametrize("text", ["OLYMPUS DIGITAL CAMERA", "SONY DSC", "DSC_0123", "????? ????"])
def test_what_a_camera_says_of_itself_is_no_caption(text: str) -> None:
    assert read_exif(tiff({0x010E: text})) == Metadata()


@pytest.mark.parametrize(
    "bad", [b"", b"II*\0", b"XX*\0" + b"\0" * 20, b"II*\0\xff\xff\xff\x7f\0\0", raw(1, b"")[:20]]
)
def test_a_damaged_directory_says_nothing(bad: bytes) -> None:
    assert read_exif(bad) == Metadata()


@given(st.binary(max_size=100))
def test_no_bytes_make_it_fail(rest: bytes) -> None:
    read_exif(b"MM\0*\0\0\0\x08" + rest)
