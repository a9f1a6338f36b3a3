"""Front matter with mistakes in it, read on: each line that fails is shown mended."""

import re
from collections.abc import Iterator

import yaml
from msgspec import Struct

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.load.nodes import Entry, Node, Scalar, Table, Unread, key_name
from newsgen.load.plainlines import plain_table
from newsgen.load.quoting import quoted, quoted_line, split_line
from newsgen.load.yamltext import Origin, again, compose
from newsgen.said import Said, Words, say

MENDED_MAX = 20
_NO_SPACE = re.compile(r"([^\W\d][\w -]{0,40}):(\S.*)")
_CHECK = say("check its quotes, brackets and indentation (spaces, not tabs)")


class Reading(Struct, frozen=True):
    """A file's top-level fields, what is wrong with them, and whether all of them were found."""

    table: Table
    problems: tuple[Problem, ...]
    whole: bool = True


def read_table(text: str, origin: Origin, texts: frozenset[str]) -> Reading:
    """The fields of a piece of YAML; `texts` names those whose value is one text."""
    plain = plain_table(origin.lines, origin.path, origin.first)
    if plain is not None:
        return Reading(plain, ())
    start = Location(origin.path, origin.first, 1)
    try:
        node, problems = compose(text, origin)
    except yaml.YAMLError:
        return _Mender(origin, texts).read()
    except NewsgenError as error:
        return Reading(Table((), start), error.problems, whole=False)
    if node is None:
        return Reading(Table((), start), tuple(problems))
    if isinstance(node, Table):
        return Reading(node, tuple(problems))
    return _Mender(origin, texts).read()


class _Block(Struct, frozen=True):
    start: int  # index of its first line
    lines: tuple[str, ...]
    key: str  # "" for what stands before the first field


def _blocks(lines: list[str]) -> Iterator[_Block]:
    start, key = 0, ""
    for index, line in enumerate(lines):
        if _begins_field(line):
            if index > start:
                yield _Block(start, tuple(lines[start:index]), key)
            start, key = index, line.partition(":")[0]
    yield _Block(start, tuple(lines[start:]), key)


def _begins_field(line: str) -> bool:
    return line[:1] not in ("", " ", "\t", "#", "-") and split_line(line) is not None


def _stray(line: str) -> bool:
    """True of a line that neither begins a field nor can belong to one."""
    return line[:1] not in ("", " ", "\t", "#", "-", "]", "}") and bool(line.strip())


