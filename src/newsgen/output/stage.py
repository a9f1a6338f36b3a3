"""Where rendered files wait, on the output's own file system, until all of them are there."""

import hashlib
import os
import stat

from msgspec import Struct

from newsgen.fingerprint import field_fingerprints, file_digest
from newsgen.output.disk import Disk
from newsgen.output.places import stat_of
from newsgen.target import File, Target

NAME = ".newsgen-stage"


class Staged(Struct, frozen=True):
    """A rendered file: the digest of its bytes, and whether they differ from what is in place.

    `fields` are the fingerprints of its view's fields, taken where the page was made because there
    all processors are busy with it.
    """

    digest: bytes
    fresh: bool
    fields: bytes
    body: bytes = b""  # as the file has it


class Stager(Struct, frozen=True):
    """Puts rendered files on the stage; may be called from any process at once.

    With `shared`, for one file too: a cluster may do again what a worker it has lost is still at,
    and that worker must not reach into a file which is in place by then. It costs a rename a file.
    """

    folder: str
    disk: Disk
    shared: bool = False

    def last(self, target: Target) -> bytes:
        """The bytes in place, if they are those of the target's last file; else b""."""
        path, last = f"{self.folder}/{target.path}", target.last
        if last is None:
            return b""
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - see disk.py
                data = file.readall()
        except OSError:
            return b""
        # Looked at afterwards: so what was read is what had that stat.
        found = stat_of(path)
        own = found == last.stat or (found is not None and file_digest(data) == last.output)
        return data if own else b""

    def __call__(self, target: Target, file: File) -> Staged:
        """Stage the file, unless the one in place has its bytes already."""
        folder, data = self.folder, file.data
        digest, fields = file_digest(data), field_fingerprints(target.view)
        # What was read for its body is not read again.
        if file.last == data if file.last else same_bytes(f"{folder}/{target.path}", data):
            return Staged(digest, fresh=False, fields=fields, body=file.body)
        place = staged_path(folder, target.path)
        first = f"{place}.{os.urandom(8).hex()}" if self.shared else place
        try:
            self.disk.write(first, data)
        except FileNotFoundError:
            self.disk.make_folder(place.rpartition("/")[0])
            self.disk.write(first, data)
        if self.shared:
            self.disk.replace(first, place)
        return Staged(digest, fresh=True, fields=fields, body=file.body)


def staged_path(folder: str, path: str) -> str:
    """Where the file for `path` waits."""
    name = hashlib.blake2b(path.encode(), digest_size=16).hexdigest()
    return f"{folder}/{NAME}/{name[0]}/{name}"


def same_bytes(path: str, data: bytes) -> bool:
    """True where a regular file with just these bytes stands."""
    try:
        found = os.lstat(path)
        if found.st_size != len(data) or not stat.S_ISREG(found.st_mode):
            return False
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - see disk.py
            return file.readall() == data
    except OSError:
        return False
