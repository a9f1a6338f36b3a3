"""What pages may see: each view is all its template gets, and what the page is fingerprinted by.

Templates receive two names: `page` (the view) and `site` (its `site` field). Addresses are
site-relative ("/politics/"); templates put them through the `href` filter. `this_year` is the year
whose dates are shown without a year, or None where no date on the page is of the current year, so
that an old page never changes by the clock. `versions` are the page itself and its like in other
languages, in the site's order of languages; none where there is no other.
"""

from datetime import date, datetime

from msgspec import Struct

from newsgen.fingerprint import Sealed, fingerprint
from newsgen.model.article import Body, Copy
from newsgen.model.media import PhotoView, Rights, Share
from newsgen.model.settings import Link, Policy

VERSION = 1  # of what templates can rely on: docs/theming.md


class Version(Struct, frozen=True):
    """A page in one of the site's languages: where it is to be read in that language."""

    language: str
    url: str


class SiteView(Struct, frozen=True, kw_only=True):
    """The frame of every page of one language; `seal` names it for whoever keeps parts of it."""

    title: str
    description: str
    base_url: str  # "https://example.kz/news/"
    base_path: str  # "/news"
    language: str
    home: str  # "/" or "/kk/"
    languages: tuple[Version, ...] = ()  # the front page of each; none where there is but one
    archive: str
    main_menu: tuple[Link, ...]
    footer_menu: tuple[Link, ...]
    telegram: Link | None
    imprint: str
    capital_month: bool
    trusted_html: bool
    feeds: tuple[str, ...] = ()  # the formats in which there are any: "rss", "atom", "json"
    policy: Policy | None = None  # what pages may load from elsewhere; None: anything
    typography: bool = True  # whether the words of the settings are typeset
    search: str = ""  # address of the search page; "" where there is none
    share: Share | None = None
    photo_formats: tuple[str, ...] = ()  # in which photographs come in every size, the best first
    logo: PhotoView | None = None
    theme_color: str = ""  # of the paper, "#fdfcf9", in light and in dark
    theme_color_dark: str = ""
    seal: bytes = b""


class AuthorView(Struct, frozen=True):
    """An author as a page shows them; guests have a name and an address only."""

    name: str
    url: str
    role: str = ""
    about: str = ""
    email: str = ""
    website: str = ""
    telegram: str = ""  # an address
    portrait: PhotoView | None = None
    listed: bool = False  # in site.yaml, and not a guest
    organization: bool = False  # a newsroom rather than a person


class Signature(Struct, frozen=True):
    """Whose opinion or interview it is, as a list shows it."""

    name: str
    url: str
    portrait: PhotoView | None = None


class Card(Sealed):
    """What a list may know of an article; `author` is there for opinions and interviews only."""

    __slots__ = ("author", "date", "kind", "lead", "photo", "section", "title", "url")
    url: str
    title: str
    lead: str
    date: datetime
    section: Link | None
    photo: PhotoView | None
    kind: str  # as in ArticleView
    author: Signature | None

    def __init__(  # noqa: PLR0913 - each is a field
        self,
        *,
        url: str,
        title: str,
        lead: str,
        date: datetime,
        section: Link | None = None,
        photo: PhotoView | None = None,
        kind: str = "news",
        author: Signature | None = None,
        seal: bytes = b"",
    ) -> None:
        fix = _fix
        fix(self, "url", url)
        fix(self, "title", title)
        fix(self, "lead", lead)
        fix(self, "date", date)
        fix(self, "section", section)
        fix(self, "photo", photo)
        fix(self, "kind", kind)
        fix(self, "author", author)
        # Who knows a name for all of it gives that.
        fields = _CardFields(url, title, lead, date, section, photo, kind, author)
        fix(self, "seal", seal or fingerprint(fields))


_fix = object.__setattr__


class _CardFields(Struct, frozen=True):
    url: str
    title: str
    lead: str
    date: datetime
    section: Link | None
    photo: PhotoView | None
    kind: str
    author: Signature | None


class Block(Struct, frozen=True):
    """A section on the front page."""

    section: Link
    cards: tuple[Card, ...]


