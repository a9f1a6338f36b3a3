"""Where picture files keep what is said about them; bytes in, the packets' bytes out.

Whatever is damaged is as if it were not there: a picture without words is still a picture.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterator

from msgspec import Struct

from newsgen.images.opening import opened
from newsgen.images.refused import Refused

PACKET_BYTES = 1_000_000  # of XMP, once put together
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_EXTENDED = b"http://ns.adobe.com/xmp/extension/\0"
_PHOTOSHOP = b"Photoshop 3.0\0"
_IIM = 0x0404
_PNG = b"\x89PNG\r\n\x1a\n"
_SEGMENTS = 4000
_APP1, _APP13, _SCAN, _END = 0xE1, 0xED, 0xDA, 0xD9  # markers; each follows a byte 0xFF
_LENGTH = 2  # bytes that hold a length, and are counted in it


class Packets(Struct, frozen=True):
    """The packets found in a file: XMP (the extended one apart), IIM datasets, a TIFF of Exif."""

    xmp: bytes = b""
    extended: bytes = b""
    iim: bytes = b""
    exif: bytes = b""


def packets(data: bytes) -> Packets:
    """The packets in a JPEG, PNG, WebP or AVIF file."""
    if data.startswith(b"\xff\xd8"):
        return _of_jpeg(data)
    if data.startswith(_PNG):
        return _of_png(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        chunks = dict(reversed(list(_riff(data))))
        exif = chunks.get(b"EXIF", b"").removeprefix(b"Exif\0\0")
        return Packets(xmp=_bounded(chunks.get(b"XMP ", b"")), exif=exif)
    return _of_avif(data) if data[4:8] == b"ftyp" else Packets()


def jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and payload of each segment before the picture itself."""
    at = 2
    for _ in range(_SEGMENTS):
        while data[at : at + 2] == b"\xff\xff":  # fill bytes
            at += 1
        if at + 4 > len(data) or not data.startswith(b"\xff", at) or data[at + 1] in (_SCAN, _END):
            return
        size = int.from_bytes(data[at + 2 : at + 4])
        if size < _LENGTH or at + 2 + size > len(data):
            return
        yield data[at + 1], data[at + 4 : at + 2 + size]
        at += 2 + size


def _of_jpeg(data: bytes) -> Packets:
    xmp = exif = b""
    resources: list[bytes] = []
    parts: dict[bytes, dict[int, bytes]] = {}
    totals: dict[bytes, int] = {}
    for marker, payload in jpeg_segments(data):
        if marker == _APP1 and payload.startswith(_XMP):
            xmp = xmp or payload[len(_XMP) :]
        elif marker == _APP1 and payload.startswith(_EXTENDED):
            head = len(_EXTENDED)
            name = payload[head : head + 32]
            total, offset = struct.unpack(">II", payload[head + 32 : head + 40].rjust(8, b"\0"))
            totals[name] = total
            parts.setdefault(name, {})[offset] = payload[head + 40 :]
        elif marker == _APP1 and payload.startswith(b"Exif\0"):
            exif = exif or payload[6:]
        elif marker == _APP13 and payload.startswith(_PHOTOSHOP):
            resources.append(payload[len(_PHOTOSHOP) :])
    # The main packet names the extended one by its MD5; others in the file are leftovers.
    named = next((name for name in parts if name in xmp), b"")
    extended = _joined(parts.get(named, {}), totals.get(named, 0), named)
    return Packets(xmp, extended, _iim(b"".join(resources)), exif)


def _joined(parts: dict[int, bytes], total: int, name: bytes) -> bytes:
    if not 0 < total <= PACKET_BYTES:
        return b""
    whole = b"".join(parts[offset] for offset in sorted(parts))
    digest = hashlib.md5(whole, usedforsecurity=False).hexdigest().upper().encode()
    return whole if len(whole) == total and digest == name.upper() else b""


def _iim(resources: bytes) -> bytes:
    at = 0
    found = b""
    while resources[at : at + 4] == b"8BIM" and at + 12 <= len(resources):
        code = int.from_bytes(resources[at + 4 : at + 6])
        name = resources[at + 6] + 1
        body = at + 6 + name + name % 2
        size = int.from_bytes(resources[body : body + 4])
        if code == _IIM:
            found += resources[body + 4 : body + 4 + size]
        at = body + 4 + size + size % 2
    return found


def _of_png(data: bytes) -> Packets:
    xmp = exif = b""
    at = len(_PNG)
    while at + 8 <= len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        if at + 12 + size > len(data):
            break
        if kind == b"iTXt" and data.startswith(b"XML:com.adobe.xmp\0", at + 8):
            xmp = xmp or _international(data[at + 26 : at + 8 + size])
        elif kind == b"eXIf":
            exif = exif or data[at + 8 : at + 8 + size]
        at += 12 + size
    return Packets(xmp=xmp, exif=exif)


def _international(rest: bytes) -> bytes:
    # After the keyword: compressed or not, how, language, translated keyword, text.
    *before, text = rest[2:].split(b"\0", 2)
    if not before[1:]:
        return b""
    if rest[:1] != b"\1":
        return _bounded(text)
    try:
        return _bounded(zlib.decompressobj().decompress(text, PACKET_BYTES + 1))
    except zlib.error:
        return b""


def _riff(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        kind, size = struct.unpack("<4sI", data[at : at + 8])
        yield kind, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _of_avif(data: bytes) -> Packets:
    with opened(data, "") as image:
        if isinstance(image, Refused):
            return Packets()
        exif = image.info.get("exif", b"").removeprefix(b"Exif\0\0")
        return Packets(xmp=_bounded(image.info.get("xmp", b"")), exif=exif)


def _bounded(packet: bytes) -> bytes:
    return packet if len(packet) <= PACKET_BYTES else b""
