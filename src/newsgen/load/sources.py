"""Every file below content/ and static/, found once, in one order on any machine."""

import os
import struct
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISREG

from msgspec import Struct

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.refusals import unreadable
from newsgen.said import say

_FOR_HOSTS = frozenset({".well-known", "_headers", "_redirects"})
_STAT = struct.Struct("=qqqQ")  # size, when its bytes changed, when its node did (ns), inode
STAT_SIZE = _STAT.size
_OUT = say("put the file itself here, in place of the link")


class Found(Struct, frozen=True, gc=False):
    """A regular file: its path relative to the folder searched from, its size, and its stat.

    The stat (size, times, inode; b"" if it is not known) changes whenever the file's bytes do, but
    for what is said in records.py.
    """

    path: str
    size: int
    stat: bytes = b""


class Stored(Struct, frozen=True):
    """A file that may be published, and the folder its path begins at."""

    found: Found
    root: Path
    theme: bool = False


class Files(Struct, frozen=True):
    """What lies below content/ and static/, found however accents are composed."""

    paths: frozenset[str]
    composed: Mapping[str, str]

    def find(self, path: str) -> str:
        """The path of a file as it is on the disk, or "" if there is none."""
        if path in self.paths:
            return path
        return self.composed.get(unicodedata.normalize("NFC", path), "")

    def beside(self, path: str) -> tuple[str, ...]:
        """The files of the folder a path lies in, sorted."""
        folder = path.rpartition("/")[0] + "/"
        inside = (one for one in self.paths if one.startswith(folder))
        return tuple(sorted(one for one in inside if "/" not in one[len(folder) :]))


def files_of(paths: Iterable[str]) -> Files:
    """The paths, ready to be searched."""
    every = frozenset(paths)
    # A file name from a Mac spells й as и and a mark; an article spells it as one letter.
    composed = {
        unicodedata.normalize("NFC", one): one for one in sorted(every) if not one.isascii()
    }
    return Files(every, composed)


def find_root(start: Path) -> Path | None:
    """The nearest folder upwards that has content/site.yaml."""
    for folder in (start, *start.parents):
        if (folder / "content" / "site.yaml").is_file():
            return folder
    return None


def walk(root: Path, top: str, beside: tuple[str, ...] = ()) -> tuple[list[Found], list[Problem]]:
    """Every file below root/top, sorted by path, and what is wrong with the rest.

    Names that begin with "." or "_" are skipped, save what hosts look for in static/. A link is
    followed if it leads to somewhere below `top` or one of the folders `beside` it.
    """
    bounds = tuple(os.path.realpath(root / one) for one in (top, *beside))
    found: list[Found] = []
    problems: list[Problem] = []
    folders = [(top, False)] if (root / top).is_dir() else []
    while folders:
        folder, linked = folders.pop()
        try:
            with _within(root / folder) as place, os.scandir(place) as listing:
                for entry in listing:
                    name = entry.name
                    if name[0] in "._" and not (folder == "static" and name in _FOR_HOSTS):
                        continue
                    path = f"{folder}/{name}"
                    try:
                        if entry.is_symlink():
                            _check_link(root / path, path, bounds, linked=linked)
                        if entry.is_dir():
                            folders.append((path, linked or entry.is_symlink()))
                        else:
                            found.append(_found(entry, path))
                    except NewsgenError as error:
                        problems += error.problems
                    except OSError as error:
                        problems.append(_unreadable(path, error))
        except OSError as error:
            problems.append(_unreadable(folder, error))
    return sorted(found, key=_path), problems


@contextmanager
def _within(folder: Path) -> Iterator[Path | int]:
    """A folder to be listed: opened, where it can be, so that its files are found from there.

    Else the system goes through the folders above it once more for each.
    """
    if os.scandir not in os.supports_fd:
        yield folder
        return
    place = os.open(folder, os.O_RDONLY)
    try:
        yield place
    finally:
        os.close(place)


def newest(files: Iterable[Found]) -> int | None:
    """When the last change was to any of these, in ns; None if the stat of one is not known."""
    stats = [one.stat for one in files]
    if not all(stats):
        return None
    numbers = array("q", b"".join(stats))
    return max(max(numbers[1::4], default=0), max(numbers[2::4], default=0))


def every_file(root: Path, top: str) -> list[Found]:
    """Every file below root/top with its stat: hidden ones, and what links lead to, as well.

    Templates are looked for by name, whatever the name and wherever a link goes: designers are
    trusted, and none of their edits may be overlooked.
    """
    found: list[Found] = []
    for folder, _, names in os.walk(root / top, followlinks=True):
        for name in names:
            path = Path(folder) / name
            with suppress(OSError):  # a link to nowhere: whoever needs the template will be told
                status = path.stat()
                shown = path.relative_to(root).as_posix()
                found.append(Found(shown, status.st_size, packed(status)))
    return sorted(found, key=_path)


def read_bytes(root: Path, found: Found, size_max: int) -> bytes:
    """A file's bytes; raises for one that is too large, without reading it, or cannot be read."""
    if found.size > size_max:
        text = say("the file is {size} bytes large", size=found.size)
        remedy = say("{limit} bytes at most", limit=size_max)
        raise NewsgenError([Problem(Location(found.path), "too-large", text, remedy)])
    try:
        with open(f"{root}/{found.path}", "rb", buffering=0) as file:  # noqa: PTH123 - a Path is slow
            return file.readall()
    except OSError as error:
        raise NewsgenError([_unreadable(found.path, error)]) from None


def _path(found: Found) -> str:
    return found.path


def packed(status: os.stat_result) -> bytes:
    """A file's stat in the form that costs an archive least to keep and to compare."""
    try:
        return _STAT.pack(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    except struct.error:  # times that are centuries off: better not to know them
        return b""


def _found(entry: os.DirEntry[str], path: str) -> Found:
    if not path.isprintable():
        shown = path.encode("unicode_escape", "backslashreplace").decode()
        text = say("the name of this file holds characters that no address can")
        remedy = say("rename the file")
        raise NewsgenError([Problem(Location(shown), "bad-name", text, remedy)])
    status = entry.stat()
    if not S_ISREG(status.st_mode):
        text = say("this is not a file that can be read")
        raise NewsgenError([Problem(Location(path), "unreadable", text, say("remove it"))])
    return Found(path, status.st_size, packed(status))


def _check_link(place: Path, path: str, bounds: tuple[str, ...], *, linked: bool) -> None:
    real = os.path.realpath(place)
    text = None
    below = next((real[len(one) :] for one in bounds if real.startswith(one + os.sep)), "/.")
    if f"{os.sep}." in below.replace(f"{os.sep}.well-known", ""):
        text = say("this link leads out of the site's content and static files")
    elif not os.path.exists(real):  # noqa: PTH110 - a string already
        text = say("this link leads nowhere")
    elif place.is_dir():
        here = os.path.realpath(place.parent)
        # No link within a linked folder is followed: chains of them would multiply, or never end.
        if linked or (here + os.sep).startswith(real + os.sep):
            text = say("this link leads back to where it is, or on from another link")
    if text is not None:
        raise NewsgenError([Problem(Location(path), "bad-link", text, _OUT)])


def _unreadable(path: str, error: OSError) -> Problem:
    text = say("this cannot be read: {reason}", reason=unreadable(error))
    return Problem(Location(path), "unreadable", text, say("let newsgen read it, or remove it"))
