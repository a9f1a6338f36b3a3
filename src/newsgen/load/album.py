"""The pictures that texts and settings show, each opened once: what it is, and what it says."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from newsgen.errors import NewsgenError, Problem
from newsgen.fingerprint import file_digest
from newsgen.images import refused
from newsgen.images.metadata.credit import words_for
from newsgen.images.refused import Refused
from newsgen.images.sizes import Size
from newsgen.load import limits
from newsgen.load.opening import Read
from newsgen.load.pictures import kind_of
from newsgen.load.printing import Printer
from newsgen.load.records import Records
from newsgen.load.sources import Stored, read_bytes
from newsgen.model.article import Article, Reference
from newsgen.model.photograph import DRAWING, Photograph, PhotoWords
from newsgen.said import Words, say

_NO_SIZE = Size(0, 0)
_decode = msgspec.json.Decoder(Photograph).decode
_encode = msgspec.json.Encoder().encode

Fault = tuple[Words, Words]  # what is wrong with a picture, and the cure


class Album:
    """Photographs by their files; those that cannot be used are told wherever they are shown."""

    def __init__(
        self, files: Mapping[str, Stored], records: Records, printers: Iterable[Printer] = ()
    ) -> None:
        """`printers` are those of the site's languages, its own first."""
        self.photos: dict[str, Photograph] = {}
        self.digests: dict[str, bytes] = {}  # of the same files
        self._files = files
        self._records = records
        self._printers = tuple(printers)
        self._faults: dict[str, Fault] = {}

    def faults(self, shown: Iterable[Reference]) -> Iterator[Problem]:
        """A problem wherever a picture is shown whose file is no picture we can use."""
        for one in shown:
            if one.file not in self.photos:
                fault = self._faults.get(one.file) or self._opened(one.file)
                if fault is not None:
                    self._faults[one.file] = fault
                    yield Problem(one.where, "bad-photo", *fault)

    def _opened(self, source: str) -> Fault | None:
        stored = self._files[source]
        row = self._records.fresh(stored.found)
        if row is not None and row.record:
            self.photos[source] = _decode(row.record)
            self.digests[source] = row.digest
            return None
        name = source.rpartition("/")[2]
        if stored.found.size > limits.PHOTO_BYTES:
            megabytes = limits.PHOTO_BYTES // 1_000_000
            return (
                say("{name} is larger than {megabytes} MB", name=name, megabytes=megabytes),
                say("save it smaller: 2,400 pixels wide is plenty"),
            )
        try:
            data = read_bytes(stored.root, stored.found, limits.PHOTO_BYTES)
        except NewsgenError as error:
            return error.problems[0].text, error.problems[0].remedy
        photo = self._read(data, source, name)
        if isinstance(photo, Refused):
            return photo.text, photo.remedy
        self.photos[source] = photo
        self.digests[source] = file_digest(data)
        self._records.enter(stored.found, self.digests[source], _encode(photo), at_hand=True)
        return None

    def _read(self, data: bytes, source: str, name: str) -> Photograph | Refused:
        # Pillow takes 40 ms to import, and most builds meet no new picture.
        if kind_of(source) == DRAWING:
            return _drawing(data, name)
        from newsgen.images.metadata.merging import read_metadata  # noqa: PLC0415
        from newsgen.images.opening import probe  # noqa: PLC0415
        from newsgen.images.renditions import colour_of  # noqa: PLC0415

        found = probe(data, name)
        if isinstance(found, Refused):
            return found
        colour = colour_of(data, name)
        if isinstance(colour, Refused):
            return colour
        metadata = read_metadata(data)
        return Photograph(
            kind=found.kind,
            width=found.size.width,
            height=found.size.height,
            transparent=found.transparent,
            frames=found.frames,
            colour=colour,
            metadata=metadata,
            words=tuple(self._printed(words_for(metadata, self._languages()))),
        )

    def _languages(self) -> tuple[str, ...]:
        return tuple(one.language for one in self._printers)

    def _printed(self, words: Iterable[PhotoWords]) -> Iterator[PhotoWords]:
        printers = {one.language: one for one in self._printers}
        for one in words:
            printed = printers[one.language].printed
            yield PhotoWords(one.language, one.alt, printed(one.caption), printed(one.credit))


def _drawing(data: bytes, name: str) -> Photograph | Refused:
    from newsgen.images.svg import sanitised  # noqa: PLC0415

    if len(data) > limits.DRAWING_BYTES:
        return refused.unsafe(name)
    drawing = sanitised(data, name)
    if isinstance(drawing, Refused):
        return drawing
    size = drawing.size or _NO_SIZE
    return Photograph(kind=DRAWING, width=size.width, height=size.height)


def uncredited(articles: Iterable[Read[Article]], album: Album) -> Iterator[Problem]:
    """A problem for each article's photograph of which neither article nor file says whose it is.

    Pictures in texts say it in their titles, which only rendering reads: `newsgen check` tells of
    those.
    """
    for read in articles:
        article = read.made
        if article is None or article.photo is None or article.photo.credit or not read.shown:
            continue
        photo = album.photos.get(article.photo.file)
        if photo is not None and not any(words.credit for words in photo.words):
            text = say("nothing says whose photo {name!r} is", name=read.shown[0].text[:80])
            remedy = say("write it: photo_credit: …")
            yield Problem(read.shown[0].where, "missing-credit", text, remedy)
