"""Blocks: what a newsroom sets apart from the running text, and how a body says so.

    ::: timeline How it went
    :: 15 March, 9:00
    The water rose.
    :::

Three colons and a name begin a block, three colons alone end it; blocks may stand in blocks. Two
colons begin an entry of a timeline or an interview. A mark stands at the very start of its line.
"""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

WORDS_MAX = 3  # of a name
NAME_MAX = 200  # characters in which a name is looked for


class Takes(Enum):
    """What may follow a block's name."""

    STORY = "story"
    WORDS = "words"
    DATE = "date"


class Kind(Struct, frozen=True):
    """A kind of block."""

    name: str
    takes: Takes
    entries: bool = False


READ_ALSO = Kind("read-also", Takes.STORY)
QUOTE = Kind("quote", Takes.WORDS)
BACKGROUND = Kind("background", Takes.WORDS)
UPDATE = Kind("update", Takes.DATE)
CORRECTION = Kind("correction", Takes.DATE)
TIMELINE = Kind("timeline", Takes.WORDS, entries=True)
INTERVIEW = Kind("interview", Takes.WORDS, entries=True)

# Every name in each language, the usual one first; words may be joined by spaces or hyphens.
_NAMES: Mapping[str, Mapping[Kind, tuple[str, ...]]] = MappingProxyType(
    {
        "en": {
            READ_ALSO: ("read-also",),
            QUOTE: ("quote", "pull-quote"),
            BACKGROUND: ("background", "infobox"),
            UPDATE: ("update",),
            CORRECTION: ("correction",),
            TIMELINE: ("timeline",),
            INTERVIEW: ("interview", "q-and-a"),
        },
        "ru": {
            READ_ALSO: ("читайте-также",),
            QUOTE: ("цитата",),
            BACKGROUND: ("справка",),
            UPDATE: ("обновление",),
            CORRECTION: ("исправление", "уточнение"),
            TIMELINE: ("хроника", "хронология"),
            INTERVIEW: ("интервью", "вопрос-ответ"),
        },
        "kk": {
            READ_ALSO: ("оқи-отырыңыз",),
            QUOTE: ("дәйексөз",),
            BACKGROUND: ("анықтама",),
            UPDATE: ("жаңарту",),
            CORRECTION: ("түзету",),
            TIMELINE: ("оқиғалар-тізбегі",),
            INTERVIEW: ("сұхбат",),
        },
    }
)
NAMES: Mapping[str, Kind] = MappingProxyType(
    {name: kind for kinds in _NAMES.values() for kind, names in kinds.items() for name in names}
)
_MARK = re.compile(r"^[ ]{0,3}(:{2,})([^\n]*)", re.MULTILINE)
_STORY = re.compile(r"^[ \t]*(?:[-*][ \t]+)?(\S(?:[^\n]*\S)?)[ \t]*$", re.MULTILINE)
_WORD = re.compile(r"\S+")
_SPACES = re.compile(r"[\s-]+")


class Role(Enum):
    """What a mark does."""

    OPENS = "opens"
    CLOSES = "closes"
    ENTRY = "entry"


class Fault(Enum):
    """What may be wrong with a mark."""

    NONE = ""
    UNKNOWN = "unknown"  # it opens a block of no kind
    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    STRAY = "stray"  # an entry where none belongs


class Mark(Struct, frozen=True):
    """A line of colons: where it stands in the text, and what follows them."""

    start: int
    end: int
    role: Role
    kind: Kind | None  # of the block it opens or closes, or that the entry is in
    name: str  # as it is written
    words: str  # the rest of the line
    words_start: int
    depth: int = 0  # of blocks around it
    fault: Fault = Fault.NONE


def names_in(language: str) -> tuple[str, ...]:
    """The usual names of the blocks in a language; in English where it has none for them."""
    return tuple(names[0] for names in _NAMES.get(language, _NAMES["en"]).values())


def kind_of(words: str) -> tuple[Kind | None, str]:
    """The kind of block that some words begin with, if any, and its name as it is written."""
    parts = list(_WORD.finditer(words[:NAME_MAX]))
    for part in reversed(parts[:WORDS_MAX]):
        name = words[: part.end()]
        kind = NAMES.get(_SPACES.sub("-", name.casefold().rstrip(":")))
        if kind is not None:
            return kind, name
    return None, parts[0][0]


def stories_of(text: str) -> Iterator[tuple[str, int]]:
    """The stories a "read also" names, one a line, perhaps as a list; each with its place."""
    for match in _STORY.finditer(text):
        yield match[1], match.start(1)


def marks(text: str) -> tuple[Mark, ...]:
    """The marks of a text without code, in their order; a closing ends the innermost block."""
    found = [_mark(match) for match in _MARK.finditer(text)] if "::" in text else []
    opened: list[int] = []
    entries: dict[int, int] = {}  # and the openings they belong to
    for place, mark in enumerate(found):
        around = found[opened[-1]] if opened else None
        depth = len(opened)
        if mark.role is Role.OPENS:
            fault = Fault.UNCLOSED if mark.kind else Fault.UNKNOWN
            found[place] = replace(mark, depth=depth, fault=fault)
            opened.append(place)
        elif mark.role is Role.ENTRY:
            belongs = around is not None and around.kind is not None and around.kind.entries
            if belongs:
                entries[place] = opened[-1]
            fault = Fault.NONE if belongs else Fault.STRAY
            kind = around.kind if around else None
            found[place] = replace(mark, kind=kind, depth=depth, fault=fault)
        elif around is None:
            found[place] = replace(mark, fault=Fault.UNOPENED)
        else:
            opening = opened.pop()
            fault = Fault.NONE if around.kind else Fault.UNKNOWN
            found[opening] = replace(around, fault=fault)
            found[place] = replace(mark, kind=around.kind, depth=depth - 1, fault=fault)
    for place, opening in entries.items():
        found[place] = replace(found[place], fault=found[opening].fault)
    return tuple(found)


def _mark(match: re.Match[str]) -> Mark:
    words = match[2].strip()
    start = match.start(2) + len(match[2]) - len(match[2].lstrip())
    role = Role.ENTRY if match[1] == "::" else Role.OPENS if words else Role.CLOSES
    if role is not Role.OPENS:
        return Mark(match.start(), match.end(), role, None, "", words, start)
    kind, name = kind_of(words)
    rest = words[len(name) :]
    start += len(words) - len(rest.lstrip())
    return Mark(match.start(), match.end(), role, kind, name, rest.strip(), start)
