"""All parallelism there is: work on batches of items, here or in an executor's processes.

The seam has the shape of concurrent.futures.Executor, so that a cluster can take the place of this
machine's processes. A crew is told what to do by a `Task`: a picklable value that, in each process,
makes its tools once and then takes batch after batch.
"""

import gc
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from msgspec import Struct

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.said import say

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

BATCHES_AHEAD = 3  # per worker, so that none waits and the parent never holds all results
WORKERS_MAX = 61  # Windows waits for no more

A = TypeVar("A")
B_co = TypeVar("B_co", covariant=True)
B = TypeVar("B")
A_contra = TypeVar("A_contra", contravariant=True)


class Task(Protocol[A_contra, B_co]):
    """What a crew does, fit to travel: `start` is called once in each process."""

    def start(self) -> Callable[[tuple[A_contra, ...]], B_co]:
        """Make the tools; what is returned takes a batch."""


class Batch(Struct, Generic[A, B], frozen=True):
    """A batch of items and what became of it."""

    items: tuple[A, ...]
    result: B


class Crew:
    """Whoever does the work: this process, or an executor that is started when first needed."""

    def __init__(self, workers: int, start: Callable[[int], Executor] | None = None) -> None:
        self._workers = min(workers, WORKERS_MAX)
        self.elsewhere = start is not None  # by whom we know only what an Executor promises
        self._start = start or processes
        self._executor: Executor | None = None
        self._load = 1

    def each(
        self, task: Task[A, B], items: Iterable[A], *, size: int, few: int
    ) -> Iterator[Batch[A, B]]:
        """Each batch of up to `size` items with its result, as they are done, in any order.

        Up to `few` items are done in this process: that many take less time than a second process
        takes to start. NewsgenError if a worker dies.
        """
        rest = iter(items)
        first = list(islice(rest, few + 1))
        everything = chain(first, rest)
        alone = self._workers <= 1 and not self.elsewhere
        if alone or len(first) <= few:
            work = task.start()
            return (Batch(batch, work(batch)) for batch in _batches(everything, size))
        return self._elsewhere(pickle.dumps(task), everything, size)

    def _elsewhere(self, task: bytes, items: Iterator[A], size: int) -> Iterator[Batch[A, B]]:
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - costs 10 ms

        if self._executor is None:
            self._executor = self._start(self._workers)
            # A cluster knows how many it is, and what is worth a journey; our own processes are as
            # many as were asked for.
            self._workers = getattr(self._executor, "workers", self._workers)
            self._load = getattr(self._executor, "load", 1)
        batches = _batches(items, size * self._load)
        flying: dict[Future[Any], tuple[A, ...]] = {}
        try:
            while True:
                room = self._workers * BATCHES_AHEAD - len(flying)
                for batch in islice(batches, room):
                    future: Future[Any] = self._executor.submit(_work, task, batch)
                    flying[future] = batch
                if not flying:
                    return
                for done in wait(flying, return_when=FIRST_COMPLETED).done:
                    yield Batch(flying.pop(done), done.result())
        except BrokenProcessPool as error:
            text = say("a worker process was ended from outside, perhaps for want of memory")
            remedy = say("build with --jobs 1")
            problem = Problem(Location("(workers)"), "worker-died", text, remedy)
            raise NewsgenError([problem]) from error
        finally:
            for left in flying:
                left.cancel()

    def close(self) -> None:
        """End the workers, without waiting for work that nobody needs any more."""
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None


@contextmanager
def crew(workers: int, start: Callable[[int], Executor] | None = None) -> Iterator[Crew]:
    """A crew for the length of a build."""
    made = Crew(workers, start)
    try:
        yield made
    finally:
        made.close()


def processes(workers: int, context: str | None = None) -> Executor:
    """Processes of this machine; `context` names a start method of multiprocessing.

    They outlive neither an interrupt nor their parent.
    """
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - 20 ms, seldom needed
    from multiprocessing import get_context  # noqa: PLC0415

    # A process that is no copy of ours would go through its objects for garbage at its own pace.
    pace = gc.get_threshold()
    return ProcessPoolExecutor(workers, get_context(context), initializer=_enter, initargs=(pace,))


def _batches(items: Iterator[A], size: int) -> Iterator[tuple[A, ...]]:
    while batch := tuple(islice(items, size)):
        yield batch


def _enter(pace: tuple[int, int, int]) -> None:
    from multiprocessing import parent_process  # noqa: PLC0415

    gc.set_threshold(*pace)
    # Ctrl-C reaches the whole family; the parent answers for all.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_leave_after, args=(parent,), daemon=True).start()


def _leave_after(parent: "BaseProcess") -> None:
    # A parent that was killed cannot say so, and its workers would wait for work for ever.
    parent.join()
    os._exit(1)


def _work(task: bytes, batch: tuple[A, ...]) -> object:
    return _TOOLS.of(task)(batch)


def _started(task: bytes) -> Callable[[tuple[object, ...]], object]:
    started: Task[object, object] = pickle.loads(task)  # noqa: S301 - our own, from our parent
    return started.start()


class _Tools(threading.local):
    """Each thread's own tools: a task's bytes travel with each batch, its tools are made once.

    A worker of a cluster may have several threads, and no two may use one kit at once.
    """

    def __init__(self) -> None:
        self.of = lru_cache(maxsize=2)(_started)


_TOOLS = _Tools()
