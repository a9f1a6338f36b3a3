"""An article: one story in one language, read from one file."""

from datetime import UTC, datetime
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from newsgen.errors import Location
from newsgen.fingerprint import fingerprint
from newsgen.model.media import Photo

UNDATED = datetime(9999, 1, 1, tzinfo=UTC)  # the date of a draft that has none yet
NEWS, OPINION, INTERVIEW = "news", "opinion", "interview"
KINDS = (NEWS, OPINION, INTERVIEW, "photo-story", "long-read")
SIGNED = frozenset({OPINION, INTERVIEW})  # whose cards tell the author


class State(Enum):
    """The states of an article; only published ones reach a reader, and of gone ones the reason."""

    PUBLISHED = "published"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    EXPIRED = "expired"
    GONE = "gone"


class Source(Struct, frozen=True):
    """Where the news came from, and when it stood there."""

    name: str
    url: str = ""
    date: datetime | None = None


class Byline(Struct, frozen=True):
    """An author as an article names them: a listed author's key, or "" for a guest."""

    name: str
    key: str = ""


class Correction(Struct, frozen=True):
    """What was put right, and when."""

    date: datetime
    text: str


class Body(Struct, frozen=True):
    """Text named by digest: it is opened when the page is rendered, and not before."""

    file: str
    digest: bytes
    typography: bool = False  # whether it is typeset


class Copy(Struct, frozen=True, kw_only=True):
    """What a reader sees of the article's own file (a newsroom's "copy").

    Title, lead and corrections are typeset. Machines read title and lead as they were typed:
    `plain_title` and `plain_lead`, which are empty where typesetting changed nothing.
    """

    title: str
    plain_title: str = ""
    date: datetime
    updated: datetime | None = None
    lead: str = ""
    plain_lead: str = ""
    lead_of_body: bool = False  # true: the lead repeats the first paragraph, for cards only
    source: Source | None = None
    views: int | None = None
    corrections: tuple[Correction, ...] = ()
    words: int = 0
    body: Body

    @property
    def changed(self) -> datetime:
        """When it last changed in a way its readers were told of."""
        if self.updated is None and not self.corrections:
            return self.date
        return max(self.date, self.updated or self.date, *(one.date for one in self.corrections))


class Reference(Struct, frozen=True):
    """An address or file name written in a body, and where it stands."""

    text: str
    where: Location
    file: str = ""  # what it names by another name: a picture's or a text's file, or an address


class Article(Struct, frozen=True, kw_only=True):
    """One story in one language: what decides where it appears, and its copy."""

    story: str  # "2024/03/astana-baku": the permanent id
    language: str
    file: str  # relative to the site's root
    url: str
    copy: Copy
    draft: bool = False
    kind: str = NEWS
    breaking: datetime | None = None  # until when the front page gives it a place above all others
    expires: datetime | None = None
    gone: str = ""  # why it is no longer to be read
    section: str = ""
    bylines: tuple[Byline, ...] = ()
    tags: tuple[str, ...] = ()
    photo: Photo | None = None
    related: tuple[Reference, ...] = ()
    aliases: tuple[str, ...] = ()
    pictures: tuple[Reference, ...] = ()  # in the body, each with its file
    links: tuple[Reference, ...] = ()  # addresses of this site in the body
    mentioned: tuple[Reference, ...] = ()  # stories that the body says to read also
    seal: bytes = b""  # names all that its file says
    face: bytes = b""  # names what cards show of that
    ties: bytes = b""  # names what it has to do with newer ones by

    @property
    def date(self) -> datetime:
        """Its copy's."""
        return self.copy.date

    @property
    def changed(self) -> datetime:
        """When it last changed in a way its readers were told of."""
        return self.copy.changed

    def state_at(self, now: datetime) -> State:
        """The one state the article is in at a moment."""
        if self.gone and self.copy.date != UNDATED:
            return State.GONE
        if self.draft:
            return State.DRAFT
        if self.expires is not None and self.expires <= now:
            return State.EXPIRED
        if self.copy.date > now:
            return State.SCHEDULED
        return State.PUBLISHED


def sealed(article: Article) -> Article:
    """The article with its `face` and `ties`; to be asked for again whenever it is another."""
    copy = article.copy
    face = (article.url, copy.title, copy.lead, copy.date, article.kind)
    guests = tuple(one.name for one in article.bylines if not one.key)
    ties = (article.file, article.tags, guests)
    return replace(article, face=fingerprint(face), ties=fingerprint(ties))


class StandingPage(Struct, frozen=True, kw_only=True):
    """A page outside the stream of news: "About", "Advertising"; plain words as in `Copy`."""

    key: str
    language: str
    file: str
    url: str
    title: str
    plain_title: str = ""
    lead: str = ""
    plain_lead: str = ""
    body: Body
    pictures: tuple[Reference, ...] = ()
    links: tuple[Reference, ...] = ()
    mentioned: tuple[Reference, ...] = ()
