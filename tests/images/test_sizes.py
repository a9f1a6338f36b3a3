"""Sizes are arithmetic: never upscaled, ratios kept, a crop about its focus."""

import pytest
from hypothesis import given, strategies as st

from newsgen.images.sizes import (
    RATIOS,
    SIDE_MAX,
    WIDTHS,
    Box,
    Crop,
    Size,
    box_of,
    fallback,
    widths_of,
)

sides = st.integers(1, 20_000)


def test_a_large_photo_comes_in_all_widths() -> None:
    assert [size.width for size in widths_of(Size(4000, 3000))] == list(WIDTHS)
    assert widths_of(Size(4000, 3000))[-1] == Size(1920, 1440)


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (100, [100]),
        (640, [640]),
        (340, [340]),
        (660, [640]),
        (1280, [640, 960, 1280]),
        (1500, [640, 960, 1280, 1500]),
        (1930, [640, 960, 1280, 1920]),
    ],
)
def test_a_small_photo_is_never_made_larger(width: int, widths: list[int]) -> None:
    assert [size.width for size in widths_of(Size(width, 500))] == widths


def test_a_strip_comes_in_the_widths_a_webp_can_hold() -> None:
    assert [size.width for size in widths_of(Size(1000, 20_000))] == [640]
    assert widths_of(Size(10, 20_000)) == ()
    assert widths_of(Size(20_000, 10))[-1] == Size(1920, 1)


@given(sides, sides)
def test_no_size_is_larger_than_the_picture_or_than_a_format_holds(width: int, height: int) -> None:
    for size in widths_of(Size(width, height)):
        assert 1 <= size.width <= width
        assert 1 <= size.height <= min(max(height, 1), SIDE_MAX)
        assert abs(size.height - height * size.width / width) <= 1


@given(sides, sides, st.sampled_from(RATIOS), st.integers(0, 1000), st.integers(0, 1000))
def test_a_crop_lies_within_the_picture_in_its_ratio(
    width: int, height: int, ratio: tuple[int, int], left: int, top: int
) -> None:
    box = box_of(Size(width, height), Crop(*ratio), (left, top))
    assert 0 <= box.left <= box.left + box.width <= width
    assert 0 <= box.top <= box.top + box.height <= height
    assert box.width == width or box.height == height or min(width, height) == 1
    assert abs(box.width * ratio[1] - box.height * ratio[0]) <= max(ratio) * 2


def test_a_crop_goes_as_near_to_its_focus_as_it_can() -> None:
    square = Crop(1, 1)
    wide = Size(1000, 400)
    assert box_of(wide, square, (500, 500)) == Box(300, 0, 400, 400)
    assert box_of(wide, square, (0, 0)) == Box(0, 0, 400, 400)
    assert box_of(wide, square, (1000, 500)).left == 600
    assert box_of(Size(400, 1000), square, (500, 400)) == Box(0, 200, 400, 400)


def test_a_focus_given_comes_before_one_found() -> None:
    assert box_of(Size(1000, 400), Crop(1, 1, (1000, 0)), (0, 0)).left == 600


def test_transparency_needs_a_format_that_knows_it() -> None:
    assert fallback(transparent=True) == "png"
    assert fallback(transparent=False) == "jpeg"
