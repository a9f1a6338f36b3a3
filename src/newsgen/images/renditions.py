"""All the files of one photograph, made from one reading of it."""

from collections.abc import Sequence
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING

from newsgen.images import refused
from newsgen.images.colours import eight_bit, standard, upright
from newsgen.images.encoding import Words, encoded
from newsgen.images.focus import CENTRE, focus_of, main_colour
from newsgen.images.opening import DAMAGE, opened, turn_of, upright_size
from newsgen.images.refused import Refused
from newsgen.images.sizes import Box, Crop, Rendition, Size, box_of, scale_of

if TYPE_CHECKING:
    from PIL.Image import Image

# How many times too large a picture may be before its pixels are averaged in whole steps: at twice
# the size wanted, nobody sees the difference to the slow way (Pillow, "reducing_gap").
_GAP = 2.0
_THUMBNAIL = 128  # pixels: enough for a colour


class Negative:
    """A photograph as read for all that is made of it, and where in it things are going on."""

    def __init__(self, picture: "Image") -> None:
        """`picture` in L, RGB or RGBA, upright."""
        self.picture = picture

    @cached_property
    def focus(self) -> tuple[int, int]:
        """Found when the first part is cut out: in thousandths of width and height."""
        return focus_of(self.picture)

    def at(self, size: Size, crop: Crop | None) -> "Image":
        """The picture, or a part of it, at a size; the last one is kept for the next format."""
        if self._last is None or self._last[0] != (size, crop):
            middle = (CENTRE, CENTRE)
            focus = self.focus if crop is not None and crop.focus is None else middle
            box = box_of(Size(*self.picture.size), crop, focus) if crop else None
            self._last = (size, crop), drawn_at(self.picture, size, box)
        return self._last[1]

    _last: "tuple[tuple[Size, Crop | None], Image] | None" = None


def negative(data: bytes, name: str) -> Negative | Refused:
    """The photograph read as large as anything that is made of it can be."""
    with opened(data, name) as image:
        if isinstance(image, Refused):
            return image
        whole = upright_size(Size(*image.size), turn_of(image))
        try:
            return Negative(_read(image, scale_of(whole)))
        except DAMAGE:
            return refused.broken(name)


def printed(of: Negative, wanted: Rendition, words: Words, *, fast: bool = False) -> bytes:
    """The bytes of a rendition, its size as sizes.py gives it.

    They are made of the photo's, of the rendition, of the words and of Pillow's version; what else
    is made of the photo, and where, changes nothing.
    """
    return encoded(of.at(wanted.size, wanted.crop), wanted.format, words, fast=fast)


def renditions(
    data: bytes, name: str, wanted: Sequence[Rendition], words: Words
) -> tuple[bytes, ...] | Refused:
    """The bytes of each rendition wanted, in that order."""
    read_once = negative(data, name)
    if isinstance(read_once, Refused):
        return read_once
    return tuple(printed(read_once, one, words) for one in wanted)


def colour_of(data: bytes, name: str) -> str | Refused:
    """The picture's main colour, "#79b", from as little of it as will do."""
    with opened(data, name) as image:
        if isinstance(image, Refused):
            return image
        try:
            return main_colour(_read(image, _THUMBNAIL / max(image.size)))
        except DAMAGE:
            return refused.broken(name)


def read(data: bytes, name: str, size: Size) -> "Image | Refused":
    """The picture in L, RGB or RGBA, upright, not much larger than is needed to fill a size."""
    with opened(data, name) as image:
        if isinstance(image, Refused):
            return image
        whole = upright_size(Size(*image.size), turn_of(image))
        scale = max(size.width / whole.width, size.height / whole.height)
        try:
            return _read(image, scale)
        except DAMAGE:
            return refused.broken(name)


def drawn_at(picture: "Image", size: Size, box: Box | None = None) -> "Image":
    """The picture, or a part of it, at a size."""
    from PIL.Image import Resampling  # noqa: PLC0415 - Pillow is loaded by now

    area = box or Box(0, 0, *picture.size)
    edges = (area.left, area.top, area.left + area.width, area.top + area.height)
    return picture.resize(
        (size.width, size.height), Resampling.LANCZOS, box=edges, reducing_gap=_GAP
    )


def _read(image: "Image", scale: float) -> "Image":
    # A JPEG is read at a half, a quarter or an eighth of its size where that is enough: libjpeg
    # leaves out the rest, in a third of the time and a fraction of the memory.
    turn, profile = turn_of(image), image.info.get("icc_profile", b"")
    before = image.size
    image.draft(None, (ceil(image.width * scale), ceil(image.height * scale)))
    image.load()
    left = scale * before[0] / image.width
    picture = eight_bit(image)
    step = int(1 / (_GAP * left))
    if step > 1:
        picture = picture.reduce(step)
    picture = standard(upright(picture, turn), profile)
    picture.info = {}
    return picture
