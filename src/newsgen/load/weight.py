"""Texts that would take Markdown too long are refused; no news story is near the limits."""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from newsgen.errors import Location, Problem
from newsgen.load import limits
from newsgen.load.markup import signs_of, without_fences
from newsgen.said import Said, say

# Possessive (++, *+), so that a line of blanks is walked once and not once for each of them.
_DEEP = re.compile(
    rf"^(?:[ ]{{{4 * limits.NESTING},}}+|\t{{{limits.NESTING},}}+)[ \t]*+(?:[-*+>]|[0-9]{{1,9}}\.)"
    rf"|^[ \t]*+(?:(?:[-*+>]|[0-9]{{1,9}}[.)])[ \t]*+){{{limits.NESTING + 1}}}(?![-*+ \t]*+$)",
    re.MULTILINE,
)
_CLOSED = re.compile(r"<[a-zA-Z/](?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*>")
_RULE = re.compile(r"^[ \t>|:*+-]*\|[ \t|:-]*$", re.MULTILINE)
_SPACES = b" " * limits.SPACES
_ROW = re.compile(b"[-*+>.)]{%d}" % (limits.NESTING + 1))


_CODE = say("there are too many pieces of code")
_MARKDOWN = say("write Markdown: {limit} at most", limit=limits.TAGS)
_NOTES = say("tell it in parts: {limit} at most", limit=limits.NOTES)
_DEFINITIONS = say("tell it in parts: {limit} at most", limit=limits.DEFINITIONS)
_FENCES = say("tell it in parts: {limit} at most", limit=limits.FENCES)
_MARKS = (
    (b"<", limits.TAGS, say("there are too many tags of HTML"), _MARKDOWN),
    (b"[^", limits.NOTES, say("there are too many footnotes"), _NOTES),
    (b"\n:", limits.DEFINITIONS, say("there are too many definitions"), _DEFINITIONS),
    (b"```", limits.FENCES, _CODE, _FENCES),
    (b"~~~", limits.FENCES, _CODE, _FENCES),
)
_TANGLES = (
    say("there are too many brackets in one paragraph"),
    say("there are too many lines in one paragraph"),
    say("there are too many ` or {{ in one paragraph"),
    say("there are too many * or _ in one paragraph"),
    say("there are too many cells of a table in one paragraph"),
)


class _Fault(Struct, frozen=True):
    """The line, from 0, of what is too much."""

    line: int
    text: Said
    remedy: Said


class _Block(Struct, frozen=True):
    """What Markdown takes for a paragraph, a list or a table: lines without an empty one."""

    text: str
    line: int


def too_heavy(text: str, encoded: bytes, every: bytes, path: str, first: int) -> list[Problem]:
    """What is too large or too intricate about a body whose first line is number `first`.

    `encoded` is the text in UTF-8, `every` its signs: there they are counted fastest.
    """
    size = len(text)
    if size > limits.BODY_CHARACTERS:
        what = say("the text is {size} characters long", size=size)
        remedy = say("tell it in parts: {limit} characters at most", limit=limits.BODY_CHARACTERS)
        return [Problem(Location(path, first, 1), "too-large", what, remedy)]
    prose = without_fences(text) if b"```" in every or b"~~~" in every else text
    problems: list[Problem] = []
    data = encoded if prose is text else prose.encode()
    signs = every if prose is text else signs_of(data)
    deep = _DEEP.search(prose) if _may_be_deep(data, signs) else None
    if deep:
        where = Location(path, first + prose.count("\n", 0, deep.start()), 1)
        what = say("quotations or lists are nested more than {limit} deep", limit=limits.NESTING)
        problems.append(Problem(where, "too-deep", what, say("take away some levels")))
    problems += _long_paragraphs(prose, path, first)
    fault = _crowded(encoded, every) or _tangled(prose, signs) or _unclosed(prose, signs)
    if fault is not None and not problems:
        where = Location(path, first + fault.line, 1)
        problems.append(Problem(where, "too-intricate", fault.text, fault.remedy))
    return problems


