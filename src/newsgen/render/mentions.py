"""What a template mentions: the templates and assets it names, known before anything is rendered.

Found by parsing (render/parsing.py), which costs a build with nothing to do more than all the rest
of it; so what was found is plain data that may be remembered from build to build.
"""

import msgspec
from msgspec import Struct

from newsgen.errors import Location


class TemplateFile(Struct, frozen=True):
    """A template as found: its name, its text, and the path its designer knows it by."""

    name: str
    text: str
    digest: bytes
    shown: str


class Use(Struct, frozen=True, order=True):
    """A name a template mentions, where, and whether it may be missing."""

    name: str
    where: Location
    optional: bool = False


class Mentions(Struct, frozen=True):
    """All that one template mentions, in the order of its source."""

    templates: tuple[Use, ...]
    assets: tuple[Use, ...]


class _Remembered(Struct, frozen=True, array_like=True):
    """Mentions without the file's name: (name, line, optional) of each use."""

    templates: tuple[tuple[str, int, bool], ...]
    assets: tuple[tuple[str, int, bool], ...]


def remembered(found: Mentions) -> bytes:
    """Mentions as bytes to keep."""
    return msgspec.msgpack.encode(_Remembered(_bare(found.templates), _bare(found.assets)))


def recalled(data: bytes, shown: str) -> Mentions | None:
    """The mentions kept as bytes, for a file of that path; None if the bytes are of something else.

    The path is not kept: one text may stand in several files.
    """
    try:
        kept = msgspec.msgpack.decode(data, type=_Remembered)
    except msgspec.DecodeError:
        return None
    return Mentions(_placed(kept.templates, shown), _placed(kept.assets, shown))


def _bare(uses: tuple[Use, ...]) -> tuple[tuple[str, int, bool], ...]:
    return tuple((use.name, use.where.line, use.optional) for use in uses)


def _placed(kept: tuple[tuple[str, int, bool], ...], shown: str) -> tuple[Use, ...]:
    return tuple(Use(name, Location(shown, line), optional) for name, line, optional in kept)
