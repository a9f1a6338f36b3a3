"""`.newsgen-output`: the list, in the output folder itself, of what newsgen wrote there.

It is the folder's deed: newsgen removes nothing that is not on it. One path a line, sorted; what
the files hold is for the ledger to know, so that a new text at an old address leaves the list as it
is. New paths are added at the end before they are touched, so that a build cut off at any point
leaves nothing that the next one would take for a stranger's.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

NAME = ".newsgen-output"
_OLD = re.compile(r"^(?:[0-9a-f]{32}|\?) ", re.MULTILINE)
HEAD = "# What newsgen wrote in this folder: it removes nothing else. Do not edit.\n"


def read(folder: Path) -> frozenset[str]:
    """The paths on the list; none where there is no list."""
    try:
        text = (folder / NAME).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return frozenset()
    whole, _, _torn = text.rpartition("\n")  # a line cut off by a crash was never acted upon
    # Until November 2026 each path had a digest before it, or a question mark.
    paths = _OLD.sub("", whole.removeprefix(HEAD))
    found = frozenset(paths.split("\n")) - {""}
    return frozenset(filter(_safe, found)) if ".." in whole or "\n/" in whole else found


def exists(folder: Path) -> bool:
    """Whether there is a list in a folder."""
    return os.path.lexists(folder / NAME)


def text(paths: Iterable[str]) -> bytes:
    """The list in its settled form."""
    return "\n".join([HEAD.rstrip(), *sorted(paths), ""]).encode()


def announcement(paths: Iterable[str]) -> bytes:
    """What is appended before paths are touched; starts a line of its own after a torn one."""
    return "\n".join(["", *sorted(paths), ""]).encode()


class Parsed:
    """A list in any form; `lost` are paths that should be on it."""

    def __init__(self, listed: frozenset[str], lost: Iterable[str] = ()) -> None:
        self.paths = listed.union(lost)
        self._listed = listed

    def __len__(self) -> int:
        return len(self.paths)

    def __contains__(self, path: str) -> bool:
        return path in self.paths

    def lacking(self, paths: Iterable[str]) -> list[str]:
        """Those of these paths that are not on the list as it stands."""
        return [path for path in paths if path not in self._listed]

    def changed(self, written: Iterable[str], removed: Iterable[str]) -> bytes:
        """The list with some paths, and without others."""
        return text(self.paths.union(written).difference(removed))


class Settled:
    """A list in its settled form, looked up and changed where it stands: it may be long."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def __len__(self) -> int:
        return self._data.count(b"\n") - 1

    def __contains__(self, path: str) -> bool:
        at, end = self._line(path.encode())
        return at < end

    def lacking(self, paths: Iterable[str]) -> list[str]:
        """As of Parsed."""
        return [path for path in paths if path not in self]

    def changed(self, written: Iterable[str], removed: Iterable[str]) -> bytes:
        """As of Parsed."""
        stays = {**dict.fromkeys(written, True), **dict.fromkeys(removed, False)}
        parts: list[bytes] = []
        done = 0
        for path in sorted(stays):
            at, end = self._line(path.encode())
            parts.append(self._data[done:at])
            if stays[path]:
                parts.append(f"{path}\n".encode())
            done = end
        return b"".join([*parts, self._data[done:]])

    def _line(self, path: bytes) -> tuple[int, int]:
        """Where the line of a path begins and ends, or twice where it belongs."""
        data = self._data
        low, high = len(HEAD), len(data)
        while low < high:
            at = max(data.rfind(b"\n", 0, (low + high) // 2) + 1, low)
            end = data.index(b"\n", at) + 1
            found = data[at : end - 1]
            if found == path:
                return at, end
            low, high = (end, high) if found < path else (low, at)
        return low, low


def _safe(path: str) -> bool:
    # The list is a file in a folder others may write to: it must not send us out of the folder.
    return not path.startswith("/") and ".." not in path.split("/")
