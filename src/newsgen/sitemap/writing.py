"""Views as files for crawlers: XML by the standard library's writer, one address on a line."""

import re
from collections.abc import Iterable
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from msgspec import Struct

from newsgen.sitemap.views import AddressesView, Entry, IndexView, Item, NewsView, RobotsView

_PROTOCOL = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
# ElementTree escapes what must be, but lets through what no XML file may hold.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def written(view: Struct) -> bytes:
    """The file a view of this room is for."""
    if isinstance(view, RobotsView):
        return _robots(view)
    if isinstance(view, NewsView):
        return _news(view)
    if isinstance(view, IndexView):
        return _xml(_listed(_root("sitemapindex"), "sitemap", view.base_url, view.entries))
    assert isinstance(view, AddressesView)  # noqa: S101 - there are no others
    return _xml(_listed(_root("urlset"), "url", view.base_url, view.entries))


def _root(name: str) -> Element:
    root = Element(name, {"xmlns": _PROTOCOL})
    root.text = root.tail = "\n"
    return root


def _listed(root: Element, name: str, base_url: str, entries: Iterable[Entry]) -> Element:
    for entry in entries:
        one = SubElement(root, name)
        one.tail = "\n"
        SubElement(one, "loc").text = _absolute(base_url, entry.url)
        if entry.changed is not None:
            SubElement(one, "lastmod").text = _moment(entry.changed)
    return root


def _news(view: NewsView) -> bytes:
    root = _root("urlset")
    root.set("xmlns:news", _NEWS)
    for item in view.items:
        one = SubElement(root, "url")
        one.tail = "\n"
        SubElement(one, "loc").text = _absolute(view.base_url, item.url)
        _told(SubElement(one, "news:news"), item)
    return _xml(root)


def _told(news: Element, item: Item) -> None:
    publication = SubElement(news, "news:publication")
    SubElement(publication, "news:name").text = _ILLEGAL.sub("", item.publication)
    SubElement(publication, "news:language").text = item.language
    SubElement(news, "news:publication_date").text = _moment(item.date)
    SubElement(news, "news:title").text = _ILLEGAL.sub("", item.title)


def _robots(view: RobotsView) -> bytes:
    lines = [f"Sitemap: {_absolute(view.base_url, one)}" for one in view.sitemaps]
    return "\n".join(["User-agent: *", "Disallow:", "", *lines, ""]).encode()


def _xml(root: Element) -> bytes:
    made: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def _absolute(base_url: str, url: str) -> str:
    return f"{base_url}{url[1:]}"


def _moment(moment: datetime) -> str:
    """A date and time with its offset, to the second, as W3C writes them."""
    return moment.isoformat(timespec="seconds")
