"""JSON Feed 1.1: jsonfeed.org/version/1.1."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import msgspec

from newsgen.feeds.atom import moment
from newsgen.feeds.budget import no_text, within
from newsgen.feeds.profiles import READERS_BYTES
from newsgen.feeds.views import FeedView, Frame, Story
from newsgen.printable import printable

VERSION = "https://jsonfeed.org/version/1.1"

Fields = dict[str, object]


def json_feed(view: FeedView, text: Callable[[Story], str]) -> bytes:
    """The feed; `text` gives a story's HTML."""
    told = text if view.full_text else no_text
    item = partial(_item, view.frame)
    return within(READERS_BYTES, view.stories, told, item, partial(_whole, view))


def _whole(view: FeedView, items: Sequence[Fields]) -> bytes:
    full = view.frame.full
    fields = _filled(
        version=VERSION,
        title=view.title,
        home_page_url=full(view.page),
        feed_url=full(view.url),
        description=view.description,
        icon=full(view.logo),
        language=view.frame.language,
    )
    return msgspec.json.encode({**fields, "items": items}) + b"\n"


def _item(frame: Frame, story: Story, html: str) -> Fields:
    picture = story.picture
    return _filled(
        id=story.id,
        url=frame.full(story.url),
        title=story.title,
        content_html=html,
        # One of the two has to be there.
        content_text="" if html else story.lead or story.title,
        summary=story.lead,
        image=frame.full(picture.url) if picture else "",
        date_published=moment(story.published),
        date_modified=moment(story.changed),
        authors=[_filled(name=one.name, url=frame.full(one.url)) for one in story.authors],
        tags=list(_topics(story)),
        language=frame.language,
    )


def _topics(story: Story) -> Iterator[str]:
    yield from map(printable, dict.fromkeys(filter(None, (story.section, *story.tags))))


def _filled(**fields: str | list[Fields] | list[str]) -> Fields:
    """The fields that say something, without any character that no text may hold."""
    return {
        name: printable(value) if isinstance(value, str) else value
        for name, value in fields.items()
        if value
    }
