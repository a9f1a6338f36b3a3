"""Files are told apart by their bytes; what cannot be used is refused with a remedy."""

import pytest
from hypothesis import given, settings, strategies as st
from PIL import Image

from newsgen.images.encoding import Words
from newsgen.images.opening import KINDS, Probe, kind_of, probe
from newsgen.images.refused import Fault, Refused
from newsgen.images.renditions import colour_of, read, renditions
from newsgen.images.sizes import Rendition, Size
from support.pictures import jpeg_with, png_of, saved, scene

PHOTO = scene(60, 40)
FILES = {name: saved(PHOTO, kind) for name, kind in KINDS.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_known_by_its_head(kind: str) -> None:
    assert kind_of(FILES[kind]) == kind
    assert probe(FILES[kind], f"a.{kind}") == Probe(kind, Size(60, 40))


def test_a_jpeg_may_end_in_jpeg_or_in_capitals() -> None:
    assert isinstance(probe(FILES["jpg"], "A.JPEG"), Probe)
    assert isinstance(probe(FILES["jpg"], "A.JPG"), Probe)


def turned(turn: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = turn
    return exif.tobytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_size_is_that_of_the_picture_upright(kind: str) -> None:
    name = {"JPEG": "a.jpg", "PNG": "a.png", "WEBP": "a.webp"}[kind]
    for turn in range(1, 9):
        found = probe(saved(PHOTO, kind, exif=turned(turn)), name)
        assert isinstance(found, Probe)
        assert found.size == (Size(40, 60) if turn > 4 else Size(60, 40))


@pytest.mark.parametrize("turn", [0, 9, 77])
def test_a_turn_that_does_not_exist_is_none(turn: int) -> None:
    found = probe(saved(PHOTO, exif=turned(turn)), "a.jpg")
    assert isinstance(found, Probe)
    assert found.size == Size(60, 40)


def test_damaged_exif_turns_nothing() -> None:
    data = jpeg_with(FILES["jpg"], (0xE1, b"Exif\0\0II*\0\xff\xff\xff\x00"))
    assert probe(data, "a.jpg") == Probe("jpg", Size(60, 40))
    data = jpeg_with(FILES["jpg"], (0xE1, b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x07\0"))
    assert probe(data, "a.jpg") == Probe("jpg", Size(60, 40))


def test_transparency_is_told_from_the_head() -> None:
    clear = Image.new("RGBA", (9, 9), (0, 0, 0, 0))
    for kind in ("png", "webp", "avif", "gif"):
        found = probe(saved(clear, KINDS[kind]), f"a.{kind}")
        assert isinstance(found, Probe)
        assert found.transparent


def test_frames_are_counted() -> None:
    more = [scene(20, 20, seed) for seed in range(3)]
    data = saved(more[0], "GIF", save_all=True, append_images=more[1:])
    assert probe(data, "a.gif") == Probe("gif", Size(20, 20), transparent=False, frames=3)


def test_the_second_picture_in_a_telephones_jpeg_is_no_frame() -> None:
    data = saved(PHOTO, "MPO", save_all=True, append_images=[scene(20, 20)])
    assert probe(data, "a.jpg") == Probe("jpg", Size(60, 40))


def fault(found: object) -> Fault:
    assert isinstance(found, Refused)
    assert str(found.text)
    assert str(found.remedy)
    return found.fault


def bomb(width: int, height: int) -> bytes:
    return png_of(width, height, 1, 0, b"\0" * 1000)


HEICS = [b"\0\0\0\x20ftypheic" + b"\0" * 40, b"\0\0\0\x20ftypmif1\0\0\0\0mif1heic" + b"\0" * 40]
BAD = [
    (b"", "a.jpg", Fault.EMPTY),
    (b"GIF is a format", "a.gif", Fault.UNKNOWN),
    (b"<html>", "a.jpg", Fault.UNKNOWN),
    (b"BM" + b"\0" * 100, "a.jpg", Fault.UNKNOWN),
    (b"\0\0\0\x20ftypqt  " + b"\0" * 40, "a.jpg", Fault.UNKNOWN),
    (HEICS[0], "a.heic", Fault.HEIC),
    (HEICS[1], "a.jpg", Fault.HEIC),
    (FILES["png"], "a.jpg", Fault.MISNAMED),
    (FILES["jpg"], "a", Fault.MISNAMED),
    (FILES["jpg"][:20], "a.jpg", Fault.BROKEN),
    (FILES["png"][:20], "a.png", Fault.BROKEN),
    (FILES["gif"][:8], "a.gif", Fault.BROKEN),
    (FILES["webp"][:30], "a.webp", Fault.BROKEN),
    (FILES["avif"][:40], "a.avif", Fault.BROKEN),
    (bomb(30_000, 30_000), "a.png", Fault.TOO_LARGE),
    (bomb(12_000, 10_000), "a.png", Fault.TOO_LARGE),
    (bomb(2, 50_000), "a.png", Fault.TOO_LONG),
]


@pytest.mark.parametrize(("data", "name", "wanted"), BAD)
def test_what_cannot_be_used_is_refused(data: bytes, name: str, wanted: Fault) -> None:
    assert fault(probe(data, name)) == wanted


ONE = (Rendition(Size(30, 20), "webp"),)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_cut_short_is_refused_when_it_is_read(kind: str) -> None:
    noise = scene(300, 200, 5)
    data = saved(noise, KINDS[kind])
    cut = data[: len(data) * 2 // 3]
    assert fault(renditions(cut, f"a.{kind}", ONE, Words())) == Fault.BROKEN
    assert fault(colour_of(cut, f"a.{kind}")) == Fault.BROKEN
    assert fault(read(cut, f"a.{kind}", Size(300, 200))) == Fault.BROKEN


def test_every_way_to_a_picture_refuses_alike() -> None:
    for found in (
        renditions(b"", "a.jpg", ONE, Words()),
        colour_of(b"", "a.jpg"),
        read(b"", "a.jpg", Size(1, 1)),
    ):
        assert fault(found) == Fault.EMPTY


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(KINDS)),
    st.integers(0, 3000),
    st.binary(min_size=1, max_size=8),
)
def test_no_damage_makes_it_fail_otherwise(kind: str, at: int, junk: bytes) -> None:
    data = FILES[kind]
    at %= len(data)
    damaged = data[:at] + junk + data[at + len(junk) :]
    found = probe(damaged, f"a.{kind}")
    if isinstance(found, Probe):
        made = renditions(damaged, f"a.{kind}", ONE, Words())
        assert isinstance(made, Refused | tuple)
