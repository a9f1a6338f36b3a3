"""Many targets at once: here if they are few, else in processes with a kit each.

What is made never travels back: `write` is called where the file was made.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Generic, TypeVar

from msgspec import Struct

from newsgen.errors import NewsgenError, Problem
from newsgen.render.kit import Kit
from newsgen.render.reading import Reader
from newsgen.target import Target

FEW = 64  # targets: they are done before a second process has even started
FAILURES_MAX = 20  # pages: enough to see what is wrong

R = TypeVar("R")


class KitPlan(Struct, frozen=True):
    """What a kit is made of, fit to travel to another process."""

    templates: tuple[Path, ...]
    reader: Reader
    assets: Mapping[str, str]

    def make(self) -> Kit:
        """A new kit."""
        return Kit(self.templates, self.reader, self.assets)


class Done(Struct, Generic[R]):
    """What became of a batch: results by position, and the problems of each failed page."""

    results: list[tuple[int, R]]
    failures: list[tuple[Problem, ...]]


class Bench(Struct, Generic[R]):
    """A worker's place: its kit, and what to do with a rendered file."""

    kit: Kit
    write: Callable[[Target, bytes], R]

    def work(self, targets: Iterable[Target]) -> Done[R]:
        """Makes the files of a batch, however many of them fail."""
        done = Done[R]([], [])
        for at, target in enumerate(targets):
            try:
                done.results.append((at, self.write(target, self.kit.render(target))))
            except NewsgenError as error:
                done.failures.append(error.problems)
        return done


def render_all(
    plan: KitPlan,
    targets: Iterable[Target],
    *,
    write: Callable[[Target, bytes], R],
    workers: int,
    context: str | None = None,
) -> Iterator[tuple[Target, R]]:
    """Renders each target and hands it to `write`; yields what that returned, in any order.

    `write` and the plan must be picklable; `context` names a start method of multiprocessing. When
    pages fail the others are still made, until FAILURES_MAX have failed; then one NewsgenError
    holds all problems.
    """
    rest = iter(targets)
    first = list(islice(rest, FEW + 1))
    every = chain(first, rest)
    if workers <= 1 or len(first) <= FEW:
        outcomes = _here(Bench(plan.make(), write), every)
    else:
        # Processes cost 20 ms to import, and most builds make a handful of pages.
        from newsgen.render.workers import elsewhere  # noqa: PLC0415

        outcomes = elsewhere(plan, write, every, workers, context)
    failures: list[tuple[Problem, ...]] = []
    for batch, done in outcomes:
        for at, result in done.results:
            yield batch[at], result
        failures.extend(done.failures)
        if len(failures) >= FAILURES_MAX:
            break
    if failures:
        raise NewsgenError(chain.from_iterable(failures))


def _here(
    bench: Bench[R], targets: Iterable[Target]
) -> Iterator[tuple[tuple[Target, ...], Done[R]]]:
    for target in targets:
        yield (target,), bench.work((target,))
