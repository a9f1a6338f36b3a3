"""What an article's exchange file may see: it is what the file is fingerprinted by.

Addresses are site-relative ("/politics/"), texts as they were typed. Of an article's `extra:` there
is nothing here, so no note to the desk ever leaves the house.
"""

from datetime import datetime

from msgspec import Struct

from newsgen.model.article import Body, Correction, Source
from newsgen.model.media import PhotoView
from newsgen.model.settings import Link


class ItemView(Struct, frozen=True, kw_only=True):
    """An article as other newsrooms get it; `body` and what follows it make its HTML."""

    id: str  # for ever, whatever becomes of its address
    url: str
    publisher: Link
    base_url: str
    language: str
    title: str
    lead: str = ""
    kind: str = "news"
    published: datetime
    changed: datetime
    expires: datetime | None = None
    section: Link | None = None
    tags: tuple[Link, ...] = ()
    authors: tuple[str, ...] = ()
    source: Source | None = None
    photo: PhotoView | None = None
    corrections: tuple[Correction, ...] = ()
    words: int = 0
    capital_month: bool = False
    trusted_html: bool = False
    body: Body
    pictures: tuple[tuple[str, str], ...] = ()  # and the next two: as in ArticleView
    sizes: tuple[tuple[str, int, int], ...] = ()
    dead: tuple[str, ...] = ()

    def full(self, address: str) -> str:
        """The full address of a page of the site, or of a place elsewhere, which stays as it is."""
        return f"{self.base_url.rstrip('/')}{address}" if address.startswith("/") else address
