"""The frame around every page, and the small values all kinds of page share."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec.structs import replace

from newsgen import urls
from newsgen.fingerprint import fingerprint
from newsgen.model.media import Asset, Photo
from newsgen.model.settings import Link, MenuItem, Section, Settings
from newsgen.model.views import Card, PhotoView, SiteView


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


def section_description(section: Section, settings: Settings, language: str) -> str:
    """What a section says of itself, or nothing."""
    return in_language(section.descriptions, settings, language)


def in_language(texts: Mapping[str, str], settings: Settings, language: str) -> str:
    """The text in a language, else in the site's own, else nothing."""
    return texts.get(language) or texts.get(settings.languages[0], "")


def site_view(settings: Settings, language: str) -> SiteView:
    """The frame of every page of a language."""
    prefix = prefix_of(settings, language)
    sections = section_links(settings, language)
    site = SiteView(
        title=settings.title,
        description=settings.description,
        base_url=settings.base_url,
        base_path=urls.base_path(settings.base_url),
        language=language,
        home=urls.home(prefix),
        archive=urls.archive(prefix),
        main_menu=_menu(settings.main_menu, sections),
        footer_menu=_menu(settings.footer_menu, sections),
        telegram=settings.telegram,
        imprint=settings.imprint,
        capital_month=settings.capital_month,
        trusted_html=settings.trusted_html,
    )
    return replace(site, seal=fingerprint(site))


def photo_view(photo: Photo | None, assets: Mapping[str, Asset]) -> PhotoView | None:
    """A photograph with its published address; a credit without a photograph is kept."""
    if photo is None:
        return None
    url = assets[photo.file].url if photo.file else ""
    return PhotoView(url, photo.alt, photo.caption, photo.credit)


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


def _menu(items: tuple[MenuItem, ...], sections: Mapping[str, Link]) -> tuple[Link, ...]:
    return tuple(
        sections[item.section] if item.section else Link(item.title, item.url) for item in items
    )
