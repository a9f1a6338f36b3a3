"""The frame around every page, and the small values all kinds of page share."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from hashlib import blake2b

from msgspec.structs import replace

from newsgen import urls
from newsgen.fingerprint import SIZE, fingerprint
from newsgen.model.media import Asset, Photo
from newsgen.model.settings import Link, MenuItem, Settings, Wording
from newsgen.model.theme import colours
from newsgen.model.views import Card, SiteView, Version
from newsgen.plan.photographs import photo_view
from newsgen.plan.sharing import site_card


def prefix_of(settings: Settings, language: str) -> str:
    """What stands before the addresses of a language: nothing for the site's own."""
    return "" if language == settings.languages[0] else f"/{language}"


def section_links(settings: Settings, language: str) -> Mapping[str, Link]:
    """Each section's title and address in a language, by key, in the site's order."""
    prefix = prefix_of(settings, language)
    return {
        section.key: Link(in_language(section.titles, settings, language), url)
        for section in settings.sections
        for url in [urls.section(prefix, section.key)]
    }


def in_language(texts: Wording, settings: Settings, language: str) -> str:
    """The text in a language, else in the site's own, else nothing."""
    if isinstance(texts, str):
        return texts
    return texts.get(language) or texts.get(settings.languages[0], "")


def homes(settings: Settings) -> tuple[Version, ...]:
    """The front page of each language; none where there is but one."""
    return everywhere(settings, urls.home)


def everywhere(settings: Settings, url: Callable[[str], str]) -> tuple[Version, ...]:
    """The versions of a page that every language has, at `url` of the language's prefix."""
    if len(settings.languages) == 1:
        return ()
    return tuple(Version(one, url(prefix_of(settings, one))) for one in settings.languages)


def site_view(settings: Settings, language: str, assets: Mapping[str, Asset]) -> SiteView:
    """The frame of every page of a language."""
    prefix = prefix_of(settings, language)
    sections = section_links(settings, language)
    words = partial(in_language, settings=settings, language=language)
    channel = settings.telegram
    theme = settings.theme
    paper, dark_paper = colours(theme, "paper")
    site = SiteView(
        title=words(settings.title),
        description=words(settings.description),
        base_url=settings.base_url,
        base_path=urls.base_path(settings.base_url),
        language=language,
        home=urls.home(prefix),
        archive=urls.archive(prefix),
        languages=homes(settings),
        main_menu=_menu(settings.main_menu, sections, words),
        footer_menu=_menu(settings.footer_menu, sections, words),
        telegram=Link(words(channel.name), words(channel.url)) if channel else None,
        imprint=words(settings.imprint),
        capital_month=settings.capital_month,
        trusted_html=settings.trusted_html,
        policy=settings.policy,
        feeds=settings.feeds.formats,
        typography=settings.typography,
        search=urls.search(prefix) if settings.search else "",
        photo_formats=settings.photos.formats,
        logo=photo_view(Photo(theme.logo, words(settings.title)), assets) if theme.logo else None,
        theme_color=paper,
        theme_color_dark=dark_paper,
    )
    site = replace(site, share=site_card(site, settings)[1])
    return replace(site, seal=fingerprint(site))


def group_of(frame: object, cards: bytes) -> bytes:
    """The name of a group of targets: of what stands around cards, and of the cards' seals."""
    return blake2b(fingerprint(frame) + cards, digest_size=SIZE).digest()


def this_year(year: int, moments: Iterable[datetime]) -> int | None:
    """The current year where a page shows a date of it, else None: see model/views.py."""
    for moment in moments:
        if moment.year == year:
            return year
    return None


def year_of_cards(year: int, cards: Iterable[Card]) -> int | None:
    """this_year of a list of cards."""
    for card in cards:
        if card.date.year == year:
            return year
    return None


def _menu(
    items: tuple[MenuItem, ...], sections: Mapping[str, Link], words: Callable[[Wording], str]
) -> tuple[Link, ...]:
    return tuple(
        sections[item.section] if item.section else Link(words(item.title), words(item.url))
        for item in items
    )
