"""The disk as rendering sees it: texts and files by digest, or not at all."""

from pathlib import Path

from msgspec import Struct

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.fingerprint import file_digest
from newsgen.load.frontmatter import decoded, split
from newsgen.load.styles import style_digest
from newsgen.model.article import Body
from newsgen.model.media import AssetView
from newsgen.said import say


class Reader(Struct, frozen=True):
    """Opens what an edition names by digest; raises if it is no longer what was loaded."""

    root: Path
    theme: Path

    def body(self, body: Body) -> str:
        """The text below the front matter, with line feeds alone to end its lines."""
        try:
            data = _bytes(f"{self.root}/{body.file}")
            # Whatever has the digest is the body: most files need not be taken apart for it.
            below = data.partition(b"\n---\n")[2]
            if file_digest(below) == body.digest:
                return below.decode()
            text = split(decoded(data, body.file), body.file).body
        except (OSError, NewsgenError):
            raise _changed(body.file) from None
        if file_digest(text.encode()) != body.digest:
            raise _changed(body.file)
        return text

    def asset(self, view: AssetView) -> bytes:
        """A file's bytes, a style sheet's without what is to be written into it."""
        try:
            data = _bytes(f"{self.theme if view.theme else self.root}/{view.source}")
        except OSError:
            raise _changed(view.source) from None
        if style_digest(data, view.links, view.tail) != view.digest:
            raise _changed(view.source)
        return data


def _bytes(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a Path costs as much as the rest
        return file.readall()


def _changed(path: str) -> NewsgenError:
    text = say("this file was changed while the site was being built")
    remedy = say("build again")
    return NewsgenError([Problem(Location(path), "changed-while-building", text, remedy)])
