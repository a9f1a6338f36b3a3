"""Content files read: from the records if they have not changed, else from the disk by a crew."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from newsgen.errors import NewsgenError
from newsgen.fingerprint import file_digest
from newsgen.load import limits
from newsgen.load.article import read_article
from newsgen.load.desk import Desk, desk_of
from newsgen.load.names import is_text, story_of
from newsgen.load.opening import Read
from newsgen.load.page import read_page
from newsgen.load.records import Records
from newsgen.load.resolve import names_others, resolved
from newsgen.load.sources import Found, files_of, read_bytes
from newsgen.load.survey import Survey
from newsgen.load.texts import Known
from newsgen.model.article import Article, StandingPage, packed
from newsgen.model.settings import Settings
from newsgen.pool import Crew

BATCH = 64
FEW = 200  # files: they are read before a second process has even started

T = TypeVar("T", Article, StandingPage)


class Wanted(Struct, frozen=True):
    """A file to be read, and its digest when it was read last, or b""."""

    found: Found
    digest: bytes


class Outcome(Struct, frozen=True):
    """What became of a file: its digest, and what was read, packed; b"" if it is as it was."""

    digest: bytes
    record: bytes
    sound: bool  # nothing wrong was found, so that this may be kept


class Reading(Struct, frozen=True):
    """A crew's task: read content files, as these settings say."""

    root: Path
    settings: Settings

    def start(self) -> Callable[[tuple[Wanted, ...]], list[Outcome]]:
        """What is returned reads a batch of files."""
        desk, root = desk_of(self.settings), self.root
        return lambda batch: [_outcome(root, one, desk) for one in batch]


class Reads:
    """Every article and page of a site, read and looked up."""

    def __init__(
        self, surveyed: Survey, settings: Settings, records: Records, workers: Crew
    ) -> None:
        self._surveyed = surveyed
        self._records = records
        self._task = Reading(surveyed.root, settings)
        self._read = self._changed(self._task, workers)
        self._known = Known(
            files_of(path for path in surveyed.stored if not is_text(path)),
            lambda: {story_of(found.path, settings.languages) for found in surveyed.articles},
            lambda: files_of(surveyed.texts()),
        )

    def articles(self) -> list[Read[Article]]:
        """Every article file, in the order of their paths."""
        return list(self._decoded(self._surveyed.articles, Read[Article]))

    def pages(self) -> list[Read[StandingPage]]:
        """Every page file, in the order of their paths."""
        return list(self._decoded(self._surveyed.pages, Read[StandingPage]))

    def _decoded(self, files: Sequence[Found], kind: type[Read[T]]) -> Iterator[Read[T]]:
        decode = msgspec.msgpack.Decoder(kind).decode
        records, changed, known = self._records.rows, self._read, self._known
        for file in files:
            path = file.path
            read = decode(changed[path] if path in changed else records[path].record)
            yield resolved(read, path, known) if names_others(read) else read

    def _changed(self, task: Reading, workers: Crew) -> Mapping[str, bytes]:
        files = (*self._surveyed.articles, *self._surveyed.pages)
        records = self._records
        changed = [Wanted(file, records.last(file.path)) for file in records.stale(files)]
        read: dict[str, bytes] = {}
        for batch in workers.each(task, changed, size=BATCH, few=FEW):
            for one, outcome in zip(batch.items, batch.result, strict=True):
                if not outcome.record:
                    records.touched(one.found)
                    continue
                read[one.found.path] = outcome.record
                if outcome.sound:
                    records.enter(one.found, outcome.digest, outcome.record)
        return read


def _outcome(root: Path, wanted: Wanted, desk: Desk) -> Outcome:
    found = wanted.found
    read: Read[Article] | Read[StandingPage]
    try:
        data = read_bytes(root, found, limits.ARTICLE_BYTES)
    except NewsgenError as error:
        return Outcome(b"", packed(Read(None, problems=error.problems)), sound=False)
    digest = file_digest(data)
    if digest == wanted.digest:
        return Outcome(digest, b"", sound=True)
    if found.path.startswith("content/articles/"):
        read = read_article(data, found.path, desk, digest)
    else:
        read = read_page(data, found.path, desk)
    return Outcome(digest, packed(read), sound=not read.problems)
