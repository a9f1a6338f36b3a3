"""Every touch of the disk by which newsgen changes an output folder goes through here.

So a test can make the disk fail at the n-th touch, for every n, and see what is left. Paths are
strings: where there are 100,000 files, pathlib costs more than the disk does.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.refusals import refused
from newsgen.said import Words, say

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


class Disk:
    """The real disk. Files appear whole or not at all; nothing is synced file by file.

    After a power cut a file may be shorter than the ledger says: the next build sees that by its
    size or time and makes it again, which is why no fsync is paid for each of 100,000 files.
    """

    def write(self, path: str, data: bytes) -> None:
        """Make a new file."""
        file = os.open(path, _CREATE, 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(file, rest) :]
        finally:
            os.close(file)

    def append(self, path: str, data: bytes) -> None:
        """Add to the end of a file, on the disk before we go on."""
        with open(path, "ab") as file:  # noqa: PTH123 - see above
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def replace(self, source: str, path: str) -> None:
        """Move a file into place, over what is there."""
        os.replace(source, path)  # noqa: PTH105 - see above

    def make_folder(self, path: str) -> None:
        """Make a folder and those above it."""
        try:
            os.mkdir(path)  # noqa: PTH102 - see above
        except FileExistsError:
            return
        except FileNotFoundError:
            os.makedirs(path, exist_ok=True)  # noqa: PTH103 - see above

    def remove(self, path: str) -> None:
        """Remove a file that may be gone already."""
        with suppress(FileNotFoundError):
            os.unlink(path)  # noqa: PTH108 - see above

    def remove_folder(self, path: str) -> None:
        """Remove an empty folder."""
        os.rmdir(path)  # noqa: PTH106 - see above

    def remove_tree(self, path: str) -> None:
        """Remove a folder of newsgen's own with all in it."""
        with suppress(FileNotFoundError):
            rmtree(path)


@contextmanager
def disk_problems(folder: Path) -> Iterator[None]:
    """What goes wrong with the disk on the way to a folder comes out as NewsgenError."""
    try:
        yield
    except OSError as error:
        raise NewsgenError([_problem(error.filename or folder, refused(error))]) from error
    except sqlite3.OperationalError as error:
        raise NewsgenError([_problem(folder, str(error))]) from error


def _problem(path: object, what: Words) -> Problem:
    return Problem(
        Location(str(path)),
        "disk",
        say("the disk refused: {reason}", reason=what),
        say(
            "the site is as it was, or will be mended by the next build; "
            "make room or give permission, and build again"
        ),
    )
