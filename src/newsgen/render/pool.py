"""Many targets at once: processes with a kit each, fed in batches; what is made never travels back.

Safe under every start method: a worker is told all it needs when it starts.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextvars import ContextVar
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, TypeVar

from msgspec import Struct

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.render.kit import Kit
from newsgen.render.reading import Reader
from newsgen.target import Target

FEW = 64  # targets that are rendered before a second process has even started
BATCH = 16
BATCHES_AHEAD = 2  # per worker, so that none waits and the parent never holds all pages
FAILURES_MAX = 20  # pages: enough to see what is wrong
_WORKERS_MAX = 61  # Windows waits for no more

R = TypeVar("R")


class KitPlan(Struct, frozen=True):
    """What a kit is made of, fit to travel to another process."""

    templates: tuple[Path, ...]
    reader: Reader
    assets: Mapping[str, str]

    def make(self) -> Kit:
        """A new kit."""
        return Kit(self.templates, self.reader, self.assets)


class _Done(Struct, Generic[R]):
    """What became of a batch: results by position, and the problems of each failed page."""

    results: list[tuple[int, R]]
    failures: list[tuple[Problem, ...]]


class _Bench(Struct, Generic[R]):
    """A worker's place: its kit, and what to do with a rendered file."""

    kit: Kit
    write: Callable[[Target, bytes], R]

    def work(self, targets: Iterable[Target]) -> _Done[R]:
        done = _Done[R]([], [])
        for at, target in enumerate(targets):
            try:
                done.results.append((at, self.write(target, self.kit.render(target))))
            except NewsgenError as error:
                done.failures.append(error.problems)
        return done


_BENCH: ContextVar[_Bench[Any]] = ContextVar("bench")


def render_all(
    plan: KitPlan,
    targets: Iterable[Target],
    *,
    write: Callable[[Target, bytes], R],
    workers: int,
    context: str | None = None,
) -> Iterator[tuple[Target, R]]:
    """Renders each target and hands it to `write`, in its worker; yields what that returned, in any order.

    `write` and the plan must be picklable; `context` names a start method of multiprocessing. When some pages fail,
    the others are still made (until FAILURES_MAX have failed); then one NewsgenError holds all problems.
    """
    rest = iter(targets)
    first = list(islice(rest, FEW + 1))
    every = chain(first, rest)
    if workers <= 1 or len(first) <= FEW:
        outcomes = _here(_Bench(plan.make(), write), every)
    else:
        outcomes = _elsewhere(plan, write, every, min(workers, _WORKERS_MAX), context)
    failures: list[tuple[Problem, ...]] = []
    for batch, done in outcomes:
        for at, result in done.results:
            yield batch[at], result
        failures.extend(done.failures)
        if len(failures) >= FAILURES_MAX:
            break
    if failures:
        raise NewsgenError(chain.from_iterable(failures))


_Outcomes = Iterator[tuple[tuple[Target, ...], _Done[R]]]


def _here(bench: _Bench[R], targets: Iterable[Target]) -> _Outcomes[R]:
    for target in targets:
        yield (target,), bench.work((target,))


def _elsewhere(
    plan: KitPlan,
    write: Callable[[Target, bytes], R],
    targets: Iterator[Target],
    workers: int,
    context: str | None,
) -> _Outcomes[R]:
    pool = ProcessPoolExecutor(
        workers, get_context(context), initializer=_start, initargs=(plan, write)
    )
    flying: dict[Future[_Done[R]], tuple[Target, ...]] = {}
    try:
        while True:
            while len(flying) < workers * BATCHES_AHEAD and (
                batch := tuple(islice(targets, BATCH))
            ):
                flying[pool.submit(_work, batch)] = batch
            if not flying:
                return
            landed = deque(wait(flying, return_when=FIRST_COMPLETED).done)
            while landed:
                future = landed.popleft()
                yield flying.pop(future), future.result()
    except BrokenProcessPool as error:
        text = "a worker process was ended from outside, perhaps for want of memory"
        problem = Problem(Location("(workers)"), "worker-died", text, "build again with --jobs 1")
        raise NewsgenError([problem]) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _start(plan: KitPlan, write: Callable[[Target, bytes], Any]) -> None:
    # Ctrl-C reaches the whole family; the parent answers for all.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_leave_after, args=(parent,), daemon=True).start()
    _BENCH.set(_Bench(plan.make(), write))


def _leave_after(parent: BaseProcess) -> None:
    # A parent that was killed cannot say goodbye, and its workers would wait for work for ever.
    parent.join()
    os._exit(1)


def _work(targets: tuple[Target, ...]) -> _Done[Any]:
    return _BENCH.get().work(targets)
