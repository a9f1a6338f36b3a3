"""A preview server: builds into a private folder, serves it, builds again when a file changes.

starlette and uvicorn serve (types, ranges, conditional requests are theirs), watchfiles watches.
"""

import asyncio
import mimetypes
import os
import socket
import threading
import time
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import uvicorn
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import StaticFiles
from watchfiles import watch

from newsgen.build import Request, build, default_theme
from newsgen.developing import Asked
from newsgen.errors import Location, NewsgenError, Problem
from newsgen.load import Reader
from newsgen.refusals import refused
from newsgen.said import Words, say

WATCHED = ("content", "templates", "static")
PAGE_SIZE_MAX = 8 * 1024 * 1024  # bytes
NOT_HERE = say("Not here.")

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Scope]]
Send = Callable[[Scope], Awaitable[None]]


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; NewsgenError where the address or port cannot be had."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        problem = Problem(
            Location(f"{host}:{port}"),
            "cannot-listen",
            say("the preview cannot listen here: {reason}", reason=refused(error)),
            say("another preview may be running; choose another port: newsgen serve --port 0"),
        )
        raise NewsgenError([problem]) from error


class WholeFiles(StaticFiles):
    """Static files, each read in one go: a build may replace it while it is being sent."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """The file, in pieces only if it is too large to be a page."""
        if stat_result.st_size > PAGE_SIZE_MAX:
            return super().file_response(full_path, stat_result, scope, status_code)
        kind = mimetypes.guess_type(full_path)[0] or "application/octet-stream"
        return Response(Path(full_path).read_bytes(), status_code, media_type=kind)


class Site:
    """An ASGI application: the files of a built site, its own 404 page, and no caching."""

    def __init__(
        self, folder: Path, tell: Callable[[Words], str] = str, asked: Asked | None = None
    ) -> None:
        """`asked` makes what is not there yet."""
        self._folder = folder
        self._tell = tell
        self._asked = asked
        self._files = WholeFiles(directory=folder, html=True, check_dir=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            return

        async def uncached(message: Scope) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), (b"cache-control", b"no-store")]
            await send(message)

        hidden = any(part.startswith(".newsgen") for part in scope["path"].split("/"))
        if hidden or not (self._folder / "index.html").exists():
            words = NOT_HERE if hidden else say("Nothing is built yet: see the terminal.")
            answer = PlainTextResponse(self._tell(words), status_code=404 if hidden else 503)
            await answer(scope, receive, uncached)
            return
        try:
            made = await self._made(scope["path"])
            await (made or self._files)(scope, receive, uncached)
        except HTTPException as error:
            refusal = PlainTextResponse(error.detail, status_code=error.status_code)
            await refusal(scope, receive, uncached)
        except (OSError, ValueError):  # an address no file can have: too long, or with a NUL
            refusal = PlainTextResponse(self._tell(NOT_HERE), status_code=404)
            await refusal(scope, receive, uncached)

    async def _made(self, path: str) -> Response | None:
        if self._asked is None:
            return None
        data = await run_in_threadpool(self._asked.answer, path.lstrip("/"))
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        return None if data is None else Response(data, media_type=kind)


class Preview:
    """The site of `request()`, built now and again after each change; tells how it went."""

    def __init__(
        self,
        request: Callable[[], Request],
        built: Callable[[int, float], object],
        failed: Callable[[NewsgenError], object],
        tell: Callable[[Words], str] = str,
    ) -> None:
        self._request = request
        self._built = built
        self._failed = failed
        self._tell = tell
        root = request().root
        self._asked = Asked(root, Reader(root, default_theme()))

    def rebuild(self) -> None:
        """Build once; what is wrong in the content is told, and the last good pages stay."""
        start = time.monotonic()
        try:
            report = build(self._request())
        except NewsgenError as error:
            self._failed(error)
        else:
            self._asked.put_off(report.later)
            self._built(len(report.written), time.monotonic() - start)

    def run(self, listening: socket.socket) -> None:
        """Serve until interrupted."""
        request = self._request()
        folders = [request.root / name for name in WATCHED if (request.root / name).is_dir()]
        stop = threading.Event()
        self.rebuild()
        watcher = threading.Thread(target=self._watch, args=(folders, stop), daemon=True)
        watcher.start()
        site = Site(request.output, self._tell, self._asked)
        config = uvicorn.Config(
            site, log_level="warning", lifespan="off", timeout_graceful_shutdown=1
        )
        try:
            with suppress(KeyboardInterrupt, asyncio.CancelledError):
                uvicorn.Server(config).run(sockets=[listening])
        finally:
            stop.set()
            watcher.join()
            listening.close()

    def _watch(self, folders: list[Path], stop: threading.Event) -> None:
        for _changes in watch(*folders, stop_event=stop, debounce=200, rust_timeout=500):
            self.rebuild()
