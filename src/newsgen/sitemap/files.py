"""The sitemaps of a site: which there are, and what is in each.

A month's articles are one file, numbered on from the oldest where they are too many for one; so a
new article changes one month's last file. Limits: sitemaps.org/protocol.html; of the news sitemap,
Google's "Create a news sitemap".
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial

from msgspec import Struct

from newsgen import urls
from newsgen.fingerprint import fingerprint
from newsgen.model.article import Article
from newsgen.sitemap.views import AddressesView, Entry, IndexView, Item, NewsView, RobotsView
from newsgen.target import Group, Later, Planned, Recipe, Target

SITEMAP = Recipe("sitemap")
ADDRESSES_MAX = 50_000
BYTES_MAX = 52_428_800
NEWS_MAX = 1_000
_FRAME = 1_000  # bytes around all addresses, and …
_AROUND = 100  # … around each: its elements, its moment

Months = Mapping[tuple[int, int], Sequence[Article]]


class _Month(Struct, frozen=True):
    """All that a month's file is made of, in the form that is named fastest."""

    base_url: str
    url: str  # the second file of a month may become its first
    addresses: str
    changed: tuple[datetime, ...]


def targets(
    base_url: str,
    articles: Sequence[Article],
    pages: Sequence[Entry],
    recent: Sequence[Article],
    publication: Callable[[str], str],
) -> Iterator[Planned]:
    """Every sitemap of a site, of its articles and its `recent` ones, newest first, and its pages.

    `publication` is the site's name in a language.
    """
    index: list[Entry] = []
    for (year, month), its in _by_month(articles).items():
        name = f"{year:04}-{month:02}"
        changed = [article.changed for article in its]
        for number, (start, end) in enumerate(_parts(base_url, [one.url for one in its]), 1):
            url = urls.sitemap(name, number)
            part = its[start:end]
            moments = tuple(changed[start:end])
            name_of_all = _Month(base_url, url, "\0".join([one.url for one in part]), moments)
            group = fingerprint(name_of_all)
            yield Group(group, SITEMAP, partial(_file, base_url, url, part, group))
            index.append(Entry(url, max(moments)))
    for number, (start, end) in enumerate(_parts(base_url, [one.url for one in pages]), 1):
        url = urls.sitemap("pages", number)
        entries = tuple(pages[start:end])
        yield _target(url, AddressesView(base_url, entries))
        index.append(Entry(url, max((one.changed for one in entries if one.changed), default=None)))
    yield _target(urls.SITEMAP, IndexView(base_url, tuple(index)))
    items = tuple(_item(article, publication) for article in recent[:NEWS_MAX])
    yield _target(urls.NEWS_SITEMAP, NewsView(base_url, items))


def robots(base_url: str) -> Target:
    """The file that tells every crawler where the sitemaps are, and keeps it from nothing."""
    return _target(urls.ROBOTS, RobotsView(base_url, (urls.SITEMAP, urls.NEWS_SITEMAP)))


def _file(base_url: str, url: str, part: Sequence[Article], group: bytes) -> Iterator[Target]:
    yield Target(urls.path_of(url), SITEMAP, Later(partial(_month, base_url, part)), group=group)


def _target(url: str, view: AddressesView | IndexView | NewsView | RobotsView) -> Target:
    return Target(urls.path_of(url), SITEMAP, view)


def _by_month(newest_first: Iterable[Article]) -> Months:
    """The articles of each month of their addresses; months and articles oldest first."""
    months: dict[tuple[int, int], list[Article]] = {}
    for article in newest_first:
        date = article.date
        months.setdefault((date.year, date.month), []).append(article)
    return {month: months[month][::-1] for month in sorted(months)}


def _parts(base_url: str, addresses: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each file begins and ends, the first of them full: none is over a limit."""
    around = len(base_url) + _AROUND
    sizes = [len(one) + around for one in addresses]
    if len(sizes) <= ADDRESSES_MAX and sum(sizes) + _FRAME <= BYTES_MAX:
        if sizes:
            yield 0, len(sizes)
        return
    start, total = 0, _FRAME
    for at, size in enumerate(sizes):
        if at - start == ADDRESSES_MAX or total + size > BYTES_MAX:
            yield start, at
            start, total = at, _FRAME
        total += size
    yield start, len(sizes)


def _month(base_url: str, articles: Sequence[Article]) -> AddressesView:
    entries = tuple(Entry(article.url, article.changed) for article in articles)
    return AddressesView(base_url, entries)


def _item(article: Article, publication: Callable[[str], str]) -> Item:
    copy = article.copy
    title = copy.plain_title or copy.title
    return Item(article.url, publication(article.language), article.language, copy.date, title)
