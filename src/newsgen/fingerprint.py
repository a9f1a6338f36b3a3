"""fingerprint(value) names a frozen value by its content, and the same on any machine.

A struct with a `seal` field carries its own fingerprint: sealed() takes it once, and whatever holds
the struct later is fingerprinted by the seal alone. So a list of cards costs a few bytes a card,
however much a card holds.
"""

import hashlib
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import TypeVar

import msgspec
from msgspec import Struct

SIZE = 16  # bytes: chance collisions stay out of reach at any archive's size
S = TypeVar("S", bound=Struct)
Feed = Callable[[bytes], object]


def fingerprint(value: object) -> bytes:
    """The digest (16 bytes) of a frozen value; TypeError for one that could change under us."""
    digest = hashlib.blake2b(digest_size=SIZE)
    _feed(digest.update, value)
    return digest.digest()


def field_fingerprints(view: Struct) -> bytes:
    """A short digest (8 bytes) of each field in turn, to tell later which of them changed."""
    return b"".join(fingerprint(getattr(view, name))[:8] for name in view.__struct_fields__)


def changed_fields(view: Struct, before: bytes) -> tuple[str, ...]:
    """The names of the fields that are no longer as field_fingerprints() had them."""
    after = field_fingerprints(view)
    if len(after) != len(before):
        return view.__struct_fields__
    return tuple(
        name
        for at, name in enumerate(view.__struct_fields__)
        if after[8 * at : 8 * at + 8] != before[8 * at : 8 * at + 8]
    )


def sealed(value: S) -> S:
    """The struct with its `seal` set to the fingerprint of all its other fields."""
    bare = msgspec.structs.replace(value, seal=b"")
    return msgspec.structs.replace(bare, seal=fingerprint(bare))


def file_digest(data: bytes) -> bytes:
    """The digest (16 bytes) of a file's bytes."""
    return hashlib.blake2b(data, digest_size=SIZE).digest()


def _feed(update: Feed, value: object) -> None:
    # Every part is preceded by its kind and length, so that no two values spell the same bytes.
    kind = type(value)
    if kind is str:
        data = value.encode("utf-8", "surrogatepass")  # type: ignore[attr-defined]
        update(b"s%d:" % len(data) + data)
    elif kind is tuple:
        update(b"t%d:" % len(value))  # type: ignore[arg-type]
        for item in value:  # type: ignore[attr-defined]
            _feed(update, item)
    elif value is None or kind in (bool, int, float):
        update(f"n{value!r};".encode())
    elif kind is bytes:
        update(b"b%d:" % len(value) + value)  # type: ignore[arg-type, operator]
    elif isinstance(value, Struct):
        _feed_struct(update, value)
    elif isinstance(value, (datetime, date)):
        update(f"d{value.isoformat()};".encode())
    else:
        message = f"{kind.__name__} cannot be fingerprinted: it is not a frozen value"
        raise TypeError(message)


def _feed_struct(update: Feed, value: Struct) -> None:
    seal: bytes = getattr(value, "seal", b"")
    if seal:
        update(b"#" + seal)
        return
    update(_name(type(value)))
    for name in value.__struct_fields__:
        _feed(update, getattr(value, name))


@cache
def _name(kind: type[Struct]) -> bytes:
    if not kind.__struct_config__.frozen:
        message = f"{kind.__name__} cannot be fingerprinted: the struct is not frozen"
        raise TypeError(message)
    return f"S{kind.__qualname__}/{len(kind.__struct_fields__)}:".encode()
