"""The files that findings are about, opened one after another."""

from functools import lru_cache
from pathlib import Path

from newsgen.load.desk import Desk
from newsgen.load.manuscript import Manuscript


class Manuscripts:
    """Opens content files below `root`."""

    def __init__(self, root: Path, desk: Desk) -> None:
        # What is wrong with one file is found by several in turn.
        self._opened = lru_cache(maxsize=8)(lambda path: Manuscript(root, path, desk))

    def of(self, path: str) -> Manuscript:
        """The file at a path."""
        return self._opened(path)
