"""Which feeds there are: of a page, in each of the formats a site has, and for aggregators."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct

from newsgen import urls
from newsgen.feeds.views import FeedView, Frame, Story
from newsgen.fingerprint import fingerprint
from newsgen.target import Group, Later, Recipe, Target


class Stream(Struct, frozen=True, kw_only=True):
    """The news of one page; `group` names all that its stories are made of.

    `stories` are the newest first, and are asked for only when a feed is to be made.
    """

    frame: Frame
    page: str
    title: str
    description: str = ""
    logo: str = ""
    host: str
    full_text: bool = True
    stories: Callable[[], tuple[Story, ...]]
    group: bytes = b""


def targets(stream: Stream, names: Iterable[str]) -> Iterator[Group]:
    """The stream's feed in each of the formats or profiles named."""
    for name in names:
        url = urls.feed(stream.page, name)
        # Two pages may have the same stories, one of them in the next build: a group is one feed's.
        group = fingerprint((stream.group, url)) if stream.group else b""
        yield Group(group, Recipe("feed", name), partial(_feed, stream, name, url, group))


def _feed(stream: Stream, name: str, url: str, group: bytes) -> Iterator[Target]:
    view = Later(partial(_view, stream, url))
    yield Target(urls.path_of(url), Recipe("feed", name), view, group=group)


def story_id(host: str, language: str, story: str) -> str:
    """What a story of the site at a host is known by in all its feeds, for ever.

    It is made of the story's path below content/articles, which no change of slug, date, section or
    the site's path touches.
    """
    return uuid5(NAMESPACE_URL, f"{host}/{language}/{story}").urn


def _view(stream: Stream, url: str) -> FeedView:
    return FeedView(
        frame=stream.frame,
        id=uuid5(NAMESPACE_URL, f"{stream.host}/feeds{stream.page}").urn,
        url=url,
        page=stream.page,
        title=stream.title,
        description=stream.description,
        logo=stream.logo,
        full_text=stream.full_text,
        stories=stream.stories(),
    )
