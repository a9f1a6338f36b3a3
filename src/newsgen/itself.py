"""Which newsgen this is: whatever in it changes, what it made or read before is made anew."""

from functools import cache
from pathlib import Path

from newsgen.fingerprint import fingerprint


@cache
def itself() -> bytes:
    """The digest of newsgen's own source; no version constant that somebody forgets to raise."""
    root = Path(__file__).parent
    files = sorted([*root.rglob("*.py"), *root.rglob("*.po")])
    return fingerprint(tuple((one.relative_to(root).as_posix(), one.read_bytes()) for one in files))
