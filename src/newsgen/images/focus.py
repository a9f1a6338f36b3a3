"""Where things are going on in a picture: the centre of its edges, and its main colour.

The measure: in a small grey copy, how much each pixel differs from its left and its upper
neighbour, less what is usual in the picture, so that grass or a crowd does not count; the centre of
what is left, moved a third of the way to the middle, since a measure this simple may err.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDE = 96  # pixels of the small copy
_SIDE_MIN = 3
CENTRE = 500  # thousandths


def focus_of(image: "Image") -> tuple[int, int]:
    """The point to keep in a crop, in thousandths of width and height."""
    from PIL import ImageChops, ImageStat  # noqa: PLC0415 - Pillow is loaded by now

    small = image.convert("L")
    small.thumbnail((_SIDE, _SIDE))
    width, height = small.size
    left = ImageChops.offset(small, 1, 0)
    above = ImageChops.offset(small, 0, 1)
    edges = ImageChops.add(
        ImageChops.difference(small, left), ImageChops.difference(small, above), 2
    )
    if min(small.size) < _SIDE_MIN:
        return CENTRE, CENTRE
    edges = edges.crop((1, 1, width, height))  # offset() wraps around the margin
    usual = ImageStat.Stat(edges).median[0]
    strong = ImageChops.subtract(edges, edges.point(lambda _value: usual))
    values = strong.tobytes()
    across = [sum(values[at :: width - 1]) for at in range(width - 1)]
    down = [sum(values[at : at + width - 1]) for at in range(0, len(values), width - 1)]
    return _centre(across), _centre(down)


def main_colour(image: "Image") -> str:
    """The colour that most of a picture has, "#rgb": its place while it is being fetched."""
    from PIL.Image import Quantize  # noqa: PLC0415

    small = image.convert("RGB")
    small.thumbnail((64, 64))
    few = small.quantize(6, Quantize.MEDIANCUT)
    palette = few.getpalette() or [128] * 3
    counts = few.getcolors() or [(1, 0)]
    _, index = max((count, -int(str(index))) for count, index in counts)
    parts = palette[-3 * index : 3 - 3 * index]
    return "#" + "".join(f"{round(part / 17):x}" for part in parts)


def _centre(weights: list[int]) -> int:
    total = sum(weights)
    if not total:
        return CENTRE
    moment = sum((2 * at + 1) * weight for at, weight in enumerate(weights))
    found = 1000 * moment // (2 * len(weights) * total)
    return (2 * found + CENTRE) // 3
