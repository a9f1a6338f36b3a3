"""The front page, the fragments, and the sections' fronts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial

from newsgen import urls
from newsgen.model.settings import Counts, Link, Settings
from newsgen.model.views import Block, Card, FragmentView, FrontView, SiteView
from newsgen.plan import series
from newsgen.plan.entries import Entry
from newsgen.plan.frame import everywhere, in_language, year_of_cards
from newsgen.target import Recipe, Target

INDEX = Recipe("page", "index.html")
FRAGMENT = Recipe("page", "fragment.html")
MOST_READ_FOR = timedelta(days=30)  # counted back from the newest article, not from the clock


def front_page(
    site: SiteView,
    year: int,
    cards: Sequence[Card],
    by_section: Mapping[str, Sequence[Card]],
    sections: Mapping[str, Link],
    settings: Settings,
) -> Target:
    """The lead story, the latest without it, and a block for each section that has something."""
    counts = settings.counts
    lead = lead_story(cards[: counts.latest])
    latest = tuple(card for card in cards[: counts.latest + 1] if card is not lead)
    blocks = tuple(
        Block(sections[key], tuple(by_section[key][: counts.section_block]))
        for key in sections
        if by_section.get(key)
    )
    shown = [*cards[: counts.latest + 1], *(card for block in blocks for card in block.cards)]
    pages = series.page_count(len(cards), counts.list)
    view = FrontView(
        site=site,
        url=site.home,
        this_year=year_of_cards(year, shown),
        lead=lead,
        latest=latest[: counts.latest],
        blocks=blocks,
        versions=site.languages,
        older=urls.numbered(site.home, pages) if pages else "",
    )
    return Target(urls.path_of(site.home), INDEX, view)


def lead_story(cards: Sequence[Card]) -> Card | None:
    """The newest story with a photograph among those given, else the newest."""
    return next((card for card in cards if card.photo), cards[0] if cards else None)


def section_fronts(
    site: SiteView,
    year: int,
    by_section: Mapping[str, Sequence[Card]],
    sections: Mapping[str, Link],
    settings: Settings,
) -> Iterator[Target]:
    """Each section's front and numbered pages, also of a section with nothing in it yet."""
    described = {section.key: section.descriptions for section in settings.sections}
    for key, link in sections.items():
        one = series.Series(
            kind="section",
            title=link.title,
            front=link.url,
            cards=by_section.get(key, ()),
            description=in_language(described[key], settings, site.language),
            versions=everywhere(settings, partial(urls.section, key=key)),
        )
        yield from series.whole(one, site, year, settings.counts.list)


def fragments(
    site: SiteView, prefix: str, year: int, entries: Sequence[Entry], counts: Counts
) -> Iterator[Target]:
    """The latest and the most read, small files that article pages fetch."""
    latest = tuple(entry.card for entry in entries[: counts.latest])
    for kind, cards in (("latest", latest), ("most-read", most_read(entries, counts.most_read))):
        url = urls.fragment(prefix, kind)
        view = FragmentView(
            site=site, url=url, this_year=year_of_cards(year, cards), kind=kind, cards=cards
        )
        yield Target(urls.path_of(url), FRAGMENT, view)


def most_read(entries: Sequence[Entry], count: int) -> tuple[Card, ...]:
    """The cards most viewed among the 30 days before the newest article; newer first on a tie."""
    if not entries:
        return ()
    since = entries[0].card.date - MOST_READ_FOR
    recent = [entry for entry in entries if entry.card.date >= since and entry.article.copy.views]
    recent.sort(key=lambda entry: entry.article.copy.views or 0, reverse=True)  # stable
    return tuple(entry.card for entry in recent[:count])
