"""Quotation marks: which of them open, which close, and how deep each pair lies.

Marks as typewriters have them say neither, so they are read by their neighbours, and where those do
not tell, by what is still open. Each block is read by itself: a speech that goes on over several
paragraphs opens in one and closes in another, and a mark without its partner counts for no level.
"""

import re
from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from newsgen.i18n.typography.marks import BLOCK, BREAK, LINE, SPACES, TAG


class Quotes(Struct, frozen=True):
    """The marks of a language, a pair for each level, and which marks become them."""

    levels: tuple[str, ...]
    asked: str  # marks whose presence in a text raises the question at all
    opening: str  # marks that open wherever they stand
    closing: str
    either: str  # marks to be read by their neighbours
    lasting: str = ""  # marks that are left as they are
    merged: bool = False  # one mark may have ended a speech and a quotation in it, both at once


CYRILLIC = Quotes(
    levels=("«»", "„“", "‚‘"),
    asked='"“”„',
    opening="«„",
    closing="»",
    either='"“”',
    merged=True,
)
ENGLISH = Quotes(levels=("“”", "‘’"), asked='"', opening="“", closing="”", either='"', lasting="“”")

_BEFORE_OPENING = SPACES | frozenset("([{-–—/=:")
_AFTER_CLOSING = SPACES | frozenset(")]}.,:;!?-–—−/")
_DASHES = frozenset("-–—−")
_DIGITS = frozenset("0123456789½¼¾")
_SPACE = rf" \xa0\n{BLOCK}{BREAK}{LINE}"
_OTHERS = "«»„“”"
_MARKS = f'"{_OTHERS}'
_MARK = re.compile(f"[{_MARKS}]")
_SKIPPED = frozenset(f"{TAG}'‘’‚")  # whichever single marks these will be
# What nearly all blocks have: pairs that neighbours leave no doubt about.
_PAIR = re.compile(
    rf"""\"(?<=[{_SPACE}(]\")(?=\w)([^"{BLOCK}]*+)(?<=[\w.!?…%)])\"(?=[{_SPACE}.,:;!?)])"""
)
_NESTED = re.compile(rf"«[^»{BLOCK}]*«")
_SPEAKER = re.compile(rf"{TAG}*(,?)[ \xa0]{LINE}?[—–-]{{1,2}}[ \xa0]")


class _Role(Enum):
    OPENS = 1
    CLOSES = 2
    UNKNOWN = 3
    STAYS = 4  # an inch, or a mark that means nothing


class _Mark:
    """One mark of a block: where it stands, and what has been found out about it."""

    __slots__ = ("after", "before", "certain", "place", "role", "sign", "twice", "wed")

    def __init__(self, place: int, sign: str) -> None:
        self.place = place
        self.sign = sign
        self.before = ""  # its neighbour on the left, "" if that is another mark
        self.after = BLOCK  # its neighbour on the right, other marks aside
        self.role = _Role.UNKNOWN
        self.certain = False  # its neighbours alone say what it does
        self.wed = False  # it has a partner
        self.twice = False  # it ends two quotations


def quoted(text: str, quotes: Quotes) -> str:
    """The text, which begins and ends with BLOCK, with the quotation marks of its language."""
    if _asked(text, quotes):
        plain = _plain(text, quotes)
        if plain is None:
            return BLOCK.join([_block(block, quotes) for block in text.split(BLOCK)])
        return plain
    return text


def _asked(text: str, quotes: Quotes) -> bool:
    for mark in quotes.asked:
        if mark in text:
            return True
    return quotes.merged and _NESTED.search(text) is not None


def _plain(text: str, quotes: Quotes) -> str | None:
    """The text with all its marks set if they are plain pairs; else None."""
    for mark in _OTHERS:
        if mark in text:
            return None
    first = quotes.levels[0]
    plain = _PAIR.sub(rf"{first[0]}\1{first[1]}", text)
    return None if '"' in plain else plain


def _block(block: str, quotes: Quotes) -> str:
    if not _asked(block, quotes):
        return block
    plain = _plain(f"{BLOCK}{block}{BLOCK}", quotes)
    if plain:
        return plain[1:-1]
    made = _written(block, _read(block, quotes), quotes)
    # What reads otherwise once it is set is no quotation that anybody could follow.
    return made if made == _written(made, _read(made, quotes), quotes) else block


