"""What validators of feeds check, written from the specifications: each broken rule is a sentence.

RSS 2.0 (rssboard.org/rss-specification and its profile), Media RSS, RFC 4287, JSON Feed 1.1.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, fromstring

import jsonschema
import msgspec

_ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MEDIA = "{http://search.yahoo.com/mrss/}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DAYS, _MONTHS = "Mon|Tue|Wed|Thu|Fri|Sat|Sun", "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_RFC_822 = re.compile(
    rf"(?:{_DAYS}), [0-3][0-9] (?:{_MONTHS}) [0-9]{{4}} [0-2][0-9]:[0-5][0-9]:[0-6][0-9] "
    r"[+-][01][0-9][0-5][0-9]"
)
RFC_3339 = (
    r"[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9](?:Z|[+-][01][0-9]:[0-5][0-9])"
)
_LANGUAGE = re.compile("[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
_NUMBER = re.compile("[1-9][0-9]*")
_LENGTH = re.compile("0|[1-9][0-9]*")
_ILLEGAL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORBIDDEN_NAMES = """
script style iframe frame object embed form input button select textarea svg math link meta base
noscript template
"""
_FORBIDDEN = frozenset(_FORBIDDEN_NAMES.split())

JSON_FEED: Mapping[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": {"$ref": "#/$defs/address"},
        "feed_url": {"$ref": "#/$defs/address"},
        "description": {"type": "string"},
        "user_comment": {"type": "string"},
        "next_url": {"$ref": "#/$defs/address"},
        "icon": {"$ref": "#/$defs/address"},
        "favicon": {"$ref": "#/$defs/address"},
        "authors": {"$ref": "#/$defs/authors"},
        "language": {"$ref": "#/$defs/language"},
        "expired": {"type": "boolean"},
        "hubs": {
            "type": "array",
            "items": {"type": "object", "required": ["type", "url"]},
        },
        "items": {"type": "array", "items": {"$ref": "#/$defs/item"}},
    },
    "patternProperties": {"^_": {"type": "object"}},
    "additionalProperties": False,
    "$defs": {
        "address": {"type": "string", "pattern": "^https?://[^/ ]+/[!-~]*$"},
        "moment": {"type": "string", "pattern": f"^{RFC_3339}$"},
        "language": {"type": "string", "pattern": f"^{_LANGUAGE.pattern}$"},
        "authors": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "minProperties": 1,
                "properties": {
                    "name": {"type": "string", "minLength": 1},
                    "url": {"$ref": "#/$defs/address"},
                    "avatar": {"$ref": "#/$defs/address"},
                },
                "additionalProperties": False,
            },
        },
        "item": {
            "type": "object",
            "required": ["id"],
            "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
            "properties": {
                "id": {"type": "string", "minLength": 1},
                "url": {"$ref": "#/$defs/address"},
                "external_url": {"$ref": "#/$defs/address"},
                "title": {"type": "string", "minLength": 1},
                "content_html": {"type": "string", "minLength": 1},
                "content_text": {"type": "string", "minLength": 1},
                "summary": {"type": "string", "minLength": 1},
                "image": {"$ref": "#/$defs/address"},
                "banner_image": {"$ref": "#/$defs/address"},
                "date_published": {"$ref": "#/$defs/moment"},
                "date_modified": {"$ref": "#/$defs/moment"},
                "authors": {"$ref": "#/$defs/authors"},
                "tags": {
                    "type": "array",
                    "uniqueItems": True,
                    "items": {"type": "string", "minLength": 1},
                },
                "language": {"$ref": "#/$defs/language"},
                "attachments": {"type": "array"},
            },
            "patternProperties": {"^_": {"type": "object"}},
            "additionalProperties": False,
        },
    },
}


def parsed(data: bytes) -> Element:
    """The root of a feed."""
    return fromstring(data)  # noqa: S314 - our own


def rss_faults(data: bytes, url: str) -> list[str]:
    """What is wrong with the RSS feed at an address."""
    root = parsed(data)
    faults = [*_characters(data), *_one(root, "channel")]
    if root.tag != "rss" or root.get("version") != "2.0":
        faults.append("the root is not <rss version='2.0'>")
    channel = root.find("channel")
    if channel is None:
        return faults
    for name in ("title", "link", "description", "language"):
        faults += _one(channel, name)
    faults += _address(channel.findtext("link"), "the channel's link")
    faults += _matches(_LANGUAGE, channel.findtext("language"), "language")
    items = channel.findall("item")
    if items or channel.find("lastBuildDate") is not None:
        faults += _matches(_RFC_822, channel.findtext("lastBuildDate"), "lastBuildDate")
    faults += _self_link(channel, f"{_ATOM}link", url)
    for image in channel.findall("image"):
        faults += (fault for name in ("url", "title", "link") for fault in _one(image, name))
    for item in items:
        faults += _rss_item(item)
    faults += _unique([item.findtext("guid") for item in items])
    return faults


def _rss_item(item: Element) -> Iterator[str]:
    for name in ("title", "link", "guid", "pubDate"):
        yield from _one(item, name)
    for name in ("description", "enclosure", "author", _CONTENT):
        if len(item.findall(name)) > 1:
            yield f"an item has several <{name}>"
    yield from _address(item.findtext("link"), "an item's link")
    guid = item.find("guid")
    if guid is None or guid.get("isPermaLink") != "false":
        yield "a guid that is no address does not say so"
    elif urlsplit(guid.text or "").scheme in ("", "http", "https"):
        yield f"{guid.text} is not permanent"
    yield from _matches(_RFC_822, item.findtext("pubDate"), "pubDate")
    for one in [*item.findall("category"), *item.findall(f"{_DC}creator")]:
        if not (one.text or "").strip():
            yield f"an empty <{one.tag}>"
    for one in item.findall("enclosure"):
        yield from _address(one.get("url"), "an enclosure")
        # The RSS Advisory Board: 0 where it cannot be told.
        yield from _matches(_LENGTH, one.get("length"), "length")
        if not (one.get("type") or "").startswith("image/"):
            yield f"{one.get('type')} is no picture"
    yield from _rss_text(item)


def _rss_text(item: Element) -> Iterator[str]:
    names = [one.tag for one in item]
    if _CONTENT in names and "description" in names[names.index(_CONTENT) :]:
        yield "content:encoded comes before description"
    yield from _media(item)
    yield from html_faults(item.findtext(_CONTENT) or "")


def atom_faults(data: bytes, url: str) -> list[str]:
    """What is wrong with the Atom feed at an address."""
    root = parsed(data)
    faults = [*_characters(data), *_self_link(root, f"{_ATOM}link", url)]
    if root.tag != f"{_ATOM}feed":
        faults.append("the root is not <feed>")
    faults += _matches(_LANGUAGE, root.get(_XML_LANG), "xml:lang")
    faults += _permanent(root)
    entries = root.findall(f"{_ATOM}entry")
    if any(one.find(f"{_ATOM}author") is None for one in entries):
        faults += _some(root, f"{_ATOM}author")
    for entry in entries:
        faults += _entry(entry)
    faults += _unique([one.findtext(f"{_ATOM}id") for one in (root, *entries)])
    return faults


def _permanent(element: Element) -> Iterator[str]:
    """What a feed and an entry have alike."""
    for name in ("id", "title", "updated"):
        yield from _one(element, f"{_ATOM}{name}")
    if urlsplit(element.findtext(f"{_ATOM}id") or "").scheme in ("", "http", "https"):
        yield "an id is not permanent"
    yield from _matches(RFC_3339, element.findtext(f"{_ATOM}updated"), "updated")
    pages = [
        one for one in element.findall(f"{_ATOM}link") if one.get("rel", "alternate") == "alternate"
    ]
    if len(pages) != 1:
        yield "there is not one alternate link"
    for link in element.findall(f"{_ATOM}link"):
        yield from _address(link.get("href"), "a link")
    for author in element.findall(f"{_ATOM}author"):
        yield from _one(author, f"{_ATOM}name")
        if author.find(f"{_ATOM}uri") is not None:
            yield from _address(author.findtext(f"{_ATOM}uri"), "an author's uri")


def _entry(entry: Element) -> Iterator[str]:
    yield from _permanent(entry)
    yield from _matches(RFC_3339, entry.findtext(f"{_ATOM}published"), "published")
    for name in ("summary", "content", "published"):
        if len(entry.findall(f"{_ATOM}{name}")) > 1:
            yield f"an entry has several <{name}>"
    for category in entry.findall(f"{_ATOM}category"):
        if not category.get("term"):
            yield "a category without a term"
    content = entry.find(f"{_ATOM}content")
    if content is not None and (content.get("type") != "html" or len(content)):
        yield "content is not escaped HTML"
    enclosures = [one for one in entry.findall(f"{_ATOM}link") if one.get("rel") == "enclosure"]
    if len(enclosures) > 1:
        yield "an entry has several enclosures"
    for one in enclosures:
        if one.get("length") is not None:
            yield from _matches(_NUMBER, one.get("length"), "length")
    yield from _media(entry)
    yield from html_faults(content.text or "" if content is not None else "")


def json_faults(data: bytes, url: str) -> list[str]:
    """What is wrong with the JSON Feed at an address."""
    feed = msgspec.json.decode(data)
    validator = jsonschema.Draft202012Validator(JSON_FEED)
    faults = [f"{one.json_path}: {one.message[:200]}" for one in validator.iter_errors(feed)]
    faults += _characters(data)
    if feed.get("feed_url") != url:
        faults.append(f"{feed.get('feed_url')} is not where it is")
    for item in feed["items"]:
        faults += html_faults(item.get("content_html", ""))
    faults += _unique([item.get("id") for item in feed["items"]])
    return faults


class _Judge(HTMLParser):
    """Finds what cannot be read away from its page."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _FORBIDDEN:
            self.faults.append(f"<{tag}> in a text")
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.faults.append(f"{name} in a text")
            if name in ("href", "src", "poster", "cite"):
                scheme = urlsplit(value or "").scheme
                if scheme not in ("http", "https", "mailto", "tel", "tg"):
                    self.faults.append(f"{name}={value!r} is not in full")
            if name == "srcset":
                for one in (value or "").split(","):
                    if not one.strip().startswith(("http://", "https://")):
                        self.faults.append(f"{one} in a srcset is not in full")


