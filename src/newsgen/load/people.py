"""The sections and authors that site.yaml lists."""

import re
from functools import partial

from newsgen.errors import NewsgenError, Problem
from newsgen.load.addresses import telegram_address, web_address
from newsgen.load.fields import Fields, plain, problem, truth
from newsgen.load.nodes import Entry, Items, Node, Table
from newsgen.load.reserved import reserved
from newsgen.load.wording import by_language, wording
from newsgen.model.settings import Author, Section, Wording
from newsgen.said import say

_AUTHOR = ("name", "role", "about", "email", "url", "organization", "photo", "telegram")
_KEY = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_MAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[^\s@<>\"']+")


def sections(fields: Fields, languages: tuple[str, ...]) -> tuple[Section, ...]:
    """The sections in the order listed, each with a title in every language."""
    found: list[Section] = []
    for entry in _entries(fields, "sections"):
        key = _key(entry, fields)
        if key in languages or reserved(key):
            what = say("{address} is an address the site needs itself", address=f"/{key}/")
            remedy = say("choose another key")
            fields.problems.append(Problem(entry.key.where, "reserved-address", what, remedy))
        value = entry.value
        descriptions: dict[str, str] = {}
        if isinstance(value, Table) and not by_language(value, languages):
            inner = fields.inner(value, ("title", "description"), ("title",))
            read = partial(_words, fields=inner, languages=languages)
            titles: dict[str, str] = inner.read("title", read, {})
            descriptions = inner.read("description", read, descriptions)
        else:
            titles = _read(value, fields, languages, key)
        found.append(Section(key, titles or dict.fromkeys(languages, key), descriptions))
    return tuple(found)


def authors(fields: Fields, languages: tuple[str, ...]) -> tuple[Author, ...]:
    """The authors in the order listed."""
    return tuple(_author(entry, fields, languages) for entry in _entries(fields, "authors"))


def _author(entry: Entry, fields: Fields, languages: tuple[str, ...]) -> Author:
    key = _key(entry, fields)
    if not isinstance(entry.value, Table) or by_language(entry.value, languages):
        try:
            return Author(key, wording(entry.value, fields, languages) or key)
        except NewsgenError as error:
            fields.problems += error.problems
            return Author(key, key)
    inner = fields.inner(entry.value, _AUTHOR, ("name",))
    read = partial(wording, fields=inner, languages=languages)
    empty: Wording = ""
    return Author(
        key,
        inner.read("name", read, empty),
        inner.read("role", read, empty),
        inner.read("about", read, empty),
        inner.read("email", _mail, ""),
        inner.read("url", web_address, ""),
        organization=inner.read("organization", truth, default=False),
        photo=inner.text("photo"),
        telegram=inner.read("telegram", telegram_address, ""),
    )


def _entries(fields: Fields, name: str) -> tuple[Entry, ...]:
    node = fields.given(name)
    if isinstance(node, Table):
        return node.entries
    if node is not None:
        what = say("{field} are written as keys and names", field=name)
        remedy = say("write\n{field}:\n  some-key: Some name", field=name)
        fields.problems.append(Problem(node.where, "bad-table", what, remedy))
    return ()


def _key(entry: Entry, fields: Fields) -> str:
    key = entry.key.text
    if not _KEY.fullmatch(key):
        what = say("{key!r} cannot be part of an address", key=key[:80])
        remedy = say("a key is made of a-z, 0-9 and hyphens")
        fields.problems.append(Problem(entry.key.where, "bad-key", what, remedy))
    return key


def _read(node: Node, fields: Fields, languages: tuple[str, ...], key: str) -> dict[str, str]:
    try:
        return _words(node, fields, languages)
    except NewsgenError as error:
        fields.problems += error.problems
        return dict.fromkeys(languages, key)


def _words(node: Node, fields: Fields, languages: tuple[str, ...]) -> dict[str, str]:
    found = wording(node, fields, languages)
    return dict.fromkeys(languages, found) if isinstance(found, str) else dict(found)


def _mail(node: Node) -> str:
    value = plain(node)
    if isinstance(node, (Items, Table)) or not _MAIL.fullmatch(value):
        what = say("{value!r} is not an e-mail address", value=value[:80])
        raise problem(node.where, "bad-email", what, say("write it as desk@example.kz"))
    return value