def _read(block: str, quotes: Quotes) -> Sequence[_Mark]:
    """The marks of a block, each with its role."""
    known = quotes.opening + quotes.closing + quotes.either
    marks = [_Mark(one.start(), one[0]) for one in _MARK.finditer(block) if one[0] in known]
    _find_neighbours(marks, block)
    left = BLOCK
    for mark in marks:
        left = _look_around(mark, left, quotes)
    stack: list[_Mark] = []
    for mark, partners_wanted in zip(marks, _wanted_behind(marks), strict=True):
        if mark.role is _Role.UNKNOWN:
            _guess(mark, len(stack), partners_wanted)
        if mark.role is _Role.OPENS:
            stack.append(mark)
        elif mark.role is _Role.CLOSES and stack:
            mark.wed = stack.pop().wed = True
            if quotes.merged and stack and not partners_wanted and _ends_speech(mark, block):
                mark.twice = stack.pop().wed = True
    return marks


def _find_neighbours(marks: Sequence[_Mark], block: str) -> None:
    right: _Mark | None = None
    for mark in reversed(marks):
        place = mark.place + 1
        while place < len(block) and block[place] in _SKIPPED:
            place += 1
        if right is not None and right.place == place:
            mark.after, right.before = right.after, ""
        else:
            mark.after = block[place : place + 1] or BLOCK
        place = mark.place - 1
        while place >= 0 and block[place] in _SKIPPED:
            place -= 1
        mark.before = block[place] if place >= 0 else BLOCK
        right = mark


def _look_around(mark: _Mark, left: str, quotes: Quotes) -> str:
    """Reads a mark by its neighbours; what it is itself to the one on its right.

    `left` is what the mark before it is to this one, should they be neighbours.
    """
    before, after = mark.before or left, mark.after
    apart = before in SPACES
    alone = apart and after in SPACES
    opens = before in _BEFORE_OPENING and not alone
    closes = after in _AFTER_CLOSING and not (alone or (apart and after in _DASHES))
    mark.certain = True
    if mark.sign in quotes.opening or mark.sign in quotes.closing:
        mark.role = _Role.OPENS if mark.sign in quotes.opening else _Role.CLOSES
    elif (opens == closes) or (mark.sign == '"' and before in _DIGITS):
        mark.certain = False
        return before
    else:
        mark.role = _Role.OPENS if opens else _Role.CLOSES
    return "(" if mark.role is _Role.OPENS else "x"


def _wanted_behind(marks: Sequence[_Mark]) -> Sequence[int]:
    """For each mark, how many of those behind it close what must have been opened before them."""
    wanted = 0
    found: list[int] = []
    for mark in reversed(marks):
        found.append(wanted)
        if mark.role is _Role.CLOSES:
            wanted += 1
        elif mark.role is _Role.OPENS and wanted:
            wanted -= 1
    return found[::-1]


def _guess(mark: _Mark, depth: int, partners_wanted: int) -> None:
    """Reads a mark by what is open, where its neighbours do not tell."""
    if mark.sign == '"' and mark.before in _DIGITS:
        inch = partners_wanted >= depth or mark.after not in _AFTER_CLOSING
        mark.role = _Role.STAYS if inch else _Role.CLOSES
    else:
        mark.role = _Role.CLOSES if depth else _Role.OPENS


def _ends_speech(mark: _Mark, block: str) -> bool:
    speaker = _SPEAKER.match(block, mark.place + 1)
    return speaker is not None and bool(speaker[1] or block[mark.place - 1] in "!?…")


def _written(block: str, marks: Sequence[_Mark], quotes: Quotes) -> str:
    parts: list[str] = []
    end = depth = 0
    for mark in marks:
        parts.append(block[end : mark.place])
        end = mark.place + 1
        closes = mark.role is _Role.CLOSES
        if closes and mark.wed:
            depth -= 1
        parts.append(_glyph(quotes, depth, closes=closes) if _changes(mark, quotes) else mark.sign)
        if mark.twice:
            depth -= 1
            parts.append(_glyph(quotes, depth, closes=closes))
        if mark.wed and not closes:
            depth += 1
    return "".join([*parts, block[end:]])


def _changes(mark: _Mark, quotes: Quotes) -> bool:
    if mark.role is _Role.STAYS or mark.sign in quotes.lasting:
        return False
    return mark.wed or (mark.certain and mark.sign in quotes.either)


def _glyph(quotes: Quotes, depth: int, *, closes: bool) -> str:
    return quotes.levels[min(depth, len(quotes.levels) - 1)][closes]
