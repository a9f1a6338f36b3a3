"""What each source file was when it was last read, so that only changed ones are read again.

Kept in .newsgen/records.sqlite, never precious. A file's stat is the hint, its digest the verdict.
A file changed in the very moment it was read could keep its stat (git calls it "racily clean"):
such a one is entered without its stat, and is read again the next time.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from newsgen.load.runs import Part, Row, Run, parted, run_of
from newsgen.load.sources import Found, newest

LAYOUT = 5
TICK = 50_000_000  # ns: clocks of file systems may stand still for so long
_TABLES = """
CREATE TABLE about (layout INTEGER, key BLOB);
CREATE TABLE source (path TEXT PRIMARY KEY, stat BLOB, digest BLOB, record BLOB);
CREATE TABLE run (name TEXT PRIMARY KEY, paths TEXT, stats BLOB, digests BLOB, records BLOB);
"""
_RUN = "SELECT paths, stats, digests, records FROM run WHERE name = ?"
_PAGE = 16_384  # bytes: every build reads all there is, in half the time it takes by 4,096


def clock_of(folder: Path) -> int:
    """The time in ns by the clock of the file system that a folder is on; 0 if it cannot be had."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / "clock"
        probe.write_bytes(b"")
        return probe.stat().st_mtime_ns
    except OSError:
        return 0


def settled(files: Iterable[Found], clock: int) -> bool:
    """True if no change after `clock` can leave any of the files with the stat it has now."""
    last = newest(files)
    return last is not None and last < clock - TICK


class Records:
    """The rows of one site; all forgotten where `key`, which names who reads and how, differs.

    Articles' rows are kept in runs, those of all other files one by one.
    """

    def __init__(self, folder: Path, key: bytes, clock: int) -> None:
        """`clock` is the file system's time in ns before the files were looked at."""
        self._folder = folder
        self._key = key
        self._clock = clock
        self._rows: dict[str, Row] = {}
        self._known = self._read()
        self._new: dict[str, Row] = {}
        self._touched: dict[str, bytes] = {}
        self._rewritten: dict[str, Run] = {}
        self._ended: set[str] = set()  # runs of which no file is left

    def fresh(self, found: Found) -> Row | None:
        """The row of a file that has not been touched since."""
        row = self._rows.get(found.path)
        return row if row is not None and row.stat == found.stat and row.stat else None

    def stale(self, files: Iterable[Found]) -> list[Found]:
        """Those of the files that are new, or have been touched since."""
        return [one for one in files if self.fresh(one) is None]

    def last(self, path: str) -> Row | None:
        """The row of a file as it was last read, whatever has become of it since."""
        return self._rows.get(path)

    def parts(self, articles: Sequence[Found]) -> Iterator[Part]:
        """The articles, sorted by path, with what is remembered of them, a run at a time.

        Another process may write meanwhile: each run tells by itself what it is of.
        """
        if not self._known:
            yield from (Part(name, files, None) for name, _, files in parted(articles, ()))
            return
        with closing(sqlite3.connect(self._path)) as connection:
            names = {name for (name,) in _asked(connection, "SELECT name FROM run")}
            self._ended = set(names)
            for name, before, files in parted(articles, names):
                self._ended.discard(name)
                found = _asked(connection, _RUN, before)
                yield Part(name, files, Run(*found[0]) if found else None)

    def rewrite(self, part: Part, rows: Sequence[tuple[str, Row]]) -> None:
        """Remember the rows of a part's files in place of those it had."""
        run = run_of(rows) if rows else None
        if run is not None and run != part.run:
            self._rewritten[part.name] = run
        elif run is None and part.run is not None:
            self._ended.add(part.name)

    def touched(self, found: Found) -> None:
        """Remember the new stat of a file that was touched but has the same bytes."""
        self._touched[found.path] = self.stat(found)

    def enter(self, found: Found, digest: bytes, record: bytes) -> None:
        """Remember a file that was read."""
        self._new[found.path] = Row(self.stat(found), digest, record)

    def save(self, present: Iterable[str]) -> None:
        """Keep what was entered, and drop the rows of files that are no longer there."""
        gone = self._rows.keys() - set(present)
        if not (self._new or self._touched or self._rewritten or self._ended or gone):
            return
        # A disk that refuses costs the next build time; this one has what it needs.
        with suppress(OSError, sqlite3.Error), closing(self._open()) as connection, connection:
            connection.executemany(
                "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?)",
                ((path, row.stat, row.digest, row.record) for path, row in self._new.items()),
            )
            connection.executemany(
                "UPDATE source SET stat = ? WHERE path = ?",
                ((stat, path) for path, stat in self._touched.items()),
            )
            connection.executemany("DELETE FROM source WHERE path = ?", ((one,) for one in gone))
            connection.executemany(
                "DELETE FROM run WHERE name = ?", ((one,) for one in self._ended)
            )
            connection.executemany(
                "INSERT OR REPLACE INTO run VALUES (?, ?, ?, ?, ?)",
                (
                    (name, run.paths, run.stats, run.digests, run.records)
                    for name, run in self._rewritten.items()
                ),
            )

    def stat(self, found: Found) -> bytes:
        """The stat a file that was read is remembered with."""
        return found.stat if settled([found], self._clock) else b""

    @property
    def _path(self) -> Path:
        return self._folder / "records.sqlite"

    def _read(self) -> bool:
        if not self._path.exists():
            return False
        try:
            with closing(sqlite3.connect(self._path)) as connection:
                about = connection.execute("SELECT layout, key FROM about").fetchone()
                if about != (LAYOUT, self._key):
                    return False
                for path, *row in connection.execute("SELECT * FROM source"):
                    self._rows[path] = Row(*row)
                return True
        except sqlite3.Error:
            return False

    def _open(self) -> sqlite3.Connection:
        self._folder.mkdir(exist_ok=True)
        if not self._known:  # none, or of another key: nothing in the file is of use
            self._path.unlink(missing_ok=True)
        connection = sqlite3.connect(self._path)
        if not self._known:
            connection.execute(f"PRAGMA page_size = {_PAGE}")
            with connection:
                connection.executescript(_TABLES)
                connection.execute("INSERT INTO about VALUES (?, ?)", (LAYOUT, self._key))
        return connection


def _asked(connection: sqlite3.Connection, query: str, *values: str) -> list[tuple[Any, ...]]:
    try:
        return connection.execute(query, values).fetchall()
    except sqlite3.Error:
        return []  # whoever misses a row reads its file
