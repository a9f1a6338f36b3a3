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
    prints,
)
from newsgen.images.sizes import Size


def names(found: Iterable[Print]) -> list[str]:
    return [one.name for one in found]


def files(
    size: Size, formats: tuple[str, ...] = ("webp",), *, transparent: bool = False, cut: bool = True
) -> list[str]:
    """The names of all files of a photograph of this size."""
    found = prints(size, formats, transparent=transparent, cut=cut, alone=False, width=1280)
    return names(found)


def test_a_camera_s_photograph_comes_in_these_files() -> None:
    assert files(Size(4000, 3000)) == [
        "-640.webp",
        "-960.webp",
        "-1280.jpg",
        "-1280.webp",
        "-1920.webp",
        "-1x1-1200.jpg",
        "-3x2-320.webp",
        "-3x2-640.webp",
        "-16x9-1200.jpg",
        "-1200x630-1200.jpg",
    ]
    one = for_all(Size(4000, 3000), transparent=False)
    assert one == Print("-1280.jpg", Size(1280, 960), "jpeg")


def test_every_format_asked_for_comes_in_every_width_and_none_twice() -> None:
    found = files(Size(1000, 700), ("avif", "webp", "jpeg"), cut=False)
    assert found == [
        *("-640.avif", "-640.jpg", "-640.webp"),
        *("-960.avif", "-960.jpg", "-960.webp"),
    ]


def test_what_is_transparent_is_never_a_jpeg_to_browsers() -> None:
    found = files(Size(700, 700), ("webp", "jpeg"), transparent=True, cut=False)
    assert found == ["-640.png", "-640.webp"]
    assert for_all(Size(700, 700), transparent=True).name == "-640.png"


def test_nothing_is_ever_enlarged() -> None:
    small = Size(200, 100)
    assert files(small) == [
        "-200.jpg",
        "-200.webp",
        "-1x1-100.jpg",
        "-4x3-133.jpg",
        "-16x9-177.jpg",
        "-1200x630-190.jpg",
    ]
    assert for_all(small, transparent=False).size == small
    assert for_cards(small, "webp") == ()


@pytest.mark.parametrize(
    ("size", "without"), [((1600, 900), "16x9"), ((400, 300), "4x3"), ((5, 5), "1x1")]
)
def test_a_shape_that_a_photograph_has_by_itself_is_not_cut_again(
    size: tuple[int, int], without: str
) -> None:
    found = names(for_machines(Size(*size)))
    assert len(found) == 2
    assert not any(without in one for one in found)


def test_a_portrait_is_one_small_file() -> None:
    face = for_all(Size(1000, 1500), transparent=False, width=320)
    assert (face.name, face.size) == ("-320.jpg", Size(320, 480))
    every = prints(Size(1000, 1500), ("webp",), transparent=False, cut=False, alone=True, width=320)
    assert every == (face,)


@given(st.integers(1, 9000), st.integers(1, 9000))
def test_every_file_has_a_name_of_its_own_and_no_more_pixels_than_there_are(
    width: int, height: int
) -> None:
    size = Size(width, height)
    every = prints(
        size, ("avif", "webp", "jpeg"), transparent=False, cut=True, alone=False, width=1280
    )
    assert len(set(names(every))) == len(every)
    for one in (*every, for_networks(size)):
        assert one.size.width <= width
        assert one.size.height <= height or one.size.height == 1
