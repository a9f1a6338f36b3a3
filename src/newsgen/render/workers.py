"""Processes that render in batches; safe under every start method, since each is told all it needs.

They outlive neither an interrupt nor their parent.
"""

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextvars import ContextVar
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.render.pool import Bench, Done, KitPlan
from newsgen.target import Target

BATCH = 16
BATCHES_AHEAD = 2  # per worker, so that none waits and the parent never holds all pages
WORKERS_MAX = 61  # Windows waits for no more

R = TypeVar("R")

_BENCH: ContextVar[Bench[Any]] = ContextVar("bench")


def elsewhere(
    plan: KitPlan,
    write: Callable[[Target, bytes], R],
    targets: Iterable[Target],
    workers: int,
    context: str | None,
) -> Iterator[tuple[tuple[Target, ...], Done[R]]]:
    """Each batch with what became of it, as they are done; NewsgenError if a worker is killed."""
    count = min(workers, WORKERS_MAX)
    pool = ProcessPoolExecutor(
        count, get_context(context), initializer=_start, initargs=(plan, write)
    )
    batches = _batches(iter(targets))
    flying: dict[Future[Done[R]], tuple[Target, ...]] = {}
    try:
        while True:
            for batch in islice(batches, count * BATCHES_AHEAD - len(flying)):
                flying[pool.submit(_work, batch)] = batch
            if not flying:
                return
            for future in wait(flying, return_when=FIRST_COMPLETED).done:
                yield flying.pop(future), future.result()
    except BrokenProcessPool as error:
        text = "a worker process was ended from outside, perhaps for want of memory"
        problem = Problem(Location("(workers)"), "worker-died", text, "build again with --jobs 1")
        raise NewsgenError([problem]) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _batches(targets: Iterator[Target]) -> Iterator[tuple[Target, ...]]:
    while batch := tuple(islice(targets, BATCH)):
        yield batch


def _start(plan: KitPlan, write: Callable[[Target, bytes], Any]) -> None:
    # Ctrl-C reaches the whole family; the parent answers for all.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_leave_after, args=(parent,), daemon=True).start()
    _BENCH.set(Bench(plan.make(), write))


def _leave_after(parent: BaseProcess) -> None:
    # A parent that was killed cannot say so, and its workers would wait for work for ever.
    parent.join()
    os._exit(1)


def _work(targets: tuple[Target, ...]) -> Done[Any]:
    return _BENCH.get().work(targets)
