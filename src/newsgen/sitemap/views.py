"""What each file for crawlers is made of. Addresses are site-relative, as in model/views.py."""

from datetime import datetime

from msgspec import Struct


class Entry(Struct, frozen=True, gc=False):
    """A page or file, and when it last changed in a way its readers would notice."""

    url: str
    changed: datetime | None = None


class AddressesView(Struct, frozen=True):
    """A sitemap."""

    base_url: str
    entries: tuple[Entry, ...]


class IndexView(Struct, frozen=True):
    """The list of all sitemaps."""

    base_url: str
    entries: tuple[Entry, ...]


class Item(Struct, frozen=True):
    """An article as Google News is told of it."""

    url: str
    publication: str
    language: str
    date: datetime  # of its first publication
    title: str


class NewsView(Struct, frozen=True):
    """The articles of the last two days, newest first."""

    base_url: str
    items: tuple[Item, ...]


class RobotsView(Struct, frozen=True):
    """Where crawlers find the sitemaps."""

    base_url: str
    sitemaps: tuple[str, ...]
