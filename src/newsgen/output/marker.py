"""`.newsgen-output`: the list, in the output folder itself, of what newsgen wrote there.

It is the folder's deed: newsgen removes nothing that is not on it. One path a line, sorted; what
the files hold is for the ledger to know, so that a new text at an old address leaves the list as it
is. New paths are added at the end before they are touched, so that a build cut off at any point
leaves nothing that the next one would take for a stranger's.
"""

import os
from collections.abc import Iterable
from pathlib import Path

NAME = ".newsgen-output"
HEAD = "# What newsgen wrote in this folder: it removes nothing else. Do not edit.\n"


def read(folder: Path) -> frozenset[str]:
    """The paths on the list; none where there is no list."""
    try:
        text = (folder / NAME).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return frozenset()
    whole, _, _torn = text.rpartition("\n")  # a line cut off by a crash was never acted upon
    found = frozenset(whole.removeprefix(HEAD).split("\n")) - {""}
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


def _safe(path: str) -> bool:
    # The list is a file in a folder others may write to: it must not send us out of the folder.
    return not path.startswith("/") and ".." not in path.split("/")
