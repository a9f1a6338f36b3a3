"""What site.yaml says of menus and of the Telegram channel."""

from collections.abc import Sequence
from functools import partial

from newsgen.errors import NewsgenError
from newsgen.load.addresses import menu_address, telegram_address
from newsgen.load.fields import Fields, problem, text
from newsgen.load.nodes import Node, Table
from newsgen.load.wording import by_language, wording
from newsgen.model.settings import Channel, MenuItem, Section, Wording
from newsgen.said import say

_NOTHING: Wording = ""
_HOST = "https://t.me/"


def menu(
    menus: Fields, name: str, known: Sequence[Section], languages: tuple[str, ...]
) -> tuple[MenuItem, ...]:
    """The entries of one menu: sections by key, titles with addresses."""
    node = menus.given(name)
    if node is None:
        return ()
    keys = [section.key for section in known]
    items = getattr(node, "items", (node,))
    found: list[MenuItem] = []
    for item in items:
        try:
            found.append(_item(item, menus, keys, languages))
        except NewsgenError as error:
            menus.problems.extend(error.problems)
    return tuple(found)


def channel(fields: Fields, languages: tuple[str, ...]) -> Channel | None:
    """The Telegram channel, one or one for each language; its name unless given is its handle."""
    node = fields.given("telegram")
    if node is None:
        return None
    name, url = _NOTHING, _NOTHING
    if isinstance(node, Table) and not by_language(node, languages):
        inner = fields.inner(node, ("name", "url"), ("url",))
        name = inner.read("name", partial(wording, fields=inner, languages=languages), name)
        read = partial(wording, fields=inner, languages=languages, read=telegram_address)
        url = inner.read("url", read, url)
    else:
        read = partial(wording, fields=fields, languages=languages, read=telegram_address)
        url = fields.read("telegram", read, url)
    return Channel(name or _handle(url), url) if url else None


def _item(item: Node, menus: Fields, keys: Sequence[str], languages: tuple[str, ...]) -> MenuItem:
    if isinstance(item, Table):
        inner = menus.inner(item, ("title", "url"), ("title", "url"))
        read = partial(wording, fields=inner, languages=languages)
        return MenuItem(
            title=inner.read("title", read, _NOTHING),
            url=inner.read("url", partial(read, read=menu_address), _NOTHING),
        )
    key = text(item, menus.origin)
    if key not in keys:
        what = say("there is no section {name!r}", name=key[:80])
        remedy = say("write one of {names}, or {{title: …, url: /about/}}", names=", ".join(keys))
        raise problem(item.where, "unknown-section", what, remedy)
    return MenuItem(section=key)


def _handle(url: Wording) -> Wording:
    if isinstance(url, str):
        return f"@{url.removeprefix(_HOST)}"
    return {language: f"@{one.removeprefix(_HOST)}" for language, one in url.items()}
