"""Links to headings that are not there: "#chto-dalshe" where no heading has that id."""

import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from urllib.parse import unquote

from msgspec import Struct

from newsgen import urls
from newsgen.errors import Location, Problem
from newsgen.load.fields import nearest
from newsgen.load.manuscript import Manuscript
from newsgen.model.article import Article, Reference, StandingPage
from newsgen.plan.elsewhere import Elsewhere
from newsgen.render.ids import RESERVED_IDS
from newsgen.said import Said, say

_ID = re.compile(
    r"""<(?:[a-z][^<>]*?\sid|a\b[^<>]*?\sname)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')""", re.IGNORECASE
)
SHOWN = 5  # places, where none is like the one wanted
_TEXT = ":~:"  # begins a fragment that quotes the page's words, which a browser looks for itself


class Leap(Struct, frozen=True):
    """A link to a place within a page: where it is written, the page's path, and the place."""

    where: Location
    link: str
    path: str
    place: str


def leaps(
    text: Article | StandingPage, manuscript: Manuscript, elsewhere: Elsewhere
) -> Iterator[Leap]:
    """The links to places within pages of this site in a text."""
    for link, where in manuscript.leaps():
        yield from _leap(text.url, link, Reference(link, where))
    far = [one for one in text.links if "#" in one.text]
    if far:
        published = dict(elsewhere.published(text.links))
        for one in far:
            yield from _leap(text.url, published.get(one.text, one.text), one)


def _leap(url: str, address: str, link: Reference) -> Iterator[Leap]:
    before, _, fragment = address.partition("#")
    place = unquote(fragment)
    if place and _TEXT not in place:
        page = urls.page_of(url, before) if before else url
        yield Leap(link.where, link.text, urls.path_of(page), place)


def dead(every: Iterable[Leap], page: Callable[[str], str | None]) -> Iterator[Problem]:
    """The leaps that land nowhere; `page` gives the text of the page at a path, or None."""
    ids: dict[str, tuple[str, ...] | None] = {}
    for leap in every:
        if leap.path not in ids:
            text = page(leap.path)
            ids[leap.path] = None if text is None else tuple(dict.fromkeys(_ids(text)))
        known = ids[leap.path]
        # A link to a page that is not there is told of by the build, and need not be told twice.
        if known is not None and leap.place not in known and leap.place != "top":
            what = say("{link} leads to no heading of its page", link=leap.link)
            yield Problem(leap.where, "dead-fragment", what, _remedy(leap.place, known))


def _ids(html: str) -> Iterator[str]:
    for match in _ID.finditer(html):
        yield unescape(match[1] if match[1] is not None else match[2])


def _remedy(place: str, known: Iterable[str]) -> Said:
    headings = [one for one in known if one not in RESERVED_IDS]
    near = nearest(place, headings)
    if near:
        return say("did you mean #{id}?", id=near)
    if headings:
        some = ", ".join(f"#{one}" for one in headings[:SHOWN])
        return say("the places there are {some}", some=some)
    return say("there is no heading there: leave out the # and what follows it")
