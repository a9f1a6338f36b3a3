"""Apostrophes and single quotation marks, which keyboards have one key for."""

import re
from typing import NamedTuple

from newsgen.i18n.typography.marks import ADDRESS, BLOCK, BREAK, LINE, SPACES, TAG, THING

_APOSTROPHE, _OPENING = "’", "‘"
_LETTER = r"[^\W\d_]"
_WITHIN = re.compile(rf"'(?<={_LETTER}')(?={_LETTER})")
_SPACE = rf" \xa0\n{BLOCK}{BREAK}{LINE}"
# A pair around words in Cyrillic letters is a quotation, whatever key it was written with.
# Which double marks stand beside it does not matter: they may be others in the end.
_DOUBLE = '"«»„“”'
_CYRILLIC_PAIR = re.compile(
    rf"'(?<=[{_SPACE}{TAG}(\[{_DOUBLE}]')(?={TAG}*[Ѐ-ӿ])([^'{BLOCK}]*+)'(?<=[^{_SPACE}(-]')"
    rf"(?=[{_SPACE}{TAG}).,:;!?{_DOUBLE}])"
)
# '90s, 'tis: what was left out stood in front. In "rock 'n' roll", on both sides.
_LEFT_OUT = re.compile(
    r"'(?<!\w')(?=(?:[0-9]{2}s?|tis|twas|twere|twill|em|til|n|cause|bout|cos|cuz)(?!\w))",
    re.IGNORECASE,
)
_MARK = re.compile("'")
_SKIPPED = f"{TAG}'‘’"
_NEAR = 16  # of them, at most
_ENDED = f"”{THING}{ADDRESS}"  # what is read as one word, or ended with a mark
_BEFORE_OPENING = SPACES | frozenset('([{-–—/“«"')


def cyrillic(text: str) -> str:
    """The text with apostrophes in names, and quotations in single marks put into double ones."""
    if "'" not in text:
        return text
    return _CYRILLIC_PAIR.sub(r'"\1"', _WITHIN.sub(_APOSTROPHE, text))


def english(text: str) -> str:
    """The text with apostrophes and single quotation marks; feet and minutes stay as they are."""
    if "'" not in text:
        return text
    text = _LEFT_OUT.sub(_APOSTROPHE, _WITHIN.sub(_APOSTROPHE, text))
    if "'" not in text:
        return text
    return BLOCK.join([_block(block) if "'" in block else block for block in text.split(BLOCK)])


def _block(block: str) -> str:
    """A block whose marks are told apart by their neighbours."""
    sides = [_Sides.of(mark, block) for mark in _MARK.finditer(block)]
    last_end = max((at for at, side in enumerate(sides) if side.may_end()), default=-1)
    signs: list[str] = []
    depth = 0
    for at, side in enumerate(sides):
        sign = "'"
        if side.may_open():
            # Without an end to come it opens nothing: something was left out here.
            sign = _OPENING if at < last_end else _APOSTROPHE
            depth += sign == _OPENING
        elif side.is_within() or (side.may_end() and (depth or not side.before.isdecimal())):
            sign = _APOSTROPHE
            depth = max(0, depth - 1)
        signs.append(sign)
    between = zip(block.split("'"), (*signs, ""), strict=True)
    return "".join([part + sign for part, sign in between])


class _Sides(NamedTuple):
    """What a mark stands between, tags and other marks of its kind aside."""

    before: str
    after: str

    @classmethod
    def of(cls, mark: re.Match[str], block: str) -> "_Sides":
        before = block[max(0, mark.start() - _NEAR) : mark.start()].rstrip(_SKIPPED)
        after = block[mark.end() : mark.end() + _NEAR].lstrip(_SKIPPED)
        return cls(before[-1:] or BLOCK, after[:1] or BLOCK)

    def may_open(self) -> bool:
        return self.before in _BEFORE_OPENING and self.after not in SPACES

    def may_end(self) -> bool:
        """Whether it may end a quotation or a word; after a number it may be a foot as well."""
        return self.before not in SPACES and not self.after.isalnum()

    def is_within(self) -> bool:
        """The 1990's, the “Herald”'s."""
        return (self.before.isalnum() or self.before in _ENDED) and self.after.isalpha()
