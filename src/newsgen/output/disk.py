"""Every touch of the disk by which newsgen changes an output folder goes through here.

So a test can make the disk fail at the n-th touch, for every n, and see what is left.
"""

import os
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

Touch = Callable[[], object]


class Disk:
    """The real disk. Files appear whole or not at all; nothing is synced file by file.

    After a power cut a file may be shorter than the ledger says: the next build sees that by its
    size or time and makes it again, which is why no fsync is paid for each of 100,000 files.
    """

    def write(self, path: Path, data: bytes) -> None:
        """Make a new file."""
        path.write_bytes(data)

    def append(self, path: Path, data: bytes) -> None:
        """Add to the end of a file, on the disk before we go on."""
        with path.open("ab") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def replace(self, source: Path, path: Path) -> None:
        """Move a file into place, over what is there."""
        source.replace(path)

    def make_folder(self, path: Path) -> None:
        """Make a folder and those above it."""
        path.mkdir(parents=True, exist_ok=True)

    def remove(self, path: Path) -> None:
        """Remove a file that may be gone already."""
        path.unlink(missing_ok=True)

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder."""
        path.rmdir()

    def remove_tree(self, path: Path) -> None:
        """Remove a folder of newsgen's own with all in it."""
        if path.exists():
            rmtree(path)
