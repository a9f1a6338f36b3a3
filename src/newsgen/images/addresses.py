"""Which files a photograph is published as, and where: arithmetic on its stem and size.

"/media/2024/03/bridge.0a1b2c3d4e-640.webp" is the whole photograph, 640 pixels wide;
"…-3x2-320.webp" a part of it in that shape.
"""

from collections.abc import Iterator
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
_MIDDLE = (500, 500)


class Print(Struct, frozen=True):
    """A file of a photograph."""

    url: str
    size: Size
    format: str
    crop: tuple[int, int] | None = None


def whole(stem: str, size: Size, form: str) -> Iterator[Print]:
    """The whole photograph in a format, narrowest first."""
    for one in widths_of(size):
        yield Print(f"{stem}-{one.width}.{EXTENSIONS[form]}", one, form)


def for_all(stem: str, size: Size, *, transparent: bool, width: int = FALLBACK_WIDTH) -> Print:
    """The one file that every browser and every machine can show, of no more than a width."""
    form = fallback(transparent=transparent)
    fit = [one for one in widths_of(size) if one.width <= width]
    one = fit[-1] if fit else Size(width, scaled(size.height, width, size.width))
    return Print(f"{stem}-{one.width}.{EXTENSIONS[form]}", one, form)


def for_cards(stem: str, size: Size, form: str) -> Iterator[Print]:
    """The photograph as lists show it, narrowest first; none where it is too small to be cut."""
    widest = box_of(size, Crop(*CARD), _MIDDLE).width
    return (_cut(stem, CARD, width, form) for width in CARD_WIDTHS if width <= widest)


def for_machines(stem: str, size: Size) -> tuple[Print, ...]:
    """The photograph in the shapes Google asks for, but for that which it has by itself."""
    others = (one for one in RATIOS if size.width * one[1] != size.height * one[0])
    return tuple(_largest(stem, size, ratio) for ratio in others)


def for_networks(stem: str, size: Size) -> Print:
    """The photograph as networks show it beside a link."""
    return _largest(stem, size, SHARED)


def moving(stem: str) -> str:
    """The address of a moving picture."""
    return f"{stem}-moving.webp"


def prints(
    stem: str, size: Size, formats: tuple[str, ...], *, transparent: bool, cut: bool
) -> Iterator[Print]:
    """Every file of a photograph but the one for all, those of one size beside one another."""
    made = {one.url: one for form in formats for one in whole(stem, size, told(form, transparent))}
    if cut:
        cards = (for_cards(stem, size, told(form, transparent)) for form in formats)
        made.update((one.url, one) for each in cards for one in each)
        made.update((one.url, one) for one in for_machines(stem, size))
        shared = for_networks(stem, size)
        made[shared.url] = shared
    yield from sorted(made.values(), key=_order)


def told(form: str, transparent: bool) -> str:  # noqa: FBT001 - called for each format in turn
    """The format that a picture really has where another is asked for: no JPEG is transparent."""
    return PNG if transparent and form == JPEG else form


def _order(one: Print) -> tuple[int, int, int, str]:
    across, down = one.crop or (0, 0)
    return across, down, one.size.width, one.format


def _largest(stem: str, size: Size, ratio: tuple[int, int]) -> Print:
    widest = box_of(size, Crop(*ratio), _MIDDLE).width
    return _cut(stem, ratio, min(CUT_WIDTH, widest), JPEG)


def _cut(stem: str, ratio: tuple[int, int], width: int, form: str) -> Print:
    across, down = ratio
    url = f"{stem}-{across}x{down}-{width}.{EXTENSIONS[form]}"
    return Print(url, Size(width, scaled(width, down, across)), form, ratio)
