"""Dashes between words, from whatever a keyboard has for them."""

import re

from newsgen.i18n.typography.marks import BLOCK, BREAK, LINE, TAG

DASH = "—"
_EN_DASH, _MINUS = "–", "−"
_EDGE = rf"[ \xa0{BLOCK}{BREAK}{LINE}]"
_AFTER = rf"(?={TAG}?[ \xa0])"


def _between_words(sign: str) -> re.Pattern[str]:
    return re.compile(rf"{sign}(?:(?<={_EDGE}{sign})|(?<={_EDGE}{TAG}{sign})){_AFTER}")


_HYPHEN = _between_words("-")
_EN = _between_words(_EN_DASH)
_TWO = re.compile(rf"--(?:(?<={_EDGE}--)|(?<={_EDGE}{TAG}--))-?{_AFTER}")
_TWO_CLOSED = re.compile(r"--(?<=[^\W\d_]--)-?(?=[^\W\d_])")
# Between numbers it is a dash like any other ("в 2023 - 7"), but for these two.
_NUMBERS = tuple(
    re.compile(rf"{sign}(?<=[0-9][ \xa0]{sign})(?=[ \xa0][0-9])") for sign in f"-{_EN_DASH}"
)
_YEARS = re.compile(
    rf"(?<![\w.,-])([12][0-9]{{3}})[ \xa0][{_EN_DASH}-][ \xa0]([12][0-9]{{3}})(?![\w-])"
)
_DIFFERENCE = re.compile(rf"(?<=[0-9][ \xa0])[{_EN_DASH}-](?=[ \xa0][0-9]+(?:[.,][0-9]+)?[ \xa0]=)")


def dashed(text: str, *, en_dash_stays: bool) -> str:
    """The text with dashes between its words; `en_dash_stays` where a house may prefer it."""
    hyphens, en_dashes = "-" in text, _EN_DASH in text
    if not hyphens and not en_dashes:
        return text
    if any(numbers.search(text) for numbers in _NUMBERS):
        text = _DIFFERENCE.sub(_MINUS, _YEARS.sub(_years, text))
    if hyphens:
        text = _TWO.sub(DASH, _HYPHEN.sub(DASH, text))
        if en_dash_stays:
            text = _TWO_CLOSED.sub(DASH, text)
    if en_dashes and not en_dash_stays:
        text = _EN.sub(DASH, text)
    return text


def _years(match: re.Match[str]) -> str:
    return f"{match[1]}{_EN_DASH}{match[2]}" if match[1] < match[2] else match[0]
