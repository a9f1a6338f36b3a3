"""Exif: what a camera or an old program wrote into the first directory of a TIFF."""

import re
import struct
from collections.abc import Iterator

from newsgen.images.metadata.iim import decoded
from newsgen.images.metadata.values import cleaned
from newsgen.model.photograph import Metadata

_DESCRIPTION, _ARTIST, _COPYRIGHT = 0x010E, 0x013B, 0x8298
_ASCII, _BYTE, _UTF8 = 2, 1, 129
_ENTRIES = 500
_HEAD = 8  # bytes, of a TIFF
_IN_PLACE = 4  # bytes of a value that stands in its entry
# What cameras write of themselves where a caption is to stand.
_NO_CAPTION = re.compile(
    r"OLYMPUS DIGITAL CAMERA|SONY DSC|MINOLTA DIGITAL CAMERA|KONICA MINOLTA.*|DIGITAL CAMERA"
    r"|DCIM[\\/].*|default|untitled|SAMSUNG.*CAMERA.*|Exif_JPEG_PICTURE|[A-Z]{2,4}_?\d{3,}(\.JPE?G)?",
    re.IGNORECASE,
)


def read_exif(tiff: bytes) -> Metadata:
    """What the first directory says: caption, author, copyright."""
    texts = {tag: decoded(value) for tag, value in _texts(tiff)}
    # A program of Latin letters alone has written question marks for all others.
    texts = {tag: text for tag, text in texts.items() if 3 * text.count("?") < len(text)}
    caption = cleaned(texts.get(_DESCRIPTION, "").partition("\0")[0])
    if _NO_CAPTION.fullmatch(caption):
        caption = ""
    # Two rights in one text: the photographer's, NUL, the editor's.
    holders = [cleaned(one) for one in texts.get(_COPYRIGHT, "").split("\0")]
    rights = "; ".join(filter(None, holders))
    artists = texts.get(_ARTIST, "").partition("\0")[0].split(";")
    return Metadata(
        caption=(("", caption),) if caption else (),
        bylines=tuple(filter(None, map(cleaned, artists))),
        copyright=(("", rights),) if rights else (),
    )


def _texts(tiff: bytes) -> Iterator[tuple[int, bytes]]:
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < _HEAD:
        return
    (start,) = struct.unpack_from(f"{order}I", tiff, 4)
    if start + 2 > len(tiff):
        return
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    for at in range(start + 2, start + 2 + 12 * min(count, _ENTRIES), 12):
        if at + 12 > len(tiff):
            return
        tag, kind, size = struct.unpack_from(f"{order}HHI", tiff, at)
        if tag not in (_DESCRIPTION, _ARTIST, _COPYRIGHT) or kind not in (_ASCII, _BYTE, _UTF8):
            continue
        place = at + 8 if size <= _IN_PLACE else struct.unpack_from(f"{order}I", tiff, at + 8)[0]
        yield tag, tiff[place : place + size].rstrip(b"\0 ")
