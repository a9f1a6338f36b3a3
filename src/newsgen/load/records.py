"""What each source file was when it was last read, so that only changed ones are read again.

Kept in .newsgen/records.sqlite, never precious. A file's stat is the hint, its digest the verdict.
A file changed in the very moment it was read could keep its stat (git calls it "racily clean"):
such a one is entered without its stat, and is read again the next time.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path

from msgspec import Struct

from newsgen.load.sources import Found, newest

LAYOUT = 3
TICK = 50_000_000  # ns: clocks of file systems may stand still for so long
_TABLES = """
CREATE TABLE about (layout INTEGER, key BLOB);
CREATE TABLE source (path TEXT PRIMARY KEY, stat BLOB, digest BLOB, record BLOB);
"""
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


class Row(Struct, frozen=True, gc=False):
    """A source file as it was: its stat, its digest, and what was made of it."""

    stat: bytes
    digest: bytes
    record: bytes


class Records:
    """The rows of one site; all forgotten where `key`, which names who reads and how, differs."""

    def __init__(self, folder: Path, key: bytes, clock: int) -> None:
        """`clock` is the file system's time in ns before the files were looked at."""
        self._folder = folder
        self._key = key
        self._clock = clock
        self.rows = self._read()
        self._new: dict[str, Row] = {}
        self._touched: dict[str, bytes] = {}

    def fresh(self, found: Found) -> Row | None:
        """The row of a file that has not been touched since."""
        row = self.rows.get(found.path)
        return row if row is not None and row.stat == found.stat and row.stat else None

    def stale(self, files: Iterable[Found]) -> list[Found]:
        """Those of the files that are new, or have been touched since."""
        rows = self.rows
        return [
            one
            for one in files
            if (row := rows.get(one.path)) is None or row.stat != one.stat or not row.stat
        ]

    def last(self, path: str) -> bytes:
        """The digest of a file as it was last read, whatever has become of it since; or b""."""
        row = self.rows.get(path)
        return row.digest if row is not None else b""

    def touched(self, found: Found) -> None:
        """Remember the new stat of a file that was touched but has the same bytes."""
        self._touched[found.path] = self._stat(found)

    def enter(self, found: Found, digest: bytes, record: bytes) -> None:
        """Remember a file that was read."""
        self._new[found.path] = Row(self._stat(found), digest, record)

    def save(self, present: Iterable[str]) -> None:
        """Keep what was entered, and drop the rows of files that are no longer there."""
        gone = self.rows.keys() - set(present)
        if not self._new and not self._touched and not gone:
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

    def _stat(self, found: Found) -> bytes:
        return found.stat if settled([found], self._clock) else b""

    @property
    def _path(self) -> Path:
        return self._folder / "records.sqlite"

    def _read(self) -> Mapping[str, Row]:
        if not self._path.exists():
            return {}
        try:
            with closing(sqlite3.connect(self._path)) as connection:
                about = connection.execute("SELECT layout, key FROM about").fetchone()
                if about != (LAYOUT, self._key):
                    return {}
                rows = connection.execute("SELECT path, stat, digest, record FROM source")
                return {path: Row(stat, digest, record) for path, stat, digest, record in rows}
        except sqlite3.Error:
            return {}

    def _open(self) -> sqlite3.Connection:
        self._folder.mkdir(exist_ok=True)
        if not self.rows:  # none, or of another key: nothing in the file is of use
            self._path.unlink(missing_ok=True)
        connection = sqlite3.connect(self._path)
        if not self.rows:
            connection.execute(f"PRAGMA page_size = {_PAGE}")
            with connection:
                connection.executescript(_TABLES)
                connection.execute("INSERT INTO about VALUES (?, ?)", (LAYOUT, self._key))
        return connection
