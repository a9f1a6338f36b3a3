"""One answer of what a photograph says of itself: XMP before IIM before Exif."""

import unicodedata
from collections.abc import Iterator

from msgspec.structs import asdict, replace

from newsgen.images.metadata.containers import packets
from newsgen.images.metadata.exif import read_exif
from newsgen.images.metadata.iim import read_iim
from newsgen.images.metadata.xmp import read_xmp
from newsgen.model.photograph import Conflict, Metadata

_SHOWN = 80  # characters of a value in a conflict


def read_metadata(data: bytes) -> Metadata:
    """What a picture file says, the first format that has a field deciding it; conflicts told."""
    found = packets(data)
    kept = read_xmp(found.xmp, found.extended)
    conflicts: list[Conflict] = []
    for name, other in (("IPTC-IIM", read_iim(found.iim)), ("Exif", read_exif(found.exif))):
        conflicts.extend(_conflicts(kept, other, name))
        said = {field: value for field, value in asdict(kept).items() if value}
        kept = replace(other, **said)
    return replace(kept, conflicts=tuple(conflicts))


def _conflicts(kept: Metadata, other: Metadata, name: str) -> Iterator[Conflict]:
    ours, theirs = asdict(kept), asdict(other)
    for field in Metadata.__struct_fields__:
        mine, yours = _values(ours[field]), _values(theirs[field])
        if mine and yours and field != "conflicts" and not _agree(mine, yours):
            yield Conflict(field, _shown(mine), _shown(yours), name)


def _values(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    texts = value if isinstance(value, tuple) else ()
    return tuple(one[1] if isinstance(one, tuple) else str(one) for one in texts)


def _agree(mine: tuple[str, ...], yours: tuple[str, ...]) -> bool:
    # IIM holds 32 bytes of a name: its beginning alone is no second opinion.
    bare = [_bare(text) for text in mine]
    return all(any(one.startswith(text) for one in bare) for text in map(_bare, yours))


def _bare(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold()
    return "".join(mark for mark in folded if mark.isalnum())


def _shown(texts: tuple[str, ...]) -> str:
    return "; ".join(texts)[:_SHOWN]
