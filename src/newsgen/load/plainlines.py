"""Front matter as nearly every article has it, read without YAML's machinery.

Lines of `key: value`, where the value is a plain or single-quoted text, a list of plain words in
brackets or pairs in braces, mean to YAML just what they seem to. Whatever else there is makes the
whole of it a matter for YAML. That both say the same is tested on front matter made of traps.
"""

import re

from newsgen.errors import Location
from newsgen.load.nodes import Entry, Items, Node, Scalar, Table, key_name

# What a plain text begins with here: no sign that means anything to YAML in such a place.
_FIRST = r"[\w«„“(№+./—–…]"
# Inside, a colon stands before a letter, and a hash nowhere.
_PLAIN = rf"{_FIRST}(?:[^:#]++|:(?=[^\s:#]))*+"
_KEY = r"[^\W\d_][\w -]{0,60}"
_WORD = rf"{_FIRST}(?:[^:#,?\[\]{{}}]++|:(?=[\w/]))*+"
_PAIR = rf"{_KEY}:[ ]+(?:{_WORD}|'[^']*'[ ]*)"
_LINE = re.compile(
    rf"(?P<key>{_KEY}):[ ]+(?:(?P<plain>{_PLAIN})|'(?P<quoted>[^']*)'[ ]*"
    rf"|\[(?P<items>{_WORD}(?:,[ ]*{_WORD})*)\][ ]*|\{{(?P<pairs>{_PAIR}(?:,[ ]*{_PAIR})*)\}}[ ]*)"
)
_ITEM = re.compile(_WORD)
_ENTRY = re.compile(
    rf"(?P<key>{_KEY}):[ ]+(?:(?P<plain>{_WORD})|'(?P<quoted>[^']*)'[ ]*)(?:,[ ]*|\Z)"
)


def plain_table(lines: list[str], path: str, first: int) -> Table | None:
    """The fields of such lines, of which the first is line number `first`; None for others."""
    entries: dict[str, Entry] = {}
    for number, line in enumerate(lines, first):
        if not line:
            continue
        match = _LINE.fullmatch(line)
        if match is None or not line.isprintable():
            return None
        entry = _entry(match, path, number, 1)
        if entry is None or entry.name in entries:
            return None
        entries[entry.name] = entry
    if not entries:
        return None
    found = tuple(entries.values())
    return Table(found, found[0].key.where)


def _entry(match: re.Match[str], path: str, line: int, first: int) -> Entry | None:
    """The entry of a match in a text whose first character stands in column `first`."""
    key = match["key"]
    value = _value(match, path, line, first)
    if key[-1] == " " or value is None:
        return None
    return Entry(key_name(key), Scalar(key, Location(path, line, first + match.start())), value)


def _value(match: re.Match[str], path: str, line: int, first: int) -> Node | None:
    if match["plain"] is not None:
        return Scalar(
            match["plain"].rstrip(" "), Location(path, line, first + match.start("plain"))
        )
    if match["quoted"] is not None:
        return Scalar(match["quoted"], Location(path, line, first + match.start("quoted") - 1))
    if match["items"] is not None:
        start = first + match.start("items")
        items = tuple(
            Scalar(item[0].rstrip(" "), Location(path, line, start + item.start()))
            for item in _ITEM.finditer(match["items"])
        )
        return Items(items, Location(path, line, start - 1))
    start = first + match.start("pairs")
    found = [_entry(pair, path, line, start) for pair in _ENTRY.finditer(match["pairs"])]
    entries = {entry.name: entry for entry in found if entry is not None}
    if len(entries) != len(found):  # a key stands twice, or is followed by a space
        return None
    return Table(tuple(entries.values()), Location(path, line, start - 1))
