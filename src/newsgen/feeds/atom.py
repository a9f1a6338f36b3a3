"""Atom: RFC 4287."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from xml.etree.ElementTree import Element

from newsgen.feeds.budget import no_text, within
from newsgen.feeds.pictures import media_type
from newsgen.feeds.profiles import READERS_BYTES
from newsgen.feeds.rss import media_attributes, media_words
from newsgen.feeds.views import FeedView, Frame, Story
from newsgen.feeds.xml import added, document, element

# A feed has to say when it changed; this one never did.
_NEVER = "1970-01-01T00:00:00Z"


def atom(view: FeedView, text: Callable[[Story], str]) -> bytes:
    """The feed; `text` gives a story's HTML."""
    told = text if view.full_text else no_text
    entry = partial(_entry, view.frame)
    return within(READERS_BYTES, view.stories, told, entry, partial(_whole, view))


def _whole(view: FeedView, entries: Sequence[Element]) -> bytes:
    full = view.frame.full
    names = {
        "xmlns": "http://www.w3.org/2005/Atom",
        "xmlns:media": "http://search.yahoo.com/mrss/",
        "xml:lang": view.frame.language,
    }
    root = element("feed", **names)
    added(root, "id", view.id)
    added(root, "title", view.title)
    if view.description:
        added(root, "subtitle", view.description)
    changed = max((one.changed for one in view.stories), default=None)
    added(root, "updated", moment(changed) if changed else _NEVER)
    added(root, "link", rel="self", type="application/atom+xml", href=full(view.url))
    added(root, "link", rel="alternate", type="text/html", href=full(view.page))
    if view.logo:
        added(root, "logo", full(view.logo))
    author = added(root, "author")
    author.tail = "\n"
    added(author, "name", view.title)
    root.extend(entries)
    return document(root)


def moment(when: datetime) -> str:
    """RFC 3339, with the offset."""
    return when.isoformat("T", "seconds")


def _entry(frame: Frame, story: Story, html: str) -> Element:
    made = element("entry")
    made.tail = "\n"
    added(made, "id", story.id)
    added(made, "title", story.title)
    added(made, "link", rel="alternate", type="text/html", href=frame.full(story.url))
    added(made, "published", moment(story.published))
    added(made, "updated", moment(story.changed))
    for person in story.authors:
        author = added(made, "author")
        added(author, "name", person.name)
        added(author, "uri", frame.full(person.url))
    for topic in dict.fromkeys(filter(None, (story.section, *story.tags))):
        added(made, "category", term=topic)
    if story.source is not None and story.source.url:
        added(made, "link", rel="via", href=frame.full(story.source.url), title=story.source.name)
    if story.lead:
        added(made, "summary", story.lead)
    if html:
        added(made, "content", html, type="html")
    _picture(made, story, frame)
    return made


def _picture(made: Element, story: Story, frame: Frame) -> None:
    picture = story.picture
    if picture is None or not picture.url:
        return
    kind = {"rel": "enclosure", "type": media_type(picture.url), "length": str(picture.size)}
    added(made, "link", href=frame.full(picture.url), **kind)
    media = added(made, "media:content", **dict(media_attributes(picture, frame)))
    for name, words, attributes in media_words(picture):
        added(media, name, words, **dict(attributes))
