"""The sections and authors that site.yaml lists."""

import re
from functools import partial

from newsgen.errors import NewsgenError, Problem
from newsgen.load.addresses import web_address
from newsgen.load.fields import Fields, plain, problem, text
from newsgen.load.nodes import Entry, Items, Node, Table
from newsgen.load.reserved import reserved
from newsgen.model.settings import Author, Section

_KEY = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_MAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[^\s@<>\"']+")


def sections(fields: Fields, languages: tuple[str, ...]) -> tuple[Section, ...]:
    """The sections in the order listed, each with a title in every language."""
    found: list[Section] = []
    for entry in _entries(fields, "sections"):
        key = _key(entry, fields)
        if key in languages or reserved(key):
            what = f"/{key}/ is an address the site needs itself"
            fields.problems.append(
                Problem(entry.key.where, "reserved-address", what, "choose another key")
            )
        value = entry.value
        descriptions: dict[str, str] = {}
        if isinstance(value, Table) and not _by_language(value, languages):
            inner = fields.inner(value, ("title", "description"), ("title",))
            read = partial(_words, fields=inner, languages=languages)
            titles: dict[str, str] = inner.read("title", read, {})
            descriptions = inner.read("description", read, descriptions)
        else:
            titles = _read(value, fields, languages, key)
        found.append(Section(key, titles or dict.fromkeys(languages, key), descriptions))
    return tuple(found)


def authors(fields: Fields) -> tuple[Author, ...]:
    """The authors in the order listed."""
    return tuple(_author(entry, fields) for entry in _entries(fields, "authors"))


def _author(entry: Entry, fields: Fields) -> Author:
    key = _key(entry, fields)
    if not isinstance(entry.value, Table):
        try:
            return Author(key, text(entry.value, fields.origin) or key)
        except NewsgenError as error:
            fields.problems += error.problems
            return Author(key, key)
    inner = fields.inner(entry.value, ("name", "role", "about", "email", "url"), ("name",))
    return Author(
        key,
        inner.text("name"),
        inner.text("role"),
        inner.text("about"),
        inner.read("email", _mail, ""),
        inner.read("url", web_address, ""),
    )


def _entries(fields: Fields, name: str) -> tuple[Entry, ...]:
    node = fields.given(name)
    if isinstance(node, Table):
        return node.entries
    if node is not None:
        what = f"{name} are written as keys and names"
        remedy = f"write\n{name}:\n  some-key: Some name"
        fields.problems.append(Problem(node.where, "bad-table", what, remedy))
    return ()


def _key(entry: Entry, fields: Fields) -> str:
    key = entry.key.text
    if not _KEY.fullmatch(key):
        what = f"{key[:80]!r} cannot be part of an address"
        remedy = "a key is made of a-z, 0-9 and hyphens"
        fields.problems.append(Problem(entry.key.where, "bad-key", what, remedy))
    return key


def _by_language(table: Table, languages: tuple[str, ...]) -> bool:
    return bool(table.entries) and all(entry.name in languages for entry in table.entries)


def _read(node: Node, fields: Fields, languages: tuple[str, ...], key: str) -> dict[str, str]:
    try:
        return _words(node, fields, languages)
    except NewsgenError as error:
        fields.problems += error.problems
        return dict.fromkeys(languages, key)


def _words(node: Node, fields: Fields, languages: tuple[str, ...]) -> dict[str, str]:
    """A text in every language: those not given read as the first that is."""
    if not isinstance(node, Table):
        return dict.fromkeys(languages, text(node, fields.origin))
    inner = fields.inner(node, languages)
    given = {language: inner.text(language) for language in languages}
    first = next(filter(None, given.values()), "")
    return {language: words or first for language, words in given.items()}


def _mail(node: Node) -> str:
    value = plain(node)
    if isinstance(node, (Items, Table)) or not _MAIL.fullmatch(value):
        what = f"{value[:80]!r} is not an e-mail address"
        raise problem(node.where, "bad-email", what, "write it as desk@example.kz")
    return value
