"""What a command costs: time, processors and memory of its whole process tree, and files touched.

Linux only. The command runs below a child of ours that is a subreaper and the leader of a session
of its own: whoever the command leaves behind is waited for by that child, so that `os.wait4` on the
child counts the processor time of all of them, and the session tells which processes are theirs.
Memory is the sum over these processes of PSS (pages shared by several count once), sampled about
every 20 ms while it grows; the peak is that of the samples.
"""

import ctypes
import hashlib
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

INTERVAL = 0.02
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER
SHARE = 10  # memory is looked at for at most a tenth of the time
PAGE = os.sysconf("SC_PAGE_SIZE")


class FailedError(Exception):
    """The command did not end well."""


class Cost(NamedTuple):
    """Seconds on the wall, seconds of all processors, bytes at the peak."""

    wall: float
    cpu: float
    memory: int


def run(command: Sequence[str], folder: Path, log: Path) -> Cost:
    """Run a command in a folder, what it says going to `log`; FailedError if it ends badly."""
    os.sync()  # what was written before is not this command's burden
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        _be_child(command, folder, log)
    memory = _peak(child)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status):
        raise FailedError(f"{' '.join(command)}\n{log.read_text(encoding='utf-8')[-4000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, memory)


def _be_child(command: Sequence[str], folder: Path, log: Path) -> None:
    code = 127
    try:
        os.setsid()
        ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
        os.chdir(folder)
        out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        actions = [(os.POSIX_SPAWN_DUP2, out, 1), (os.POSIX_SPAWN_DUP2, out, 2)]
        # An installed program has its modules compiled, whatever this machine's builders want.
        environment = {**os.environ}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        first = os.posix_spawn(command[0], [*command], environment, file_actions=actions)
        while True:
            try:
                ended, status = os.wait()
            except ChildProcessError:
                break
            if ended == first:
                code = os.waitstatus_to_exitcode(status)
    except OSError as error:  # it could not be started
        log.write_text(f"{error}\n", encoding="utf-8")
    finally:
        os._exit(abs(code))


def _peak(leader: int) -> int:
    """The most memory the leader's session held, looked at until the leader ends."""
    peak = 0
    others: set[int] = set()
    pause = INTERVAL / 4  # the first look is early: small builds are short
    while True:
        time.sleep(pause)
        if _ended(leader):
            return peak
        start = time.perf_counter()
        session = _session(leader, others)
        # RSS is cheap and never less than PSS: only where it passes the peak need PSS be asked.
        if sum(map(_resident, session)) > peak:
            peak = max(peak, sum(map(_proportional, session)))
        pause = max(INTERVAL, (time.perf_counter() - start) * SHARE)


def _ended(child: int) -> bool:
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _session(leader: int, others: set[int]) -> list[int]:
    """The processes of a session without its leader; `others` remembers who is not of it."""
    found = []
    for name in os.listdir("/proc"):  # noqa: PTH208 - fifty times a second
        if not name.isdecimal() or int(name) in others:
            continue
        stat = _read(f"/proc/{name}/stat").rpartition(b")")[2].split()
        if len(stat) > 3 and int(stat[3]) == leader and int(name) != leader:
            found.append(int(name))
        elif stat and int(name) != leader:
            others.add(int(name))
    return found


def _resident(process: int) -> int:
    fields = _read(f"/proc/{process}/statm").split()
    return int(fields[1]) * PAGE if fields else 0


def _proportional(process: int) -> int:
    for line in _read(f"/proc/{process}/smaps_rollup").splitlines():
        if line.startswith(b"Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(path: str) -> bytes:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - fifty times a second
            return file.read()
    except OSError:  # it has just ended
        return b""


class Trace(NamedTuple):
    """A file as it lies on the disk, and its bytes in short."""

    inode: int
    modified: int
    size: int
    digest: bytes


class Touched(NamedTuple):
    """How many files a build wrote (again), how many have other bytes or are new, how many went."""

    written: int
    changed: int
    removed: int


def traces(folder: Path, before: Mapping[str, Trace] | None = None) -> Mapping[str, Trace]:
    """Every file below a folder; bytes are read where inode, time or size differ from `before`."""
    known = before or {}
    found: dict[str, Trace] = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            path = f"{parent}/{name}"
            stat = os.lstat(path)
            old = known.get(path)
            identity = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
            if old is not None and old[:3] == identity:
                found[path] = old
            else:
                digest = hashlib.blake2b(Path(path).read_bytes(), digest_size=16).digest()
                found[path] = Trace(*identity, digest)
    return found


def touched(before: Mapping[str, Trace], after: Mapping[str, Trace]) -> Touched:
    """What happened between two looks at a folder."""
    written = [path for path, trace in after.items() if before.get(path) != trace]
    changed = [
        path for path in written if path not in before or before[path].digest != after[path].digest
    ]
    return Touched(len(written), len(changed), len(before.keys() - after.keys()))


if sys.platform != "linux":
    raise SystemExit("the benchmarks measure through /proc: they need Linux")
