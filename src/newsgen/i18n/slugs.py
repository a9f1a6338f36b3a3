"""slug(text, language) spells a title in Latin letters, as its readers would spell it."""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from slugify import slugify

LENGTH_MAX = 80

# python-slugify alone drops ә altogether, and the marks of й and ё: these are spelt before it.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i",
}  # fmt: skip
_TABLES = MappingProxyType({"kk": str.maketrans(_CYRILLIC | {"қ": "q"})})
_TABLE = str.maketrans(_CYRILLIC)  # of every other language
_PLAIN = re.compile("[a-z0-9]+(?:[ -][a-z0-9]+)*")
_NOTHING: Mapping[str, str] = MappingProxyType({})


def slug(text: str, language: str, own: Mapping[str, str] = _NOTHING) -> str:
    """The text in Latin letters, digits and single hyphens, at most 80; "" if nothing is left.

    Kazakh texts spell қ as q, all others as k; `own` is what a site spells otherwise, by letter in
    lower case. Other scripts are spelt by python-slugify.
    """
    # Composed first: a file name from a Mac spells й as и and a mark.
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    table = _TABLES.get(language, _TABLE)
    if own:
        table = {**table, **{ord(letter): spelling for letter, spelling in own.items()}}
    spelt = folded.translate(table)
    if len(spelt) < LENGTH_MAX and _PLAIN.fullmatch(spelt):
        return spelt.replace(" ", "-")  # as slugify would, which takes ten times as long
    return slugify(spelt, max_length=LENGTH_MAX, word_boundary=True, save_order=True)
