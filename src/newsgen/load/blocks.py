"""The blocks of a body (model/blocks.py): what is wrong with them, and the stories they name."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import takewhile
from zoneinfo import ZoneInfo

from msgspec import Struct

from newsgen.errors import NewsgenError, Problem
from newsgen.load import limits
from newsgen.load.fields import nearest
from newsgen.load.frontmatter import place_of
from newsgen.load.markup import without_comments, without_fences
from newsgen.load.moments import moment_in
from newsgen.load.names import is_text
from newsgen.model.article import Reference
from newsgen.model.blocks import (
    NAME_MAX,
    NAMES,
    READ_ALSO,
    WORDS_MAX,
    Fault,
    Mark,
    Role,
    Takes,
    marks,
    names_in,
    stories_of,
)
from newsgen.said import Words, say

# A mark behind what begins a quotation, a list or code, where it would be plain text.
_MISPLACED = re.compile(r"^(?![ ]{0,3}:)(?:[ \t>*+-]|[0-9]+[.)])++(:::)", re.MULTILINE)
_QUOTED_MAX = 2  # words of a name that is no block's, unless a longer one is meant


class Found(Struct, frozen=True):
    """What is wrong with the blocks of a body, and the stories that "read also" names."""

    problems: tuple[Problem, ...] = ()
    stories: tuple[Reference, ...] = ()


class _Block(Struct, frozen=True):
    opening: Mark
    closing: Mark
    entries: tuple[Mark, ...]


def blocks_in(body: str, path: str, first: int, zone: ZoneInfo, language: str) -> Found:
    """What there is to say of the blocks of a body whose first line is number `first`."""
    if "::" not in body:
        return Found()
    text = without_fences(body)
    text = without_comments(text) if "<!--" in text else text
    return _Reading(text, path, first, zone, language).found()


class _Reading:
    """One body, and what was found in it so far."""

    def __init__(self, text: str, path: str, first: int, zone: ZoneInfo, language: str) -> None:
        self._text = text
        self._path = path
        self._first = first
        self._zone = zone
        self._language = language
        self._problems: list[Problem] = []
        self._stories: list[Reference] = []

    def found(self) -> Found:
        every = marks(self._text)
        if len(every) > limits.BLOCK_MARKS:
            what = say("there are too many blocks")
            remedy = say("tell it in parts: {limit} at most", limit=limits.BLOCK_MARKS)
            self._problem(every[0].start, "too-intricate", what, remedy)
            return Found(tuple(self._problems))
        for match in _MISPLACED.finditer(self._text):
            what = say("a block begins at the very start of its line")
            remedy = say("take away what stands before :::")
            self._problem(match.start(1), "bad-block", what, remedy)
        for mark in every:
            self._fault(mark)
        for block in _whole(every):
            self._block(block)
        return Found(tuple(self._problems), tuple(self._stories))

    def _problem(self, index: int, code: str, text: Words, remedy: Words) -> None:
        where = place_of(self._text, self._path, index, self._first)
        self._problems.append(Problem(where, code, text, remedy))

    def _fault(self, mark: Mark) -> None:
        if mark.role is Role.OPENS and mark.fault is Fault.UNKNOWN:
            self._unknown(mark)
        elif mark.role is Role.OPENS and mark.fault is Fault.UNCLOSED:
            what = say("the block {name!r} is not closed", name=mark.name)
            remedy = say("put a line of ::: where it ends")
            self._problem(mark.start, "unclosed-block", what, remedy)
        elif mark.fault is Fault.UNOPENED:
            what = say("::: ends a block, but none has begun")
            remedy = say("take it away, or begin the block: ::: and its name")
            self._problem(mark.start, "unopened-block", what, remedy)
        elif mark.fault is Fault.STRAY:
            what = say(":: begins an entry, but neither a timeline nor an interview is open")
            remedy = say("begin a block with three colons: ::: and its name")
            self._problem(mark.start, "bad-block", what, remedy)
        if mark.role is Role.OPENS and mark.depth == limits.BLOCK_NESTING:
            what = say("blocks are nested more than {limit} deep", limit=limits.BLOCK_NESTING)
            self._problem(mark.start, "too-deep", what, say("take away some levels"))

    def _unknown(self, mark: Mark) -> None:
        words = _words_of_name(mark)
        near, count = "", _QUOTED_MAX
        if len(self._problems) < limits.PROPOSALS:
            near, count = _meant(words)
        if near:
            remedy = say("did you mean {name}?", name=near)
        else:
            remedy = say("the blocks are {names}", names=", ".join(names_in(self._language)))
        what = say("there is no block {name!r}", name=" ".join(words[:count])[:80])
        index = self._text.index(mark.name, mark.start)
        self._problem(index, "unknown-block", what, remedy)

    def _block(self, block: _Block) -> None:
        kind, opening = block.opening.kind, block.opening
        assert kind is not None  # noqa: S101 - a whole block is of a known kind
        if kind.takes is Takes.DATE:
            self._date(opening)
        if kind is READ_ALSO:
            self._read_also(block)
        elif kind.entries:
            self._entries(block)
        elif not self._text[opening.end : block.closing.start].strip():
            what = say("there is nothing in the block {name!r}", name=opening.name)
            remedy = say("write its text between ::: and :::")
            self._problem(opening.start, "bad-block", what, remedy)

    def _date(self, mark: Mark) -> None:
        if not mark.words:
            what = say("the block {name!r} wants a date", name=mark.name)
            remedy = say("write it as ::: {name} 2024-03-16 10:00", name=mark.name)
            self._problem(mark.start, "bad-block", what, remedy)
            return
        where = place_of(self._text, self._path, mark.words_start, self._first)
        try:
            moment_in(mark.words, where, self._zone)
        except NewsgenError as error:
            self._problems += error.problems

    def _read_also(self, block: _Block) -> None:
        start = block.opening.words_start
        found = list(stories_of(self._text[start : block.closing.start]))
        for story, place in found:
            where = place_of(self._text, self._path, start + place, self._first)
            self._stories.append(Reference(story, where))
        if not found:
            what = say("the block {name!r} names no story", name=block.opening.name)
            remedy = say("write a story's path below content/articles: 2024/03/other-story")
            self._problem(block.opening.start, "bad-block", what, remedy)

    def _entries(self, block: _Block) -> None:
        opening = block.opening
        start = block.entries[0].start if block.entries else block.closing.start
        if not block.entries or self._text[opening.end : start].strip():
            what = say("the block {name!r} begins without an entry", name=opening.name)
            remedy = say("begin each entry with a line of two colons: :: and when, or the question")
            self._problem(opening.start, "bad-block", what, remedy)
        for entry in block.entries:
            if not entry.words:
                what = say("nothing follows the two colons of an entry")
                remedy = say("write when it was, or the question, behind them")
                self._problem(entry.start, "bad-block", what, remedy)


def _words_of_name(mark: Mark) -> tuple[str, ...]:
    """The words that may have been meant for a block's name: what names a story ends them."""
    others = takewhile(
        lambda one: "/" not in one and not is_text(one), mark.words[:NAME_MAX].split()
    )
    return (mark.name, *others)[:WORDS_MAX]


def _meant(words: tuple[str, ...]) -> tuple[str, int]:
    """The name most like the first of some words, and how many they are; or "" and a usual few."""
    likenesses: list[tuple[float, int, str]] = []
    for count in range(1, len(words) + 1):
        tried = "-".join(words[:count]).casefold()[:NAME_MAX]
        near = nearest(tried, NAMES)
        if near:
            likenesses.append((SequenceMatcher(None, tried, near).ratio(), count, near))
    if not likenesses:
        return "", _QUOTED_MAX
    _, count, near = max(likenesses)
    return near, count


def _whole(every: tuple[Mark, ...]) -> Iterator[_Block]:
    """The blocks that are begun and ended, each with its own entries."""
    opened: list[tuple[Mark, list[Mark]]] = []
    for mark in every:
        if mark.fault is not Fault.NONE:
            continue
        if mark.role is Role.OPENS:
            opened.append((mark, []))
        elif mark.role is Role.ENTRY:
            opened[-1][1].append(mark)
        else:
            opening, entries = opened.pop()
            yield _Block(opening, mark, tuple(entries))
