"""What IPTC's schema of ninjs 3.1 asks for, of the properties that newsgen writes.

After the published schema (https://iptc.org/std/ninjs/, CC BY 4.0): like it, this refuses what it
does not know. Where the schema takes any text, so does this.
"""

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

Uri = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9+.-]*:[!#-;=?-Z_a-z~%]+$")]
Moment = Annotated[datetime, Meta(tz=True)]


class Strict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """An object that has only the properties named here."""


class Text(Strict, frozen=True, kw_only=True):
    """A headline or a description."""

    value: str
    role: str = ""
    content_type: str = ""


class BodyText(Text, frozen=True, kw_only=True):
    """A body."""

    char_count: int = 0
    word_count: int = 0


class Subject(Strict, frozen=True, kw_only=True):
    """What the item is about, or belongs to."""

    name: str = ""
    rel: str = ""
    uri: Uri = "x:y"
    literal: str = ""


class InfoSource(Strict, frozen=True, kw_only=True):
    """Who had to do with the item."""

    name: str = ""
    role: str = ""
    uri: Uri = "x:y"
    literal: str = ""


class Genre(Strict, frozen=True, kw_only=True):
    """What kind of text it is."""

    name: str = ""
    uri: str = ""
    literal: str = ""


class Rendition(Strict, frozen=True, kw_only=True):
    """A file that shows the item."""

    name: str
    href: Uri = "x:y"
    content_type: str = ""
    width: int = 0
    height: int = 0
    size_in_bytes: int = 0


class Standard(Strict, frozen=True, kw_only=True):
    """The schema itself."""

    name: Literal["ninjs"]
    version: Literal["3.1"]
    schema: Literal["http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"]


class Item(Strict, frozen=True, kw_only=True):
    """A news item; only `uri` has to be there."""

    uri: Uri
    type: Literal["text", "picture"] = "text"
    standard: Standard | None = None
    representation_type: Literal["full", "partial"] = "full"
    version: str = ""
    first_created: Moment | None = None
    version_created: Moment | None = None
    pub_status: Literal["usable", "withheld", "canceled"] = "usable"
    language: Annotated[str, Meta(pattern="^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = "ru"
    title: str = ""
    by: str = ""
    headlines: tuple[Text, ...] = ()
    descriptions: tuple[Text, ...] = ()
    bodies: tuple[BodyText, ...] = ()
    subjects: tuple[Subject, ...] = ()
    genres: tuple[Genre, ...] = ()
    info_sources: tuple[InfoSource, ...] = ()
    renditions: tuple[Rendition, ...] = ()
    associations: "tuple[Association, ...]" = ()
    expires: Moment | None = None


class Association(Item, frozen=True, kw_only=True):
    """An item that belongs to another; it has to have a name."""

    name: str
    rel: str = ""


def read(data: bytes) -> Item:
    """The item of a file; msgspec.ValidationError where it is not valid."""
    return msgspec.json.decode(data, type=Item)
