"""Opening a picture file: what it is and how large, and refusing what would do harm.

Memory of one picture at work: less than 1.2 GB, whatever the file (measured at PIXELS_MAX for each
format, tests/images/test_limits.py). So a machine wants that much for each of its jobs.
"""

import re
import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from newsgen.images import refused
from newsgen.images.refused import Refused
from newsgen.images.sizes import Size, widths_of

if TYPE_CHECKING:
    from PIL.Image import Image

# The largest camera that newspapers use has 102 million, and writes JPEG, which is read at a half
# of its size or less. Others are read whole; WebP even twice, for it might be moving.
PIXELS_MAX: Mapping[str, int] = MappingProxyType(
    {
        "jpg": 110_000_000,
        **dict.fromkeys(("png", "webp", "gif", "avif"), 64_000_000),
    }
)
FRAMES_MAX = 10_000

KINDS: Mapping[str, str] = MappingProxyType(
    {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "gif": "GIF", "avif": "AVIF"}
)
_EXTENSIONS: Mapping[str, str] = MappingProxyType({"jpeg": "jpg", "jpe": "jpg", "jfif": "jpg"})
_BEGINNINGS: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    ("jpg", re.compile(rb"\xff\xd8\xff")),
    ("png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("gif", re.compile(rb"GIF8[79]a")),
    ("webp", re.compile(rb"RIFF....WEBP", re.DOTALL)),
    ("avif", re.compile(rb"....ftyp.*avi[fs]", re.DOTALL)),
    ("heic", re.compile(rb"....ftyp(?:he(?:ic|ix|vc|im|is|vm|vs)|(?:mif1|msf1).*hei)", re.DOTALL)),
)
_SIDEWAYS = frozenset({5, 6, 7, 8})  # turns that exchange width and height
_TURNS = range(1, 9)
_ORIENTATION = 0x0112
# What Pillow raises over bytes that are not what they promised to be.
DAMAGE = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    RuntimeError,
    struct.error,
    zlib.error,
    MemoryError,
)


class Probe(Struct, frozen=True):
    """What the head of a picture file says: its kind, and its size as it is shown."""

    kind: str  # as in KINDS
    size: Size
    transparent: bool = False  # it may be: its pixels have not been looked at
    frames: int = 1


def kind_of(data: bytes) -> str:
    """The kind of picture by its first 32 bytes, "heic" too, else ""."""
    head = data[:32]
    return next((kind for kind, begins in _BEGINNINGS if begins.match(head)), "")


def probe(data: bytes, name: str) -> Probe | Refused:
    """What a picture is, from its head; `name` is the file's, whose extension must not lie."""
    with opened(data, name) as image:
        if isinstance(image, Refused):
            return image
        kind = kind_of(data)
        extension = name.rpartition(".")[2].casefold()
        if _EXTENSIONS.get(extension, extension) != kind:
            return refused.misnamed(name, kind)
        try:
            # The second picture in a JPEG is a telephone's own, of how bright the first is.
            frames = 1 if kind == "jpg" else min(getattr(image, "n_frames", 1), FRAMES_MAX)
        except DAMAGE:
            return refused.broken(name)
        size = upright_size(Size(*image.size), turn_of(image))
        return Probe(kind, size, image.has_transparency_data, frames)


@contextmanager
def opened(data: bytes, name: str) -> "Iterator[Image | Refused]":
    """The picture, its pixels not yet read, or why not."""
    with warnings.catch_warnings():
        # Pillow's complaints are told by none of us: what matters of them is refused.
        warnings.simplefilter("ignore")
        image = _open(data, name)
        if isinstance(image, Refused):
            yield image
        else:
            with image:
                yield _limited(image, name, PIXELS_MAX[kind_of(data)])


def _limited(image: "Image", name: str, pixels_max: int) -> "Image | Refused":
    size = Size(*image.size)
    if size.width * size.height > pixels_max:
        return refused.too_large(name, pixels_max // 1_000_000)
    if not widths_of(upright_size(size, turn_of(image))):
        return refused.too_long(name, size.width, size.height)
    return image


def _open(data: bytes, name: str) -> "Image | Refused":
    from PIL import Image  # noqa: PLC0415 - 40 ms, and only here needed

    kind = kind_of(data)
    if kind not in KINDS:
        unfit = refused.heic if kind else refused.unknown
        return unfit(name) if data else refused.empty(name)
    try:
        return Image.open(BytesIO(data), formats=(KINDS[kind],))
    except Image.DecompressionBombError:
        return refused.too_large(name, PIXELS_MAX[kind] // 1_000_000)
    except DAMAGE:
        return refused.broken(name)


def turn_of(image: "Image") -> int:
    """How the picture is to be turned to stand upright: Exif's number, 1 for not at all."""
    from PIL import Image  # noqa: PLC0415

    # Not image.getexif(), which reads all the pixels of a PNG to find out that it has none.
    exif = Image.Exif()
    try:
        exif.load(image.info.get("exif", b""))
        turn = exif.get(_ORIENTATION)
    except DAMAGE:
        return 1
    return turn if isinstance(turn, int) and turn in _TURNS else 1


def upright_size(size: Size, turn: int) -> Size:
    """The size of a picture once it is turned."""
    return Size(size.height, size.width) if turn in _SIDEWAYS else size
