"""A cluster makes what one machine makes, whoever dies; the scheduler and its workers are real."""

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from newsgen import cluster
from newsgen.build import Request, Watcher, build, facts
from newsgen.cluster import executor_of
from newsgen.errors import NewsgenError
from newsgen.output.disk import Disk
from newsgen.output.stage import NAME, Stager, staged_path
from newsgen.pool import crew
from newsgen.said import Words
from newsgen.target import File
from support.clusters import (
    Ending,
    Failing,
    Running,
    Threaded,
    Waiting,
    dask_cluster,
    jinja_version,
)
from support.rendering import target
from support.sites import NOW, build_site, many, new_site, tree

TEXTS = Path(__file__).parent / "problems"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return new_site(tmp_path / "site", many(300))


@pytest.fixture
def local(site: Path) -> dict[str, bytes]:
    """What this machine makes of the site; it remembers nothing of it."""
    build_site(site, output=site / "local")
    made = tree(site / "local")
    shutil.rmtree(site / ".newsgen")
    return made


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    with dask_cluster(tmp_path) as made:
        yield made


def elsewhere(root: Path, address: str, watcher: Watcher | None = None) -> None:
    """Build the site on the cluster."""
    executor = executor_of(address, partial(facts, root, root / "build"))
    build(Request(root=root, output=root / "build", now=NOW, executor=executor), watcher)


def died(work: Callable[[], object]) -> str:
    """The problem that the cluster's end was told as."""
    with pytest.raises(NewsgenError) as caught:
        work()
    (problem,) = caught.value.problems
    assert problem.code == "worker-died"
    assert problem.remedy == "look into the logs of its workers, or build without --executor"
    return str(problem.text)


