"""The pictures that texts and settings show, each opened once: what it is, and what it says."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec
from msgspec import Struct

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
from newsgen.model.photograph import DRAWING, Metadata, Photograph, PhotoWords
from newsgen.pool import Crew
from newsgen.said import Words, say

_NO_SIZE = Size(0, 0)
_decode = msgspec.json.Decoder(Photograph).decode
_encode = msgspec.json.Encoder().encode

BATCH = 4
FEW = 8  # pictures: they are read before a second process has even started

Fault = tuple[Words, Words]  # what is wrong with a picture, and the cure


class Opened(Struct, frozen=True):
    """A picture that was read, or what is wrong with it."""

    digest: bytes
    photo: Photograph | None
    fault: Fault | None = None


class Opening(Struct, frozen=True):
    """A crew's task: open picture files; `printers` are those of the site's languages."""

    printers: tuple[Printer, ...]

    def start(self) -> Callable[[tuple[Stored, ...]], list[Opened]]:
        """What is returned opens a batch of files."""
        printers = self.printers
        return lambda batch: [_opened(one, printers) for one in batch]


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
        self._task = Opening(tuple(printers))
        self._faults: dict[str, Fault] = {}

    def open(self, sources: Iterable[str], workers: Crew) -> None:
        """Open these, those that are new by a crew."""
        new: dict[str, Stored] = {}
        for source in sources:
            if source in self.photos or source in new or source in self._faults:
                continue
            stored = self._files[source]
            row = self._records.fresh(stored.found)
            if row is not None and row.record:
                self.photos[source] = _decode(row.record)
                self.digests[source] = row.digest
            else:
                new[source] = stored
        for batch in workers.each(self._task, new.values(), size=BATCH, few=FEW):
            for stored, opened in zip(batch.items, batch.result, strict=True):
                self._enter(stored, opened)

    def faults(self, shown: Iterable[Reference]) -> Iterator[Problem]:
        """A problem wherever a picture is shown whose file is no picture we can use."""
        for one in shown:
            if one.file not in self.photos:
                if one.file not in self._faults:
                    self.open([one.file], Crew(1))
                if one.file in self._faults:
                    yield Problem(one.where, "bad-photo", *self._faults[one.file])

    def _enter(self, stored: Stored, opened: Opened) -> None:
        source = stored.found.path
        if opened.photo is None:
            self._faults[source] = opened.fault or ("", "")
            return
        self.photos[source] = opened.photo
        self.digests[source] = opened.digest
        self._records.enter(stored.found, opened.digest, _encode(opened.photo))


def _opened(stored: Stored, printers: tuple[Printer, ...]) -> Opened:
    name = stored.found.path.rpartition("/")[2]
    if stored.found.size > limits.PHOTO_BYTES:
        megabytes = limits.PHOTO_BYTES // 1_000_000
        text = say("{name} is larger than {megabytes} MB", name=name, megabytes=megabytes)
        return Opened(b"", None, (text, say("save it smaller: 2,400 pixels wide is plenty")))
    try:
        data = read_bytes(stored.root, stored.found, limits.PHOTO_BYTES)
    except NewsgenError as error:
        return Opened(b"", None, (error.problems[0].text, error.problems[0].remedy))
    photo = _photograph(data, name, printers)
    if isinstance(photo, Refused):
        return Opened(b"", None, (photo.text, photo.remedy))
    return Opened(file_digest(data), photo)


def _photograph(data: bytes, name: str, printers: tuple[Printer, ...]) -> Photograph | Refused:
    # Pillow takes 40 ms to import, and most builds meet no new picture.
    if kind_of(name) == DRAWING:
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
        words=tuple(_printed(metadata, printers)),
    )


def _printed(metadata: Metadata, printers: tuple[Printer, ...]) -> Iterator[PhotoWords]:
    by_language = {one.language: one for one in printers}
    for one in words_for(metadata, tuple(by_language)):
        printed = by_language[one.language].printed
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
