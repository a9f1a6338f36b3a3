"""Lines of a headline: by words, as even as can be; a word too long for a line in parts.

A line is as wide as its words and spaces: `measure` is asked for one word at a time, so that who
remembers the answers need not be asked often.
"""

import unicodedata
from collections.abc import Callable, Iterator, Set as AbstractSet

_SOFT_HYPHEN = "\u00ad"
_VOWELS = frozenset("аеёиоуыэюяәіөұүaeiouy")
_LEAST = 3  # letters that stay together at either end of a broken word
# Signs that few fonts have, and without which a headline would say something else: "−35 °C".
_INSTEAD = str.maketrans({"−": "–", "≈": "~", "≤": "<=", "≥": ">=", "→": "–"})
_ENDS = " ,;:–—-("  # what no line is cut off after

Measure = Callable[[str], float]


def drawable(text: str, covered: AbstractSet[str]) -> str:
    """A text on one line, without what would be an empty box: an emoji, a Chinese letter."""
    known = unicodedata.normalize("NFC", text).translate(_INSTEAD)
    return "".join(mark if mark in covered else _nearest(mark, covered) for mark in known).strip()


def _nearest(mark: str, covered: AbstractSet[str]) -> str:
    if mark.isspace():
        return " "
    # "ﬁ" is fi, "ṏ" is o; but "≠" is no "=".
    parts = unicodedata.normalize("NFKD", mark) if mark.isalnum() else ""
    return "".join(part for part in parts if part in covered)


def wrapped(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """The lines of a text, none wider than `width`; a no-break space holds its words together."""
    # No line begins with a dash, in words nobody has typeset either.
    words = text.replace("\n", " ").replace(" —", "\u00a0—").split(" ")
    lines = _greedy(words, width, measure)
    if len(lines) <= 1 or any(measure(word) > width for word in words):
        return lines
    # The narrowest column that holds every word and needs no more lines makes them even.
    low, high = max(0.5 * width, *map(measure, words)), width
    while high - low > width / 64:
        middle = (low + high) / 2
        if len(_greedy(words, middle, measure)) > len(lines):
            low = middle
        else:
            high = middle
    return _greedy(words, high, measure)


def shortened(
    lines: tuple[str, ...], count: int, width: float, measure: Measure
) -> tuple[str, ...]:
    """The first lines, with an ellipsis after the last whole word where there are more."""
    if len(lines) <= count:
        return lines
    *kept, last = lines[:count]
    words = last.split(" ")
    while len(words) > 1 and measure(_ended(" ".join(words))) > width:
        words.pop()
    left = " ".join(words)
    while len(left) > 1 and measure(_ended(left)) > width:
        left = left[:-1]  # a word that is a line of its own
    return (*kept, _ended(left))


def _ended(line: str) -> str:
    return line.rstrip(_ENDS) + "…"


def _greedy(words: list[str], width: float, measure: Measure) -> tuple[str, ...]:
    lines: list[str] = []
    line, filled, space = "", 0.0, measure(" ")
    for word in words:
        *heads, last = _parts(word, width, measure)
        if heads:
            lines.extend([line, *heads])
            line, filled = last, measure(last)
        elif line and filled + space + measure(last) > width:
            lines.append(line)
            line, filled = last, measure(last)
        elif last:
            filled += (space if line else 0) + measure(last)
            line = f"{line} {last}" if line else last
    return tuple(filter(None, [*lines, line]))


def _parts(word: str, width: float, measure: Measure) -> Iterator[str]:
    rest = word
    while measure(rest.replace(_SOFT_HYPHEN, "")) > width and len(rest) > 1:
        at = _break_at(rest, width, measure)
        head = rest[:at].replace(_SOFT_HYPHEN, "")
        yield head if head.endswith("-") else head + "-"
        rest = rest[at:]
    yield rest.replace(_SOFT_HYPHEN, "")


def _break_at(word: str, width: float, measure: Measure) -> int:
    # As far to the right as fits: at a hyphen of the word's own, else after a vowel, else anywhere.
    fits: list[int] = []
    for at in range(1, len(word)):
        if measure(word[:at].replace(_SOFT_HYPHEN, "") + "-") > width:
            break
        fits.append(at)
    last = fits[-1] if fits else 1
    near = [at for at in fits if _LEAST <= at <= len(word) - _LEAST]
    hyphens = [at for at in near if word[at - 1] in ("-", "\u2010", _SOFT_HYPHEN)]
    vowels = [at for at in near if word[at - 1].casefold() in _VOWELS and word[at].isalpha()]
    return (hyphens or vowels or near or [last])[-1]
