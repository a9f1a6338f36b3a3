"""IPTC-IIM 4.2: the older datasets, which agencies' programs still write and read.

A dataset is counted in bytes. Its letters are those that 1:90 names; where it names none, they are
tried as UTF-8, then as cp1251, which is what desks from Moscow to Almaty have written for decades.
Never latin-1, which would take any bytes and make nonsense of them.
"""

import hashlib
from collections.abc import Iterator

from newsgen.images.metadata.values import NAMES, cleaned, in_language
from newsgen.model.photograph import Metadata

_CHARSET = (1, 90)
_UTF8 = b"\x1b%G"
_TITLE, _BYLINE, _HEADLINE = (2, 5), (2, 80), (2, 105)
_CREDIT, _SOURCE, _COPYRIGHT, _CAPTION = (2, 110), (2, 115), (2, 116), (2, 120)
BYTES_MAX = {_TITLE: 64, _BYLINE: 32, _HEADLINE: 256, _CREDIT: 32, _SOURCE: 32, _COPYRIGHT: 128}
_CAPTION_BYTES = 2000
_DATASETS = 2000
_MARK = b"\x1c"


def read_iim(block: bytes) -> Metadata:
    """What the datasets say; a damaged end is left out."""
    found: dict[tuple[int, int], list[str]] = {}
    for key, value in _datasets(block):
        text = cleaned(decoded(value))
        if text and key != _CHARSET:
            found.setdefault(key, []).append(text)

    def first(key: tuple[int, int]) -> str:
        return found.get(key, [""])[0]

    def default(key: tuple[int, int]) -> tuple[tuple[str, str], ...]:
        return (("", first(key)),) if key in found else ()

    return Metadata(
        caption=default(_CAPTION),
        headline=first(_HEADLINE),
        title=default(_TITLE),
        bylines=tuple(found.get(_BYLINE, ()))[:NAMES],
        credit=first(_CREDIT),
        source=first(_SOURCE),
        copyright=default(_COPYRIGHT),
    )


def write_iim(metadata: Metadata, language: str) -> bytes:
    """The datasets in UTF-8, in one language, each cut to its length; b"" with nothing to say."""
    texts = [
        (_TITLE, in_language(metadata.title, language)),
        *((_BYLINE, name) for name in metadata.bylines),
        (_HEADLINE, metadata.headline),
        (_CREDIT, metadata.credit),
        (_SOURCE, metadata.source),
        (_COPYRIGHT, in_language(metadata.copyright, language)),
        (_CAPTION, in_language(metadata.caption, language)),
    ]
    written = b"".join(
        _dataset(key, cut(text, BYTES_MAX.get(key, _CAPTION_BYTES))) for key, text in texts if text
    )
    if not written:
        return b""
    return _dataset(_CHARSET, _UTF8) + _dataset((2, 0), b"\0\4") + written


def photoshop_segment(block: bytes) -> bytes:
    """The JPEG segment that holds the datasets, and their digest as programs look for it."""
    if not block:
        return b""
    # The digest tells a program whether IIM was changed after XMP was (Metadata Working Group).
    digest = hashlib.md5(block, usedforsecurity=False).digest()
    payload = b"Photoshop 3.0\0" + _resource(0x0404, block) + _resource(0x0425, digest)
    return b"\xff\xed" + (len(payload) + 2).to_bytes(2) + payload


def decoded(value: bytes) -> str:
    """The letters of a dataset or an Exif text, UTF-8 or else cp1251."""
    try:
        return value.decode()
    except UnicodeDecodeError as error:
        whole = value[: error.start]
        if error.reason == "unexpected end of data" and not whole.isascii():
            return whole.decode()  # UTF-8 whose last letter was cut by a count of bytes
        return value.decode("cp1251", "replace")


def cut(text: str, size_max: int) -> bytes:
    """The text in UTF-8, whole letters of it, in no more than so many bytes."""
    return text.encode()[:size_max].decode(errors="ignore").rstrip().encode()


def _datasets(block: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    at = 0
    for _ in range(_DATASETS):
        if at + 5 > len(block) or not block.startswith(_MARK, at):
            return
        size = int.from_bytes(block[at + 3 : at + 5])
        start = at + 5
        if size & 0x8000:  # an extended dataset: this was the length of its length
            start += size & 0x7FFF
            size = int.from_bytes(block[at + 5 : start])
        if start + size > len(block):
            return
        yield (block[at + 1], block[at + 2]), block[start : start + size]
        at = start + size


def _dataset(key: tuple[int, int], value: bytes) -> bytes:
    return _MARK + bytes(key) + len(value).to_bytes(2) + value


def _resource(code: int, data: bytes) -> bytes:
    padding = b"\0" * (len(data) % 2)
    return b"8BIM" + code.to_bytes(2) + b"\0\0" + len(data).to_bytes(4) + data + padding
