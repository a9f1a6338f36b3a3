"""The fields of a file, each read by its own type; every mistake is kept, and reading goes on."""

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import TypeVar

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.load import limits
from newsgen.load.nodes import Items, Node, Scalar, Table, Unread
from newsgen.load.repair import in_quotes
from newsgen.load.yamltext import Origin
from newsgen.printable import ILLEGAL
from newsgen.said import Said, Words, say

T = TypeVar("T")
_NUMBER = re.compile("[0-9]+(?:[ _\u00a0\u202f][0-9]+)*")
_NUMBER_MAX = 10**12
_TRUTHS = {"true": True, "yes": True, "да": True, "false": False, "no": False, "нет": False}


class Fields:
    """The fields of one table, and what is wrong with those read so far."""

    def __init__(
        self, table: Table, origin: Origin, problems: list[Problem], *, whole: bool = True
    ) -> None:
        self.where = table.where
        self.origin = origin
        self.problems = problems
        self.nodes = {entry.name: entry.value for entry in table.entries}
        self._table = table
        self._whole = whole  # false: fields may be missing because they could not be found

    def found(self) -> tuple[Problem, ...]:
        """What is wrong, in reading order; no more than a person would mend in one go."""
        return tuple(sorted(set(self.problems))[: limits.PROBLEMS])

    def refuse_unknown(self, known: Iterable[str], remedy: Words = "") -> None:
        """Complains of every field that is not among the known ones."""
        names = frozenset(known)
        for entry in self._table.entries:
            if entry.name not in names:
                near = nearest(entry.name, names)
                cure = say("did you mean {name}?", name=near) if near else remedy
                text = say('unknown field "{name}"', name=entry.key.text)
                self.problems.append(Problem(entry.key.where, "unknown-field", text, cure))

    def given(self, name: str) -> Node | None:
        """The value of a field, or None if it is missing, empty or was complained of already."""
        node = self.nodes.get(name)
        if node is None or isinstance(node, Unread) or _blank(node):
            return None
        return node

    def require(self, *names: str) -> None:
        """Complains of each named field that is not there."""
        for name in names:
            node = self.nodes.get(name)
            if (node is None and self._whole) or (node is not None and _blank(node)):
                where = node.where if node else Location(self.where.path, self.where.line, 1)
                text = (
                    say("{name} is missing", name=name)
                    if node is None
                    else say("{name} is empty", name=name)
                )
                remedy = say("add {line}", line=_example(name))
                self.problems.append(Problem(where, "missing-field", text, remedy))

    def read(self, name: str, reader: Callable[[Node], T], default: T) -> T:
        """The field as its type reads it, or the default if it is not given or cannot be read."""
        node = self.given(name)
        if node is None:
            return default
        try:
            return reader(node)
        except NewsgenError as error:
            self.problems.extend(error.problems)
            return default

    def text(self, name: str, size_max: int = limits.TEXT_CHARACTERS) -> str:
        """The field as one text."""
        return self.read(name, lambda node: text(node, self.origin, size_max), "")

    def texts(self, name: str, *, commas: bool = False) -> tuple[Scalar, ...]:
        """The field as a list of texts; `commas`: a single text is split at its commas."""
        return self.read(name, lambda node: texts(node, self.origin, commas=commas), ())

    def each(
        self, name: str, reader: Callable[[Scalar], T], *, commas: bool = False
    ) -> tuple[T, ...]:
        """The items of a list of texts that their type can read."""
        found: list[T] = []
        for item in self.texts(name, commas=commas):
            try:
                found.append(reader(item))
            except NewsgenError as error:
                self.problems.extend(error.problems)
        return tuple(found)

    def tables(
        self, name: str, known: Iterable[str], required: Iterable[str] = ()
    ) -> tuple["Fields", ...]:
        """The field as a list of tables, or a single one."""
        node = self.given(name)
        items = node.items if isinstance(node, Items) else () if node is None else (node,)
        return tuple(self.inner(item, known, required) for item in items)

    def inner(self, node: Node, known: Iterable[str], required: Iterable[str] = ()) -> "Fields":
        """The fields of a table inside this one; complains of anything else."""
        whole = isinstance(node, Table)
        table = node if isinstance(node, Table) else Table((), node.where)
        if not whole and not isinstance(node, Unread):
            remedy = say('indent "key: value" lines below it, or write {{key: value, key: value}}')
            text = say("there should be keys and values here")
            self.problems.append(Problem(node.where, "bad-table", text, remedy))
        fields = Fields(table, self.origin, self.problems, whole=whole)
        names = tuple(known)
        fields.refuse_unknown(names, say("the fields here are {names}", names=", ".join(names)))
        fields.require(*required)
        return fields


