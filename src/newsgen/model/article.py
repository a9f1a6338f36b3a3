"""An article: one story in one language, read from one file."""

from datetime import UTC, datetime
from enum import Enum
from typing import TypedDict

import msgspec
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


class Source(Struct, frozen=True, array_like=True, gc=False):
    """Where the news came from, and when it stood there."""

    name: str
    url: str = ""
    date: datetime | None = None


class Byline(Struct, frozen=True, array_like=True, gc=False):
    """An author as an article names them: a listed author's key, or "" for a guest."""

    name: str
    key: str = ""


class Correction(Struct, frozen=True, array_like=True, gc=False):
    """What was put right, and when."""

    date: datetime
    text: str


class Body(Struct, frozen=True, array_like=True, gc=False):
    """Text named by digest: it is opened when the page is rendered, and not before."""

    file: str
    digest: bytes
    typography: bool = False  # whether it is typeset


class Copy(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
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


_copied = msgspec.msgpack.Decoder(Copy).decode


def packed(value: object) -> bytes:
    """A value as msgpack, with moments as texts: msgpack's own would lose their offset."""
    return msgspec.msgpack.encode(msgspec.to_builtins(value, builtin_types=(bytes,)))


class Carried(TypedDict):
    """A copy as an article carries it."""

    date: datetime
    amended: datetime | None
    packed_copy: bytes


def carried(copy: Copy) -> Carried:
    """What an article is made with that has this copy."""
    changed = copy.changed
    return Carried(
        date=copy.date,
        amended=changed if changed != copy.date else None,
        packed_copy=packed(copy),
    )


class Reference(Struct, frozen=True, array_like=True, gc=False):
    """An address or file name written in a body, and where it stands."""

    text: str
    where: Location
    file: str = ""  # what it names by another name: a picture's or a text's file, or an address


class Article(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """One story in one language: what decides where it appears, and its copy.

    The copy is unpacked each time it is asked for: a build does without nearly all of an archive's.
    """

    story: str  # "2024/03/astana-baku": the permanent id
    language: str
    file: str  # relative to the site's root
    url: str
    date: datetime  # its copy's
    amended: datetime | None = None  # when readers were last told of a change, if they were
    packed_copy: bytes
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
    def copy(self) -> Copy:
        """What a reader sees of its own file."""
        return _copied(self.packed_copy)

    @property
    def changed(self) -> datetime:
        """When it last changed in a way its readers were told of."""
        return self.amended or self.date

    @property
    def steady(self) -> bool:
        """True if it is published from its date on, and nothing else."""
        return not (self.draft or self.gone or self.expires or self.breaking)

    def state_at(self, now: datetime) -> State:
        """The one state the article is in at a moment."""
        if self.gone and self.date != UNDATED:
            return State.GONE
        if self.draft:
            return State.DRAFT
        if self.expires is not None and self.expires <= now:
            return State.EXPIRED
        if self.date > now:
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
