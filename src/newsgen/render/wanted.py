"""What filters want of the values they are given, and what they say of others."""

from typing import TypeVar

from jinja2 import Undefined
from msgspec import Struct

from newsgen.render.failures import MisuseError
from newsgen.said import Said, say

T = TypeVar("T")

TEST = say("test it first: {{% if … %}}")


class Wanted(Struct, frozen=True):
    """What a filter wants: the complaint about a filter's `name` and what it was `given`."""

    complaint: Said
    remedy: Said


MOMENT = Wanted(
    say("the filter {name!r} wants a date with a time, not {given}"),
    say("give it a date with a time"),
)
DATE = Wanted(
    say("the filter {name!r} wants a date, not {given}"),
    say("give it a date"),
)
NUMBER = Wanted(
    say("the filter {name!r} wants a number, not {given}"),
    say("give it a number"),
)
ADDRESS = Wanted(
    say("the filter {name!r} wants an address, not {given}"),
    say("give it an address"),
)
LIST = Wanted(
    say("the filter {name!r} wants a list, not {given}"),
    say("give it a list"),
)
WORDS = Wanted(
    say("the filter {name!r} wants words, not {given}"),
    say("give it words"),
)
VERSIONS = Wanted(
    say("the filter {name!r} wants a page's versions, not {given}"),
    say("give it a page's versions"),
)
PHOTO = Wanted(
    say("the filter {name!r} wants a photo, not {given}"),
    say("give it a photo"),
)
LANGUAGE = Wanted(
    say("the filter {name!r} wants a language's code, not {given}"),
    say("give it a language's code"),
)


def wanted_of(value: object, kind: type[T], name: str, wanted: Wanted) -> T:
    """The value, if it is of the kind a filter wants; a misuse of the filter `name` if not."""
    if isinstance(value, kind):
        return value
    if isinstance(value, Undefined):
        str(value)  # raises, naming what is not there
    text = wanted.complaint.about(name=name, given=type(value).__name__)
    raise MisuseError(text, TEST if value is None else wanted.remedy)
