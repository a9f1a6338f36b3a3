"""A promise: an address that readers were once given, and what they were given it for."""

import unicodedata
from typing import NamedTuple

from msgspec import Struct

FRONT, SECTION, PAGE, ARTICLE = "front", "section", "page", "article"
KINDS = (FRONT, SECTION, PAGE, ARTICLE)


class Owner(NamedTuple):
    """What stands at an address: a language's front page, a section, a page, an article."""

    kind: str
    language: str
    name: str = ""  # a section's key, a page's key, a story


class Promise(Struct, frozen=True):
    """A line of content/addresses.txt that does not say just what the site says now."""

    address: str
    owner: Owner
    line: int
    gone: str = ""  # an editor's reason why there is nothing any more
    moved: str = ""  # an editor's word where it leads


def composed(name: str) -> str:
    """A name as one spelling of it, however the machine it comes from composes accents."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)
