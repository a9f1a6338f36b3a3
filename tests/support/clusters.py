"""A real Dask cluster of this machine, on the loopback alone, and what is given to its workers."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event

from distributed import Client
from msgspec import Struct

from newsgen.said import Words

PATIENCE = 30  # seconds, for a loaded machine; in truth it takes two


class Running(Struct):
    """A cluster that runs: its address as newsgen is told it, and its processes."""

    address: str
    scheduler: "subprocess.Popen[bytes]"
    workers: "list[subprocess.Popen[bytes]]"


@contextmanager
def dask_cluster(
    folder: Path, workers: int = 2, threads: int = 1, env: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """A scheduler and its workers, with files in `folder`; all of them end with the block."""
    file = folder / "scheduler.json"
    log = folder / "cluster.log"
    common = ["--host", "127.0.0.1", "--no-dashboard"]
    surroundings = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), **(env or {})}
    with ExitStack() as stack:
        out = stack.enter_context(log.open("wb"))

        def start(program: str, *args: str) -> "subprocess.Popen[bytes]":
            command = [sys.executable, "-m", f"distributed.cli.{program}", *common, *args]
            process = subprocess.Popen(
                [*command, "--scheduler-file", str(file)],
                stdout=out, stderr=out, cwd=folder, env=surroundings,
            )  # fmt: skip
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        scheduler = start("dask_scheduler", "--port", "0")
        deadline = time.monotonic() + PATIENCE
        while not (file.exists() and file.read_bytes().endswith(b"}")):
            assert time.monotonic() < deadline, log.read_text()
            assert scheduler.poll() is None, log.read_text()
            Event().wait(0.02)
        flags = ("--nthreads", str(threads), "--no-nanny", "--local-directory", str(folder))
        made = [start("dask_worker", *flags) for _ in range(workers)]
        address = json.loads(file.read_bytes())["address"]
        if workers:
            with Client(address, timeout=PATIENCE, set_as_default=False) as client:
                client.wait_for_workers(workers, timeout=PATIENCE)
        yield Running(address.replace("tcp://", "dask://"), scheduler, made)


class Ending(Struct, frozen=True):
    """A task that ends its process, as the system does when memory is short."""

    def start(self) -> Callable[[tuple[int, ...]], int]:
        """End, without a word."""
        os._exit(9)


class Failing(Struct, frozen=True):
    """A task with a bug."""

    def start(self) -> Callable[[tuple[int, ...]], int]:
        """Fail as a program fails, not as a site does."""
        raise ZeroDivisionError


class Threaded(Struct, frozen=True):
    """A task that says how many threads of a process were seen using one set of tools."""

    def start(self) -> Callable[[tuple[int, ...]], int]:
        """Tools that remember who used them."""
        from threading import get_ident  # noqa: PLC0415 - what a task needs it brings along

        users: set[int] = set()

        def work(_batch: tuple[int, ...]) -> int:
            users.add(get_ident())
            Event().wait(0.01)
            return len(users)

        return work


class Waiting(Struct, frozen=True):
    """A task that never ends, unless its process does."""

    def start(self) -> Callable[[tuple[int, ...]], int]:
        """Wait."""
        Event().wait()
        raise AssertionError


def jinja_version() -> Mapping[Words, Words]:
    """What the environment of a process says of it."""
    return {"jinja2": os.environ.get("JINJA_VERSION", "3.1.6")}
