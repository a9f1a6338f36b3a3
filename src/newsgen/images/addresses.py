"""Which files a photograph is published as, and where: arithmetic on its stem and size.

"/media/2024/03/bridge.0a1b2c3d4e-640.webp" is the whole photograph, 640 pixels wide;
"…-3x2-320.webp" a part of it in that shape.
"""

from functools import lru_cache
from types import MappingProxyType

from msgspec import Struct

from newsgen.images.sizes import (
    AVIF,
    CUT_WIDTH,
    JPEG,
    PNG,
    RATIOS,
    WEBP,
    Crop,
    Size,
    box_of,
    fallback,
    scaled,
    widths_of,
)

EXTENSIONS = MappingProxyType({JPEG: "jpg", PNG: "png", WEBP: "webp", AVIF: "avif"})
# The one file that any browser and machine can show; Google Discover wants 1200 and more.
FALLBACK_WIDTH = 1280
FACE_WIDTH = 320  # of an author's portrait, which is never shown wider than half of that
CARD = (3, 2)  # the shape of a picture in a list
CARD_WIDTHS = (320, 640)
SHARED = (1200, 630)  # of networks' previews
MOVING = "-moving.webp"  # the name of a moving picture
_MIDDLE = (500, 500)
# Photographs come in few sizes: those that cameras have, and agencies.
_remembered = lru_cache(maxsize=4096)


class Print(Struct, frozen=True):
    """A file of a photograph; its address is the photograph's stem and this `name`."""

    name: str
    size: Size
    format: str
    crop: tuple[int, int] | None = None


@_remembered
def whole(size: Size, form: str) -> tuple[Print, ...]:
    """The whole photograph in a format, narrowest first."""
    return tuple(_whole(one, form) for one in widths_of(size))


@_remembered
def for_all(size: Size, *, transparent: bool, width: int = FALLBACK_WIDTH) -> Print:
    """The one file that every browser and every machine can show, of no more than a width."""
    fit = [one for one in widths_of(size) if one.width <= width]
    one = fit[-1] if fit else Size(width, scaled(size.height, width, size.width))
    return _whole(one, fallback(transparent=transparent))


@_remembered
def for_cards(size: Size, form: str) -> tuple[Print, ...]:
    """The photograph as lists show it, narrowest first; none where it is too small to be cut."""
    widest = box_of(size, Crop(*CARD), _MIDDLE).width
    return tuple(_cut(CARD, width, form) for width in CARD_WIDTHS if width <= widest)


@_remembered
def for_machines(size: Size) -> tuple[Print, ...]:
    """The photograph in the shapes Google asks for, but for that which it has by itself."""
    others = (one for one in RATIOS if size.width * one[1] != size.height * one[0])
    return tuple(_largest(size, ratio) for ratio in others)


@_remembered
def for_networks(size: Size) -> Print:
    """The photograph as networks show it beside a link."""
    return _largest(size, SHARED)


@_remembered
def prints(
    size: Size, formats: tuple[str, ...], *, transparent: bool, cut: bool, alone: bool, width: int
) -> tuple[Print, ...]:
    """Every file of a photograph, none twice, those of one size beside one another.

    `cut` to the shapes of cards and machines; `alone`: nothing but the one for all, of a `width`.
    """
    last = for_all(size, transparent=transparent, width=width)
    if alone:
        return (last,)
    forms = [told(form, transparent) for form in formats]
    every = [one for form in forms for one in whole(size, form)]
    if cut:
        every += (one for form in forms for one in for_cards(size, form))
        every += (*for_machines(size), for_networks(size))
    return tuple(sorted({one.name: one for one in (*every, last)}.values(), key=_order))


def told(form: str, transparent: bool) -> str:  # noqa: FBT001 - called for each format in turn
    """The format that a picture really has where another is asked for: no JPEG is transparent."""
    return PNG if transparent and form == JPEG else form


def _order(one: Print) -> tuple[int, int, int, str]:
    across, down = one.crop or (0, 0)
    return across, down, one.size.width, one.format


def _whole(size: Size, form: str) -> Print:
    return Print(f"-{size.width}.{EXTENSIONS[form]}", size, form)


def _largest(size: Size, ratio: tuple[int, int]) -> Print:
    widest = box_of(size, Crop(*ratio), _MIDDLE).width
    return _cut(ratio, min(CUT_WIDTH, widest), JPEG)


def _cut(ratio: tuple[int, int], width: int, form: str) -> Print:
    across, down = ratio
    name = f"-{across}x{down}-{width}.{EXTENSIONS[form]}"
    return Print(name, Size(width, scaled(width, down, across)), form, ratio)
