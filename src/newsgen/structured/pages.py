"""Each kind of page in schema.org's words; what is not known here says nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from newsgen import urls
from newsgen.i18n import dates
from newsgen.model.settings import Link
from newsgen.model.views import (
    ArticleView,
    CalendarView,
    Card,
    DayView,
    FrontView,
    ListView,
    PageView,
    SiteView,
)
from newsgen.structured.article import article
from newsgen.structured.parts import (
    full,
    listing,
    path,
    profile,
    publisher,
    root_of,
    website_id,
)
from newsgen.structured.script import in_script
from newsgen.structured.things import (
    AboutPage,
    CollectionPage,
    ContactPage,
    EntryPoint,
    Graph,
    ProfilePage,
    Reference,
    SearchAction,
    Thing,
    WebPage,
    WebSite,
)

CONTEXT = "https://schema.org"


class Words(Struct, frozen=True):
    """What a page calls itself, how its language says "Archive", and its photograph's shapes."""

    title: str = ""
    archive: str = ""
    crops: tuple[str, ...] = ()  # addresses


def structured(page: object, words: Words) -> str:
    """The page's data, fit to stand in a script element; "" for a page that has none."""
    maker = _MAKERS.get(type(page))
    if maker is None:
        return ""
    return in_script(Graph(CONTEXT, maker(page, words)))


def _article(page: ArticleView, words: Words) -> tuple[Thing, ...]:
    return article(page, words.crops)


def _front(page: FrontView, _words: Words) -> tuple[Thing, ...]:
    site = page.site
    root = root_of(site)
    blocks = chain.from_iterable(block.cards for block in page.blocks)
    shown = [*page.breaking, *([page.lead] if page.lead else []), *page.latest, *blocks]
    house = publisher(site)
    telegram = (site.telegram.url,) if site.telegram else ()
    return (
        WebSite(
            id=website_id(site),
            name=site.title,
            url=full(root, site.home),
            description=site.description,
            in_language=site.language,
            publisher=Reference(house.id),
            potential_action=_search(site),
        ),
        replace(house, same_as=telegram),
        _collection(page, site.title, shown),
    )


def _search(site: SiteView) -> SearchAction | None:
    if not site.search:
        return None
    address = full(root_of(site), site.search)
    entry = EntryPoint(url_template=f"{address}?q={{query}}")
    return SearchAction(target=entry, query_input="required name=query")


def _list(page: ListView, words: Words) -> tuple[Thing, ...]:
    site = page.site
    root = root_of(site)
    steps = [Link(site.title, site.home)]
    if page.number is not None and page.front != site.home:
        steps.append(Link(page.title, page.front))
    way = path([*steps, Link(words.title, page.url)], root)
    if page.author is None or page.number is not None:
        return (_collection(page, words.title, page.cards, page.description), *way)
    shown = ProfilePage(
        url=full(root, page.url),
        in_language=site.language,
        is_part_of=Reference(website_id(site)),
        main_entity=profile(page.author, root),
    )
    return (shown, *way)


def _calendar(page: CalendarView, words: Words) -> tuple[Thing, ...]:
    return (_collection(page, words.title, ()), *_dated(page, words))


def _day(page: DayView, words: Words) -> tuple[Thing, ...]:
    return (_collection(page, words.title, page.cards), *_dated(page, words))


def _dated(page: CalendarView | DayView, words: Words) -> tuple[Thing, ...]:
    return path(list(_steps(page, words)), root_of(page.site))


def _steps(page: CalendarView | DayView, words: Words) -> Iterator[Link]:
    """From the front page over all years, the year and the month to the page itself."""
    site, start = page.site, page.start
    prefix = site.home.rstrip("/")
    yield Link(site.title, site.home)
    yield Link(words.archive, site.archive)
    if start is None:
        return
    yield Link(f"{start:%Y}", urls.year(prefix, start))
    if isinstance(page, DayView):
        yield Link(dates.month_text(start, site.language), page.month)
        day = dates.day_text(start, site.language, year=True, capital=site.capital_month)
        yield Link(day, page.url)
    elif page.kind == "month":
        yield Link(dates.month_text(start, site.language), page.url)


def _standing(page: PageView, _words: Words) -> tuple[Thing, ...]:
    site = page.site
    root = root_of(site)
    name = page.plain_title or page.title
    kind = _STANDING.get(page.url.strip("/").rpartition("/")[2], WebPage)
    shown = kind(
        name=name,
        url=full(root, page.url),
        description=page.plain_lead or page.lead,
        in_language=site.language,
        is_part_of=Reference(website_id(site)),
        publisher=publisher(site) if kind is AboutPage else None,
    )
    return (shown, *path([Link(site.title, site.home), Link(name, page.url)], root))


def _collection(
    page: FrontView | ListView | CalendarView | DayView,
    name: str,
    cards: Iterable[Card],
    description: str = "",
) -> CollectionPage:
    site = page.site
    root = root_of(site)
    return CollectionPage(
        name=name,
        url=full(root, page.url),
        description=description,
        in_language=site.language,
        is_part_of=Reference(website_id(site)),
        main_entity=listing(cards, root),
    )


_STANDING: Mapping[str, type[WebPage]] = MappingProxyType(
    {"about": AboutPage, "contact": ContactPage, "contacts": ContactPage}
)
_MAKERS: Mapping[type, Callable[[Any, Words], tuple[Thing, ...]]] = MappingProxyType(
    {
        ArticleView: _article,
        CalendarView: _calendar,
        DayView: _day,
        FrontView: _front,
        ListView: _list,
        PageView: _standing,
    }
)
