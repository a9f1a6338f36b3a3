"""Atom: RFC 4287."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from newsgen.feeds.budget import no_text, within
from newsgen.feeds.pictures import media_type
from newsgen.feeds.profiles import READERS_BYTES
from newsgen.feeds.rss import media_attributes, media_words
from newsgen.feeds.views import FeedView, Frame, Person, Picture, Story
from newsgen.feeds.xml import document, element

# A feed has to say when it changed; this one never did.
_NEVER = "1970-01-01T00:00:00Z"


def atom(view: FeedView, text: Callable[[Story], str]) -> bytes:
    """The feed; `text` gives a story's HTML, escaped."""
    told = text if view.full_text else no_text
    entry = partial(_entry, view.frame)
    return within(READERS_BYTES, view.stories, told, entry, partial(_whole, view))


def _whole(view: FeedView, entries: Sequence[str]) -> bytes:
    full = view.frame.full
    names = {
        "xmlns": "http://www.w3.org/2005/Atom",
        "xmlns:media": "http://search.yahoo.com/mrss/",
        "xml:lang": view.frame.language,
    }
    changed = max((one.changed for one in view.stories), default=None)
    head = (
        element("id", view.id),
        element("title", view.title),
        element("subtitle", view.description) if view.description else "",
        element("updated", moment(changed) if changed else _NEVER),
        element("link", rel="self", type="application/atom+xml", href=full(view.url)),
        element("link", rel="alternate", type="text/html", href=full(view.page)),
        element("logo", full(view.logo)) if view.logo else "",
        element("author", inner=element("name", view.title)),
        "\n",
    )
    return document(element("feed", inner="".join([*head, *entries]), **names))


def moment(when: datetime) -> str:
    """RFC 3339, with the offset."""
    return when.isoformat("T", "seconds")


def _entry(frame: Frame, story: Story, html: str) -> str:
    full = frame.full
    topics = dict.fromkeys(filter(None, (story.section, *story.tags)))
    parts = [
        element("id", story.id),
        element("title", story.title),
        element("link", rel="alternate", type="text/html", href=full(story.url)),
        element("published", moment(story.published)),
        element("updated", moment(story.changed)),
        *(_author(person, frame) for person in story.authors),
        *(element("category", term=topic) for topic in topics),
    ]
    if story.source is not None and story.source.url:
        source = {"href": full(story.source.url), "title": story.source.name}
        parts.append(element("link", rel="via", **source))
    if story.lead:
        parts.append(element("summary", story.lead))
    if html:
        parts.append(element("content", inner=html, type="html"))
    if story.picture is not None and story.picture.url:
        parts += _picture(story.picture, frame)
    return element("entry", inner="".join(parts)) + "\n"


def _author(person: Person, frame: Frame) -> str:
    named = element("name", person.name) + element("uri", frame.full(person.url))
    return element("author", inner=named)


def _picture(picture: Picture, frame: Frame) -> tuple[str, str]:
    kind = {"rel": "enclosure", "type": media_type(picture.url)}
    size = {"length": str(picture.size)} if picture.size else {}
    link = element("link", href=frame.full(picture.url), **kind, **size)
    attributes = dict(media_attributes(picture, frame))
    return link, element("media:content", inner=media_words(picture), **attributes)
