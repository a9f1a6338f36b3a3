"""What site.yaml says of feeds."""

import re
from collections.abc import Collection
from functools import partial

from newsgen.load.fields import Fields, number_to, plain, problem, truth
from newsgen.load.nodes import Node, Scalar
from newsgen.model.settings import Feeds
from newsgen.said import say
from newsgen.urls import AGGREGATORS, FEEDS

ITEMS_MAX = 200
_DEFAULTS = Feeds()
_NONE = Feeds(formats=(), profiles=())
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?", re.ASCII)


def feeds(fields: Fields) -> Feeds:
    """The feeds a site has; `false` is none."""
    node = fields.given("feeds")
    if node is None:
        return _DEFAULTS
    if isinstance(node, Scalar):
        return _DEFAULTS if fields.read("feeds", truth, default=True) else _NONE
    table = fields.inner(node, Feeds.__struct_fields__)
    formats = _DEFAULTS.formats
    if "formats" in table.nodes:
        formats = table.each("formats", partial(_named, known=FEEDS), commas=True)
    return Feeds(
        formats=formats,
        items=table.read("items", _items, _DEFAULTS.items),
        full_text=table.read("full_text", truth, default=True),
        profiles=table.each("profiles", partial(_named, known=AGGREGATORS), commas=True),
        host=table.read("host", _host, ""),
    )


def _named(item: Scalar, known: Collection[str]) -> str:
    if item.text not in known:
        what = say("{value!r} is no feed newsgen makes", value=item.text[:80])
        raise problem(
            item.where, "unknown-feed", what, say("write one of {names}", names=", ".join(known))
        )
    return item.text


def _items(node: Node) -> int:
    return number_to(node, ITEMS_MAX, say("{value} is no number of stories"))


def _host(node: Node) -> str:
    value = plain(node)
    if not _HOST.fullmatch(value):
        what = say("{value!r} is not a host", value=value[:80])
        raise problem(node.where, "bad-url", what, say("write it as example.kz"))
    return value
