"""What stands in the output folder where files are to be put."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.fingerprint import stream_digest
from newsgen.ledger import Held, Stat
from newsgen.said import say


def stat_of(path: str) -> Stat | None:
    """Size, times and inode of a regular file: they change whenever its bytes do; None if none."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def untouched(root: str, held: Held) -> bool:
    """Whether all files of a group below a folder are as their stats have them."""
    lstat = os.lstat
    try:
        for (path, _), stat in zip(held.places, held.stats, strict=True):
            found = lstat(f"{root}/{path}")
            # Whatever else its inode became, its change time would tell.
            if (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino) != stat:
                return False
    except OSError:
        return False
    return True


def digest_of(path: str) -> bytes:
    """file_digest() of a file, without holding it in memory."""
    with open(path, "rb") as file:  # noqa: PTH123 - a str costs less where there are 100,000
        return stream_digest(file)


class Ground(Struct, frozen=True):
    """What has to happen before files can be put in place."""

    first: frozenset[str]  # files to remove before, because something else takes their place
    clear: tuple[str, ...]  # folders without files that stand where a file goes
    make: tuple[str, ...]  # folders, each after those above it, as paths below the output


def prepare(root: Path, paths: Sequence[str], remove: Sequence[str]) -> Ground:
    """What must be removed first, and the folders to make, so that every path can be put in place.

    Raises NewsgenError, with nothing touched, where something that is not newsgen's is in the way.
    """
    gone = set(remove)
    wanted = set(paths)
    parents = _folders(paths)
    first = {path for path in remove if path in parents or wanted.intersection(_parents(path))}
    problems: list[Problem] = []
    clear: list[str] = []
    made: dict[str, None] = {}  # in whose place, and so below it, nothing stands
    for parent in sorted(parents):
        mode = None if _above(parent) in made else _mode(f"{root}/{parent}")
        if mode is None or (parent in gone and stat.S_ISREG(mode)):
            made[parent] = None
        elif not stat.S_ISDIR(mode):
            problems.append(_in_the_way(root, parent))
    for path in paths:
        mode = None if _above(path) in made else _mode(f"{root}/{path}")
        if mode is not None and stat.S_ISDIR(mode):
            held = {found for found in _all_files(root, path) if found not in gone}
            clear.append(f"{root}/{path}")
            if held:
                problems.append(_in_the_way(root, min(held)))
    if problems:
        raise NewsgenError(problems)
    return Ground(frozenset(first), tuple(clear), tuple(made))


def standing(root: Path, paths: Iterable[str]) -> frozenset[str]:
    """Those of newsgen's paths that are still files, in folders that are no links to others.

    Of the rest there is nothing left that newsgen wrote, whoever has changed it since.
    """
    folders: dict[str, bool] = {"": True}

    def real(folder: str) -> bool:
        if folder not in folders:
            mode = _mode(f"{root}/{folder}")
            folders[folder] = mode is not None and stat.S_ISDIR(mode) and real(_above(folder))
        return folders[folder]

    modes = ((path, _mode(f"{root}/{path}")) for path in paths if real(_above(path)))
    return frozenset(path for path, mode in modes if mode is not None and not stat.S_ISDIR(mode))


def files_in(root: Path, folder: str) -> Iterator[str]:
    """Files directly in a folder below root, dot files aside, as paths below root."""
    with os.scandir(root / folder) as found:
        for one in found:
            if not one.name.startswith(".") and not one.is_dir(follow_symlinks=False):
                yield f"{folder}/{one.name}" if folder else one.name


def files_below(root: Path, known: frozenset[str]) -> Iterator[str]:
    """Files anywhere below root, what is hidden by a dot aside, as paths below root.

    Not looked into are the folders `known`.
    """
    return (path for path in _all_files(root, "", known) if "/." not in f"/{path}")


def empty(folder: str) -> bool:
    """True for a folder with nothing in it; a folder that is gone has nothing to be removed."""
    try:
        with os.scandir(folder) as found:
            return next(found, None) is None
    except FileNotFoundError:
        return False


def _above(path: str) -> str:
    return path.rpartition("/")[0]


def _folders(paths: Iterable[str]) -> set[str]:
    """The folders that these paths lie in, at any depth."""
    found: set[str] = set()
    for path in paths:
        folder = _above(path)
        while folder and folder not in found:
            found.add(folder)
            folder = _above(folder)
    return found


def _parents(path: str) -> Iterator[str]:
    at = path.find("/")
    while at >= 0:
        yield path[:at]
        at = path.find("/", at + 1)


def _mode(path: str) -> int | None:
    try:
        return os.lstat(path).st_mode
    except OSError:
        return None


def _all_files(root: Path, folder: str, known: frozenset[str] = frozenset()) -> Iterator[str]:
    below = f"{root}{os.sep}"
    for where, folders, names in os.walk(root / folder):
        here = where.removeprefix(below).replace(os.sep, "/") + "/" if where != below[:-1] else ""
        folders[:] = [name for name in folders if f"{here}{name}" not in known]
        for name in names:
            yield f"{here}{name}"


def _in_the_way(root: Path, path: str) -> Problem:
    return Problem(
        Location(str(root / path)),
        "in-the-way",
        say("stands where newsgen has to put a file of the site, and is not newsgen's"),
        say("move it out of the output folder"),
    )
