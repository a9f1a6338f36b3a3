"""What is remembered of an archive's files: rows, kept together in runs of neighbours.

A run is read, compared and decoded in one go, which costs an unchanged file next to nothing; one
changed file has its run written again. Where runs begin is decided once: a file that comes later
belongs to the run it falls into by its path, and a run that has become too long is divided.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from newsgen.fingerprint import SIZE
from newsgen.load.sources import STAT_SIZE, Found

FILES_MAX = 512
_UNKNOWN = bytes(STAT_SIZE)  # no file has this stat
_several = msgspec.msgpack.Decoder(list[msgspec.Raw]).decode


class Row(Struct, frozen=True, gc=False):
    """A source file as it was: its stat, its digest, and what was made of it."""

    stat: bytes
    digest: bytes
    record: bytes


class Run(Struct, frozen=True):
    """The rows of files that follow one another by path, in that order."""

    paths: str  # one a line
    stats: bytes
    digests: bytes
    records: bytes  # as several_packed() has them

    def is_of(self, files: Sequence[Found]) -> bool:
        """True if these are its files, and none of them has been touched since."""
        return self.stats == b"".join([one.stat for one in files]) and self.paths == "\n".join(
            [one.path for one in files]
        )

    def rows(self) -> dict[str, Row]:
        """Its rows by path."""
        paths = self.paths.split("\n")
        stats, digests = _cut(self.stats, STAT_SIZE), _cut(self.digests, SIZE)
        records = map(bytes, _several(self.records))
        rows = map(Row, stats, digests, records)
        return dict(zip(paths, rows, strict=True))


class Part:
    """Some of the files there are, those of one run, and the rows they were remembered by."""

    def __init__(self, name: str, files: Sequence[Found], run: Run | None) -> None:
        """`name` is that of the run they are to be; `run` is what they were, if they were one."""
        self.name = name
        self.files = files
        self.run = run
        self.unchanged = run is not None and run.is_of(files)
        self.rows = {} if run is None or self.unchanged else run.rows()

    def stale(self) -> list[Found]:
        """Those of its files that are new, or have been touched since."""
        return [] if self.unchanged else [one for one in self.files if not self._fresh(one)]

    def _fresh(self, found: Found) -> bool:
        row = self.rows.get(found.path)
        return row is not None and row.stat == found.stat


def parted(
    files: Sequence[Found], names: Iterable[str]
) -> Iterator[tuple[str, str, Sequence[Found]]]:
    """The files, which are sorted by path, by the runs there are: new name, name so far, files.

    A run's name is the path its files begin at, or "" for the first; one grown long is divided.
    """
    so_far = sorted({"", *names})
    ends = [*(bisect_left(files, one, key=_path) for one in so_far[1:]), len(files)]
    start = 0
    for name, end in zip(so_far, ends, strict=True):
        size = FILES_MAX if end - start <= FILES_MAX else FILES_MAX // 2
        for at in range(start, end, size):
            yield name if at == start else files[at].path, name, files[at : at + size][: end - at]
        start = end


def several_packed(records: Iterable[bytes]) -> bytes:
    """Records, packed as they are, as one."""
    return msgspec.msgpack.encode([msgspec.Raw(one) for one in records])


def run_of(rows: Iterable[tuple[str, Row]]) -> Run:
    """The run of these rows, which are sorted by path."""
    paths, of_files = zip(*rows, strict=True)
    return Run(
        "\n".join(paths),
        b"".join(row.stat or _UNKNOWN for row in of_files),
        b"".join(row.digest for row in of_files),
        several_packed(row.record for row in of_files),
    )


def _cut(joined: bytes, size: int) -> list[bytes]:
    return [joined[at : at + size] for at in range(0, len(joined), size)]


def _path(found: Found) -> str:
    return found.path
