"""A Dask cluster in the place of this machine's processes; what it has to say, in our words.

A worker that dies costs a retry: its batches are done again by another, with the same bytes.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, wait
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar
from urllib.parse import urlsplit

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.said import Said, Words, say

if TYPE_CHECKING:
    from distributed import Client

CONNECT_SECONDS = 5
ALONE_SECONDS = 30  # a worker that was started anew is back by then
PULSE_SECONDS = 2
END_SECONDS = 10  # for what has been handed over: batches take a fraction of a second
RETRIES = 2  # of a batch that failed; those of a worker that died Dask repeats by itself, thrice

PLACE = Location("(workers)")
REMEDY = say(
    "install there what is installed here, mount the site at the same path, start it again"
)
STOPPED = say("the cluster did not finish: it stopped, or has had no workers for too long")
KILLED = say(
    "the cluster did not finish: the same pages ended several workers, perhaps for want of memory"
)

Facts = Callable[[], Mapping[Words, Words]]
P = ParamSpec("P")
R = TypeVar("R")


def executor_of(address: str, facts: Facts | None = None) -> Callable[[int], Executor]:
    """What connects to the cluster at dask://HOST:PORT, when it is called.

    `facts` is called here and on each worker; where the answers differ, so would the pages.
    NewsgenError if the address is none, or Dask is not installed; when called, if there is no such
    cluster, or it is not fit.
    """
    scheduler = _scheduler(address)
    if scheduler is None:
        text = say('"{address}" is no cluster\'s address', address=address)
        remedy = say("write it as dask://HOST:PORT")
        raise NewsgenError([Problem(PLACE, "bad-executor", text, remedy)])
    if find_spec("distributed") is None:
        text = say("Dask is not installed here")
        raise NewsgenError([Problem(PLACE, "no-cluster", text, 'pip install "newsgen[dask]"')])
    return lambda _: Cluster(scheduler, facts)


class Cluster(Executor):
    """Dask's own executor; `workers` says how many threads all its workers have together.

    `load` says how many batches for a process next door should travel as one: each journey costs
    the scheduler and us a few milliseconds, as much as several pages.
    """

    load = 4

    def __init__(self, scheduler: str, facts: Facts | None = None) -> None:
        self._client = _client(scheduler)
        try:
            self.workers = _threads(self._client, scheduler)
            if facts is not None:
                _agree(self._client, facts)
        except BaseException:
            self._client.close()
            raise
        # Never pure: a batch done once, in an earlier build, has to be done again in this one.
        self._inner = self._client.get_executor(pure=False, retries=RETRIES)
        self._flying: dict[Future[Any], Future[Any]] = {}  # Dask's, and what we gave for it
        self._ended = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """A future that fails with NewsgenError if the cluster loses the work."""
        told: Future[R] = Future()
        inner: Future[R] = self._inner.submit(fn, *args, **kwargs)
        self._flying[inner] = told
        inner.add_done_callback(self._tell)
        return told

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - the signature of Executor
        """Leave the cluster when it has done what it was given.

        Nothing is taken back: a worker in the middle of a batch could not be stopped, and would
        write to a stage that has been swept.
        """
        self._ended.set()
        self._watcher.join(END_SECONDS)  # it may be asking a scheduler that is gone
        if wait:
            _finish(tuple(self._flying))
        self._client.close()  # and the scheduler forgets all that this client wanted

    def _tell(self, inner: Future[Any]) -> None:
        told = self._flying.pop(inner, None)
        if told is None or not told.set_running_or_notify_cancel():
            return
        error = _lost(STOPPED) if inner.cancelled() else inner.exception()
        if error is None:
            told.set_result(inner.result())
        else:
            told.set_exception(_killed(error) or error)

    def _watch(self) -> None:
        # Dask would wait for ever for a worker to come, and never ends what it was fetching when
        # its scheduler died; a newsroom would rather know.
        alone = 0.0
        while not self._ended.wait(PULSE_SECONDS):
            try:
                alone = 0 if self._client.nthreads() else alone + PULSE_SECONDS
            except (OSError, RuntimeError):
                alone = ALONE_SECONDS
            if alone >= ALONE_SECONDS:
                self._give_up()

    def _give_up(self) -> None:
        for inner in tuple(self._flying):
            told = self._flying.pop(inner, None)
            if told is not None and told.set_running_or_notify_cancel():
                told.set_exception(_lost(STOPPED))


def _scheduler(address: str) -> str | None:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or not port or address.lower() != f"dask://{parts.netloc.lower()}":
        return None
    return None if "@" in parts.netloc else f"tcp://{parts.netloc}"


def _client(scheduler: str) -> "Client":
    from distributed import Client  # noqa: PLC0415 - takes half a second, seldom needed

    try:
        return Client(scheduler, timeout=CONNECT_SECONDS, set_as_default=False)
    except OSError as error:
        text = say("no Dask scheduler answers at {address}", address=scheduler)
        remedy = say(
            "start one there, or correct the address: dask scheduler --host HOST --port PORT"
        )
        raise NewsgenError([Problem(PLACE, "no-cluster", text, remedy)]) from error


def _threads(client: "Client", scheduler: str) -> int:
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except TimeoutError as error:
        text = say("the cluster at {address} has no workers", address=scheduler)
        remedy = say(
            "start one for each core: dask worker {address} --nthreads 1", address=scheduler
        )
        raise NewsgenError([Problem(PLACE, "no-cluster", text, remedy)]) from error
    return sum(client.nthreads().values())


def _agree(client: "Client", facts: Facts) -> None:
    here = facts()
    there = client.run(facts, on_error="return")
    problems = [
        Problem(PLACE, "unlike-worker", text, REMEDY)
        for worker, answer in there.items()
        for text in _differences(worker, here, answer)
    ]
    if problems:
        raise NewsgenError(problems)


def _differences(
    worker: str, here: Mapping[Words, Words], there: Mapping[Words, Words] | BaseException
) -> Iterator[Said]:
    if isinstance(there, BaseException):
        yield say("worker {worker}: {complaint}", worker=worker, complaint=str(there))
        return
    for name, value in here.items():
        other = there.get(name, "None")
        if other != value:
            text = say("worker {worker}: {name} is {there} there, {here} here")
            yield text.about(worker=worker, name=name, there=other, here=value)


def _finish(flying: tuple[Future[Any], ...]) -> None:
    wait(flying, timeout=END_SECONDS)


def _killed(error: BaseException) -> NewsgenError | None:
    from distributed import CancelledError, KilledWorker  # noqa: PLC0415 - is imported by now

    if isinstance(error, KilledWorker):
        return _lost(KILLED)
    if isinstance(error, CancelledError):
        return _lost(STOPPED)
    return None


def _lost(text: Said) -> NewsgenError:
    remedy = say("look into the logs of its workers, or build without --executor")
    return NewsgenError([Problem(PLACE, "worker-died", text, remedy)])
