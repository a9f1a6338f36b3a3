"""Which sizes of a picture there are to be: arithmetic on its width and height alone.

So planning knows every address and size of a picture without opening it.
"""

from collections.abc import Iterable

from msgspec import Struct

# From a small telephone's to a wide screen's lead photo; each is no more than half as wide again as
# the one before, so that a browser fetches little that it does not show. Google Discover wants 1200
# and more. Each width costs every photo a file in each format.
WIDTHS = (640, 960, 1280, 1920)
CUT_WIDTH = 1200  # of the parts that machines get
RATIOS = ((1, 1), (4, 3), (16, 9))  # as Google asks for in structured data
SIDE_MAX = 16_383  # pixels of a WebP; the other formats hold more

JPEG, PNG, WEBP, AVIF = "jpeg", "png", "webp", "avif"
FORMATS = (AVIF, WEBP, JPEG)


class Size(Struct, frozen=True):
    """Width and height in pixels, as the picture is shown."""

    width: int
    height: int


class Crop(Struct, frozen=True):
    """A part of a picture: the largest of a ratio, about a point, or where things are going on.

    `focus` is the point's place in thousandths of the width and the height, None to find it.
    """

    across: int
    down: int
    focus: tuple[int, int] | None = None


class Rendition(Struct, frozen=True):
    """One file to be made of a picture."""

    size: Size
    format: str
    crop: Crop | None = None  # None: the whole picture


class Box(Struct, frozen=True):
    """A part of a picture in its pixels."""

    left: int
    top: int
    width: int
    height: int


def widths_of(picture: Size, wanted: Iterable[int] = WIDTHS) -> tuple[Size, ...]:
    """The sizes of the whole picture, narrowest first; never more pixels than it has.

    A picture that is narrower than the widest wanted also comes as it is, unless that adds
    next to nothing to the size below. No sizes for a strip that no format could hold.
    """
    widest = max(wanted)
    widths = {width for width in wanted if width <= picture.width}
    nearest = max(widths, default=0)
    if picture.width < widest and picture.width >= nearest * 1.1:
        widths.add(picture.width)
    sizes = (Size(width, scaled(picture.height, width, picture.width)) for width in sorted(widths))
    return tuple(size for size in sizes if size.height <= SIDE_MAX)


def box_of(picture: Size, crop: Crop, focus: tuple[int, int]) -> Box:
    """The largest part of the picture in the crop's ratio, as near as can be about the focus."""
    width = min(picture.width, max(1, picture.height * crop.across // crop.down))
    height = min(picture.height, max(1, picture.width * crop.down // crop.across))
    left, top = crop.focus or focus
    return Box(
        _begin(picture.width, width, left), _begin(picture.height, height, top), width, height
    )


def scale_of(picture: Size) -> float:
    """How much of a picture's size is enough for all that is made of it: 1 is all of it.

    Of the picture alone, whatever is wanted of it this time, so that a file is the same whether it
    is made alone or with others.
    """
    boxes = [box_of(picture, Crop(across, down), (500, 500)) for across, down in RATIOS]
    crops = (CUT_WIDTH / box.width for box in boxes)
    return min(1.0, max(max(WIDTHS) / picture.width, *crops))


def fallback(*, transparent: bool) -> str:
    """The format that every browser ever made knows."""
    return PNG if transparent else JPEG


def _begin(whole: int, part: int, focus: int) -> int:
    return max(0, min(whole - part, whole * focus // 1000 - part // 2))


def scaled(length: int, part: int, whole: int) -> int:
    """A length in the proportion of part to whole, at least 1."""
    # To the nearest, a half up: whole numbers are the same on any machine.
    return max(1, (2 * length * part + whole) // (2 * whole))
