"""A series of cards over numbered pages: the archive, a section, a tag, an author.

Pages number from the oldest, so that a page with a newer neighbour never changes again; the newest
page takes the remainder (up to one card less than two pages), so that it is never nearly empty.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct

from newsgen import urls
from newsgen.model.views import AuthorView, Card, ListView, SiteView, Version
from newsgen.plan.frame import group_of, year_of_cards
from newsgen.target import Later, Recipe, Target

LIST = Recipe("page", "list.html")


class Series(Struct, frozen=True, kw_only=True):
    """What the pages of one series have in common; `cards` are newest first."""

    kind: str
    title: str
    front: str
    cards: Sequence[Card]
    description: str = ""
    author: AuthorView | None = None
    versions: tuple[Version, ...] = ()  # of the front


def page_count(cards: int, size: int) -> int:
    """How many numbered pages a series of so many cards has."""
    return max(1, cards // size) if cards else 0


def front(series: Series, site: SiteView, year: int, size: int) -> Target:
    """The series' own front: its newest cards, and the way to the older ones."""
    cards = tuple(series.cards[:size])
    pages = page_count(len(series.cards), size)
    older = urls.numbered(series.front, pages) if len(series.cards) > size else ""
    view = _view(series, site, year, number=None, cards=cards, older=older, newer="")
    return Target(urls.path_of(view.url), LIST, view)


def numbered(series: Series, site: SiteView, year: int, size: int) -> Iterator[Target]:
    """The series' numbered pages; each shows its cards newest first."""
    pages = page_count(len(series.cards), size)
    if not pages:
        return
    # All pages but the newest are one group: unless a card on them changes, nobody looks at them.
    frame = (series.kind, series.title, series.front, series.description, series.author)
    closed = series.cards[len(series.cards) - (pages - 1) * size :]
    group = group_of((site.seal, year, size, *frame), closed)
    for number in range(1, pages):
        path = urls.path_of(urls.numbered(series.front, number))
        view = Later(partial(_numbered, series, site, year, size, number))
        yield Target(path, LIST, view, group=group)
    newest = _numbered(series, site, year, size, pages)
    yield Target(urls.path_of(newest.url), LIST, newest)


def whole(series: Series, site: SiteView, year: int, size: int) -> Iterator[Target]:
    """The front, and numbered pages where the front cannot show everything."""
    yield front(series, site, year, size)
    if len(series.cards) > size:
        yield from numbered(series, site, year, size)


def _numbered(series: Series, site: SiteView, year: int, size: int, number: int) -> ListView:
    total = len(series.cards)
    pages = page_count(total, size)
    newest = total if number == pages else number * size
    cards = tuple(series.cards[total - newest : total - (number - 1) * size])
    older = urls.numbered(series.front, number - 1) if number > 1 else ""
    newer = urls.numbered(series.front, number + 1) if number < pages else ""
    return _view(series, site, year, number=number, cards=cards, older=older, newer=newer)


def _view(
    series: Series,
    site: SiteView,
    year: int,
    *,
    number: int | None,
    cards: tuple[Card, ...],
    older: str,
    newer: str,
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
        older=older,
        newer=newer,
        author=series.author,
        versions=series.versions if number is None else (),
    )
