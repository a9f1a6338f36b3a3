"""`.newsgen-output`: the list, in the output folder itself, of what newsgen wrote there.

It is the folder's deed: newsgen removes nothing that is not on it. Sorted lines of a digest and a
path. Before files are touched they are added at the end as unknown ("?"), so that a build cut off
at any point leaves nothing that the next one would take for a stranger's; later lines win.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

NAME = ".newsgen-output"
UNKNOWN = "?"
HEAD = "# What newsgen wrote in this folder: it removes nothing else. Do not edit.\n"


def read(folder: Path) -> Mapping[str, str] | None:
    """Each path's digest in hexadecimal (or UNKNOWN); None where there is no list."""
    try:
        text = (folder / NAME).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None
    whole, _, _torn = text.rpartition("\n")  # a line cut off by a crash was never acted upon
    lines = (line.partition(" ") for line in whole.split("\n") if line[:1] != "#")
    found = {path: digest for digest, _, path in lines if path}
    if ".." in whole or " /" in whole:
        return {path: digest for path, digest in found.items() if _safe(path)}
    return found


def exists(folder: Path) -> bool:
    """Whether there is a list in a folder."""
    return os.path.lexists(folder / NAME)


def text(entries: Mapping[str, str]) -> bytes:
    """The list in its settled form."""
    lines = (f"{entries[path]} {path}\n" for path in sorted(entries))
    return (HEAD + "".join(lines)).encode()


def announcement(paths: Iterable[str]) -> bytes:
    """What is appended before paths are touched; starts a line of its own after a torn one."""
    return "".join(["\n", *(f"{UNKNOWN} {path}\n" for path in sorted(paths))]).encode()


def _safe(path: str) -> bool:
    # The list is a file in a folder others may write to: it must not send us out of the folder.
    return not path.startswith("/") and ".." not in path.split("/")