def html_faults(html: str) -> list[str]:
    """What a text has in it that no feed may carry."""
    judge = _Judge()
    judge.feed(html)
    judge.close()
    return judge.faults


def _media(element: Element) -> Iterator[str]:
    for one in element.findall(f"{_MEDIA}content"):
        yield from _address(one.get("url"), "media:content")
        if one.get("medium") != "image":
            yield "media:content does not say what it is"
        for name in ("fileSize", "width", "height"):
            if one.get(name) is not None:
                yield from _matches(_NUMBER, one.get(name), name)


def _self_link(element: Element, name: str, url: str) -> Iterator[str]:
    found = [one.get("href") for one in element.findall(name) if one.get("rel") == "self"]
    if found != [url]:
        yield f"it calls itself {found}, not {url}"


def _characters(data: bytes) -> Iterator[str]:
    for one in sorted(set(_ILLEGAL.findall(data.decode("utf-8")))):
        yield f"U+{ord(one):04X} in a feed"


def _one(element: Element, name: str) -> Iterator[str]:
    found = element.findall(name)
    if len(found) != 1 or not ((found[0].text or "").strip() or len(found[0])):
        yield f"<{element.tag}> has {len(found)} <{name}> with something in it"


def _some(element: Element, name: str) -> Iterator[str]:
    if element.find(name) is None:
        yield f"<{element.tag}> has no <{name}>"


def _address(value: str | None, what: str) -> Iterator[str]:
    parts = urlsplit(value or "")
    if parts.scheme not in ("http", "https") or not parts.netloc or not (value or "").isascii():
        yield f"{what}: {value!r} is not a full address"


def _matches(pattern: str | re.Pattern[str], value: str | None, what: str) -> Iterator[str]:
    if not re.fullmatch(pattern, value or ""):
        yield f"{what}: {value!r}"


def _unique(values: Iterable[str | None]) -> Iterator[str]:
    seen: set[str | None] = set()
    for value in values:
        if value in seen:
            yield f"{value} names two things"
        seen.add(value)
