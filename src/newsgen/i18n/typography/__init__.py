"""Typography: text as a careful printer of its language would have set it.

Every rule leaves alone what is right already, so that setting a text twice changes nothing more.
Apart from the space inside a range of years no rule adds or removes any.
"""

import re
from functools import cache

from newsgen.i18n.typography import addresses, apostrophes
from newsgen.i18n.typography.dashes import DASH, dashed
from newsgen.i18n.typography.figures import figured
from newsgen.i18n.typography.marks import ALL, BLOCK, LINE
from newsgen.i18n.typography.quotes import CYRILLIC, ENGLISH, quoted
from newsgen.i18n.typography.spaces import NO_BREAK, Spaces
from newsgen.i18n.typography.tables import KAZAKH, RUSSIAN

_WORDS = {"ru": RUSSIAN, "kk": KAZAKH}
LANGUAGES = (*_WORDS, "en")

_DOTS = re.compile(r"\.\.\.(?<![.\\/]\.\.\.)(?![./])")
# Russian has two dots after a question or an exclamation: its mark has one already.
_DOTS_AFTER_MARK = re.compile(r"\.\.\.(?<=[?!]\.\.\.)(?!\.)")


def typeset(text: str, language: str) -> str:
    """Plain text as it is printed; as it was where the language has no rules."""
    if has_marks(text):
        return text
    return typeset_marked(f"{BLOCK}{text}{BLOCK}", language)[1:-1]


def knows(language: str) -> bool:
    """Whether there are rules for a language tag."""
    return _base(language) in LANGUAGES


def has_marks(text: str) -> bool:
    """Whether a text holds what may only stand in for something: it cannot be set."""
    return any(mark in text for mark in ALL)


def typeset_marked(text: str, language: str) -> str:
    """Blocks of text with the stand-ins of `marks`, each of which stays where it was."""
    base = _base(language)
    if base not in LANGUAGES:
        return text
    text, found = addresses.set_aside(text)
    lines = "\n" in text
    if lines:
        text = text.replace("\n", " " + LINE)
    text = _english(text) if base == "en" else _cyrillic(text, base)
    if lines:
        text = text.replace(NO_BREAK + LINE, NO_BREAK).replace(" " + LINE, "\n")
    return addresses.put_back(text, found)


def _cyrillic(text: str, language: str) -> str:
    if "..." in text:
        text = _DOTS.sub("…", _DOTS_AFTER_MARK.sub("..", text))
    text = quoted(apostrophes.cyrillic(text), CYRILLIC)
    text = figured(dashed(text, en_dash_stays=False))
    return _spaces(language).held(text)


def _english(text: str) -> str:
    if "..." in text:
        text = _DOTS.sub("…", text)
    text = apostrophes.english(quoted(figured(text), ENGLISH))
    text = dashed(text, en_dash_stays=True)
    return text.replace(" " + DASH, NO_BREAK + DASH).replace(
        BLOCK + NO_BREAK + DASH, f"{BLOCK} {DASH}"
    )


@cache
def _spaces(language: str) -> Spaces:
    return Spaces(_WORDS[language])


def _base(language: str) -> str:
    return language.partition("-")[0]
