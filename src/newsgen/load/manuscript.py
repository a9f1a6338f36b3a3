"""A content file opened again by who has found fault with what was read: where in it things stand.

An article does not carry the lines of its fields: 100,000 of them would, for the few that are asked
about.
"""

from collections.abc import Iterator
from pathlib import Path

from newsgen.errors import Location
from newsgen.load import article, limits, page
from newsgen.load.desk import Desk
from newsgen.load.fields import Fields, texts
from newsgen.load.frontmatter import decoded, place_of, split
from newsgen.load.markup import named_in, without_code
from newsgen.load.nodes import Scalar
from newsgen.load.opening import open_file
from newsgen.load.sources import Found, read_bytes


class Manuscript:
    """The file at `path` below `root`; NewsgenError if it is no longer what it was."""

    def __init__(self, root: Path, path: str, desk: Desk) -> None:
        self._path = path
        self._desk = desk
        self._data = read_bytes(root, Found(path, 0), limits.ARTICLE_BYTES)
        self._document = split(decoded(self._data, path), path)
        self.body = self._document.body

    def without_code(self) -> str:
        """The body with spaces in place of code, so that all else keeps its place."""
        return without_code(self.body)

    def leaps(self) -> Iterator[tuple[str, Location]]:
        """The links within the body ("#chto-dalshe"), each with its place."""
        for named in named_in(self.body) if "#" in self.body else ():
            if named.address[:1] == "#" and not named.picture:
                yield named.address, self.at(named.index)

    def at(self, index: int) -> Location:
        """The place of a character of the body."""
        return place_of(self.body, self._path, index, self._document.body_line)

    def field(self, *names: str) -> Location:
        """The place of the first of these fields that is given, else the file's beginning."""
        fields = self._fields()
        found = (fields.given(name) for name in names)
        return next((node.where for node in found if node), Location(self._path, 1, 1))

    def items(self, name: str) -> tuple[Scalar, ...]:
        """The items of a field that is a list of texts, each with its place."""
        fields = self._fields()
        node = fields.given(name)
        return () if node is None else texts(node, fields.origin, commas=True)

    def _fields(self) -> Fields:
        return open_file(self._data, self._path, self._desk, article.TEXTS | page.TEXTS).fields
