"""The output folder: what stands in it, and putting a build's files in place.

The order keeps the site whole for a reader at every moment (assets, articles, lists, then removals)
and for us: files are listed as unknown before they are touched, the ledger learns of them after.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cached_property
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from filelock import FileLock, Timeout
from msgspec import Struct, structs

from newsgen.fingerprint import SIZE
from newsgen.ledger import Held, Job, Memory, Quiet, Trace, Work
from newsgen.output import claim, marker, places, stage
from newsgen.output.disk import Disk, disk_problems
from newsgen.output.store import Store, Whole

WALKED = 5_000  # files: an output folder of so many is looked through for strangers


class Made(Struct, frozen=True):
    """A job done: the file waits on the stage, or stands in place already with the same bytes."""

    job: Job
    staged: stage.Staged


class Put(Struct, frozen=True):
    """What a build changed on the disk, and what it found there that is not newsgen's."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    strangers: tuple[str, ...]


@contextmanager
def open_output(
    folder: Path, root: Path, *, waiting: Callable[[], object], disk: Disk | None = None
) -> Iterator["Output"]:
    """The output folder of the site at `root`, for this build alone.

    Calls `waiting` once if another build holds it, then waits. What went wrong with the disk comes
    out as NewsgenError.
    """
    folder, root = folder.resolve(), root.resolve()
    claim.check(folder, root)
    state = root / ".newsgen"
    name = _state_name(folder, root)
    with disk_problems(folder):
        state.mkdir(exist_ok=True)
        lock = FileLock(state / f"{name}.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waiting()
            lock.acquire()
    try:
        with disk_problems(folder), closing(Store(state / f"{name}.sqlite")) as store:
            output = Output(folder, store, disk or Disk())
            try:
                yield output
            except BaseException:
                with suppress(OSError):  # the build failed for another reason: that one is told
                    output.sweep()
                raise
            output.sweep()
    finally:
        lock.release()


class Output:
    """An output folder that is ours for the length of a build."""

    def __init__(self, folder: Path, store: Store, disk: Disk) -> None:
        self.folder = folder
        self._store = store
        self._disk = disk
        self._list_place = f"{folder}/{marker.NAME}"
        self._moved: list[Trace] = []  # intact, but their stat is no longer what the ledger has

    @cached_property
    def _whole(self) -> Whole | None:
        """What the ledger has beside groups, if it and the folder's list are of one mind."""
        whole = self._store.whole()
        same = whole is not None and whole.list_stat == places.stat_of(self._list_place)
        return whole if same else None

    @cached_property
    def _list(self) -> marker.Parsed | marker.Settled:
        if self._whole is not None:
            return marker.Settled(Path(self._list_place).read_bytes())
        return marker.Parsed(marker.read(self.folder))

    @cached_property
    def _groups(self) -> Mapping[bytes, Held]:
        return self._store.groups()

    def quiet(self, stamp: bytes) -> Quiet | None:
        """What was found when everything was as `stamp` says, if no file has changed since."""
        quiet = self._store.quiet(stamp)
        if quiet is None or self._whole is None:
            return None
        every = [self._whole.beside, *self._groups.values()]
        return quiet if all(map(self.untouched, every)) else None

    def count(self) -> int:
        """How many files the ledger knows."""
        return self._store.count()

    def settle(self, stamp: bytes, quiet: Quiet) -> None:
        """Remember that with everything as `stamp` says there is nothing to do."""
        if stamp:
            self._store.settle(stamp, quiet)

    def learnt(self) -> Mapping[bytes, bytes]:
        """What an earlier build's kit has learnt about the templates."""
        return self._store.learnt()

    def learn(self, learnt: Mapping[bytes, bytes]) -> None:
        """Keep it for the next build, if it is news."""
        if learnt != self._store.learnt():
            self._store.learn(learnt)

    def memory(self) -> Memory:
        """What is known from earlier builds; of files on the folder's own list only.

        What the list has lost (somebody emptied it) the ledger still knows to be newsgen's, where
        the file has just the bytes that newsgen gave it.
        """
        store = self._store
        if self._whole is not None:
            others = frozenset(path for path, _ in self._whole.beside.places)
            return Memory(store.some_traces(), others, store.ingredients(), self._groups)
        traces, listed = store.traces(), marker.read(self.folder)
        lost = [one.path for one in traces.values() if one.path not in listed and self.intact(one)]
        self._list = marker.Parsed(listed, lost)
        traces = {path: trace for path, trace in traces.items() if path in self._list}
        self._groups = {name: Held(held.recipe) for name, held in self._groups.items()}
        return Memory(traces, self._list.paths, store.ingredients(), self._groups)

    def untouched(self, held: Held) -> bool:
        """True where every file of a group has the stat it had."""
        return places.untouched(str(self.folder), held)

    def intact(self, trace: Trace) -> bool:
        """True where the file has the bytes it was given: stat is the hint, digest the verdict."""
        path = f"{self.folder}/{trace.path}"
        found = places.stat_of(path)
        if found == trace.stat:
            return True
        if found is None or places.digest_of(path) != trace.output:
            return False
        self._moved.append(structs.replace(trace, stat=found))
        return True

    def stager(self, *, shared: bool = False) -> stage.Stager:
        """Puts rendered files on the stage, from this process or any other; see Stager."""
        return stage.Stager(str(self.folder), self._disk, shared)

    def read(self, path: str, *, staged: bool) -> bytes:
        """A file of this build: from the stage where it waits there, else in its place."""
        folder = str(self.folder)
        place = stage.staged_path(folder, path) if staged else f"{folder}/{path}"
        return Path(place).read_bytes()

    def put(
        self,
        work: Work,
        made: Sequence[Made],
        ingredients: Mapping[bytes, Mapping[str, str]],
        moving: Callable[[int], object],
    ) -> Put:
        """Put staged files in place and remove what is no longer wanted; `moving` counts them."""
        listed = self._list  # as it is before it is touched
        fresh = sorted(
            (one.job.target.stage, one.job.target.path) for one in made if one.staged.fresh
        )
        paths = [path for _, path in fresh]
        remove = [path for path in work.remove if path in listed]
        ground = places.prepare(self.folder, paths, remove)
        ours = places.standing(self.folder, remove)
        if paths or remove:
            self._announce(paths, remove, work.standing)
        for path in ground.first & ours:
            self._remove(path)
        for empty in ground.clear:
            self._disk.remove_tree(empty)
        for new in ground.make:
            self._disk.make_folder(f"{self.folder}/{new}")
        folder, replace = str(self.folder), self._disk.replace
        for count, path in enumerate(paths, 1):
            replace(stage.staged_path(folder, path), f"{folder}/{path}")
            moving(count)
        for path in remove:
            if path in ours and path not in ground.first:
                self._remove(path)
        self._settle(made, remove, ingredients, work)
        return Put(tuple(paths), tuple(remove), self._strangers(paths, frozenset(ground.make)))

    def sweep(self) -> None:
        """Clear the stage."""
        self._disk.remove_tree(f"{self.folder}/{stage.NAME}")

    def remember(self, work: Work) -> None:
        """Enter what was found out on the way: new stats of intact files, a list to be restored."""
        news = self._whole is None or self._moved or work.standing != self._groups.keys()
        if news or any(name for name, _ in work.walked):
            self._write_list(self._list.changed((), ()))
            self._record(self._moved, self._store.ingredients(), work)

    def _announce(
        self, paths: Sequence[str], remove: Sequence[str], standing: frozenset[bytes]
    ) -> None:
        self._disk.make_folder(str(self.folder))
        new = self._list.lacking(paths)
        if new or not marker.exists(self.folder):
            self._disk.append(self._list_place, marker.announcement(new))
        self._store.forget([*paths, *remove], standing)

    def _remove(self, path: str) -> None:
        self._disk.remove(f"{self.folder}/{path}")
        parent = path.rpartition("/")[0]
        while parent and places.empty(f"{self.folder}/{parent}"):
            self._disk.remove_folder(f"{self.folder}/{parent}")
            parent = parent.rpartition("/")[0]

    def _settle(
        self,
        made: Sequence[Made],
        removed: Sequence[str],
        ingredients: Mapping[bytes, Mapping[str, str]],
        work: Work,
    ) -> None:
        written = [one.job.target.path for one in made]
        self._write_list(self._list.changed(written, removed))
        # One after the other: all of a large archive's at once would be the peak of its memory.
        self._record(chain(self._moved, map(self._trace, made)), ingredients, work)

    def _record(
        self, traces: Iterable[Trace], ingredients: Mapping[bytes, Mapping[str, str]], work: Work
    ) -> None:
        self._store.record(traces, ingredients, work, places.stat_of(self._list_place) or ())

    def _write_list(self, listed: bytes) -> None:
        if not stage.same_bytes(self._list_place, listed):
            staged = stage.staged_path(str(self.folder), marker.NAME)
            self._disk.make_folder(staged.rpartition("/")[0])
            self._disk.write(staged, listed)
            self._disk.replace(staged, self._list_place)

    def _trace(self, made: Made) -> Trace:
        job = made.job
        target = job.target
        found = places.stat_of(f"{self.folder}/{target.path}") or ()
        digest, fields, body = made.staged.digest, made.staged.fields, made.staged.body
        path, origin = target.path, target.origin
        return Trace(path, job.recipe, job.view, fields, origin, digest, found, body)

    def _strangers(self, touched: Sequence[str], ours: frozenset[str]) -> tuple[str, ...]:
        # Not in folders we have just made: nobody else has put anything there.
        new = frozenset(touched)
        if len(self._list) + len(new) <= WALKED:
            found = places.files_below(self.folder, ours)
        else:
            # Only where we were busy anyway: walking 100,000 folders for a courtesy would cost more
            # than the build.
            folders = {"", *(path.rpartition("/")[0] for path in touched)} - ours
            found = (path for one in folders for path in places.files_in(self.folder, one))
        return tuple(sorted(one for one in found if one not in new and one not in self._list))


def _state_name(folder: Path, root: Path) -> str:
    # Named relative to the site where possible, so that a site can be moved with its state.
    name = folder.relative_to(root).as_posix() if root in folder.parents else str(folder)
    return (
        name if name == "build" else f"out-{blake2b(name.encode(), digest_size=SIZE).hexdigest()}"
    )
