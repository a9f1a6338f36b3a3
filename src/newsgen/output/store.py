"""The ledger on the disk: a SQLite file under .newsgen/, never precious.

A file that is damaged, or of another layout, is thrown away: that costs a build's time, and nothing
else. Reading and writing are whole tables in one transaction each.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec

from newsgen.ledger import Quiet, Trace

LAYOUT = 5  # of the tables below; a file of another layout is made anew

TABLES = """
CREATE TABLE trace (
  path TEXT PRIMARY KEY, recipe BLOB, view BLOB, fields BLOB, origin TEXT, output BLOB, stat BLOB,
  body BLOB
) WITHOUT ROWID;
CREATE TABLE recipe (digest BLOB PRIMARY KEY, ingredients BLOB) WITHOUT ROWID;
CREATE TABLE settled (name BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE learnt (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE quiet (stamp BLOB, list_stat BLOB, quiet BLOB);
"""


class Store:
    """The traces of one output folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def traces(self) -> Mapping[str, Trace]:
        """Every trace by path; empty when there is no usable file."""
        rows = self._read("SELECT * FROM trace")
        decode = msgspec.msgpack.Decoder(tuple[int, ...]).decode
        return {
            path: Trace(path, recipe, view, fields, origin, output, decode(stat), body)
            for path, recipe, view, fields, origin, output, stat, body in rows
        }

    def ingredients(self) -> Mapping[bytes, Mapping[str, str]]:
        """The ingredients of every recipe that a trace may name, by digest."""
        rows = self._read("SELECT digest, ingredients FROM recipe")
        return {row[0]: msgspec.msgpack.decode(row[1], type=dict[str, str]) for row in rows}

    def groups(self) -> frozenset[bytes]:
        """The groups of all targets that the traces are of."""
        return frozenset(name for (name,) in self._read("SELECT name FROM settled"))

    def stats(self) -> list[tuple[str, tuple[int, ...]]]:
        """Every path with the stat its file had."""
        decode = msgspec.msgpack.Decoder(tuple[int, ...]).decode
        return [(path, decode(stat)) for path, stat in self._read("SELECT path, stat FROM trace")]

    def count(self) -> int:
        """How many traces there are."""
        return sum(count for (count,) in self._read("SELECT COUNT(*) FROM trace"))

    def quiet(self, stamp: bytes) -> tuple[Quiet, tuple[int, ...]] | None:
        """What was found when all was as `stamp` says, and the stat of the folder's list then."""
        for known, stat, quiet in self._read("SELECT stamp, list_stat, quiet FROM quiet"):
            if known == stamp:
                decode = msgspec.msgpack.decode
                return msgspec.json.decode(quiet, type=Quiet), decode(stat, type=tuple[int, ...])
        return None

    def settle(self, stamp: bytes, stat: tuple[int, ...], quiet: Quiet) -> None:
        """Remember that all is well when everything is as `stamp` says."""
        row = (stamp, msgspec.msgpack.encode(stat), msgspec.json.encode(quiet))
        with closing(self._connect()) as connection, connection:
            connection.execute("DELETE FROM quiet")
            connection.execute("INSERT INTO quiet VALUES (?, ?, ?)", row)

    def learnt(self) -> dict[bytes, bytes]:
        """What a kit has learnt about the templates."""
        return dict(self._read("SELECT key, value FROM learnt"))

    def learn(self, learnt: Mapping[bytes, bytes]) -> None:
        """Keep this for the next kit, and nothing older."""
        with closing(self._connect()) as connection, connection:
            connection.execute("DELETE FROM learnt")
            connection.executemany("INSERT INTO learnt VALUES (?, ?)", learnt.items())

    def forget(self, paths: Iterable[str]) -> None:
        """Drop traces of files that are about to be touched."""
        with closing(self._connect()) as connection, connection:
            connection.execute("DELETE FROM quiet")
            connection.executemany("DELETE FROM trace WHERE path = ?", ((path,) for path in paths))

    def record(
        self,
        traces: Iterable[Trace],
        ingredients: Mapping[bytes, Mapping[str, str]],
        groups: frozenset[bytes],
    ) -> None:
        """Enter what is now on the disk, and of which groups all of it is, in one transaction."""
        encode = msgspec.msgpack.encode
        with closing(self._connect()) as connection, connection:
            connection.executemany(
                "INSERT OR REPLACE INTO trace VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(_row, traces)
            )
            connection.executemany(
                "INSERT OR REPLACE INTO recipe VALUES (?, ?)",
                ((digest, encode(parts)) for digest, parts in ingredients.items()),
            )
            connection.execute("DELETE FROM settled")
            connection.executemany("INSERT INTO settled VALUES (?)", ((one,) for one in groups))
            connection.execute("DELETE FROM recipe WHERE digest NOT IN (SELECT recipe FROM trace)")

    def _read(self, query: str) -> list[Any]:
        if not self._path.exists():
            return []
        try:
            with closing(sqlite3.connect(self._path)) as connection:
                if _layout(connection) != LAYOUT:
                    return []
                return connection.execute(query).fetchall()
        except sqlite3.DatabaseError:
            return []

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            connection = sqlite3.connect(self._path)
            if _layout(connection) == LAYOUT:
                return connection
            connection.close()
        except sqlite3.OperationalError:
            raise  # a full or read-only disk: not the file's fault
        except sqlite3.DatabaseError:
            connection.close()
        self._path.unlink(missing_ok=True)
        connection = sqlite3.connect(self._path)
        with connection:
            connection.executescript(f"{TABLES} PRAGMA user_version = {LAYOUT};")
        return connection


def _row(trace: Trace) -> tuple[object, ...]:
    *known, stat, body = msgspec.structs.astuple(trace)
    return (*known, msgspec.msgpack.encode(stat), body)


def _layout(connection: sqlite3.Connection) -> int:
    (layout,) = connection.execute("PRAGMA user_version").fetchone()
    return int(layout)
