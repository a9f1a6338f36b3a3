"""The RSS that readers' programs take, and what aggregators make of it: each a value.

Another aggregator is another value in PROFILES: what its elements are called, which of our words
for the contents of a story (the keys of newsgen.feeds.rss.CONTENTS) each of them holds, what a text
may be made of, and how much it takes. Its address is in urls.py, like any other.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import takewhile
from types import MappingProxyType

from msgspec import Struct

READERS_BYTES = 512_000  # of a feed: some programs give up on larger ones
_MEGABYTE = 1_000_000


class Part(Struct, frozen=True):
    """An element of an item: its name, what it holds, and how it says what newsgen calls otherwise.

    `of` is "" for one that says `words` for "" always.
    """

    element: str
    of: str = ""
    words: tuple[tuple[str, str], ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


class Text(Struct, frozen=True):
    """What a story's text is made of, and in which tags.

    `tags` None: whatever stands on the page; (): none, only paragraphs between empty lines.
    """

    parts: tuple[str, ...] = ("picture", "opening", "body", "corrections", "source")
    tags: frozenset[str] | None = None
    instead: tuple[tuple[str, str], ...] = ()  # a tag that is not among them, and the one for it
    without: tuple[str, ...] = ()  # tags that go with all that is in them


class Profile(Struct, frozen=True, kw_only=True):
    """A kind of RSS 2.0: everything in which one differs from another."""

    name: str
    namespaces: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    text: Text = Text()
    stories_max: int = 0  # 0: as many as the site's settings say
    days_max: int = 0  # before its newest story; 0: any number
    bytes_max: int = READERS_BYTES


_ATOM = ("atom", "http://www.w3.org/2005/Atom")
_CONTENT = ("content", "http://purl.org/rss/1.0/modules/content/")
_DC = ("dc", "http://purl.org/dc/elements/1.1/")
_MEDIA = ("media", "http://search.yahoo.com/mrss/")

_COMMON = (
    Part("title", "title"),
    Part("link", "url"),
    Part("guid", "id", attributes=(("isPermaLink", "false"),)),
    Part("pubDate", "published"),
)

RSS = Profile(
    name="rss",
    namespaces=(_ATOM, _CONTENT, _DC, _MEDIA),
    parts=(
        *_COMMON,
        Part("dc:creator", "author"),
        Part("dc:source", "source"),
        Part("category", "topic"),
        Part("description", "lead as html"),  # readers take it for HTML
        Part("content:encoded", "text"),
        Part("enclosure", "enclosure"),
        Part("media:content", "media"),
    ),
)

YANDEX = Profile(
    name="yandex",
    namespaces=(_ATOM, _MEDIA, ("yandex", "http://news.yandex.ru")),
    parts=(
        *_COMMON,
        Part("author", "authors"),
        Part("category", "section"),
        Part("description", "lead"),
        Part("enclosure", "enclosure"),
        Part(
            "yandex:genre",
            "kind",
            words=(
                ("news", "message"),
                ("interview", "interview"),
                ("opinion", "article"),
                ("photo-story", "article"),
                ("long-read", "article"),
            ),
        ),
        Part("yandex:full-text", "text"),
    ),
    # Nothing that the page says around the text: no source, no picture's words, no invitations.
    text=Text(parts=("opening", "body"), tags=frozenset(), without=("figure",)),
    stories_max=200,
    bytes_max=10 * _MEGABYTE,
)

_DZEN_TAGS = "p a b i u s br h1 h2 h3 h4 blockquote ul ol li figure figcaption img"

DZEN = Profile(
    name="dzen",
    namespaces=(_ATOM, _CONTENT, _DC, _MEDIA),
    parts=(
        *_COMMON,
        Part("dc:creator", "author"),
        Part("description", "lead"),
        Part("category", words=(("", "format-article"),)),
        Part("category", words=(("", "index"),)),
        Part("category", words=(("", "comment-all"),)),
        Part("enclosure", "enclosure"),
        Part("content:encoded", "text"),
    ),
    text=Text(
        parts=("picture", "opening", "body", "corrections"),
        tags=frozenset(_DZEN_TAGS.split()),
        instead=(
            ("strong", "b"),
            ("em", "i"),
            ("ins", "u"),
            ("del", "s"),
            ("h5", "h4"),
            ("h6", "h4"),
            ("dt", "p"),
            ("tr", "p"),
            ("pre", "p"),
            ("caption", "p"),
            ("summary", "p"),
        ),
    ),
    stories_max=500,
    days_max=3,
    bytes_max=10 * _MEGABYTE,
)

RAMBLER = Profile(
    name="rambler",
    namespaces=(_ATOM, _MEDIA, ("rambler", "http://news.rambler.ru")),
    parts=(
        *_COMMON,
        Part("author", "authors"),
        Part("category", "section"),
        Part("description", "lead"),
        Part("enclosure", "enclosure"),
        Part("rambler:fulltext", "text"),
    ),
    text=Text(parts=("opening", "body"), tags=frozenset(), without=("figure",)),
    stories_max=200,
    bytes_max=10 * _MEGABYTE,
)

PROFILES = MappingProxyType({one.name: one for one in (YANDEX, DZEN, RAMBLER)})


def reach(profile: Profile, newest_first: Iterable[datetime], otherwise: int) -> int:
    """How many of the stories of these dates the profile takes; `otherwise` if it says no number.

    Days are counted back from the newest story, not from the clock: what was taken once stays known
    to whoever took it, so a feed need not shrink while nothing new is written.
    """
    dates = iter(newest_first)
    newest = next(dates, None)
    if newest is None:
        return 0
    most = profile.stories_max or otherwise
    if profile.days_max:
        since = newest - timedelta(days=profile.days_max)
        dates = takewhile(lambda date: date >= since, dates)
    return 1 + sum(1 for _ in zip(range(most - 1), dates, strict=False))
