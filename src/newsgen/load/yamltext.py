"""YAML read so that every scalar stays the text the editor wrote, with its line and column.

Tags, anchors and aliases are refused, nesting is bounded, and a key stands once.
"""

from typing import Protocol, cast

import yaml
from yaml import events

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.load import limits
from newsgen.load.nodes import Entry, Items, Node, Scalar, Table, Unread, key_name
from newsgen.load.quoting import quoted_line
from newsgen.said import Said, Words, say

LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Mark(Protocol):
    """Where YAML's parser is: line and column from 0."""

    line: int
    column: int


class Origin:
    """Where a piece of YAML stands: its file, its lines, and the number of the first."""

    def __init__(self, path: str, lines: list[str], first: int = 1) -> None:
        self.path = path
        self.lines = lines
        self.first = first

    def at(self, mark: Mark | None) -> Location:
        """The place of a mark in the file."""
        assert mark is not None  # noqa: S101 - no event of text that was read is without
        return Location(self.path, self.first + mark.line, mark.column + 1)

    def line(self, where: Location) -> str:
        """The line of a place, as written."""
        index = where.line - self.first
        return self.lines[index] if 0 <= index < len(self.lines) else ""


def compose(text: str, origin: Origin) -> tuple[Node | None, list[Problem]]:
    """The text's one document (None: empty) and what is wrong with it; raises YAMLError."""
    composer = _Composer(text, origin)
    return composer.document(), composer.problems


def again(key: str, first: Entry) -> Said:
    """What to say of a key that `first` has already."""
    return say(
        "{key!r} stands here again; it is first on line {line}",
        key=key,
        line=first.key.where.line,
    )


class _Composer:
    def __init__(self, text: str, origin: Origin) -> None:
        self.problems: list[Problem] = []
        self._origin = origin
        self._events = yaml.parse(text, Loader=LOADER)
        self._hashes = "#" in text
        self._refused: set[int] = set()  # lines complained of

    def document(self) -> Node | None:
        node: Node | None = None
        for event in self._events:
            if not isinstance(event, events.NodeEvent):
                continue
            if node is None:
                node = self._node(event, 1)
            else:
                text = say("a second YAML document begins above this")
                remedy = say("delete the line of --- above it")
                self._add_problem(event, "bad-yaml", text, remedy)
                break
        return node

    def _node(self, event: events.NodeEvent, depth: int) -> Node:
        where = self._origin.at(event.start_mark)
        if depth > limits.YAML_DEPTH:
            text = say(
                "lists and tables are nested more than {limit} deep", limit=limits.YAML_DEPTH
            )
            deep = Problem(where, "too-deep", text, say("flatten them"))
            raise NewsgenError([*self.problems, deep])
        node: Node
        if isinstance(event, events.ScalarEvent):
            node = Scalar(event.value, where, self._hashes and self._cut(event))
        elif isinstance(event, events.SequenceStartEvent):
            node = self._items(where, depth)
        elif isinstance(event, events.MappingStartEvent):
            node = self._table(where, depth)
        else:
            node = Unread(where)
        if event.anchor is None and getattr(event, "tag", None) is None:
            return node
        self._complain_of_machinery(event, where)
        return Unread(where)

    def _items(self, where: Location, depth: int) -> Items:
        items: list[Node] = []
        for event in self._events:
            if not isinstance(event, events.NodeEvent):
                break
            items.append(self._node(event, depth + 1))
        return Items(tuple(items), where)

    def _table(self, where: Location, depth: int) -> Table:
        entries: dict[str, Entry] = {}
        for event in self._events:
            if not isinstance(event, events.NodeEvent):
                break
            key = self._node(event, depth + 1)
            # A key is always followed by a value, be it empty.
            value = self._node(cast("events.NodeEvent", next(self._events)), depth + 1)
            if not isinstance(key, Scalar):
                text, remedy = say("a key must be plain text"), say("write key: value")
                self._add_problem(event, "bad-yaml", text, remedy)
                continue
            name = key_name(key.text)
            first = entries.get(name)
            if first is None:
                entries[name] = Entry(name, key, value)
            else:
                text = again(key.text, first)
                self._add_problem(event, "duplicate-key", text, say("keep one of them"))
        return Table(tuple(entries.values()), where)

    def _cut(self, event: events.ScalarEvent) -> bool:
        if event.style:
            return False
        end = event.end_mark
        assert end is not None  # noqa: S101 - likewise
        lines = self._origin.lines
        rest = lines[end.line][end.column :] if end.line < len(lines) else ""
        bare = rest.lstrip(" \t")
        return len(bare) > 1 and bare[0] == "#" and rest != bare and bare[1] not in " \t#"

    def _complain_of_machinery(self, event: events.NodeEvent, where: Location) -> None:
        anchor: str | None = event.anchor
        if where.line in self._refused:
            return  # a line of aliases is one mistake
        self._refused.add(where.line)
        line = self._origin.line(where)
        mended = quoted_line(line) if ":" in line[: where.column - 1] else None
        remedy = (
            say("a text that begins with &, * or ! needs quotes:\n{line}", line=mended)
            if mended
            else say("a text that begins with &, * or ! needs quotes")
        )
        if isinstance(event, events.AliasEvent):
            text = say("{alias} is a YAML alias, which newsgen does not read", alias=f"*{anchor}")
            self._add_problem(event, "yaml-anchor", text, remedy)
        elif anchor is not None:
            text = say(
                "{anchor} is a YAML anchor, which newsgen does not read", anchor=f"&{anchor}"
            )
            self._add_problem(event, "yaml-anchor", text, remedy)
        else:
            text = say("! begins a YAML tag, which newsgen does not read")
            self._add_problem(event, "yaml-tag", text, remedy)

    def _add_problem(self, event: events.Event, code: str, text: Words, remedy: Words) -> None:
        self.problems.append(Problem(self._origin.at(event.start_mark), code, text, remedy))
