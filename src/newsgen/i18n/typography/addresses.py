"""Addresses of pages, people and files in a text: no mark in them is punctuation."""

import re
from collections.abc import Sequence

from newsgen.i18n.typography.marks import ADDRESS, ALL

_LONG = 200  # characters looked at before what tells an address: no part of one is longer
_NOT_IN_ADDRESS = rf"\s\"“”„«»<>(){''.join(ALL)}"
_TELLS = re.compile(r"://|@|www\.|\\|\.(?=[a-z]{2,10}/)")
_UP_TO_IT = re.compile(rf".*[{_NOT_IN_ADDRESS}]", re.DOTALL)
_IT = re.compile(rf"[^{_NOT_IN_ADDRESS}]*")
_SIGNS = "/@\\w"


def set_aside(text: str) -> tuple[str, Sequence[str]]:
    """The text with a mark in place of each address, and the addresses."""
    found: list[str] = []
    if not any(sign in text for sign in _SIGNS):
        return text, found
    parts: list[str] = []
    end = 0
    for sign in _TELLS.finditer(text):
        if sign.start() < end:
            continue
        before = _UP_TO_IT.match(text, max(end, sign.start() - _LONG), sign.start())
        start = before.end() if before else max(end, sign.start() - _LONG)
        match = _IT.match(text, start)
        word = match[0] if match else ""
        if "\\" not in word:
            word = word.rstrip(".,;:!?…")
        if sign.end() > start + len(word):
            continue
        found.append(word)
        parts.append(text[end:start])
        end = start + len(word)
    return ADDRESS.join([*parts, text[end:]]), found


def put_back(text: str, addresses: Sequence[str]) -> str:
    """The text with its addresses where they were."""
    if not addresses:
        return text
    parts = text.split(ADDRESS)
    between = zip(parts, (*addresses, ""), strict=True)
    return "".join([part + address for part, address in between])
