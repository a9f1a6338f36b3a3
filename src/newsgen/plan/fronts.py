"""The front page, the fragments, and the sections' fronts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from itertools import chain, islice, takewhile
from typing import NamedTuple

from newsgen import urls
from newsgen.model.article import OPINION
from newsgen.model.settings import Counts, Link, Settings
from newsgen.model.views import Block, Card, FragmentView, FrontView, SiteView
from newsgen.plan import series
from newsgen.plan.frame import everywhere, in_language, year_of_cards
from newsgen.plan.news import News
from newsgen.target import Planned, Recipe, Target

INDEX = Recipe("page", "index.html")
FRAGMENT = Recipe("page", "fragment.html")
BREAKING, OPINIONS = 2, 4  # cards
MOST_READ_FOR = timedelta(days=30)  # counted back from the newest article, not from the clock


class Beside(NamedTuple):
    """What a front page shows beside its stream."""

    breaking: tuple[Card, ...]
    most_read: tuple[Card, ...]
    opinions: tuple[Card, ...]


def beside(news: News, breaking: frozenset[str], counts: Counts) -> Beside:
    """What stands beside the stream; `breaking` are the files of all that is breaking news."""
    urgent = (place for place, one in enumerate(news.articles) if one.file in breaking)
    opinions = (place for place, one in enumerate(news.articles) if one.kind == OPINION)
    return Beside(
        tuple(news.of([*islice(urgent, min(BREAKING, len(breaking)))])),
        most_read(news, counts.most_read),
        tuple(news.of([*islice(opinions, OPINIONS + 1)])),
    )


def front_page(
    site: SiteView,
    year: int,
    news: News,
    sections: Mapping[str, Link],
    settings: Settings,
    aside: Beside,
) -> Target:
    """The lead story, the latest without it, and a block for each section that has something."""
    counts, cards = settings.counts, news.cards
    lead = lead_story(cards[: counts.latest])
    latest = tuple(card for card in cards[: counts.latest + 1] if card is not lead)
    blocks = tuple(_blocks(sections, news, lead, counts.section_block))
    shown = chain(cards[: counts.latest + 1], *(block.cards for block in blocks), *aside)
    pages = series.page_count(len(cards), counts.list)
    view = FrontView(
        site=site,
        url=site.home,
        this_year=year_of_cards(year, shown),
        lead=lead,
        latest=latest[: counts.latest],
        blocks=blocks,
        breaking=aside.breaking,
        most_read=aside.most_read,
        opinions=tuple(card for card in aside.opinions if card is not lead)[:OPINIONS],
        versions=site.languages,
        older=urls.numbered(site.home, pages) if pages else "",
    )
    return Target(urls.path_of(site.home), INDEX, view)


def _blocks(
    sections: Mapping[str, Link], news: News, lead: Card | None, count: int
) -> Iterator[Block]:
    """A block for each section that has something beside the lead story, which stands above."""
    for key, link in sections.items():
        newest = news.in_section(key)[: count + 1]
        others = tuple(card for card in newest if card is not lead)[:count]
        if others:
            yield Block(link, others)


def lead_story(cards: Sequence[Card]) -> Card | None:
    """The newest story with a photograph among those given, else the newest."""
    return next((card for card in cards if card.photo), cards[0] if cards else None)


def section_fronts(
    site: SiteView,
    year: int,
    news: News,
    sections: Mapping[str, Link],
    settings: Settings,
) -> Iterator[Planned]:
    """Each section's front and numbered pages, also of a section with nothing in it yet."""
    described = {section.key: section.descriptions for section in settings.sections}
    for key, link in sections.items():
        one = series.Series(
            kind="section",
            title=link.title,
            front=link.url,
            cards=news.in_section(key),
            description=in_language(described[key], settings, site.language),
            versions=everywhere(settings, partial(urls.section, key=key)),
        )
        yield from series.whole(one, site, year, settings.counts.list)


def fragments(
    site: SiteView, prefix: str, year: int, latest: tuple[Card, ...], most_read: tuple[Card, ...]
) -> Iterator[Target]:
    """The latest and the most read, small files that article pages fetch."""
    for kind, cards in (("latest", latest), ("most-read", most_read)):
        url = urls.fragment(prefix, kind)
        view = FragmentView(
            site=site, url=url, this_year=year_of_cards(year, cards), kind=kind, cards=cards
        )
        yield Target(urls.path_of(url), FRAGMENT, view)


def most_read(news: News, count: int) -> tuple[Card, ...]:
    """The cards most viewed among the 30 days before the newest article; newer first on a tie."""
    if not news.articles:
        return ()
    since = news.articles[0].date - MOST_READ_FOR
    month = takewhile(lambda one: one[1].date >= since, enumerate(news.articles))
    recent = [(views, place) for place, one in month if (views := one.copy.views)]
    recent.sort(key=lambda one: one[0], reverse=True)  # stable
    return tuple(news.of([place for _, place in recent[:count]]))
