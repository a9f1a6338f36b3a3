"""Many targets are made as one is, wherever they are made."""

import gc
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import replace

from newsgen.errors import NewsgenError
from newsgen.pool import BATCHES_AHEAD, crew, processes
from newsgen.render.pool import BATCH, FAILURES_MAX, FEW, KitPlan, render_all
from newsgen.target import File, Target
from support.rendering import VIEW, Dying, Shelf, Shelving, target
from support.sites import tree, write

R = TypeVar("R")
MANY = FEW + BATCH + 3


def render(
    plan: KitPlan,
    targets: Iterable[Target],
    *,
    write: Callable[[Target, File], R],
    workers: int,
    context: str | None = None,
) -> Iterator[tuple[Target, R]]:
    """render_all() with a crew of its own."""
    start = partial(processes, context=context) if workers > 1 else None
    with crew(workers, start) as made:
        yield from render_all(plan, targets, write=write, crew=made)


def targets(count: int, views: int = 1) -> Iterator[Target]:
    for number in range(count):
        yield target(replace(VIEW, text=replace(VIEW.text, views=views * number)), number)


def plan(folder: Path, source: str) -> KitPlan:
    write(folder, {"page.html": source})
    return KitPlan((folder,), Shelf("*Текст*"), {})


SOURCE = "{{ page.text.views|number }} {{ page.text.body|body }}"


@pytest.fixture
def serial(tmp_path: Path) -> dict[str, bytes]:
    made = plan(tmp_path / "templates", SOURCE)
    list(render(made, targets(MANY), write=Shelving(str(tmp_path / "serial")), workers=1))
    return tree(tmp_path / "serial")


@pytest.mark.parametrize("context", ["spawn", "forkserver", "fork"])
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_parallel_is_serial(tmp_path: Path, serial: dict[str, bytes], context: str) -> None:
    made = plan(tmp_path / "templates", SOURCE)
    folder = tmp_path / "parallel"
    results = list(
        render(made, targets(MANY), write=Shelving(str(folder)), workers=2, context=context)
    )
    assert tree(folder) == serial
    assert len(serial) == MANY
    assert sorted((one.path, size) for one, size in results) == sorted(
        (path, len(data)) for path, data in serial.items()
    )


def test_few_targets_are_made_here(tmp_path: Path) -> None:
    made = plan(tmp_path, SOURCE)
    # A function of this test cannot travel to another process.
    results = render(made, targets(FEW), write=lambda _, made: len(made.data), workers=8)
    assert len(list(results)) == FEW


def test_nothing_is_nothing(tmp_path: Path) -> None:
    assert list(render(plan(tmp_path, ""), (), write=Shelving(""), workers=4)) == []


FAILING = "{{ 1 // (page.text.views % 10) }}\n{{ page.url }}"


@pytest.mark.parametrize("workers", [1, 2])
def test_all_that_fails_is_told_at_the_end_and_the_rest_is_made(
    tmp_path: Path, workers: int
) -> None:
    made = plan(tmp_path / "templates", FAILING)
    shelve = Shelving(str(tmp_path / "made"))
    with pytest.raises(NewsgenError) as caught:
        list(render(made, targets(MANY), write=shelve, workers=workers))
    (problem,) = caught.value.problems  # the same place in one template, told once
    assert str(problem.text).startswith("ZeroDivisionError")
    assert len(tree(tmp_path / "made")) == MANY - len(range(0, MANY, 10))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_template_that_fails_everywhere_is_given_up_early(tmp_path: Path, workers: int) -> None:
    made = plan(tmp_path / "templates", FAILING)
    taken = 0

    def counted() -> Iterator[Target]:
        nonlocal taken
        for one in targets(5000, views=10):
            taken += 1
            yield one

    with pytest.raises(NewsgenError):
        list(render(made, counted(), write=Shelving(str(tmp_path)), workers=workers))
    assert taken <= FEW + 1 + FAILURES_MAX + workers * BATCH * (BATCHES_AHEAD + 1)


def test_the_parent_takes_no_more_than_the_workers_can_have(tmp_path: Path) -> None:
    made = plan(tmp_path / "templates", SOURCE)
    taken = 0

    def counted() -> Iterator[Target]:
        nonlocal taken
        for one in targets(1000):
            taken += 1
            yield one

    results = render(made, counted(), write=Shelving(str(tmp_path / "a")), workers=2)
    for done, _ in enumerate(results, 1):
        assert taken <= FEW + 1 + done + 2 * BATCH * (BATCHES_AHEAD + 1)
    assert taken == 1000


def test_a_build_given_up_half_way_leaves_no_process(tmp_path: Path) -> None:
    made = plan(tmp_path / "templates", SOURCE)
    results = render(made, targets(MANY), write=Shelving(str(tmp_path / "a")), workers=2)
    next(results)
    assert isinstance(results, Iterator)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_a_worker_that_is_killed_is_told_with_a_way_out(tmp_path: Path) -> None:
    made = plan(tmp_path, SOURCE)
    with pytest.raises(NewsgenError) as caught:
        list(render(made, targets(MANY), write=Dying(), workers=2))
    assert str(caught.value) == (
        "(workers): a worker process was ended from outside, perhaps for want of memory"
        " [worker-died]\n  build with --jobs 1"
    )


def test_a_bug_in_a_worker_stays_a_traceback(tmp_path: Path) -> None:
    made = plan(tmp_path, SOURCE)
    write(tmp_path, {"file": ""})
    with pytest.raises(NotADirectoryError):
        list(render(made, targets(MANY), write=Shelving(str(tmp_path / "file")), workers=2))


@pytest.mark.parametrize("context", ["spawn", "forkserver"])
def test_workers_look_for_garbage_as_seldom_as_we_do(context: str) -> None:
    before = gc.get_threshold()
    gc.set_threshold(123_456, 7, 8)
    try:
        with processes(1, context) as workers:
            assert workers.submit(gc.get_threshold).result() == (123_456, 7, 8)
    finally:
        gc.set_threshold(*before)


ENDLESS = """
import sys
from itertools import count
from pathlib import Path
from support.rendering import Shelf, Shelving, target
from functools import partial
from newsgen.pool import Crew, processes
from newsgen.render.pool import KitPlan, render_all

plan = KitPlan((Path(sys.argv[1]),), Shelf("text"), {})
targets = (target(number=number % 100) for number in count())
crew = Crew(2, partial(processes, context=sys.argv[3]))
for _ in render_all(plan, targets, write=Shelving(sys.argv[2]), crew=crew):
    print("made", flush=True)
"""


@pytest.mark.parametrize("context", ["spawn", "forkserver", "fork"])
def test_workers_do_not_outlive_a_parent_that_is_killed(tmp_path: Path, context: str) -> None:
    plan(tmp_path / "templates", SOURCE)
    folders = (str(tmp_path / "templates"), str(tmp_path / "made"))
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", ENDLESS, *folders, context],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"made\n"
        process.kill()
        # Its workers hold the other end of this pipe: it is at its end when the last has gone.
        process.communicate(timeout=60)
    assert process.returncode != 0
