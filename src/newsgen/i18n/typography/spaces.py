"""Spaces that no line may be broken at.

Most rules are one search made for the language. All of it hangs on one character, the space, so
that it finds its places fast; what it looks at first is wrong for most words of a text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from newsgen.i18n.typography.marks import BLOCK, BREAK, LINE, TAG
from newsgen.i18n.typography.tables import Words

NO_BREAK = "\xa0"

# What a word may stand behind; not a hyphen: "из-за".
_EDGE = rf"[ \xa0{TAG}{BLOCK}{BREAK}{LINE}(\[«„‚“‘\"'—–/…]"
_CAPITAL = "[А-ЯЁӘҒҚҢӨҰҮҺІA-Z]"
_SKIP = f"[{TAG}{LINE}]?"
_NUMERAL = "[0-9IVXLХІ]"  # the last two Cyrillic, as in many a "ХХ век"
# "8 200", but not "2024 200" or a telephone's "+7 701".
_THOUSANDS = (
    "(?<![0-9]{4} )(?<![+-][0-9] )(?<![+-][0-9]{2} )(?<![+-][0-9]{3} )"
    r"[0-9]{3}(?![0-9-]|[ \xa0][0-9]{2}(?![0-9]))"
)
_NUMBERED = {sign: re.compile(rf"{re.escape(sign)} (?=[0-9])") for sign in "№§$€₸₽×"}
# "4,3 млн тонн": what is counted stays with so large a number if it is short.
_LARGE = re.compile(rf"\xa0({LINE}?(?:мл(?:н|рд)|трлн|тыс\.)) (?=[^\W\d_A-ZА-Я]{{1,8}}(?!\w))")
# "И. о. министра", which begins as a name does.
_ACTING = "|".join(rf"(?<={_EDGE}[Ии]\.{gap}о\. )" for gap in ("", "[ \xa0]", rf"[ \xa0]{LINE}"))
_INITIAL = re.compile(rf"\.(?<={_CAPITAL}\.)(?:(?<={_EDGE}.\.)|{_CAPITAL}\.)")


class Spaces:
    """Sets the spaces of texts in one language."""

    def __init__(self, words: Words) -> None:
        self._held = re.compile(f" (?:{'|'.join(_places(words))})")
        # "<b>4,3</b> млн": rare, and sought by the rarer character.
        self._behind_tag = re.compile(f"{TAG} (?<=[0-9]{TAG} )(?={_unit(words)})")
        lettered = "".join(rf"(?<!{word}[ \xa0].\. )" for word in words.lettered.split())
        self._initials = re.compile(
            rf" (?=(?>(?:{_CAPITAL}\.(?:-{_CAPITAL}\.)?[ \xa0]?){{1,2}})"
            rf"(?!-|{_SKIP}(?:{_CAPITAL}|о\.)))"
            rf"| (?={_CAPITAL})(?<={_CAPITAL}\. )"
            rf"(?:(?<={_EDGE}.\. ){lettered}|(?<={_CAPITAL}\..\. )"
            rf"|(?<={_EDGE}{_CAPITAL}\.-.\. ))"
        )

    def held(self, text: str) -> str:
        """The text with its no-break spaces."""
        if _INITIAL.search(text):
            text = self._initials.sub(NO_BREAK, text)
        text = self._behind_tag.sub(TAG + NO_BREAK, self._held.sub(NO_BREAK, text))
        # A function, since Python reads a template with a group in it anew for every text.
        text = _LARGE.sub(_with_counted, text)
        for sign, numbered in _NUMBERED.items():
            if sign in text:
                text = numbered.sub(sign + NO_BREAK, text)
        return text


def _with_counted(large: re.Match[str]) -> str:
    return f"{NO_BREAK}{large[1]}{NO_BREAK}"


def _places(words: Words) -> Iterator[str]:
    """What is true of a space that holds, as patterns that begin behind it."""
    yield from _behind(words.short.split(), "")
    cut_short = [
        *_behind(words.shortened.split(), r"(?=\w)"),
        *_behind(words.shortened_of_name.split(), f"(?={_SKIP}[«„]?{_CAPITAL})"),
        *_behind(words.shortened_of_number.split(), "(?=[0-9])"),
    ]
    of_two = [
        rf"(?<={_EDGE}{first}\. )(?={_SKIP}{second}\.)"
        for first, second in (("[Ии]", "о"), *_letters(words))
    ]
    # "2024 г. Астана …": there it is the year's.
    yield (
        rf"(?<=\. )(?:(?<![0-9][ \xa0].\. )(?:{'|'.join(cut_short)})"
        rf"|{'|'.join(of_two)}|(?:{_ACTING})(?={_SKIP}\w))"
    )
    yield rf"(?<={_NUMERAL} )(?={_SKIP}{_unit(words)}|{_THOUSANDS})"
    # No line begins with a dash or a particle.
    particles = words.particles.split()
    first = "".join(sorted({word[0] for word in particles}))
    yield (
        rf"(?=[{first}—×{TAG}{LINE}])"
        rf"(?:(?={_SKIP}[—×])(?<!{BLOCK} )"
        rf"|(?=(?:{'|'.join(map(re.escape, particles))})(?![\w-]))(?<![,.;:!?—–-] ))"
    )


def _unit(words: Words) -> str:
    units = "|".join(map(re.escape, words.units.split()))
    stems = "|".join(words.unit_stems.split())
    of_two = "|".join(rf"{first}\.[ \xa0]?{LINE}?{second}\." for first, second in _letters(words))
    return rf"(?:[%‰°₸₽$€£]|(?:{units})(?!\w)|(?:{stems})|(?:{of_two}))"


def _letters(words: Words) -> Sequence[tuple[str, str]]:
    return [(word[0], word[2]) for word in words.units_of_two.split()]


def _behind(words: Iterable[str], condition: str) -> Iterator[str]:
    """A look back at any of these words, one for each length, as Python wants it."""
    for _, same in groupby(sorted(words, key=len), len):
        forms = sorted({form for word in same for form in _forms(word)})
        yield rf"(?<={_EDGE}(?:{'|'.join(map(re.escape, forms))}) ){condition}"


def _forms(word: str) -> tuple[str, ...]:
    """A word as it may be written; one letter with a dot is an initial if it is a capital one."""
    return (word,) if word[1:] == "." else (word, word.capitalize(), word.upper())
