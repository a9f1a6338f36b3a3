"""What each source file was when it was last read, so that only changed ones are read again.

Kept in .newsgen/records.sqlite, never precious. A file's stat is the hint, its digest the verdict.
A file changed in the very moment it was read could keep its stat (git calls it "racily clean"):
such a one is entered without its stat, and is read again the next time.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from newsgen.load.sources import Found

LAYOUT = 2
TICK = 50_000_000  # ns: clocks of file systems may stand still for so long
_ROWS = """
SELECT path, stat, digest, CASE WHEN at_hand THEN record END FROM source
"""
_TABLES = """
CREATE TABLE about (layout INTEGER, key BLOB);
CREATE TABLE source (path TEXT PRIMARY KEY, stat BLOB, digest BLOB, record BLOB, at_hand INTEGER);
"""


def clock_of(folder: Path) -> int:
    """The time in ns by the clock of the file system that a folder is on; 0 if it cannot be had."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / "clock"
        probe.write_bytes(b"")
        return probe.stat().st_mtime_ns
    except OSError:
        return 0


def settled(found: Found, clock: int) -> bool:
    """True if a change after `clock` cannot leave the file with the stat it has now."""
    return bool(found.stat) and max(found.stat[1:3]) < clock - TICK


class Row(Struct, frozen=True):
    """A source file as it was: its stat, its digest, and what was made of it if that is at hand.

    Articles and pages are not kept in memory, but read one by one: see Records.texts().
    """

    stat: tuple[int, ...]
    digest: bytes
    record: bytes | None


class Records:
    """The rows of one site; all forgotten where `key`, which names who reads and how, differs."""

    def __init__(self, folder: Path, key: bytes, clock: int) -> None:
        """`clock` is the file system's time in ns before the files were looked at."""
        self._folder = folder
        self._key = key
        self._clock = clock
        self._rows = dict(self._read())
        self._new: dict[str, tuple[Row, bool]] = {}
        self._touched: dict[str, Row] = {}

    def fresh(self, found: Found) -> Row | None:
        """The row of a file that has not been touched since."""
        row = self._rows.get(found.path)
        return row if row is not None and row.stat == found.stat else None

    def last(self, path: str) -> Row | None:
        """The row of a file as it was last read, whatever has become of it since."""
        return self._rows.get(path)

    def texts(self, folder: str) -> Iterator[tuple[str, bytes]]:
        """Every record below a folder ("content/pages/") that is not at hand, with its path."""
        if not self._rows:
            return
        query = "SELECT path, record FROM source WHERE path > ? AND path < ? AND NOT at_hand"
        try:
            with closing(sqlite3.connect(self._path)) as connection:
                yield from connection.execute(query, (folder, f"{folder}\U0010ffff"))
        except sqlite3.Error:
            return  # whoever misses a record reads its file

    def touched(self, found: Found) -> None:
        """Remember the new stat of a file that was touched but has the same bytes."""
        row = self._rows[found.path]
        stat = found.stat if settled(found, self._clock) else ()
        self._touched[found.path] = Row(stat, row.digest, None)

    def enter(self, found: Found, digest: bytes, record: bytes, *, at_hand: bool = False) -> None:
        """Remember a file that was read."""
        stat = found.stat if settled(found, self._clock) else ()
        self._new[found.path] = Row(stat, digest, record), at_hand

    def save(self, present: Iterable[str]) -> None:
        """Keep what was entered, and drop the rows of files that are no longer there."""
        gone = self._rows.keys() - set(present)
        if not self._new and not self._touched and not gone:
            return
        encode = msgspec.msgpack.encode
        # A disk that refuses costs the next build time; this one has what it needs.
        with suppress(OSError, sqlite3.Error), closing(self._open()) as connection, connection:
            connection.executemany(
                "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?)",
                (
                    (path, encode(row.stat), row.digest, row.record, at_hand)
                    for path, (row, at_hand) in self._new.items()
                ),
            )
            connection.executemany(
                "UPDATE source SET stat = ? WHERE path = ?",
                ((encode(row.stat), path) for path, row in self._touched.items()),
            )
            connection.executemany("DELETE FROM source WHERE path = ?", ((one,) for one in gone))

    @property
    def _path(self) -> Path:
        return self._folder / "records.sqlite"

    def _read(self) -> Mapping[str, Row]:
        if not self._path.exists():
            return {}
        decode = msgspec.msgpack.Decoder(tuple[int, ...]).decode
        try:
            with closing(sqlite3.connect(self._path)) as connection:
                about = connection.execute("SELECT layout, key FROM about").fetchone()
                if about != (LAYOUT, self._key):
                    return {}
                rows = connection.execute(_ROWS)
                return {path: Row(decode(stat), *rest) for path, stat, *rest in rows}
        except (sqlite3.Error, msgspec.DecodeError):
            return {}

    def _open(self) -> sqlite3.Connection:
        self._folder.mkdir(exist_ok=True)
        if not self._rows:  # none, or of another key: nothing in the file is of use
            self._path.unlink(missing_ok=True)
        connection = sqlite3.connect(self._path)
        if not self._rows:
            with connection:
                connection.executescript(_TABLES)
                connection.execute("INSERT INTO about VALUES (?, ?)", (LAYOUT, self._key))
        return connection
