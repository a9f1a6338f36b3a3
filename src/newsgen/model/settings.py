"""What content/site.yaml says: the site itself, its sections, authors, menus and habits."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from newsgen.model.theme import Theme

Wording = str | Mapping[str, str]  # a text: the same in every language, or one for each


class Link(Struct, frozen=True):
    """A title and the address it leads to: site-relative ("/about/") or absolute."""

    title: str
    url: str


class Section(Struct, frozen=True):
    """A rubric: its key is its address, its title one per language."""

    key: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str] = {}


class Author(Struct, frozen=True):
    """A listed author; guests are known by name only."""

    key: str
    name: Wording
    role: Wording = ""
    about: Wording = ""
    email: str = ""
    url: str = ""
    organization: bool = False  # a newsroom rather than a person
    photo: str = ""  # its file
    telegram: str = ""  # an address


class Counts(Struct, frozen=True):
    """How many cards each kind of list shows."""

    latest: int = 12
    section_block: int = 4
    list: int = 20
    most_read: int = 5
    related: int = 3


class MenuItem(Struct, frozen=True):
    """An entry of a menu: a section by key, or a title with an address."""

    section: str = ""
    title: Wording = ""
    url: Wording = ""


class Channel(Struct, frozen=True):
    """The Telegram channel readers are asked to subscribe to."""

    name: Wording
    url: Wording


class Policy(Struct, frozen=True):
    """What pages may load from elsewhere, beside what newsgen's own need: sources by their kind."""

    script: tuple[str, ...] = ()
    style: tuple[str, ...] = ()
    img: tuple[str, ...] = ()
    font: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    connect: tuple[str, ...] = ()
    frame: tuple[str, ...] = ()


class Feeds(Struct, frozen=True):
    """The feeds of the site, by the names of formats and of aggregators' profiles."""

    formats: tuple[str, ...] = ("rss", "atom", "json")
    items: int = 30
    full_text: bool = True
    profiles: tuple[str, ...] = ()
    host: str = ""  # that stories' ids are made of; "": public_url's


class Exchange(Struct, frozen=True):
    """In which formats articles are there for other newsrooms' systems."""

    ninjs: bool = False


class Photos(Struct, frozen=True):
    """In which formats readers get photographs in every size, and what each of them must have.

    Beside these there is one file that any browser and any machine can show.
    """

    formats: tuple[str, ...] = ("webp",)  # the best first
    require_credit: bool = False


class Settings(Struct, frozen=True, kw_only=True):
    """All of content/site.yaml, checked."""

    title: Wording
    base_url: str = "http://localhost:8000/"
    public_url: str = "http://localhost:8000/"  # base_url as site.yaml has it, in any build
    description: Wording = ""
    languages: tuple[str, ...] = ("ru",)  # the first is the site's own and has no prefix
    timezone: str = "Asia/Almaty"
    sections: tuple[Section, ...] = ()
    authors: tuple[Author, ...] = ()
    main_menu: tuple[MenuItem, ...] = ()
    footer_menu: tuple[MenuItem, ...] = ()
    telegram: Channel | None = None
    imprint: Wording = ""
    forced_redirects: bool = False  # in _redirects: go before pages, as Netlify alone understands
    publication: Wording = ""  # the title's place in Google News; "": the title
    permalink: str = "/{year}/{month}/{day}/{slug}/"
    capital_month: bool = False
    trusted_html: bool = False
    policy: Policy | None = Policy()  # None: pages load what they like
    typography: bool = True
    search: bool = False
    counts: Counts = Counts()
    feeds: Feeds = Feeds()
    exchange: Exchange = Exchange()
    photos: Photos = Photos()
    share_cards: date | None = None  # articles from that day on have one; None: no article
    slugs: Mapping[str, Mapping[str, str]] = {}  # by language: letters spelt otherwise than ours
    theme: Theme = Theme()
    translations: tuple[str, ...] | None = None  # every story's, to be checked; None: all languages
