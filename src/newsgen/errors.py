"""What an editor or designer can mend: places, problems, and the one exception that carries them.

NewsgenError means "you can mend this". Anything else that escapes is a bug of newsgen and stays a
traceback.
"""

from collections.abc import Iterable

from msgspec import Struct

from newsgen.said import Words


class Location(Struct, frozen=True, order=True, array_like=True, gc=False):
    """A place in a file: path relative to the site's root, line and column from 1 (0: unknown)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """path:line:column, leaving out what is unknown."""
        parts = [self.path]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


class Problem(Struct, frozen=True, order=True):
    """Something wrong at a place, with a stable code and a remedy the reader can apply."""

    where: Location
    code: str
    text: Words
    remedy: Words = ""

    def __str__(self) -> str:
        """The problem as it is shown: one line, and the remedy indented under it."""
        head = f"{self.where}: {self.text} [{self.code}]"
        return "\n  ".join([head, *str(self.remedy).splitlines()])


class NewsgenError(Exception):
    """One or more problems in the site, sorted in reading order, each shown once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type["NewsgenError"], tuple[tuple[Problem, ...]]]:
        """Travels between processes as its problems."""
        return NewsgenError, (self.problems,)
