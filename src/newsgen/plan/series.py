"""A series of cards over numbered pages: the archive, a section, a tag, an author.

Pages number from the oldest, so that a page with a newer neighbour never changes again; the newest
takes the remainder (up to one card less than two pages), so that it is never nearly empty. Where a
series has a front of its own, that is the newest page: a new story touches one page of the series,
and the number the newest page would have leads to the front until it is full.
"""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from newsgen import urls
from newsgen.fingerprint import fingerprint
from newsgen.model.views import AuthorView, Card, ListView, RedirectView, SiteView, Version
from newsgen.plan.frame import group_of, year_of_cards
from newsgen.plan.news import Cards
from newsgen.plan.redirects import REDIRECT
from newsgen.target import Front, Group, Later, Planned, Recipe, Target

LIST = Recipe("page", "list.html")


class Series(Struct, frozen=True, kw_only=True):
    """What the pages of one series have in common; `cards` are newest first."""

    kind: str
    title: str
    front: str
    cards: Cards
    description: str = ""
    author: AuthorView | None = None
    versions: tuple[Version, ...] = ()  # of the front


def page_count(cards: int, size: int) -> int:
    """How many numbered pages a series of so many cards has."""
    return max(1, cards // size) if cards else 0


def whole(series: Series, site: SiteView, year: int, size: int) -> Iterator[Planned]:
    """The series' own front with its newest cards, and numbered pages of all the older ones."""
    pages = page_count(len(series.cards), size)
    cards = series.cards[: len(series.cards) - max(pages - 1, 0) * size]
    name = group_of((site.seal, year, size, pages, *_frame(series), series.versions), cards.seals())
    page = partial(_front, series, site, year, size, name)
    newest = cards.articles[0].date if cards else None
    yield Group(name, LIST, page, (Front(series.front, newest),))
    if pages > 1:
        yield from _closed(series, site, year, size)
        url = urls.numbered(series.front, pages)
        # A page, not a host's rule for good: the address will be a numbered page's own.
        name = fingerprint((site.seal, url, series.front, series.title))
        yield Group(name, REDIRECT, partial(_to_front, series, site, url, name))


def _front(series: Series, site: SiteView, year: int, size: int, name: bytes) -> Iterator[Target]:
    view = Later(partial(_newest, series, site, year, size, number=None))
    yield Target(urls.path_of(series.front), LIST, view, group=name)


def _to_front(series: Series, site: SiteView, url: str, name: bytes) -> Iterator[Target]:
    view = RedirectView(site=site, url=url, this_year=None, to=series.front, title=series.title)
    yield Target(urls.path_of(url), REDIRECT, view, group=name)


def numbered(series: Series, site: SiteView, year: int, size: int) -> Iterator[Planned]:
    """The series on numbered pages alone."""
    pages = page_count(len(series.cards), size)
    if pages:
        yield from _closed(series, site, year, size)
        newest = _newest(series, site, year, size, number=pages)
        yield Target(urls.path_of(newest.url), LIST, newest)


def _closed(series: Series, site: SiteView, year: int, size: int) -> Iterator[Group]:
    """All pages but the newest: one group, so that nobody looks at them unless a card changes."""
    pages = page_count(len(series.cards), size)
    cards = series.cards[len(series.cards) - (pages - 1) * size :]
    if pages > 1:
        name = group_of((site.seal, year, size, *_frame(series)), cards.seals())
        yield Group(name, LIST, partial(_full_pages, series, site, year, size, name))


def _frame(series: Series) -> tuple[object, ...]:
    return series.kind, series.title, series.front, series.description, series.author


def _full_pages(
    series: Series, site: SiteView, year: int, size: int, name: bytes
) -> Iterator[Target]:
    for number in range(1, page_count(len(series.cards), size)):
        path = urls.path_of(urls.numbered(series.front, number))
        view = Later(partial(_full, series, site, year, size, number))
        yield Target(path, LIST, view, group=name)


def _full(series: Series, site: SiteView, year: int, size: int, number: int) -> ListView:
    end = len(series.cards) - (number - 1) * size
    cards = tuple(series.cards[end - size : end])
    newer = urls.numbered(series.front, number + 1)
    return _view(series, site, year, number=number, cards=cards, older=number - 1, newer=newer)


def _newest(
    series: Series, site: SiteView, year: int, size: int, *, number: int | None
) -> ListView:
    total = len(series.cards)
    older = max(page_count(total, size) - 1, 0)
    cards = tuple(series.cards[: total - older * size])
    return _view(series, site, year, number=number, cards=cards, older=older)


def _view(
    series: Series,
    site: SiteView,
    year: int,
    *,
    number: int | None,
    cards: tuple[Card, ...],
    older: int = 0,
    newer: str = "",
) -> ListView:
    url = series.front if number is None else urls.numbered(series.front, number)
    return ListView(
        site=site,
        url=url,
        this_year=year_of_cards(year, cards),
        kind=series.kind,
        title=series.title,
        description=series.description,
        front=series.front,
        number=number,
        cards=cards,
        older=urls.numbered(series.front, older) if older else "",
        newer=newer,
        author=series.author,
        versions=series.versions if number is None else (),
    )
