"""fingerprint(value) names a frozen value by its content, and the same on any machine.

A Sealed value carries its own fingerprint, taken once when it is made; whatever holds it later is
fingerprinted by that seal alone. So a list of cards costs a few bytes a card, not what they hold.

All digests are XXH3: they tell what has changed, at a fiftieth of the cost of cryptographic ones.
Who makes two texts of one digest deceives nobody but the site that publishes both.
"""

import typing
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, BinaryIO, Union

import msgspec
from msgspec import Struct
from xxhash import xxh3_128, xxh3_128_digest, xxh32_digest

SIZE = 16  # bytes: chance collisions stay out of reach at any archive's size
_BLOCK = 1 << 20  # bytes
_SCALARS = (str, int, float, bool, bytes, NoneType, datetime, date)


class Sealed:
    """A value that never changes and says who it is: `seal` is the fingerprint of the rest."""

    __slots__ = ("seal",)
    seal: bytes

    def __eq__(self, other: object) -> bool:
        """Equal seals are equal values."""
        return type(other) is type(self) and other.seal == self.seal

    def __hash__(self) -> int:
        return hash(self.seal)

    def __setattr__(self, name: str, _value: object) -> None:
        """Never: it is what it was made."""
        raise AttributeError(f"a {type(self).__name__} is frozen, {name} included")

    def __getstate__(self) -> tuple[object, ...]:
        """All of it, the seal included, so that no other process has to take it again."""
        return tuple([getattr(self, name) for name in (*self.__slots__, "seal")])

    def __setstate__(self, state: tuple[object, ...]) -> None:
        """As __getstate__ gave it."""
        for name, value in zip((*self.__slots__, "seal"), state, strict=True):
            object.__setattr__(self, name, value)


def fingerprint(value: object) -> bytes:
    """The digest (16 bytes) of a frozen value; TypeError for one that could change under us.

    Values of one declared type differ in their fingerprints where they differ at all.
    """
    kind: Any = type(value)
    if kind is tuple:
        _check(value)
        name = b"tuple\0"
    else:
        name = _checked_name(kind)
    return xxh3_128_digest(name + _encode(value))


def field_fingerprints(view: Struct) -> bytes:
    """A checksum (XXH32) of each field in turn, to tell later which of them changed.

    Nothing hangs on it but the reason that is given for making a page again.
    """
    names = view.__struct_fields__
    return b"".join([xxh32_digest(_encode(getattr(view, name))) for name in names])


def changed_fields(view: Struct, before: bytes) -> tuple[str, ...]:
    """The names of the fields that are no longer as field_fingerprints() had them."""
    after = field_fingerprints(view)
    if len(after) != len(before):
        return view.__struct_fields__
    return tuple(
        name
        for at, name in enumerate(view.__struct_fields__)
        if after[4 * at : 4 * at + 4] != before[4 * at : 4 * at + 4]
    )


def file_digest(data: bytes) -> bytes:
    """The digest (16 bytes) of a file's bytes."""
    return xxh3_128_digest(data)


def stream_digest(stream: BinaryIO) -> bytes:
    """The file_digest() of all that a stream gives, without holding it in memory."""
    digest = xxh3_128()
    while block := stream.read(_BLOCK):
        digest.update(block)
    return digest.digest()


def _seal(value: object) -> bytes:
    if isinstance(value, Sealed):
        return value.seal
    raise TypeError(f"{type(value).__name__} cannot be fingerprinted: it is not a frozen value")


# JSON, because it keeps a moment's offset; the encoder itself holds no state.
_encode = msgspec.json.Encoder(enc_hook=_seal).encode


def _check(value: object) -> None:
    if isinstance(value, tuple):
        for item in value:
            _check(item)
    else:
        kind: Any = type(value)
        _check_type(kind)


@cache
def _checked_name(kind: Any) -> bytes:  # noqa: ANN401 - a type
    _check_type(kind)
    name: str = kind.__qualname__
    return name.encode() + b"\0"


@cache
def _check_type(kind: Any) -> None:  # noqa: ANN401 - a type, or a form of typing
    # Types are checked once, not values each time: mypy holds values to their declared types.
    origin = typing.get_origin(kind)
    if origin is tuple or origin in (Union, UnionType):
        for part in typing.get_args(kind):
            if part is not Ellipsis:
                _check_type(part)
        return
    if isinstance(kind, type):
        if kind in _SCALARS or issubclass(kind, (Sealed, Enum)):
            return
        if issubclass(kind, Struct) and kind.__struct_config__.frozen:
            for part in typing.get_type_hints(kind).values():
                _check_type(part)
            return
    raise TypeError(f"{kind} cannot be fingerprinted: it is not a frozen value")
