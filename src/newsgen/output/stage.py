"""Where rendered files wait, on the output's own file system, until all of them are there."""

import hashlib
import os
import stat
from pathlib import Path

from msgspec import Struct

from newsgen.fingerprint import file_digest
from newsgen.output.disk import Disk
from newsgen.target import Target

NAME = ".newsgen-stage"


class Staged(Struct, frozen=True):
    """A rendered file: the digest of its bytes, and whether they differ from what is in place."""

    digest: bytes
    fresh: bool


class Stager(Struct, frozen=True):
    """Puts rendered files on the stage; may be called from any process at once."""

    folder: str
    disk: Disk

    def __call__(self, target: Target, data: bytes) -> Staged:
        """Stage the bytes, unless the file in place has them already."""
        folder = Path(self.folder)
        digest = file_digest(data)
        if same_bytes(folder / target.path, data):
            return Staged(digest, fresh=False)
        place = staged_path(folder, target.path)
        try:
            self.disk.write(place, data)
        except FileNotFoundError:
            self.disk.make_folder(place.parent)
            self.disk.write(place, data)
        return Staged(digest, fresh=True)


def staged_path(folder: Path, path: str) -> Path:
    """Where the file for `path` waits."""
    name = hashlib.blake2b(path.encode(), digest_size=16).hexdigest()
    return folder / NAME / name[:2] / name


def same_bytes(path: Path, data: bytes) -> bool:
    """True where a regular file with just these bytes stands."""
    try:
        found = os.lstat(path)
        return (
            stat.S_ISREG(found.st_mode) and found.st_size == len(data) and path.read_bytes() == data
        )
    except OSError:
        return False
