"""A series of cards over numbered pages: the archive, a section, a tag, an author.

Pages number from the oldest, so that a page with a newer neighbour never changes again; the newest
page takes the remainder (up to one card less than two pages), so that it is never nearly empty.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from newsgen import urls
from newsgen.model.views import AuthorView, Card, ListView, SiteView
from newsgen.plan.frame import year_of_cards
from newsgen.target import Recipe, Target

LIST = Recipe("page", "list.html")


class Series(Struct, frozen=True, kw_only=True):
    """What the pages of one series have in common; `cards` are newest first."""

    kind: str
    title: str
    front: str
    cards: Sequence[Card]
    description: str = ""
    author: AuthorView | None = None


def page_count(cards: int, size: int) -> int:
    """How many numbered pages a series of so many cards has."""
    return max(1, cards // size) if cards else 0


def front(series: Series, site: SiteView, year: int, size: int) -> Target:
    """The series' own front: its newest cards, and the way to the older ones."""
    cards = tuple(series.cards[:size])
    pages = page_count(len(series.cards), size)
    older = urls.numbered(series.front, pages) if len(series.cards) > size else ""
    return _target(series, site, year, number=None, cards=cards, older=older, newer="")


def numbered(series: Series, site: SiteView, year: int, size: int) -> Iterator[Target]:
    """The series' numbered pages; each shows its cards newest first."""
    pages = page_count(len(series.cards), size)
    total = len(series.cards)
    for number in range(1, pages + 1):
        newest = total if number == pages else number * size
        cards = tuple(series.cards[total - newest : total - (number - 1) * size])
        older = urls.numbered(series.front, number - 1) if number > 1 else ""
        newer = urls.numbered(series.front, number + 1) if number < pages else ""
        yield _target(series, site, year, number=number, cards=cards, older=older, newer=newer)


def whole(series: Series, site: SiteView, year: int, size: int) -> Iterator[Target]:
    """The front, and numbered pages where the front cannot show everything."""
    yield front(series, site, year, size)
    if len(series.cards) > size:
        yield from numbered(series, site, year, size)


def _target(
    series: Series,
    site: SiteView,
    year: int,
    *,
    number: int | None,
    cards: tuple[Card, ...],
    older: str,
    newer: str,
) -> Target:
    url = series.front if number is None else urls.numbered(series.front, number)
    view = ListView(
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
    )
    return Target(urls.path_of(url), LIST, view)