class FrontView(Struct, frozen=True, kw_only=True):
    """The front page: lead story, latest, a block per section.

    `breaking` is there until the hour its articles say.
    """

    site: SiteView
    url: str
    this_year: int | None
    lead: Card | None
    latest: tuple[Card, ...]
    blocks: tuple[Block, ...]
    breaking: tuple[Card, ...] = ()
    most_read: tuple[Card, ...] = ()
    opinions: tuple[Card, ...] = ()
    versions: tuple[Version, ...] = ()
    older: str = ""  # address of the newest numbered page of the archive


class ListView(Struct, frozen=True, kw_only=True):
    """A front or a numbered page of a section, tag, author or the whole archive; newest first."""

    site: SiteView
    url: str
    this_year: int | None
    kind: str  # "section", "tag", "author", "archive"
    title: str
    description: str
    front: str  # address of the list's own front
    number: int | None  # None: the front; else the page's number, 1 the oldest
    cards: tuple[Card, ...]
    older: str  # address, or ""
    newer: str
    author: AuthorView | None = None
    versions: tuple[Version, ...] = ()


class Count(Struct, frozen=True):
    """A stretch of the archive with its address, how many articles it holds and a few of them."""

    start: date
    url: str
    articles: int | None  # None while it grows
    cards: tuple[Card, ...] = ()


class CalendarView(Struct, frozen=True, kw_only=True):
    """The archive by time: all years, a year's months, or a month's days."""

    site: SiteView
    url: str
    this_year: int | None
    kind: str  # "archive", "year", "month"
    start: date | None  # the year's or month's first day
    parts: tuple[Count, ...]
    versions: tuple[Version, ...] = ()


class DayView(Struct, frozen=True, kw_only=True):
    """All articles of one day, newest first."""

    site: SiteView
    url: str
    this_year: int | None
    start: date
    month: str  # address of the month
    cards: tuple[Card, ...]


class ArticleView(Struct, frozen=True, kw_only=True):
    """An article's own page.

    `older`, and what newsgen itself finds `related`, are older articles: a new story never rewrites
    the archive.
    """

    site: SiteView
    url: str
    this_year: int | None
    text: Copy
    kind: str = "news"  # or "opinion", "interview", "photo-story", "long-read"
    section: Link | None
    authors: tuple[AuthorView, ...]
    photo: PhotoView | None
    rights: Rights | None = None  # of that photo
    share: Share | None = None  # None: the site's
    tags: tuple[Link, ...]
    related: tuple[Card, ...]
    older: Card | None
    pictures: tuple[tuple[str, str], ...]  # and pages: as written in the body, as published
    dead: tuple[str, ...]  # addresses in the body whose article is withheld: shown as plain words
    photos: tuple[PhotoView, ...] = ()  # the pictures of the body
    mentioned: tuple[tuple[str, Card], ...] = ()  # stories to read also, as written in the body
    versions: tuple[Version, ...] = ()


class PageView(Struct, frozen=True, kw_only=True):
    """A standing page."""

    site: SiteView
    url: str
    this_year: int | None
    title: str
    plain_title: str = ""  # as in `Copy`
    lead: str
    plain_lead: str = ""
    body: Body
    pictures: tuple[tuple[str, str], ...]
    dead: tuple[str, ...]
    photos: tuple[PhotoView, ...] = ()
    mentioned: tuple[tuple[str, Card], ...] = ()
    versions: tuple[Version, ...] = ()


class FragmentView(Struct, frozen=True, kw_only=True):
    """A small file of cards that article pages fetch: the latest, the most read."""

    site: SiteView
    url: str
    this_year: int | None
    kind: str  # "latest", "most-read"
    cards: tuple[Card, ...]


class NotFoundView(Struct, frozen=True, kw_only=True):
    """The page for addresses that are not there, with the newest articles."""

    site: SiteView
    url: str
    this_year: int | None
    cards: tuple[Card, ...] = ()


class RedirectView(Struct, frozen=True, kw_only=True):
    """An old address that leads to the present one."""

    site: SiteView
    url: str
    this_year: int | None
    to: str
    title: str


class GoneView(Struct, frozen=True, kw_only=True):
    """An address that readers know, at which there is nothing any more, and of which we say so."""

    site: SiteView
    url: str
    this_year: int | None
    kind: str  # "gone", "expired"; "withheld" for the time being
    reason: str
