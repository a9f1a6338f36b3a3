"""Many targets at once, by whatever crew the build has; what is made never travels back.

`write` is called where the file was made.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Generic, TypeVar

from msgspec import Struct

from newsgen.errors import NewsgenError, Problem
from newsgen.pool import Crew
from newsgen.render.darkroom import Darkroom
from newsgen.render.kit import Kit
from newsgen.render.reading import Reader
from newsgen.target import File, Target

BATCH = 32  # targets: enough to pay for their travelling, few enough to end together
SMALL = 10  # the files of one photograph
FEW = 64  # targets: they are done before a second process has even started
FAILURES_MAX = 20  # pages: enough to see what is wrong

R = TypeVar("R")


class KitPlan(Struct, frozen=True):
    """What a kit is made of, fit to travel to another process."""

    templates: tuple[Path, ...]
    reader: Reader
    assets: Mapping[str, str]
    known: Mapping[bytes, bytes] = {}  # what an earlier kit has learnt
    cache: Path | None = None  # a folder for compiled templates, shared by all processes
    photos: Path | None = None  # likewise for photographs as they were printed
    fast: bool = False  # photographs as they are good enough to be looked at

    def make(self) -> Kit:
        """A new kit."""
        return Kit(
            self.templates,
            self.reader,
            self.assets,
            known=self.known,
            cache=self.cache,
            darkroom=Darkroom(self.reader, self.photos, fast=self.fast),
        )


class Done(Struct, Generic[R]):
    """What became of a batch: results by position, and the problems of each failed page."""

    results: list[tuple[int, R]]
    failures: list[tuple[Problem, ...]]


class Rendering(Struct, Generic[R], frozen=True):
    """A crew's task: the kit to be made in each process, and what to do with a rendered file."""

    plan: KitPlan
    write: Callable[[Target, File], R]
    read: Callable[[Target], bytes]

    def start(self) -> Callable[[tuple[Target, ...]], Done[R]]:
        """Makes the kit; what is returned makes the files of a batch, however many of them fail."""
        kit, write, read = self.plan.make(), self.write, self.read

        def work(targets: tuple[Target, ...]) -> Done[R]:
            done = Done[R]([], [])
            for at, target in enumerate(targets):
                try:
                    last = read(target) if target.last else b""
                    done.results.append((at, write(target, kit.file(target, last))))
                except NewsgenError as error:
                    done.failures.append(error.problems)
            return done

        return work


def unread(_target: Target) -> bytes:
    """Nothing is left of any last file."""
    return b""


def render_all(
    plan: KitPlan,
    targets: Iterable[Target],
    *,
    write: Callable[[Target, File], R],
    read: Callable[[Target], bytes] = unread,
    crew: Crew,
    few: int = FEW,
) -> Iterator[tuple[Target, R]]:
    """Renders each target and hands it to `write`; yields what that returned, in any order.

    `read` gives the bytes of a target's last file, or b"". Up to `few` are made in this process; 0
    says that each takes long. `write`, `read` and the plan must be picklable. When pages fail the
    others are still made, until FAILURES_MAX have failed; then one NewsgenError holds all problems.
    """
    failures: list[tuple[Problem, ...]] = []
    batches = crew.each(
        Rendering(plan, write, read), targets, size=BATCH if few else SMALL, few=few
    )
    for batch in batches:
        for at, result in batch.result.results:
            yield batch.items[at], result
        failures.extend(batch.result.failures)
        if len(failures) >= FAILURES_MAX:
            break
    if failures:
        raise NewsgenError(chain.from_iterable(failures))