def text(node: Node, origin: Origin, size_max: int = limits.TEXT_CHARACTERS) -> str:
    """A text without space around it; raises if YAML made something else of it, or cut it short."""
    if isinstance(node, (Items, Table)):
        what = (
            say("YAML takes this for a list, but it should be text")
            if isinstance(node, Items)
            else say("YAML takes this for a table, but it should be text")
        )
        raise problem(node.where, "bad-text", what, in_quotes(origin, node.where, "…"))
    if isinstance(node, Unread):
        return ""
    if node.cut:
        what = say("YAML takes the rest of the line, from the #, for a comment")
        raise problem(node.where, "cut-text", what, in_quotes(origin, node.where, node.text))
    value = node.text.strip()
    if not value.isprintable():
        value = _checked(value, node.where)
    if len(value) > size_max:
        what = say("this text is {size} characters long", size=len(value))
        raise problem(node.where, "long-text", what, _shorten(size_max))
    return value


def texts(node: Node, origin: Origin, *, commas: bool = False) -> tuple[Scalar, ...]:
    """A list of texts, each with its place, without empty or repeated ones."""
    found: dict[str, Scalar] = {}
    for item in node.items if isinstance(node, Items) else (node,):
        if isinstance(item, (Items, Table)):
            what = say("an item of a list should be text")
            raise problem(item.where, "bad-list", what, in_quotes(origin, item.where, "…"))
        value = text(item, origin)
        parts = value.split(",") if commas and item is node else [value]
        for part in parts:
            if part.strip():
                found.setdefault(part.strip(), Scalar(part.strip(), item.where))
    if len(found) > limits.LIST_ITEMS:
        what = say("this list has {size} items", size=len(found))
        raise problem(node.where, "long-text", what, _shorten(limits.LIST_ITEMS))
    return tuple(found.values())


def plain(node: Node) -> str:
    """The text of a scalar, for fields that are not prose; "" for anything else."""
    return node.text.strip() if isinstance(node, Scalar) else ""


def number(node: Node) -> int:
    """A whole number, 0 or more, its digits perhaps in groups."""
    value = plain(node)
    if not _NUMBER.fullmatch(value):
        what = say("{value!r} is not a number", value=value)
        raise problem(node.where, "bad-number", what, say("write it as 1254"))
    digits = re.sub("[^0-9]", "", value).lstrip("0") or "0"
    if len(digits) > len(str(_NUMBER_MAX)) or int(digits) > _NUMBER_MAX:
        what = say("{value} is too large a number", value=_short(value))
        raise problem(node.where, "bad-number", what, say("{limit} at most", limit=_NUMBER_MAX))
    return int(digits)


def number_to(node: Node, most: int, complaint: Said) -> int:
    """A number from 1 to `most`; the complaint is about any other `value`."""
    value = number(node)
    if not 1 <= value <= most:
        remedy = say("write a number from 1 to {limit}", limit=most)
        raise problem(node.where, "bad-number", complaint.about(value=value), remedy)
    return value


def truths() -> Iterable[str]:
    """The words for true and false."""
    return _TRUTHS.keys()


def truth(node: Node) -> bool:
    """True or false."""
    value = _TRUTHS.get(plain(node).casefold())
    if value is None:
        what = say("{value!r} is neither true nor false", value=_short(plain(node)))
        raise problem(node.where, "bad-boolean", what, say("write true or false"))
    return value


def problem(where: Location, code: str, text: Words, remedy: Words) -> NewsgenError:
    """A single problem, ready to be raised."""
    return NewsgenError([Problem(where, code, text, remedy)])


def nearest(word: str, words: Iterable[str], likeness: float = 0.7) -> str:
    """The word most like this one, or "" if none is much like it."""
    found = get_close_matches(word[:200], sorted(words), n=1, cutoff=likeness)
    return found[0] if found else ""


def _blank(node: Node) -> bool:
    if isinstance(node, Scalar):
        return not node.cut and not node.text.strip()
    return isinstance(node, Items) and not node.items


def _checked(value: str, where: Location) -> str:
    # What the file itself holds has been complained of; "\x07" in double quotes is seen only here.
    for mark in value:
        if mark not in "\t\n\x85" and (mark < " " or ILLEGAL.match(mark)):
            what = say("there is an invisible control character, {mark}", mark=f"U+{ord(mark):04X}")
            cure = say("delete it, or type the line anew")
            raise problem(where, "control-character", what, cure)
    return " ".join(value.split("\n")) if "\n" in value else value


def _shorten(limit: int) -> Said:
    return say("shorten it: {limit} at most", limit=limit)


def _example(name: str) -> str:
    return {"title": "title: …", "date": "date: 2024-03-15 20:00"}.get(name, f"{name}: …")


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:40]}…"  # noqa: PLR2004 - a line's worth
