"""The ledger on the disk: a SQLite file under .newsgen/, never precious.

A file that is damaged, or of another layout, is thrown away: that costs a build's time, and nothing
else. Each file of the output has its trace; beside them stands what most builds ask for, which
files each group has and how they were, so that they can do without the traces.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from newsgen.ledger import Held, Quiet, Stat, Trace, Work
from newsgen.target import Place

LAYOUT = 6  # of the tables below; a file of another layout is made anew

TABLES = """
CREATE TABLE trace (
  path TEXT PRIMARY KEY, recipe BLOB, view BLOB, fields BLOB, origin TEXT, output BLOB, stat BLOB,
  body BLOB
) WITHOUT ROWID;
CREATE TABLE recipe (digest BLOB PRIMARY KEY, ingredients BLOB) WITHOUT ROWID;
CREATE TABLE settled (name BLOB PRIMARY KEY, held BLOB);
CREATE TABLE whole (whole BLOB);
CREATE TABLE learnt (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE quiet (stamp BLOB, quiet BLOB);
"""

_TRACES = "SELECT path, recipe, view, fields, origin, output, stat, body FROM trace"
_NO_STAT = msgspec.msgpack.encode(())
_FEW = 2_000  # traces: who asks for more of them had better have them all


class Whole(Struct, frozen=True):
    """That every trace is of a group or `beside` them, when the folder's list had this stat."""

    list_stat: Stat
    beside: Held


class Store:
    """The traces of one output folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def traces(self) -> Mapping[str, Trace]:
        """Every trace by path; empty when there is no usable file."""
        return {row[0]: _trace(row) for row in self._read(_TRACES)}

    def some_traces(self) -> Mapping[str, Trace]:
        """The same, for who asks for few of them."""
        return _Traces(self)

    def trace(self, path: str) -> Trace | None:
        """One of them."""
        try:
            rows = self._reading.execute(f"{_TRACES} WHERE path = ?", (path,)).fetchall()
        except sqlite3.DatabaseError:
            return None
        return _trace(rows[0]) if rows else None

    def ingredients(self) -> Mapping[bytes, Mapping[str, str]]:
        """The ingredients of every recipe that a trace may name, by digest."""
        rows = self._read("SELECT digest, ingredients FROM recipe")
        return {row[0]: msgspec.msgpack.decode(row[1], type=dict[str, str]) for row in rows}

    def groups(self) -> Mapping[bytes, Held]:
        """The groups of all targets that the traces are of."""
        decode = msgspec.msgpack.Decoder(Held).decode
        return {name: decode(held) for name, held in self._read("SELECT name, held FROM settled")}

    def whole(self) -> Whole | None:
        """What all is in beside the groups; None where not all is known to be."""
        for (whole,) in self._read("SELECT whole FROM whole"):
            return msgspec.msgpack.decode(whole, type=Whole)
        return None

    def count(self) -> int:
        """How many traces there are."""
        return sum(count for (count,) in self._read("SELECT COUNT(*) FROM trace"))

    def quiet(self, stamp: bytes) -> Quiet | None:
        """What was found when all was as `stamp` says."""
        for known, quiet in self._read("SELECT stamp, quiet FROM quiet"):
            if known == stamp:
                return msgspec.json.decode(quiet, type=Quiet)
        return None

    def settle(self, stamp: bytes, quiet: Quiet) -> None:
        """Remember that all is well when everything is as `stamp` says."""
        with closing(self._connect()) as connection, connection:
            connection.execute("DELETE FROM quiet")
            row = (stamp, msgspec.json.encode(quiet))
            connection.execute("INSERT INTO quiet VALUES (?, ?)", row)

    def learnt(self) -> dict[bytes, bytes]:
        """What a kit has learnt about the templates."""
        return dict(self._read("SELECT key, value FROM learnt"))

    def learn(self, learnt: Mapping[bytes, bytes]) -> None:
        """Keep this for the next kit, and nothing older."""
        with closing(self._connect()) as connection, connection:
            connection.execute("DELETE FROM learnt")
            connection.executemany("INSERT INTO learnt VALUES (?, ?)", learnt.items())

    def forget(self, paths: Iterable[str], standing: frozenset[bytes]) -> None:
        """Drop traces of files that are about to be touched, and all groups but those standing."""
        with closing(self._connect()) as connection, connection:
            connection.execute("DELETE FROM quiet")
            connection.execute("DELETE FROM whole")
            _keep(connection, standing)
            connection.executemany("DELETE FROM trace WHERE path = ?", ((path,) for path in paths))

    def record(
        self,
        traces: Iterable[Trace],
        ingredients: Mapping[bytes, Mapping[str, str]],
        work: Work,
        list_stat: Stat,
    ) -> None:
        """Enter what is now on the disk, and of which groups all of it is, in one transaction."""
        encode = msgspec.msgpack.encode
        with closing(self._connect()) as connection, connection:
            connection.executemany(
                "INSERT OR REPLACE INTO trace VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(_row, traces)
            )
            known = {digest for (digest,) in connection.execute("SELECT digest FROM recipe")}
            connection.executemany(
                "INSERT OR REPLACE INTO recipe VALUES (?, ?)",
                ((digest, encode(parts)) for digest, parts in ingredients.items()),
            )
            if not known.issuperset(ingredients):  # else all of them are still in use
                query = "DELETE FROM recipe WHERE digest NOT IN (SELECT recipe FROM trace)"
                connection.execute(query)
            _keep(connection, work.standing)
            loose = _enter_groups(connection, work.walked)
            connection.execute("DELETE FROM whole")
            if not work.spared:
                whole = encode(Whole(list_stat, loose))
                connection.execute("INSERT INTO whole VALUES (?)", (whole,))

    def close(self) -> None:
        """Let go of the file."""
        if "_reading" in self.__dict__:
            self._reading.close()

    @cached_property
    def _reading(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path)

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


class _Traces(Mapping[str, Trace]):
    """Traces looked up one by one, until it would have been better to read them all."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._asked = 0

    def __getitem__(self, path: str) -> Trace:
        self._asked += 1
        if self._asked > _FEW:
            return self._all[path]
        trace = self._store.trace(path)
        if trace is None:
            raise KeyError(path)
        return trace

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @cached_property
    def _all(self) -> Mapping[str, Trace]:
        return self._store.traces()


def _layout(connection: sqlite3.Connection) -> int:
    (layout,) = connection.execute("PRAGMA user_version").fetchone()
    return int(layout)


def _trace(row: tuple[Any, ...]) -> Trace:
    path, recipe, view, fields, origin, output, stat, body = row
    decoded = msgspec.msgpack.decode(stat, type=Stat)
    return Trace(path, recipe, view, fields, origin, output, decoded, body)


def _keep(connection: sqlite3.Connection, standing: frozenset[bytes]) -> None:
    names = {name for (name,) in connection.execute("SELECT name FROM settled")} - standing
    connection.executemany("DELETE FROM settled WHERE name = ?", ((name,) for name in names))


def _enter_groups(
    connection: sqlite3.Connection, walked: Iterable[tuple[bytes, tuple[str, ...]]]
) -> Held:
    """Enter the groups whose files all have their traces; the files of no such group.

    A file without a trace may be on the folder's list all the same, from a build that was cut off.
    """
    encode, decode = msgspec.msgpack.encode, msgspec.msgpack.decode
    query = "SELECT recipe, origin, stat FROM trace WHERE path = ?"
    loose: list[tuple[Place, Stat]] = []
    for name, paths in walked:
        files: list[tuple[Place, Stat]] = []
        recipes: set[bytes] = set()
        for path in paths:
            found = connection.execute(query, (path,)).fetchone() or (b"", "", _NO_STAT)
            recipe, origin, stat = found
            recipes.add(recipe)
            files.append(((path, origin), decode(stat, type=Stat)))
        if name and len(recipes) == 1 and b"" not in recipes:
            held = Held(recipes.pop(), *_columns(files))
            row = (name, encode(held))
            connection.execute("INSERT OR REPLACE INTO settled VALUES (?, ?)", row)
        else:
            loose += files
    return Held(b"", *_columns(loose))


def _columns(files: Iterable[tuple[Place, Stat]]) -> tuple[tuple[Place, ...], tuple[Stat, ...]]:
    files = tuple(files)
    return tuple(place for place, _ in files), tuple(stat for _, stat in files)
