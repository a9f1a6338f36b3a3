"""What a photograph says of itself: one answer out of XMP, IIM and Exif, and what they dispute."""

from PIL import Image

from newsgen.images.metadata.merging import read_metadata
from newsgen.images.metadata.values import cleaned, in_language, web_address
from newsgen.images.metadata.xmp import write_xmp
from newsgen.model.photograph import Conflict, Metadata
from support.pictures import dataset, jpeg_with, photoshop, saved, scene

PHOTO = saved(scene(60, 40))
XMP_HEAD = b"http://ns.adobe.com/xap/1.0/\0"


def with_all(xmp: Metadata | None, iim: bytes = b"", exif: dict[int, str] | None = None) -> bytes:
    parts = []
    if xmp:
        parts.append((0xE1, XMP_HEAD + write_xmp(xmp)))
    if iim:
        parts.append(photoshop(iim))
    if exif:
        tags = Image.Exif()
        for tag, text in exif.items():
            tags[tag] = text
        parts.append((0xE1, tags.tobytes()))
    return jpeg_with(PHOTO, *parts)


def test_a_photo_that_says_nothing_says_nothing() -> None:
    assert read_metadata(PHOTO) == Metadata()
    assert read_metadata(b"") == read_metadata(b"text") == Metadata()


def test_xmp_comes_before_iim_and_iim_before_exif() -> None:
    iim = dataset(2, 110, "из IIM".encode()) + dataset(2, 115, "Агентство".encode())
    exif = {0x010E: "Caption of Exif", 0x8298: "Someone"}
    found = read_metadata(with_all(Metadata(credit="из XMP"), iim, exif))
    assert (found.credit, found.source) == ("из XMP", "Агентство")
    assert in_language(found.caption, "ru") == "Caption of Exif"
    assert in_language(found.copyright, "ru") == "Someone"


def test_formats_that_disagree_are_told_of() -> None:
    found = read_metadata(
        with_all(
            Metadata(credit="Первое агентство", bylines=("Асель Нурланова",)),
            dataset(2, 110, "Второе агентство".encode()) + dataset(2, 80, "Асель".encode()),
            {0x013B: "John Smith"},
        )
    )
    assert found.credit == "Первое агентство"
    assert found.conflicts == (
        Conflict("credit", "Первое агентство", "Второе агентство", "IPTC-IIM"),
        Conflict("bylines", "Асель Нурланова", "John Smith", "Exif"),
    )


def test_a_name_cut_to_32_bytes_is_no_second_opinion() -> None:
    long = "Казахское телеграфное агентство «Степь»"
    cut = long.encode()[:32].decode(errors="ignore")
    found = read_metadata(with_all(Metadata(credit=long), dataset(2, 110, cut.encode())))
    assert found.credit == long
    assert not found.conflicts


def test_spaces_and_case_are_no_second_opinion() -> None:
    xmp = Metadata(caption=(("", "Мост\nчерез  реку."),))
    found = read_metadata(with_all(xmp, dataset(2, 120, "мост через реку".encode())))
    assert not found.conflicts


def test_a_caption_in_one_of_several_languages_agrees() -> None:
    xmp = Metadata(caption=(("x-default", "Көпір"), ("ru", "Мост"), ("kk", "Көпір")))
    found = read_metadata(with_all(xmp, dataset(2, 120, "Мост".encode())))
    assert not found.conflicts
    assert in_language(found.caption, "ru") == "Мост"


def test_the_language_asked_for_is_picked() -> None:
    texts = (("x-default", "D"), ("en-GB", "E"), ("kk_KZ", "K"), ("ru", "R"))
    assert [in_language(texts, one) for one in ("ru", "kk", "en", "de", "EN-gb")] == [
        *("R", "K", "E", "D", "E")
    ]
    assert in_language((("de", "only"),), "ru") == "only"
    assert in_language((), "ru") == ""


def test_what_is_read_is_plain_text() -> None:
    assert cleaned("  a\x00b\x1b[1m\u202e  c \r\n d\re") == "a b [1m c\nd\ne"
    assert cleaned("я" * 30_000) == "я" * 20_000


def test_only_addresses_of_the_web_are_addresses() -> None:
    assert web_address(" https://example.kz/licence?a=1 ") == "https://example.kz/licence?a=1"
    for bad in ("javascript:alert(1)", "http://a b", 'https://a"onload="', "x", "", "//a.kz"):
        assert web_address(bad) == ""
    assert web_address("https://a.kz/" + "a" * 2000) == ""
