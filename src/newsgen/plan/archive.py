"""The archive: numbered from the oldest, and by year, month and day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from newsgen import urls
from newsgen.model.views import CalendarView, Card, Count, DayView, SiteView
from newsgen.plan import series
from newsgen.plan.frame import this_year, year_of_cards
from newsgen.target import Recipe, Target

CALENDAR = Recipe("page", "calendar.html")
DAY = Recipe("page", "day.html")
HEADLINES = 3  # of each day, on the page of its month

Days = Mapping[date, Sequence[Card]]


def by_day(cards: Sequence[Card]) -> Days:
    """The cards of each day, days and cards newest first."""
    days: dict[date, list[Card]] = {}
    for card in cards:
        days.setdefault(card.date.date(), []).append(card)
    return {day: days[day] for day in sorted(days, reverse=True)}


def all_news(site: SiteView, year: int, cards: Sequence[Card], size: int) -> Iterator[Target]:
    """The whole archive on numbered pages; its front is the front page."""
    one = series.Series(kind="archive", title="", front=site.home, cards=cards)
    return series.numbered(one, site, year, size)


def calendar(site: SiteView, prefix: str, year: int, days: Days) -> Iterator[Target]:
    """All years; each year's months; each month's days with their first headlines; each day."""
    months: dict[date, list[Count]] = {}
    for day, cards in days.items():
        url = urls.day(prefix, day)
        count = Count(day, url, len(cards), tuple(cards[:HEADLINES]))
        months.setdefault(day.replace(day=1), []).append(count)
        yield _day(site, prefix, year, day, cards)
    years: dict[date, list[Count]] = {}
    for month, parts in months.items():
        url = urls.month(prefix, month)
        count = Count(month, url, sum(part.articles for part in parts))
        years.setdefault(month.replace(month=1), []).append(count)
        yield _calendar(site, url, year, "month", month, parts)
    totals: list[Count] = []
    for first, parts in years.items():
        url = urls.year(prefix, first)
        totals.append(Count(first, url, sum(part.articles for part in parts)))
        yield _calendar(site, url, year, "year", first, parts)
    yield _calendar(site, urls.archive(prefix), year, "archive", None, totals)


def _day(site: SiteView, prefix: str, year: int, day: date, cards: Sequence[Card]) -> Target:
    view = DayView(
        site=site,
        url=urls.day(prefix, day),
        this_year=year_of_cards(year, cards),
        start=day,
        month=urls.month(prefix, day),
        cards=tuple(cards),
    )
    return Target(urls.path_of(view.url), DAY, view)


def _calendar(
    site: SiteView, url: str, year: int, kind: str, start: date | None, parts: list[Count]
) -> Target:
    view = CalendarView(
        site=site,
        url=url,
        this_year=this_year(year, (card.date for part in parts for card in part.cards)),
        kind=kind,
        start=start,
        parts=tuple(parts),
    )
    return Target(urls.path_of(url), CALENDAR, view)
