"""What a feed may see: it is what the feed is fingerprinted by.

Addresses are site-relative ("/politics/"); a feed shows them in full. Titles and leads are as they
were typed; `opening`, captions, credits and corrections as readers of the page see them.
"""

from datetime import datetime

from msgspec import Struct

from newsgen.model.article import Body, Correction, Source


class Person(Struct, frozen=True):
    """An author's name and front."""

    name: str
    url: str


class Picture(Struct, frozen=True, kw_only=True):
    """A photograph; `size` in bytes, width and height in pixels, 0 where they are not known."""

    url: str = ""  # "": only its words are there
    size: int = 0
    width: int = 0
    height: int = 0
    alt: str = ""
    caption: str = ""
    credit: str = ""


class Story(Struct, frozen=True, kw_only=True):
    """An article as feeds show it."""

    id: str  # for ever, whatever becomes of its address
    url: str
    title: str
    lead: str = ""
    opening: str = ""  # the lead; "" where the text begins with it
    published: datetime
    changed: datetime  # the last time in substance
    kind: str = "news"
    section: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[Person, ...] = ()
    picture: Picture | None = None
    source: Source | None = None
    corrections: tuple[Correction, ...] = ()
    body: Body
    pictures: tuple[tuple[str, str], ...] = ()  # and the next two: as in ArticleView
    sizes: tuple[tuple[str, int, int], ...] = ()
    dead: tuple[str, ...] = ()


class Frame(Struct, frozen=True, kw_only=True):
    """What all feeds of a language share."""

    base_url: str  # "https://example.kz/news/"
    language: str
    capital_month: bool = False
    trusted_html: bool = False

    def full(self, address: str) -> str:
        """The full address of a page of the site, or of a place elsewhere, which stays as it is."""
        return f"{self.base_url.rstrip('/')}{address}" if address.startswith("/") else address


class FeedView(Struct, frozen=True, kw_only=True):
    """A feed of the page at `page`; its stories are the newest first."""

    frame: Frame
    id: str
    url: str
    page: str
    title: str
    description: str
    logo: str = ""
    full_text: bool = True
    stories: tuple[Story, ...]