def _may_be_deep(data: bytes, signs: bytes) -> bool:
    """False where there are too few signs in a row, or spaces, for any deep nesting."""
    return _ROW.search(signs) is not None or b"\t" in signs or b"    " * limits.NESTING in data


def _long_paragraphs(text: str, path: str, first: int) -> list[Problem]:
    if len(text) <= limits.PARAGRAPH_CHARACTERS:
        return []
    return [
        Problem(
            Location(path, first + block.line, 1),
            "long-paragraph",
            say("this paragraph is {size} characters long", size=len(block.text)),
            say(
                "break it with empty lines: {limit} characters at most",
                limit=limits.PARAGRAPH_CHARACTERS,
            ),
        )
        for block in _blocks(text)
        if len(block.text) > limits.PARAGRAPH_CHARACTERS
    ]


def _crowded(data: bytes, signs: bytes) -> _Fault | None:
    """Too many of something in the text as a whole."""
    if _SPACES in data:
        line = data.count(b"\n", 0, data.index(_SPACES))
        what = say("{number} spaces stand in a row here", number=limits.SPACES)
        return _Fault(line, what, say("delete them"))
    for mark, number, what, remedy in _MARKS:
        # Without the words between them signs can only be more.
        if signs.count(mark) > number and data.count(mark) > number:
            return _Fault(data.count(b"\n", 0, data.index(mark)), what, remedy)
    return None


def _tangled(text: str, signs: bytes) -> _Fault | None:
    """Too many of something in one paragraph, table or list."""
    # Counts of the whole text are cheap bounds: its parts are weighed only if these are high.
    size, lines, count = len(text), signs.count(b"\n"), signs.count
    scales = (
        (count(b"[") * size, limits.BRACKETS_BY_CHARACTERS, _brackets),
        (lines * size, limits.LINES_BY_CHARACTERS, _lines),
        ((count(b"`") + count(b"{")) * size, limits.PAIRS_BY_CHARACTERS, _pairs),
        ((count(b"*") + count(b"_")) * size, limits.STARS_BY_CHARACTERS, _stars),
        (count(b"|") * lines, limits.TABLE_CELLS, _cells),
    )
    for (bound, limit, weigh), what in zip(scales, _TANGLES, strict=True):
        line = _heaviest(text, weigh, limit) if bound > limit else -1
        if line >= 0:
            return _Fault(line, what, say("break it into several with empty lines"))
    return None


def _unclosed(text: str, signs: bytes) -> _Fault | None:
    """Too many tags that never end."""
    size = len(text)
    if signs.count(b"<") * size <= limits.TAGS_BY_CHARACTERS:
        return None
    bare = _CLOSED.sub(_same_length, text)
    if bare.count("<") * size <= limits.TAGS_BY_CHARACTERS:
        return None
    line = text.count("\n", 0, bare.index("<"))
    what = say("too many < are never closed by a >")
    return _Fault(line, what, say("write &lt; for the sign itself"))


def _blocks(text: str) -> Iterator[_Block]:
    line = 0
    for block in text.split("\n\n"):
        yield _Block(block, line)
        line += block.count("\n") + 2


def _heaviest(text: str, weigh: Callable[[str], int], limit: int) -> int:
    """The line of the heaviest block, if all together weigh more than the limit; else -1."""
    total, heaviest, line = 0, 0, -1
    for block in _blocks(text):
        weight = weigh(block.text)
        total += weight
        if weight > heaviest:
            heaviest, line = weight, block.line
    return line if total > limit else -1


def _brackets(block: str) -> int:
    return block.count("[") * len(block)


def _lines(block: str) -> int:
    return block.count("\n") * len(block)


def _pairs(block: str) -> int:
    return (block.count("`") + block.count("{")) * len(block)


def _stars(block: str) -> int:
    return (block.count("*") + block.count("_")) * len(block)


def _cells(block: str) -> int:
    """What a table fills up to: as many columns as its rule has, in every line."""
    columns = max((rule[0].count("|") + 1 for rule in _RULE.finditer(block)), default=0)
    return columns * block.count("\n")


def _same_length(match: re.Match[str]) -> str:
    return " " * len(match[0])
