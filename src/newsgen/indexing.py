"""The step of a build that keeps the search index: after the pages are made, before they are put.

An index is kept in volumes (search/volumes.py). A volume is made again when one of its articles'
pages has changed, and its files are staged and put in place with all others of the build.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from threading import Lock

from msgspec import Struct
from msgspec.structs import replace

from newsgen import urls
from newsgen.fingerprint import file_digest, fingerprint
from newsgen.itself import indexers, source_digest
from newsgen.ledger import Job, Memory, Trace, Work, recipe_digest
from newsgen.model.article import Article
from newsgen.output import Made, Output
from newsgen.said import Said, say
from newsgen.search.letters import folded
from newsgen.search.order import ENTRY
from newsgen.search.pagefind import Page, index_of, program
from newsgen.search.volumes import third_of, volumes
from newsgen.target import File, Recipe, Stage, Target

RECIPE = Recipe("search")
AT_ONCE_MAX = 4  # volumes: each takes half a gigabyte while it is made
_NEW = say("new")
_CHANGED = say("{name} changed")


class VolumeView(Struct, frozen=True):
    """What a volume's files are made of, and which files they are: none of them is ever alone."""

    articles: bytes
    files: bytes


class Volume(Struct, frozen=True):
    """A volume to be: its folder below the output, its language, and its pages."""

    folder: str
    language: str
    pages: tuple[tuple[str, str], ...]  # path and address
    articles: bytes  # names all that its pages are


class Indexed(Struct, frozen=True):
    """What became of the index: files made, files that stay, and those no longer wanted."""

    made: tuple[Made, ...]
    kept: frozenset[str]
    remove: frozenset[str]

    def added_to(self, work: Work) -> Work:
        """The work of a build with the index's own; of each volume made, its entry stands for all.

        `work` has all of the index to be removed, because no page is to stand there.
        """
        wanted = self.kept.union(one.job.target.path for one in self.made)
        entries = [one.job for one in self.made if one.job.target.path.endswith(ENTRY)]
        return replace(
            work,
            render=(*work.render, *entries),
            kept=work.kept + len(wanted) - len(entries),
            remove=tuple(sorted(self.remove.union(work.remove) - wanted)),
            walked=(*work.walked, (b"", tuple(wanted))),
        )


class Indexing:
    """Keeps the index of articles in an output; `made` are their pages made in this build."""

    def __init__(
        self, articles: Sequence[Article], memory: Memory, made: Sequence[Made], output: Output
    ) -> None:
        self._output = output
        self._waiting = frozenset(one.job.target.path for one in made if one.staged.fresh)
        self._program = program()
        self.ingredients = {"newsgen": source_digest().hex(), **indexers()}
        self._recipe = recipe_digest(self.ingredients)
        self._ingredients = memory.ingredients
        self._held = _held(memory.traces.values())
        digests = {path: trace.output for path, trace in memory.traces.items()}
        digests |= {one.job.target.path: one.staged.digest for one in made}
        self._volumes = tuple(_volumes(articles, digests))

    def run(self, jobs: int, progress: Callable[[int, int], object]) -> Indexed:
        """The index as it has to be; NewsgenError where Pagefind is not installed, or fails."""
        kept: set[str] = set()
        stale: list[Volume] = []
        for volume in self._volumes:
            if self._current(volume):
                kept.update(trace.path for trace in self._held[volume.folder])
            else:
                stale.append(volume)
        made = tuple(self._make(stale, jobs, progress))
        wanted = kept.union(one.job.target.path for one in made)
        before = {trace.path for files in self._held.values() for trace in files}
        return Indexed(made, frozenset(kept), frozenset(before - wanted))

    def _current(self, volume: Volume) -> bool:
        files = self._held.get(volume.folder, ())
        view = fingerprint(_view(volume, ((one.path, one.output) for one in files)))
        return bool(files) and all(
            one.recipe == self._recipe and one.view == view and self._output.intact(one)
            for one in files
        )

    def _make(
        self, stale: Sequence[Volume], jobs: int, progress: Callable[[int, int], object]
    ) -> Iterator[Made]:
        count = _Count(sum(len(one.pages) for one in stale), progress)
        with _threads(min(jobs, AT_ONCE_MAX)) as pool:
            running = {pool.submit(self._files, one, count): one for one in stale}
            for future in as_completed(running):
                yield from self._staged(running.pop(future), future.result())

    def _files(self, volume: Volume, count: "_Count") -> Mapping[str, bytes]:
        files = index_of(self._pages(volume, count), volume.language, self._program)
        return {f"{volume.folder}{path}": data for path, data in files.items()}

    def _pages(self, volume: Volume, count: "_Count") -> Iterator[Page]:
        for path, url in volume.pages:
            data = self._output.read(path, staged=path in self._waiting)
            yield Page(url, folded(data.decode(), volume.language))
            count.next()

    def _staged(self, volume: Volume, files: Mapping[str, bytes]) -> Iterator[Made]:
        digests = ((path, file_digest(data)) for path, data in files.items())
        view = _view(volume, digests)
        seal, reasons, stager = fingerprint(view), self._reasons(volume), self._output.stager()
        for path, data in files.items():
            # A reader is led to an index by its entry: all the rest is there by then.
            stage = Stage.LIST if path.endswith(ENTRY) else Stage.ASSET
            target = Target(path, RECIPE, view, stage, volume.folder)
            yield Made(Job(target, self._recipe, seal, reasons), stager(target, File(data)))

    def _reasons(self, volume: Volume) -> tuple[Said, ...]:
        held = self._held.get(volume.folder)
        if held is None:
            return (_NEW,)
        before = self._ingredients.get(held[0].recipe, {})
        tools = [name for name, one in self.ingredients.items() if before.get(name) != one]
        return tuple(_CHANGED.about(name=name) for name in tools or ["articles"])


def _view(volume: Volume, files: Iterable[tuple[str, bytes]]) -> VolumeView:
    return VolumeView(volume.articles, fingerprint(tuple(sorted(files))))


def _held(traces: Iterable[Trace]) -> Mapping[str, list[Trace]]:
    """What is known of each volume's files, by its folder."""
    found: dict[str, list[Trace]] = {}
    for trace in traces:
        if trace.origin.startswith(urls.INDEX):
            found.setdefault(trace.origin, []).append(trace)
    return found


def _volumes(articles: Sequence[Article], digests: Mapping[str, bytes]) -> Iterator[Volume]:
    by_language: dict[str, list[Article]] = {}
    for article in articles:
        by_language.setdefault(article.language, []).append(article)
    for language, own in sorted(by_language.items()):
        names = volumes(Counter(third_of(one.date) for one in own))
        pages: dict[str, list[tuple[str, str]]] = {name: [] for name in names.values()}
        for one in own:
            name = names[third_of(one.date)]
            pages[name].append((urls.path_of(one.url), one.url))
        for name, held in sorted(pages.items()):
            held.sort()
            seal = fingerprint(tuple((path, digests[path]) for path, _ in held))
            folder = urls.index(language, name).removeprefix("/")
            yield Volume(folder, language, tuple(held), seal)


class _Count:
    """How many pages have been indexed, by all threads together."""

    def __init__(self, total: int, progress: Callable[[int, int], object]) -> None:
        self._lock = Lock()
        self._done = 0
        self._total = total
        self._progress = progress

    def next(self) -> None:
        with self._lock:
            self._done += 1
            self._progress(self._done, self._total)


@contextmanager
def _threads(count: int) -> Iterator[ThreadPoolExecutor]:
    pool = ThreadPoolExecutor(count)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
