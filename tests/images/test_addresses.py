"""Every file of a photograph, by arithmetic alone."""

from collections.abc import Iterable

import pytest
from hypothesis import given, strategies as st

from newsgen.images.addresses import (
    Print,
    for_all,
    for_cards,
    for_machines,
    for_networks,
    moving,
    prints,
)
from newsgen.images.sizes import Size

STEM = "/media/2024/03/a.0a1b2c3d"


def names(found: Iterable[Print]) -> list[str]:
    return [one.url.removeprefix(STEM) for one in found]


def test_a_camera_s_photograph_comes_in_these_files() -> None:
    every = prints(STEM, Size(4000, 3000), ("webp",), transparent=False, cut=True)
    assert names(every) == [
        "-640.webp",
        "-960.webp",
        "-1280.webp",
        "-1920.webp",
        "-1x1-1200.jpg",
        "-3x2-320.webp",
        "-3x2-640.webp",
        "-16x9-1200.jpg",
        "-1200x630-1200.jpg",
    ]
    one = for_all(STEM, Size(4000, 3000), transparent=False)
    assert one == Print(f"{STEM}-1280.jpg", Size(1280, 960), "jpeg")


def test_every_format_asked_for_comes_in_every_width_and_none_twice() -> None:
    forms = ("avif", "webp", "jpeg")
    found = names(prints(STEM, Size(1000, 700), forms, transparent=False, cut=False))
    assert found == [
        *("-640.avif", "-640.jpg", "-640.webp"),
        *("-960.avif", "-960.jpg", "-960.webp"),
    ]


def test_what_is_transparent_is_never_a_jpeg_to_browsers() -> None:
    found = names(prints(STEM, Size(700, 700), ("webp", "jpeg"), transparent=True, cut=False))
    assert found == ["-640.png", "-640.webp"]
    assert for_all(STEM, Size(700, 700), transparent=True).url.endswith(".png")


def test_nothing_is_ever_enlarged() -> None:
    small = Size(200, 100)
    assert names(prints(STEM, small, ("webp",), transparent=False, cut=True)) == [
        "-200.webp",
        "-1x1-100.jpg",
        "-4x3-133.jpg",
        "-16x9-177.jpg",
        "-1200x630-190.jpg",
    ]
    assert for_all(STEM, small, transparent=False).size == small
    assert names(for_cards(STEM, small, "webp")) == []


@pytest.mark.parametrize(
    ("size", "without"), [((1600, 900), "16x9"), ((400, 300), "4x3"), ((5, 5), "1x1")]
)
def test_a_shape_that_a_photograph_has_by_itself_is_not_cut_again(
    size: tuple[int, int], without: str
) -> None:
    found = names(for_machines(STEM, Size(*size)))
    assert len(found) == 2
    assert not any(without in one for one in found)


def test_a_portrait_is_one_small_file() -> None:
    face = for_all(STEM, Size(1000, 1500), transparent=False, width=320)
    assert (face.url, face.size) == (f"{STEM}-320.jpg", Size(320, 480))


def test_a_moving_picture_is_one_more() -> None:
    assert moving(STEM) == f"{STEM}-moving.webp"


@given(st.integers(1, 9000), st.integers(1, 9000))
def test_every_file_has_a_name_of_its_own_and_no_more_pixels_than_there_are(
    width: int, height: int
) -> None:
    size = Size(width, height)
    every = [*prints(STEM, size, ("avif", "webp", "jpeg"), transparent=False, cut=True)]
    every = [one for one in every if one.crop is None or one.crop[0] <= 40 * one.crop[1]]
    assert len({one.url for one in every}) == len(every)
    for one in [*every, for_networks(STEM, size), for_all(STEM, size, transparent=False)]:
        assert one.size.width <= width
        assert one.size.height <= height or one.size.height == 1
