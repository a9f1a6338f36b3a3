"""Content files read: from the records if they have not changed, else from the disk by a crew."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

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
from newsgen.load.runs import Part, Row, several_packed
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
        self._unpacked = msgspec.msgpack.Decoder(list[Read[Article]]).decode
        self._articles: list[list[Read[Article]]] = []  # of each part
        self._changed: dict[int, Part] = {}
        for place, part in enumerate(records.parts(surveyed.articles)):
            if part.run is not None and part.unchanged:
                self._articles.append(self._unpacked(part.run.records))
            else:
                self._articles.append([])
                self._changed[place] = part
        self._read = self._outcomes(Reading(surveyed.root, settings), workers)
        self._known = Known(
            files_of(path for path in surveyed.stored if not is_text(path)),
            lambda: {story_of(found.path, settings.languages) for found in surveyed.articles},
            lambda: files_of(surveyed.texts()),
        )

    def articles(self) -> list[Read[Article]]:
        """Every article file, in the order of their paths."""
        for place, part in self._changed.items():
            self._articles[place] = self._unpacked(self._packed(part))
        return self._resolved(self._surveyed.articles, chain.from_iterable(self._articles))

    def pages(self) -> list[Read[StandingPage]]:
        """Every page file, in the order of their paths."""
        decode = msgspec.msgpack.Decoder(Read[StandingPage]).decode
        reads: list[Read[StandingPage]] = []
        for file in self._surveyed.pages:
            row, outcome = self._records.last(file.path), self._read.get(file.path)
            if outcome is not None and outcome.record:
                reads.append(decode(outcome.record))
                if outcome.sound:
                    self._records.enter(file, outcome.digest, outcome.record)
            elif row is not None:
                reads.append(decode(row.record))
                if outcome is not None:
                    self._records.touched(file)
        return self._resolved(self._surveyed.pages, reads)

    def _resolved(self, files: Iterable[Found], reads: Iterable[Read[T]]) -> list[Read[T]]:
        known = self._known
        return [
            resolved(read, file.path, known) if names_others(read) else read
            for file, read in zip(files, reads, strict=True)
        ]

    def _packed(self, part: Part) -> bytes:
        """What was read of a part's files, which is remembered from now on."""
        records: list[bytes] = []
        kept: list[tuple[str, Row]] = []
        for file in part.files:
            outcome = self._read.get(file.path)
            if outcome is None:
                row = part.rows[file.path]
            elif outcome.record:
                row = Row(self._records.stat(file), outcome.digest, outcome.record)
            else:
                row = replace(part.rows[file.path], stat=self._records.stat(file))
            records.append(row.record)
            if outcome is None or outcome.sound:
                kept.append((file.path, row))
        self._records.rewrite(part, kept)
        return several_packed(records)

    def _outcomes(self, task: Reading, workers: Crew) -> Mapping[str, Outcome]:
        last = self._records.last
        parts = self._changed.values()
        stale = [(file, part.rows.get(file.path)) for part in parts for file in part.stale()]
        stale += ((file, last(file.path)) for file in self._records.stale(self._surveyed.pages))
        wanted = [Wanted(file, row.digest if row else b"") for file, row in stale]
        read: dict[str, Outcome] = {}
        for batch in workers.each(task, wanted, size=BATCH, few=FEW):
            for one, outcome in zip(batch.items, batch.result, strict=True):
                read[one.found.path] = outcome
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
