"""Texts that would take Markdown too long are refused; no news story is near the limits."""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from newsgen.errors import Location, Problem
from newsgen.load import limits
from newsgen.load.markup import without_fences

# Possessive (++, *+), so that a line of blanks is walked once and not once for each of them.
_DEEP = re.compile(
    rf"^(?:[ ]{{{4 * limits.NESTING},}}+|\t{{{limits.NESTING},}}+)[ \t]*+(?:[-*+>]|[0-9]{{1,9}}\.)"
    rf"|^[ \t]*+(?:(?:[-*+>]|[0-9]{{1,9}}[.)])[ \t]*+){{{limits.NESTING + 1}}}(?![-*+ \t]*+$)",
    re.MULTILINE,
)
_CLOSED = re.compile(r"<[a-zA-Z/](?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*>")
_RULE = re.compile(r"^[ \t>|:*+-]*\|[ \t|:-]*$", re.MULTILINE)
_SPACES = " " * limits.SPACES


class _Block(Struct, frozen=True):
    """What Markdown takes for a paragraph, a list or a table: lines without an empty one."""

    text: str
    line: int


def too_heavy(text: str, path: str, first: int) -> list[Problem]:
    """What is too large or too intricate about a body whose first line is number `first`."""
    size = len(text)
    if size <= limits.BODY_CHARACTERS:
        text = without_fences(text)
    else:
        what = f"the text is {size} characters long"
        remedy = f"tell it in parts: {limits.BODY_CHARACTERS} characters at most"
        return [Problem(Location(path, first), "too-large", what, remedy)]
    problems: list[Problem] = []
    deep = _DEEP.search(text)
    if deep:
        where = Location(path, first + text.count("\n", 0, deep.start()))
        what = f"quotations or lists are nested more than {limits.NESTING} deep"
        problems.append(Problem(where, "too-deep", what, "take away some levels"))
    problems += _long_paragraphs(text, path, first)
    return problems or _intricate(text, path, first)


def _long_paragraphs(text: str, path: str, first: int) -> list[Problem]:
    if len(text) <= limits.PARAGRAPH_CHARACTERS:
        return []
    return [
        Problem(
            Location(path, first + block.line),
            "long-paragraph",
            f"this paragraph is {len(block.text)} characters long",
            f"break it with empty lines: {limits.PARAGRAPH_CHARACTERS} characters at most",
        )
        for block in _blocks(text)
        if len(block.text) > limits.PARAGRAPH_CHARACTERS
    ]


def _intricate(text: str, path: str, first: int) -> list[Problem]:
    """Counts of the whole text are cheap bounds: its parts are weighed only if these are high."""
    size = len(text)
    line, what, remedy = -1, "", "break it into paragraphs with empty lines"
    if _SPACES in text:
        line = text.count("\n", 0, text.index(_SPACES))
        what, remedy = f"{limits.SPACES} spaces stand in a row here", "delete them"
    elif text.count("[") * size > limits.BRACKETS_BY_CHARACTERS:
        line = _heaviest(text, _brackets, limits.BRACKETS_BY_CHARACTERS)
        what = "there are too many brackets in so long a paragraph"
    if line < 0 and text.count("\n") * size > limits.LINES_BY_CHARACTERS:
        line = _heaviest(text, _lines, limits.LINES_BY_CHARACTERS)
        what = "there are too many lines in so long a paragraph"
    if line < 0 and text.count("<") * size > limits.TAGS_BY_CHARACTERS:
        bare = _CLOSED.sub(_same_length, text)
        if bare.count("<") * size > limits.TAGS_BY_CHARACTERS:
            line = text.count("\n", 0, bare.index("<"))
            what, remedy = "too many < are never closed by a >", "write &lt; for the sign itself"
    if line < 0 and text.count("|") * text.count("\n") > limits.TABLE_CELLS:
        line = _heaviest(text, _cells, limits.TABLE_CELLS)
        what, remedy = "this table has too many cells", f"{limits.TABLE_CELLS} at most: split it"
    if line < 0:
        return []
    return [Problem(Location(path, first + line), "too-intricate", what, remedy)]


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


def _cells(block: str) -> int:
    """What a table fills up to: as many columns as its rule has, in every line."""
    columns = max((rule[0].count("|") + 1 for rule in _RULE.finditer(block)), default=0)
    return columns * block.count("\n")


def _same_length(match: re.Match[str]) -> str:
    return " " * len(match[0])