def test_a_cluster_makes_the_same_bytes(
    site: Path, local: dict[str, bytes], running: Running
) -> None:
    command = [sys.executable, "-m", "newsgen", "build", "--now", NOW.isoformat()]
    done = subprocess.run(
        [*command, "--output", "build", "--executor", running.address],
        cwd=site, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert tree(site / "build") == local


def test_a_worker_that_is_killed_costs_a_retry_and_not_the_build(
    site: Path, local: dict[str, bytes], running: Running
) -> None:
    stages: list[Words] = []

    def kill_midway(stage: Words, done: int, total: int) -> None:
        if stage == "rendering" and done >= total // 3 and not stages:
            running.workers[0].send_signal(signal.SIGKILL)
            running.workers[0].wait()
            stages.append(stage)

    elsewhere(site, running.address, Watcher(progress=kill_midway))
    assert stages == ["rendering"]
    assert running.workers[1].poll() is None
    assert tree(site / "build") == local


def test_a_build_goes_to_the_cluster_with_one_worker_as_with_many(
    site: Path, tmp_path: Path
) -> None:
    with dask_cluster(tmp_path, workers=1) as alone, crew(1, executor_of(alone.address)) as made:
        batches = list(made.each(Threaded(), range(30), size=1, few=0))
        assert sorted(one for batch in batches for one in batch.items) == list(range(30))
        assert {len(batch.items) for batch in batches} == {cluster.Cluster.load, 30 % 4}
        assert made.elsewhere
        with pytest.raises(ZeroDivisionError):  # a bug stays a traceback
            list(made.each(Failing(), range(2), size=1, few=0))
        # What is wrong with the site is told as on one machine.
        (site / "templates").mkdir()
        (site / "templates/404.html").write_text("{{ page.nonsense }}")
        with pytest.raises(NewsgenError, match="template-error"):
            elsewhere(site, alone.address)
        assert not (site / "build" / NAME).exists()


def test_no_two_threads_of_a_worker_share_their_tools(
    site: Path, local: dict[str, bytes], tmp_path: Path
) -> None:
    with dask_cluster(tmp_path, workers=1, threads=4) as wide:
        with crew(1, executor_of(wide.address)) as made:
            users = [one.result for one in made.each(Threaded(), range(40), size=1, few=0)]
        elsewhere(site, wide.address)
    assert users == [1] * (40 // cluster.Cluster.load)
    assert tree(site / "build") == local


def test_pages_that_end_every_worker_are_told(tmp_path: Path) -> None:
    allowed = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    with dask_cluster(tmp_path, env=allowed) as made, crew(2, executor_of(made.address)) as workers:
        text = died(lambda: list(workers.each(Ending(), range(1), size=1, few=0)))
    assert text == (
        "the cluster did not finish: the same pages ended several workers,"
        " perhaps for want of memory"
    )


def test_a_cluster_without_workers_is_given_up(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PULSE_SECONDS", 0.1)
    monkeypatch.setattr(cluster, "ALONE_SECONDS", 0.3)

    with crew(2, executor_of(running.address)) as workers:
        batches = workers.each(Threaded(), range(1000), size=1, few=0)
        next(batches)
        for worker in running.workers:
            worker.kill()
        text = died(lambda: list(batches))
    assert text.endswith("it stopped, or has had no workers for too long")


def test_a_scheduler_that_stops_is_told(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    monkeypatch.setattr(cluster, "PULSE_SECONDS", 0.1)
    with crew(2, executor_of(running.address)) as workers:
        batches = workers.each(Threaded(), range(1000), size=1, few=0)
        next(batches)
        running.scheduler.kill()
        died(lambda: list(batches))


def test_a_build_given_up_does_not_wait_for_ever(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "END_SECONDS", 0.1)
    executor = executor_of(running.address)(1)
    future = executor.submit(Waiting().start)
    assert future.cancel()
    executor.shutdown(cancel_futures=True)


def test_a_worker_of_another_kind_is_refused(tmp_path: Path) -> None:
    with dask_cluster(tmp_path, workers=1, env={"JINJA_VERSION": "3.1.5"}) as odd:
        with pytest.raises(NewsgenError) as caught:
            executor_of(odd.address, jinja_version)(1)
        (problem,) = caught.value.problems
        port = str(problem.text).rpartition("127.0.0.1:")[2].partition(":")[0]
        expected = (TEXTS / "unlike-worker.txt").read_text(encoding="utf-8")
        assert str(problem).replace(port, "PORT") + "\n" == expected
        with pytest.raises(NewsgenError, match=r"worker .+No module named .+unlike-worker"):
            executor_of(odd.address, partial(_strange))(1)


def test_a_worker_that_does_not_see_the_site_or_may_not_write_is_told_apart(tmp_path: Path) -> None:
    root = new_site(tmp_path / "here")
    here, there = facts(root, root / "build"), facts(tmp_path / "there", tmp_path / "there/build")
    apart = {name: value for name, value in here.items() if there.get(name) != value}
    assert list(apart) == [str(root / "content/site.yaml"), "the output folder"]
    assert there["the output folder"] == f"{tmp_path} (writable)"


def _strange() -> dict[Words, Words]:
    # Lives in a test's module, which no worker can import: as newsgen on a bare machine.
    return {}


def test_a_cluster_without_scheduler_or_workers_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 0.3)
    with (
        dask_cluster(tmp_path, workers=0) as bare,
        pytest.raises(NewsgenError, match="has no workers"),
    ):
        executor_of(bare.address)(1)
    with pytest.raises(NewsgenError, match="no Dask scheduler answers at"):
        executor_of(bare.address)(1)


@pytest.mark.parametrize(
    "address",
    [
        "", "dask", "dask://", "dask://host", "dask://:8786", "dask://host:0", "dask://host:99999",
        "dask://host:port", "tcp://host:8786", "dask://host:8786/path", "dask://host:8786?a=b",
        "dask://me@host:8786", "host:8786", "dask://[::1:8786",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(NewsgenError, match="bad-executor"):
        executor_of(address)


@pytest.mark.parametrize("address", ["dask://host:8786", "DASK://10.0.0.7:1", "dask://[::1]:8786"])
def test_an_address_is_taken_before_anything_is_asked_there(address: str) -> None:
    assert callable(executor_of(address))


def test_a_small_build_asks_nothing_of_the_cluster(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        root = new_site(tmp_path, many(3))
        elsewhere(root, f"dask://127.0.0.1:{silent.getsockname()[1]}")
        silent.settimeout(0)
        with pytest.raises(BlockingIOError):
            silent.accept()


def test_a_file_staged_twice_at_once_is_whole_at_every_moment(tmp_path: Path) -> None:
    place = staged_path(str(tmp_path), target().path)
    seen: list[bytes] = []

    class Slow(Disk):
        def write(self, path: str, data: bytes) -> None:
            # The other worker is done when this one has written half.
            super().write(path, data[:2])
            Stager(str(tmp_path), Disk(), shared=True)(target(), File(data))
            seen.append(Path(place).read_bytes())
            super().write(path, data)
            seen.append(Path(place).read_bytes())

    Path(place).parent.mkdir(parents=True)
    Stager(str(tmp_path), Slow(), shared=True)(target(), File(b"whole"))
    assert seen == [b"whole", b"whole"]
    assert [path.read_bytes() for path in Path(place).parent.iterdir()] == [b"whole"]
