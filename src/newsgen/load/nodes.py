"""What YAML says, with nothing interpreted: texts, lists and tables, each with its place."""

from msgspec import Struct

from newsgen.errors import Location


class Scalar(Struct, frozen=True):
    """A text as written; `cut` says that a "#" right after it made a comment of the rest."""

    text: str
    where: Location
    cut: bool = False


class Items(Struct, frozen=True):
    """A list."""

    items: tuple["Node", ...]
    where: Location


class Entry(Struct, frozen=True):
    """A key, its name whatever its spelling ("Photo credit": "photo_credit"), and its value."""

    name: str
    key: Scalar
    value: "Node"


class Table(Struct, frozen=True):
    """Keys and values in the order written, each key once."""

    entries: tuple[Entry, ...]
    where: Location


class Unread(Struct, frozen=True):
    """A value that has been complained of already, so that nobody complains again."""

    where: Location


Node = Scalar | Items | Table | Unread


def key_name(key: str) -> str:
    """The one name of all spellings of a key."""
    return "_".join(key.casefold().replace("-", " ").replace("_", " ").split())
