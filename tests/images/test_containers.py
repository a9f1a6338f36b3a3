"""Packets are found in every format that readers or agencies use."""

import hashlib
import zlib

import pytest
from hypothesis import given, strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from newsgen.images.metadata.containers import Packets, packets
from newsgen.images.metadata.merging import read_metadata
from newsgen.images.metadata.xmp import write_xmp
from newsgen.model.photograph import Metadata
from support.pictures import dataset, jpeg_with, photoshop, saved, scene

PHOTO = scene(40, 30)
XMP = write_xmp(Metadata(credit="Степь"))
HEAD, EXTENDED = b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0"


def exif_of(artist: str) -> bytes:
    exif = Image.Exif()
    exif[0x013B] = artist
    return exif.tobytes()


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "AVIF"])
def test_xmp_and_exif_are_found(kind: str) -> None:
    found = read_metadata(saved(PHOTO, kind, xmp=XMP, exif=exif_of("Aigul")))
    assert (found.credit, found.bylines) == ("Степь", ("Aigul",))


@pytest.mark.parametrize("compressed", [False, True])
def test_xmp_of_a_png_is_found_compressed_or_not(*, compressed: bool) -> None:
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", XMP.decode(), zip=compressed)
    found = read_metadata(saved(PHOTO, "PNG", pnginfo=info, exif=exif_of("Aigul")))
    assert (found.credit, found.bylines) == ("Степь", ("Aigul",))


def test_a_compressed_packet_of_a_png_is_not_blown_up() -> None:
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", " " * 3_000_000 + XMP.decode(), zip=True)
    assert packets(saved(PHOTO, "PNG", pnginfo=info)).xmp == b""
    bad = saved(PHOTO, "PNG", pnginfo=info)
    at = bad.index(b"XML:com.adobe.xmp") + 24
    assert packets(bad[:at] + b"junk" + bad[at + 4 :]).xmp == b""


def test_a_text_chunk_without_its_parts_is_left_out() -> None:
    body = b"XML:com.adobe.xmp\0\0\0no more"
    chunk = len(body).to_bytes(4) + b"iTXt" + body + zlib.crc32(b"iTXt" + body).to_bytes(4)
    plain = saved(PHOTO, "PNG")
    assert packets(plain[:33] + chunk + plain[33:]) == Packets()


def test_iim_in_several_segments_is_put_together() -> None:
    one, two = photoshop(dataset(2, 110, b"Credit")), photoshop(dataset(2, 115, b"Source"))
    found = read_metadata(jpeg_with(saved(PHOTO), one, two))
    assert (found.credit, found.source) == ("Credit", "Source")


def extended(whole: bytes, named: bytes, *, claimed: int | None = None) -> bytes:
    digest = hashlib.md5(whole, usedforsecurity=False).hexdigest().upper().encode()
    total = (len(whole) if claimed is None else claimed).to_bytes(4)
    half = len(whole) // 2
    first = EXTENDED + digest + total + (0).to_bytes(4) + whole[:half]
    second = EXTENDED + digest + total + half.to_bytes(4) + whole[half:]
    main = XMP.replace(
        b"<photoshop:Credit>",
        b"<photoshop:X>" + (named or digest) + b"</photoshop:X><photoshop:Credit>",
    )
    # In the wrong order, as one may find them.
    return jpeg_with(saved(PHOTO), (0xE1, second), (0xE1, HEAD + main), (0xE1, first))


def test_an_extended_packet_is_put_together() -> None:
    more = write_xmp(Metadata(source="Редакция", credit="другой"))
    found = read_metadata(extended(more, b""))
    assert (found.credit, found.source) == ("Степь", "Редакция")


def test_an_extended_packet_of_another_photo_is_left_out() -> None:
    more = write_xmp(Metadata(source="Редакция"))
    assert read_metadata(extended(more, b"0" * 32)).source == ""
    assert read_metadata(extended(more, b"", claimed=7)).source == ""
    assert read_metadata(extended(more, b"", claimed=2_000_000_000)).source == ""


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "AVIF", "PNG"])
def test_a_file_cut_anywhere_is_read_as_far_as_it_goes(kind: str) -> None:
    whole = saved(PHOTO, kind, xmp=XMP) if kind != "PNG" else saved(PHOTO, kind)
    for size in range(0, min(len(whole), 900), 7):
        assert read_metadata(whole[:size]).credit in ("", "Степь")


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(rest: bytes) -> None:
    for head in (
        b"\xff\xd8\xff\xe1",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\0\0\0\0WEBP",
        b"\0\0\0 ftypavif",
    ):
        packets(head + rest)


def test_fill_bytes_between_segments_do_no_harm() -> None:
    data = jpeg_with(saved(PHOTO), (0xE1, HEAD + XMP))
    assert read_metadata(data[:2] + b"\xff\xff" + data[2:]).credit == "Степь"
