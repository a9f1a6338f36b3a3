"""How many words a text has, as a person would count them."""

import re

# What Markdown and printers set between spaces; a table's row is made of them.
_MARKS = frozenset(
    ("—", "–", "-", "|", "#", "##", "###", "####", ">", "*", "+", ":::", "::", ":", "---")
)
_TAG = re.compile(r"<[^<>]*>")


def words_in(text: str) -> int:
    """The number of words of a body in Markdown, without the marks that stand by themselves.

    A word is what stands between spaces, in any language: an address counts as one, a date by its
    parts. Linear in the text, and about as dear as splitting it.
    """
    words = (_TAG.sub(" ", text) if "<" in text else text).split()
    return len(words) - sum(map(_MARKS.__contains__, words))
