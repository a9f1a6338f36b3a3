"""How large a picture is shown, read off the head of its file; nothing is ever decoded."""

import re
import struct
import warnings
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

Size = tuple[int, int]  # width and height in pixels

UNKNOWN: Size = (0, 0)
_SIDE_MAX = 65_535  # the most a JPEG can have; what says it has more lies
_SVG_HEAD = 65_536  # bytes in which a drawing begins
_TURNED = frozenset({5, 6, 7, 8})  # values of EXIF's Orientation: a quarter turn to either side
_ORIENTATION = 0x0112
_SVG = re.compile(rb"<svg\b[^<>]*>", re.IGNORECASE)
_SIDE = re.compile(rb"""\s(width|height)\s*=\s*["']\s*([0-9]{1,5})(?:\.[0-9]+)?(?:px)?\s*["']""")
_BOX = re.compile(
    rb"""\sviewBox\s*=\s*["']\s*[-0-9.e]+[\s,]+[-0-9.e]+[\s,]+([0-9]{1,5})(?:\.[0-9]+)?"""
    rb"""[\s,]+([0-9]{1,5})(?:\.[0-9]+)?\s*["']"""
)


def size_of(path: Path, kind: str) -> Size:
    """The size of a picture of a kind ("jpg", "svg" …), turned as its EXIF says; or UNKNOWN.

    Unknown is whatever cannot be read: what makes a picture unfit is said in pictures.py.
    """
    if kind == "svg":
        return _of_drawing(path)
    size = _of_photo(path, kind)
    return size if all(0 < side <= _SIDE_MAX for side in size) else UNKNOWN


def _of_photo(path: Path, kind: str) -> Size:
    # It takes 40 ms to import, and most builds meet no new picture. Each kind's reader is called by
    # itself: Image.open tries many, and warns of pictures too large to decode, which we never do.
    from PIL import (  # noqa: PLC0415
        AvifImagePlugin,
        GifImagePlugin,
        Image,
        ImageFile,
        JpegImagePlugin,
        PngImagePlugin,
        WebPImagePlugin,
    )

    readers: Mapping[str, Callable[[BinaryIO], ImageFile.ImageFile]] = {
        "jpg": JpegImagePlugin.JpegImageFile,
        "png": PngImagePlugin.PngImageFile,
        "gif": GifImagePlugin.GifImageFile,
        "webp": WebPImagePlugin.WebPImageFile,
        "avif": AvifImagePlugin.AvifImageFile,
    }
    try:
        with warnings.catch_warnings(), path.open("rb") as stream:
            warnings.simplefilter("ignore")
            image = readers[kind](stream)
            width, height = image.size
            about = image.info.get("exif")
            if about:
                exif = Image.Exif()
                exif.load(about)
                if exif.get(_ORIENTATION) in _TURNED:
                    return height, width
            return width, height
    # All that reading a broken file is known to end in.
    except (
        *(OSError, EOFError, SyntaxError, ValueError, TypeError, AttributeError, RuntimeError),
        *(LookupError, ArithmeticError, MemoryError, struct.error, zlib.error),
        Image.DecompressionBombError,
    ):
        return UNKNOWN


def _of_drawing(path: Path) -> Size:
    try:
        with path.open("rb") as stream:
            head = stream.read(_SVG_HEAD)
    except OSError:
        return UNKNOWN
    tag = _SVG.search(head)
    if tag is None:
        return UNKNOWN
    sides = {name: int(value) for name, value in _SIDE.findall(tag[0])}
    box = _BOX.search(tag[0])
    if b"width" in sides and b"height" in sides:
        size = (sides[b"width"], sides[b"height"])
    elif box:
        size = (int(box[1]), int(box[2]))
    else:
        return UNKNOWN
    return size if all(size) else UNKNOWN
