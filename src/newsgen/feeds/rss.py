"""RSS 2.0 by the RSS Advisory Board's specification and profile, in any of its profiles here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime
from functools import partial
from html import escape
from types import MappingProxyType

from msgspec import Struct

from newsgen.feeds.budget import no_text, within
from newsgen.feeds.pictures import media_type
from newsgen.feeds.profiles import Part, Profile
from newsgen.feeds.views import FeedView, Frame, Picture, Story
from newsgen.feeds.xml import document, element

_LOGOS = frozenset({"image/png", "image/jpeg", "image/gif"})
# What an element says without words of its own, and the attributes it has: one each time it is
# there. None of them holds more than one element but media:content.
Contents = Callable[["Told"], Iterator["Content"]]


class Content(Struct, frozen=True):
    """What an element holds: a text, and XML behind it."""

    text: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    inner: str = ""


class Told(Struct, frozen=True):
    """A story and its text, escaped, as this profile has it; "" where there is no room for it."""

    story: Story
    frame: Frame
    text: str


def rss(view: FeedView, profile: Profile, text: Callable[[Story], str]) -> bytes:
    """The feed; `text` gives that of a story in the profile's tags, escaped."""
    told = text if view.full_text else no_text
    item = partial(_item, view.frame, profile)
    return within(profile.bytes_max, view.stories, told, item, partial(_whole, view, profile))


def _whole(view: FeedView, profile: Profile, items: Sequence[str]) -> bytes:
    namespaces = {f"xmlns:{prefix}": uri for prefix, uri in profile.namespaces}
    channel = element("channel", inner="".join([*_head(view), *items]))
    return document(element("rss", inner=channel, version="2.0", **namespaces))


def moment(when: datetime) -> str:
    """RFC 822 as everybody reads it, in English whatever the language."""
    return format_datetime(when)


def _head(view: FeedView) -> Iterator[str]:
    full = view.frame.full
    yield element("title", view.title)
    yield element("link", full(view.page))
    yield element("description", view.description or view.title)
    yield element("language", view.frame.language)
    if view.stories:
        yield element("lastBuildDate", moment(max(one.changed for one in view.stories)))
    if media_type(view.logo) in _LOGOS:
        logo = (("url", full(view.logo)), ("title", view.title), ("link", full(view.page)))
        yield element("image", inner="".join(element(name, text) for name, text in logo))
    kind = {"rel": "self", "type": "application/rss+xml"}
    yield element("atom:link", href=full(view.url), **kind) + "\n"


def _item(frame: Frame, profile: Profile, story: Story, text: str) -> str:
    told = Told(story, frame, text)
    parts = [
        element(part.element, content.text, content.inner, **dict(content.attributes))
        for part in profile.parts
        for content in _contents(part, told)
    ]
    return element("item", inner="".join(parts)) + "\n"


def _contents(part: Part, told: Told) -> Iterator[Content]:
    words = dict(part.words)
    for content in CONTENTS[part.of](told):
        said = words.get(content.text, "") if words else content.text
        if said or content.attributes or content.inner:
            yield Content(said, part.attributes + content.attributes, content.inner)


def _always(_told: Told) -> Iterator[Content]:
    yield Content()


def _text(read: Callable[[Told], str]) -> Contents:
    def contents(told: Told) -> Iterator[Content]:
        yield Content(read(told))

    return contents


def _each(read: Callable[[Told], tuple[str, ...]]) -> Contents:
    def contents(told: Told) -> Iterator[Content]:
        for one in dict.fromkeys(filter(None, read(told))):
            yield Content(one)

    return contents


def _names(told: Told) -> tuple[str, ...]:
    return tuple(one.name for one in told.story.authors)


def _source(told: Told) -> str:
    source = told.story.source
    return "" if source is None else told.frame.full(source.url) if source.url else source.name


def _enclosure(told: Told) -> Iterator[Content]:
    picture = _shown(told)
    if picture is not None:
        url, kind = told.frame.full(picture.url), media_type(picture.url)
        yield Content("", (("url", url), ("length", str(picture.size)), ("type", kind)))


def _whole_text(told: Told) -> Iterator[Content]:
    yield Content(inner=told.text)


def _media(told: Told) -> Iterator[Content]:
    picture = _shown(told)
    if picture is not None:
        yield Content("", media_attributes(picture, told.frame), media_words(picture))


def media_attributes(picture: Picture, frame: Frame) -> tuple[tuple[str, str], ...]:
    """The attributes of media:content, as Media RSS has them."""
    numbers = (("fileSize", picture.size), ("width", picture.width), ("height", picture.height))
    return (
        ("url", frame.full(picture.url)),
        ("type", media_type(picture.url)),
        ("medium", "image"),
        *((name, str(value)) for name, value in numbers if value),
    )


def media_words(picture: Picture) -> str:
    """The elements in media:content: what is in the picture, and whose it is."""
    words = picture.caption or picture.alt
    said = element("media:description", words, type="plain") if words else ""
    return said + element("media:credit", picture.credit) if picture.credit else said


def _shown(told: Told) -> Picture | None:
    picture = told.story.picture
    return picture if picture is not None and picture.url else None


CONTENTS: Mapping[str, Contents] = MappingProxyType(
    {
        "": _always,
        "title": _text(lambda told: told.story.title),
        "url": _text(lambda told: told.frame.full(told.story.url)),
        "id": _text(lambda told: told.story.id),
        "published": _text(lambda told: moment(told.story.published)),
        "lead": _text(lambda told: told.story.lead),
        "lead as html": _text(lambda told: escape(told.story.lead, quote=False)),
        "kind": _text(lambda told: told.story.kind),
        "section": _text(lambda told: told.story.section),
        "topic": _each(lambda told: (told.story.section, *told.story.tags)),
        "author": _each(_names),
        "authors": _text(lambda told: ", ".join(_names(told))),
        "source": _text(_source),
        "text": _whole_text,
        "enclosure": _enclosure,
        "media": _media,
    }
)
