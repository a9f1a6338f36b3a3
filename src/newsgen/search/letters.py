"""Letters as the index knows them, so that a word is found however its letters were typed.

Pagefind takes combining marks off a word before it stems it, in pages and in queries alike. A
letter written as another with a mark that stands in no text is therefore the other letter to the
index, and still itself to whoever shows the text: static/js/search.js does the same to a query, and
the opposite to what it shows.
"""

import re

MARK = "\u034f"  # the combining grapheme joiner: no width, no meaning of its own, in no alphabet

# What people type who have no Kazakh keyboard.
_KAZAKH = {
    "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ү": "у", "ұ": "у", "һ": "х", "і": "и",
}  # fmt: skip
_TWICE = "ұ"  # so that it can be told from ү again
LETTERS = {
    case(letter): case(plain) + MARK * (2 if letter == _TWICE else 1)
    for letter, plain in _KAZAKH.items()
    for case in (str.lower, str.upper)
}
_TABLE = str.maketrans({**LETTERS, MARK: ""})

# To take marks off makes й into и, and no Russian stemmer knows the endings ыи and ои; it does know
# ые and ое, which are endings of the same words.
_ENDING = re.compile(r"(?<=[оыОЫ])[йЙ](?!\w)")
_E = {"й": "е" + MARK, "Й": "Е" + MARK}


def folded(text: str, language: str) -> str:
    """A text or a page, with the letters an index of that language is to know it by."""
    text = text.translate(_TABLE)
    return _ENDING.sub(_e, text) if language == "ru" else text


def _e(match: re.Match[str]) -> str:
    return _E[match[0]]
