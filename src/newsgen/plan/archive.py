"""The archive: numbered from the oldest, and by year, month and day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from newsgen import urls
from newsgen.model.views import CalendarView, Card, Count, DayView, SiteView, Version
from newsgen.plan import series
from newsgen.plan.frame import group_of, this_year, year_of_cards
from newsgen.plan.news import Cards, News
from newsgen.target import Group, Later, Planned, Recipe, Target

CALENDAR = Recipe("page", "calendar.html")
DAY = Recipe("page", "day.html")
HEADLINES = 3  # of each day, on the page of its month

Days = Mapping[date, Cards]


def by_day(news: News) -> Days:
    """The cards of each day, days and cards newest first."""
    days: dict[date, Sequence[int]] = {}
    for day, places in news.days:
        # With clocks put back, or offsets of their own, stories of two days may be mixed.
        days[day] = [*days[day], *places] if day in days else places
    return {day: news.of(days[day]) for day in sorted(days, reverse=True)}


def all_news(site: SiteView, year: int, cards: Cards, size: int) -> Iterator[Planned]:
    """The whole archive on numbered pages; its front is the front page."""
    one = series.Series(kind="archive", title="", front=site.home, cards=cards)
    return series.numbered(one, site, year, size)


def calendar(
    site: SiteView, prefix: str, year: int, days: Days, versions: tuple[Version, ...] = ()
) -> Iterator[Planned]:
    """All years (with their `versions`), a year's months, a month's days with headlines, days.

    How much the newest month and year hold, which still grow, the pages above them do not tell:
    every story would change them.
    """
    frame = (site.seal, prefix, year)
    months: dict[date, list[date]] = {}
    for day in days:
        months.setdefault(day.replace(day=1), []).append(day)
    years: dict[date, list[Count]] = {}
    for month, its_days in months.items():
        name = group_of(frame, b"".join([days[day].seals() for day in its_days]))
        yield Group(name, DAY, partial(_days, site, prefix, year, its_days, days, name))
        url = urls.month(prefix, month)
        parts = [_count(prefix, day, days[day]) for day in its_days]
        articles = sum(len(days[day]) for day in its_days) if years else None
        years.setdefault(month.replace(month=1), []).append(Count(month, url, articles))
        yield _calendar(site, url, year, "month", month, parts)
    totals: list[Count] = []
    for first, parts in years.items():
        url = urls.year(prefix, first)
        articles = sum(part.articles or 0 for part in parts) if totals else None
        totals.append(Count(first, url, articles))
        yield _calendar(site, url, year, "year", first, parts)
    yield _calendar(site, urls.archive(prefix), year, "archive", None, totals, versions)


def _count(prefix: str, day: date, cards: Sequence[Card]) -> Count:
    return Count(day, urls.day(prefix, day), len(cards), tuple(cards[:HEADLINES]))


def _days(
    site: SiteView, prefix: str, year: int, its_days: Sequence[date], days: Days, name: bytes
) -> Iterator[Target]:
    for day in its_days:
        view = Later(partial(_day, site, prefix, year, day, days[day]))
        yield Target(urls.path_of(urls.day(prefix, day)), DAY, view, group=name)


def _day(site: SiteView, prefix: str, year: int, day: date, cards: Sequence[Card]) -> DayView:
    return DayView(
        site=site,
        url=urls.day(prefix, day),
        this_year=year_of_cards(year, cards),
        start=day,
        month=urls.month(prefix, day),
        cards=tuple(cards),
    )


def _calendar(
    site: SiteView,
    url: str,
    year: int,
    kind: str,
    start: date | None,
    parts: list[Count],
    versions: tuple[Version, ...] = (),
) -> Target:
    view = CalendarView(
        site=site,
        url=url,
        this_year=this_year(year, (card.date for part in parts for card in part.cards)),
        kind=kind,
        start=start,
        parts=tuple(parts),
        versions=versions,
    )
    return Target(urls.path_of(url), CALENDAR, view)