class _Mender:
    """Reads block by block, so that one unclosed quote does not swallow the fields after it."""

    def __init__(self, origin: Origin, texts: frozenset[str]) -> None:
        self._origin = origin
        self._texts = texts
        self._problems: list[Problem] = []
        self._entries: dict[str, Entry] = {}
        self._whole = True  # false: a line that could not be read may be a field that is missing
        self._closed = False  # true: what follows is not front matter

    def read(self) -> Reading:
        for block in _blocks(self._origin.lines):
            self._read_block(block)
            if self._closed:
                break
        table = Table(
            tuple(self._entries.values()), Location(self._origin.path, self._origin.first, 1)
        )
        return Reading(table, tuple(self._problems), self._whole)

    def _read_block(self, block: _Block) -> None:
        lines = list(block.lines)
        origin = Origin(self._origin.path, lines, self._origin.first + block.start)
        own = int(bool(block.key))
        strays = [index for index, line in enumerate(lines) if index >= own and _stray(line)]
        for _ in range(MENDED_MAX):
            try:
                node, problems = compose("\n".join(lines), origin)
            except yaml.MarkedYAMLError as error:
                if strays:
                    self._complain_of_strays(lines, strays, origin)
                    strays = []
                elif not self._mend(error, lines, origin, block.key):
                    break
                continue
            except NewsgenError as error:
                self._problems += error.problems
                break
            self._problems += problems
            self._take(node, lines, origin, strays)
            return
        self._take_unread(block.key, origin)

    def _take(self, node: Node | None, lines: list[str], origin: Origin, strays: list[int]) -> None:
        if isinstance(node, Table):
            for entry in node.entries:
                self._enter(entry)
        elif node is not None:
            self._complain_of_strays(lines, strays or [0], origin)

    def _enter(self, entry: Entry) -> None:
        first = self._entries.setdefault(entry.name, entry)
        if first is not entry:
            text = again(entry.key.text, first)
            remedy = say("keep one of them")
            self._problems.append(Problem(entry.key.where, "duplicate-key", text, remedy))

    def _take_unread(self, key: str, origin: Origin) -> None:
        where = Location(origin.path, origin.first, 1)
        self._enter(Entry(key_name(key), Scalar(key, where), Unread(where)))

    def _complain_of_strays(self, lines: list[str], strays: list[int], origin: Origin) -> None:
        written = list(lines)
        for index in strays:
            where = Location(origin.path, origin.first + index, 1)
            if index and not written[index - 1].strip() and origin.first > 1:
                text = say("the front matter is not closed before this line")
                remedy = say("put a line of three hyphens, ---, above it")
                self._problems.append(Problem(where, "unclosed-front-matter", text, remedy))
                self._whole, self._closed = False, True
                lines[index:] = [""] * (len(lines) - index)
                return
            self._complain_of_stray(written[index], where)
            lines[index] = ""

    def _complain_of_stray(self, line: str, where: Location) -> None:
        match = _NO_SPACE.fullmatch(line.rstrip())
        remedy: Words | None
        if match:
            text = say("a space is missing after the colon")
            mended = f"{match[1]}: {match[2]}"
            remedy = quoted_line(mended) if _fails(mended) else mended
            self._enter(Entry(key_name(match[1]), Scalar(match[1], where), Unread(where)))
        else:
            self._whole = False
            text = say("this line is neither a field nor part of one")
            remedy = say('write it as "key: value", or indent it under the field it belongs to')
        self._problems.append(Problem(where, "bad-yaml", text, remedy or _CHECK))

    def _mend(
        self, error: yaml.MarkedYAMLError, lines: list[str], origin: Origin, key: str
    ) -> bool:
        """Complains of the line an error comes from, and puts the mended line in its place."""
        mark = _culprit(error)
        index = min(mark.line, len(lines) - 1) if mark else 0
        line = lines[index]
        where = (
            origin.at(mark)
            if mark and index == mark.line
            else Location(origin.path, origin.first + index, 1)
        )
        mended = self._mended(line, key if index == 0 else "")
        text = say("this text needs quotes")
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            mended = indent.replace("\t", "  ") + line.lstrip()
            text = say("this line is indented with a tab")
        if mended is None or mended == line:
            text = say("YAML cannot make sense of this")
            self._problems.append(Problem(where, "bad-yaml", text, _CHECK))
            return False
        lines[index] = mended
        remedy = say("write it as\n{line}", line=mended)
        self._problems.append(Problem(where, "bad-yaml", text, remedy))
        return True

    def _mended(self, line: str, key: str) -> str | None:
        parts = split_line(line)
        if parts is None:
            return None
        text = key_name(key) in self._texts
        if parts[1].startswith("{") and not text:
            return None
        return quoted_line(line, listed=not text)


def _culprit(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """Where a mistake begins: an unclosed quote or bracket is noticed far below its line."""
    opened = "quoted" in (error.context or "") or "flow" in (error.context or "")
    return error.context_mark if opened and error.context_mark else error.problem_mark


def _fails(line: str) -> bool:
    try:
        node, problems = compose(line, Origin("", [line]))
    except (yaml.YAMLError, NewsgenError):
        return True
    return bool(problems) or node is None


def in_quotes(origin: Origin, where: Location, text: str) -> Said:
    """A remedy: the line with its text in quotes, or the text alone when the line holds more."""
    line = origin.line(where)
    parts = split_line(line)
    if parts and parts[1] and line[: where.column - 1].rstrip() == parts[0]:
        return say("write it as\n{line}", line=quoted_line(line) or "")
    before = line[: where.column - 1]
    if before.strip() == "-":
        mended = f"{before}{quoted(line[len(before) :].strip())}"
        return say("write it as\n{line}", line=mended)
    return say("write it in quotes: {text}", text=quoted(text))
