"""The published files: static ones, the site's over the theme's, and the pictures articles show."""

from collections.abc import Iterable, Mapping

from newsgen import urls
from newsgen.errors import Location, NewsgenError, Problem
from newsgen.fingerprint import stream_digest
from newsgen.load import limits
from newsgen.load.album import Album
from newsgen.load.frontmatter import decoded, place_of
from newsgen.load.records import Records
from newsgen.load.sources import Stored, read_bytes
from newsgen.load.styles import references, referred, style_digest
from newsgen.model.media import Asset
from newsgen.refusals import unreadable
from newsgen.said import say

_CHAIN_MAX = 20


class Press:
    """Turns stored files into assets, each once."""

    def __init__(
        self,
        files: Mapping[str, Stored],
        records: Records,
        album: Album,
        tails: Mapping[str, str] | None = None,
    ) -> None:
        """`tails` are written below style sheets."""
        self.assets: dict[str, Asset] = {}
        self.problems: list[Problem] = []
        self._files = files
        self._records = records
        self._tails = tails or {}
        self._album = album
        self._open: list[str] = []  # style sheets being read: each imports the next

    def publish_all(self, sources: Iterable[str]) -> None:
        """Publish each; what is wrong with them is told in the same order on any machine."""
        for source in sorted(sources):
            self.publish(source)

    def publish(self, source: str) -> Asset | None:
        """The asset of a file; None, and a problem, if it cannot be published."""
        if source in self.assets:
            return self.assets[source]
        stored = self._files[source]
        try:
            if source.endswith(".css"):
                asset = self._style(source, stored)
            else:
                digest = self._digest(source, stored)
                photo = self._album.photos.get(source)
                asset = Asset(
                    source,
                    digest,
                    urls.asset(source, digest),
                    stored.theme,
                    size=stored.found.size,
                    width=photo.width if photo else 0,
                    height=photo.height if photo else 0,
                    photo=photo,
                )
        except NewsgenError as error:
            self.problems += error.problems
            return None
        self.assets[source] = asset
        return asset

    def _digest(self, source: str, stored: Stored) -> bytes:
        if source in self._album.digests:
            return self._album.digests[source]
        row = self._records.fresh(stored.found)
        if row is not None:
            return row.digest
        digest = _digest(stored)
        self._records.enter(stored.found, digest, b"")
        return digest

    def _style(self, source: str, stored: Stored) -> Asset:
        data = read_bytes(stored.root, stored.found, limits.STYLESHEET_BYTES)
        css = decoded(data, source)
        links: dict[str, str] = {}
        self._open.append(source)
        for reference, index in references(css):
            if reference not in links:
                address = self._address(source, reference, css, index)
                if address:
                    links[reference] = address
        self._open.pop()
        pairs = tuple(sorted(links.items()))
        tail = self._tails.get(source, "")
        digest = style_digest(data, pairs, tail)
        return Asset(source, digest, urls.asset(source, digest), stored.theme, pairs, tail=tail)

    def _address(self, source: str, reference: str, css: str, index: int) -> str:
        """The address of what a style sheet refers to; "" if there is none that can be told."""
        wanted, rest = referred(source, reference)
        where = place_of(css, source, index)
        if wanted in self._open or len(self._open) > _CHAIN_MAX:
            text = say("these style sheets import each other, or in too long a chain")
            remedy = say("import each from one place")
            self.problems.append(Problem(where, "import-cycle", text, remedy))
            return ""
        if wanted not in self._files:
            if not reference.startswith("/"):
                text = say("there is no file {name!r}", name=reference[:80])
                folder = wanted.rpartition("/")[0] or "static"
                remedy = say("put it in {folder}/, or correct its name", folder=folder)
                self.problems.append(Problem(where, "missing-asset", text, remedy))
            return ""
        asset = self.publish(wanted)
        return asset.url + rest if asset else ""


def _digest(stored: Stored) -> bytes:
    found = stored.found
    if found.size > limits.STATIC_BYTES:
        read_bytes(stored.root, found, limits.STATIC_BYTES)  # raises: too large
    try:
        with (stored.root / found.path).open("rb") as stream:
            return stream_digest(stream)
    except OSError as error:
        raise _unreadable(found.path, error) from None


def _unreadable(path: str, error: OSError) -> NewsgenError:
    text = say("this cannot be read: {reason}", reason=unreadable(error))
    remedy = say("let newsgen read it, or remove it")
    return NewsgenError([Problem(Location(path), "unreadable", text, remedy)])
