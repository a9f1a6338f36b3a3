"""Pagefind, as a process that is told pages and answers with the files of an index.

Its Python package has a client of its own, which takes ten answers a second and no answer of more
than 2 MiB; so only the program is taken from there. Requests and answers are JSON in base64, each
ended by a comma.
"""

import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import IO

import msgspec
from msgspec import Struct

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.refusals import refused
from newsgen.said import Words, say
from newsgen.search.order import ENTRY, in_order

SETTINGS = Location("content/site.yaml")
SCRIPT = "pagefind.js"
_WANTED = (ENTRY, SCRIPT, "pagefind.", "index/", "filter/", "fragment/")  # beside its WebAssembly
AHEAD = 8  # pages


class Page(Struct, frozen=True):
    """A page to be indexed: its address below the base path, and its HTML."""

    url: str
    html: str


class _File(Struct):
    path: str
    content: bytes


class _Payload(Struct):
    type: str
    message: str = ""
    index_id: int = 0
    files: list[_File] = []


class _Answer(Struct):
    payload: _Payload


def program() -> Path:
    """Pagefind's program; NewsgenError where it is not installed."""
    found = None
    if find_spec("pagefind") is not None:
        from pagefind.service import get_executable  # noqa: PLC0415 - it imports asyncio

        found = get_executable()
    if found is None:
        what = say("the search needs Pagefind, which is not installed here")
        remedy = say('{command}, or remove "search: true"', command='pip install "newsgen[search]"')
        raise NewsgenError([Problem(SETTINGS, "no-pagefind", what, remedy)])
    return found


def index_of(pages: Iterable[Page], language: str, program: Path) -> Mapping[str, bytes]:
    """The files of an index of these pages, of one language, by path below its folder.

    The same pages in the same order make the same bytes. NewsgenError where Pagefind fails.
    """
    with _service(program) as service:
        index = service.ask({"type": "NewIndex", "config": {}}).index_id
        service.tell(pages, index)
        files = service.ask({"type": "GetFiles", "index_id": index}).files
    found = {one.path: one.content for one in files}
    wasm = f"wasm.{language}.pagefind"
    if wasm not in found:
        wasm = "wasm.unknown.pagefind"
    for name in (ENTRY, SCRIPT, wasm):
        if name not in found:
            raise _failed(say("there is no {name} among its files", name=name))
    wanted = (*_WANTED, wasm)
    try:
        return in_order({path: found[path] for path in found if path.startswith(wanted)})
    except (ValueError, KeyError) as error:
        raise _failed(say("its files are of a form unknown here")) from error


class _Service:
    def __init__(self, requests: IO[bytes], answers: IO[bytes]) -> None:
        self._requests = requests
        self._answers = _decoded(answers)
        self._number = 0

    def ask(self, payload: Mapping[str, object]) -> _Payload:
        """Its answer to one request."""
        self._send(payload)
        return self._answer()

    def tell(self, pages: Iterable[Page], index: int) -> None:
        """Tell it pages, a few ahead of its answers, so that it never waits for the next one."""
        waiting = 0
        for page in pages:
            file = {"type": "AddFile", "index_id": index, "url": page.url}
            self._send({**file, "file_contents": page.html})
            waiting += 1
            if waiting > AHEAD:
                self._answer()
                waiting -= 1
        for _ in range(waiting):
            self._answer()

    def _send(self, payload: Mapping[str, object]) -> None:
        self._number += 1
        request = {"message_id": self._number, "payload": payload}
        self._requests.write(b64encode(msgspec.json.encode(request)) + b",")
        self._requests.flush()

    def _answer(self) -> _Payload:
        payload = next(self._answers, None)
        if payload is None:
            raise _failed(say("it ended"))
        if payload.type == "Error":
            raise _failed(payload.message)
        return payload


def _decoded(answers: IO[bytes]) -> Iterator[_Payload]:
    decode = msgspec.json.Decoder(_Answer).decode
    for text in _parts(answers):
        try:
            yield decode(b64decode(text)).payload
        except ValueError as error:  # of base64, or what msgspec says of the JSON
            raise _failed(text.decode(errors="replace")[:200]) from error


def _parts(stream: IO[bytes]) -> Iterator[bytes]:
    """What stands between the commas; some of it has megabytes."""
    held: list[bytes] = []
    while block := os.read(stream.fileno(), 1 << 20):
        *ends, rest = block.split(b",")
        for end in ends:
            yield b"".join([*held, end])
            held = []
        held.append(rest)


@contextmanager
def _service(program: Path) -> Iterator[_Service]:
    pipe = subprocess.PIPE
    try:
        command = [str(program), "--service"]
        process = subprocess.Popen(  # noqa: S603 - the program of a package of ours
            command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        raise _failed(refused(error)) from error
    assert process.stdin is not None  # noqa: S101 - it is a pipe
    assert process.stdout is not None  # noqa: S101 - likewise
    try:
        yield _Service(process.stdin, process.stdout)
    except BrokenPipeError as error:
        raise _failed(say("it ended")) from error
    finally:
        process.kill()
        with suppress(BrokenPipeError):  # what it was still to be told
            process.stdin.close()
        process.stdout.close()
        process.wait()


def _failed(reason: Words) -> NewsgenError:
    what = say("Pagefind made no index: {reason}", reason=reason)
    remedy = say('build again; if it fails again, build with "search: false" and tell its makers')
    return NewsgenError([Problem(SETTINGS, "no-index", what, remedy)])
