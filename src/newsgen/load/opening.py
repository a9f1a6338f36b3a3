"""A content file opened and, in the end, read: what articles and pages have in common."""

from typing import Generic, TypeVar

from msgspec import Struct

from newsgen.errors import Problem
from newsgen.load.desk import Desk
from newsgen.load.fields import Fields
from newsgen.load.frontmatter import (
    Document,
    decoded,
    split,
    without_control_characters,
)
from newsgen.load.names import Name, name_of
from newsgen.load.repair import read_table
from newsgen.load.yamltext import Origin
from newsgen.model.article import Article, Reference, StandingPage

T = TypeVar("T", Article, StandingPage)


class Read(Struct, Generic[T], frozen=True, array_like=True, gc=False):
    """An article or page, the addresses it wants, what it names in other files; or what is wrong.

    Of the pictures shown, as they are written, an article's photo comes first.
    """

    made: T | None
    claims: tuple[Reference, ...] = ()  # none: it wants the one its file's name makes, and no other
    shown: tuple[Reference, ...] = ()
    related: tuple[Reference, ...] = ()
    texts: tuple[Reference, ...] = ()  # links written as the files of other texts
    mentioned: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()


AnyRead = Read[Article] | Read[StandingPage]


class Header(Struct, frozen=True):
    """A content file opened: its name, its fields, its text."""

    name: Name
    fields: Fields
    document: Document


def open_file(data: bytes, path: str, desk: Desk, texts: frozenset[str]) -> Header:
    """The parts of a content file, its fields with what is wrong so far; raises if it has none."""
    whole, problems = without_control_characters(decoded(data, path), data, path)
    document = split(whole, path)
    name = name_of(path, desk.settings.languages)
    origin = Origin(path, document.header.split("\n"), 2)
    reading = read_table(document.header, origin, texts)
    problems += reading.problems
    fields = Fields(reading.table, origin, problems, whole=reading.whole)
    return Header(name, fields, document)
