"""What the search page may see; see model/views.py for what all views have in common."""

from msgspec import Struct

from newsgen.model.settings import Link
from newsgen.model.views import SiteView, Version


class SearchView(Struct, frozen=True, kw_only=True):
    """The search page: where the index is, what a search can be narrowed to, and other ways in."""

    site: SiteView
    url: str
    this_year: int | None
    index: str  # address of the language's index, below which its volumes are
    volumes: tuple[str, ...]  # of the index, newest first: "2024-01-06" for January to June
    years: tuple[int, ...]  # that have articles, newest first
    sections: tuple[Link, ...]  # likewise
    authors: tuple[str, ...]  # names, of those who wrote most
    tags: tuple[Link, ...]  # the most used
    versions: tuple[Version, ...] = ()
