"""Compiled templates kept from build to build and shared by workers, in a folder of their own.

A file is believed only if it was compiled of the same templates by the same newsgen, Jinja and
Python, and if its bytes are whole: anything else is as if it were not there.
"""

import marshal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from newsgen.errors import NewsgenError
from newsgen.fingerprint import SIZE, file_digest, fingerprint
from newsgen.render.templates import Closure


class Compiled(BytecodeCache):
    """One file per template and language; `stamp` names the language and all that compiles."""

    def __init__(self, folder: Path, stamp: bytes, closure: Callable[[str], Closure]) -> None:
        self._folder = folder
        self._stamp = fingerprint((stamp, sys.version, sys.byteorder))
        self._closure = closure

    def get_bucket(
        self,
        environment: Environment,
        name: str,
        filename: str | None,
        source: str,  # noqa: ARG002 (the closure has its digest)
    ) -> Bucket:
        """The bucket of a template: its code covers the parts it includes, and so must its key."""
        place = fingerprint((self._stamp, name)).hex()
        try:
            files = self._closure(name).files
        except NewsgenError:  # told elsewhere; nothing to be kept
            return Bucket(environment, place, "")
        bucket = Bucket(environment, place, fingerprint((filename, files)).hex())
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket if its file is there, whole and of the same templates."""
        head = bytes.fromhex(bucket.checksum)
        try:
            data = (self._folder / bucket.key).read_bytes()
        except OSError:
            return
        whole, payload = data[SIZE : 2 * SIZE], data[2 * SIZE :]
        if data[:SIZE] != head or whole != file_digest(payload):
            return
        code = marshal.loads(payload)  # noqa: S302 - bytes of ours, by their digest
        bucket.code = code if isinstance(code, CodeType) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Writes the bucket's file, if that can be done: a cache is never precious."""
        if not bucket.checksum or bucket.code is None:
            return
        payload = marshal.dumps(bucket.code)
        data = bytes.fromhex(bucket.checksum) + file_digest(payload) + payload
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
                file.write(data)
            Path(file.name).replace(self._folder / bucket.key)
        except OSError:
            return
