"""A site's own spelling of letters in addresses, as `slugs` in site.yaml gives it."""

import re
import unicodedata

from newsgen.errors import NewsgenError
from newsgen.load.fields import Fields, plain, problem
from newsgen.load.nodes import Entry, Table
from newsgen.said import say

_SPELLING = re.compile("[a-z0-9]{0,8}")
_REMEDY = say("write one letter and how it is spelt with a-z: қ: k")


def own_letters(fields: Fields, languages: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """The letters each language spells otherwise than newsgen does, in lower case."""
    node = fields.given("slugs")
    if node is None:
        return {}
    tables = fields.inner(node, languages).nodes
    found = {name: _letters(table, fields) for name, table in tables.items() if name in languages}
    return {language: letters for language, letters in found.items() if letters}


def _letters(node: object, fields: Fields) -> dict[str, str]:
    if not isinstance(node, Table):
        where = getattr(node, "where", fields.where)
        error = problem(
            where, "bad-table", say("there should be letters and spellings here"), _REMEDY
        )
        fields.problems.extend(error.problems)
        return {}
    found: dict[str, str] = {}
    for entry in node.entries:
        letter, spelling = _folded(entry.key.text), plain(entry.value)
        if len(letter) == 1 and not letter.isascii() and _SPELLING.fullmatch(spelling):
            found[letter] = spelling
        else:
            fields.problems.extend(_bad(entry, spelling).problems)
    return found


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip().casefold())


def _bad(entry: Entry, spelling: str) -> NewsgenError:
    what = say(
        "{letter!r} cannot be spelt {spelling!r} in an address",
        letter=entry.key.text[:40],
        spelling=spelling[:40],
    )
    return problem(entry.key.where, "bad-letter", what, _REMEDY)
