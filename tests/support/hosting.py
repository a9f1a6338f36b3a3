"""A static host on loopback: serves built sites as one that reads `_headers` would."""

import gzip
import mimetypes
import re
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from msgspec import Struct

TEXT = ("text/", "application/javascript", "application/json", "application/xml", "image/svg")


class Rule(Struct, frozen=True):
    """What is sent with the files at the addresses of a pattern."""

    pattern: str
    headers: tuple[tuple[str, str], ...]

    def fits(self, path: str) -> bool:
        """True of an address of the pattern; `*` stands for anything, slashes too."""
        parts = map(re.escape, self.pattern.split("*"))
        return re.fullmatch(".*".join(parts), path) is not None


def rules(text: str) -> tuple[Rule, ...]:
    """The rules of a `_headers` file; ValueError where it has a line no host could read."""
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("/"):
            found.append((line, []))
            continue
        name, colon, value = line.partition(":")
        if not (line.startswith("  ") and colon and value.strip() and found):
            raise ValueError(line)
        found[-1][1].append((name.strip(), value.strip()))
    return tuple(Rule(pattern, tuple(headers)) for pattern, headers in found)


def merged(all_rules: tuple[Rule, ...], path: str) -> dict[str, str]:
    """What a host sends: headers named by several rules are joined by commas."""
    sent: dict[str, str] = {}
    for rule in all_rules:
        if rule.fits(path):
            for name, value in rule.headers:
                sent[name] = f"{sent[name]}, {value}" if name in sent else value
    return sent


class Host(ThreadingHTTPServer):
    """Serves folders at their base paths ("" or "/news"); `delay` holds pictures up."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, sites: Mapping[str, Path], *, compress: bool = False) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.sites = dict(sorted(sites.items(), reverse=True))  # the longest base path first
        self.compress = compress
        self.delay = 0.0  # seconds
        files = {base: folder / "_headers" for base, folder in self.sites.items()}
        self.rules = {
            base: rules(file.read_text("utf-8")) if file.is_file() else ()
            for base, file in files.items()
        }

    @property
    def url(self) -> str:
        """Where the host is to be found, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: a browser that goes away while it is answered is no fault."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Host
    _extra: ClassVar = {".webmanifest": "application/manifest+json", ".svg": "image/svg+xml"}

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        base = next(one for one in self.server.sites if path.startswith(f"{one}/"))
        file, status = self._file(self.server.sites[base], path.removeprefix(base))
        kind = self._extra.get(file.suffix) or mimetypes.guess_type(file)[0]
        headers = {"Content-Type": kind or "application/octet-stream"}
        if (kind or "").startswith("text/"):
            headers["Content-Type"] = f"{kind}; charset=utf-8"
        headers |= merged(self.server.rules[base], path)
        if (kind or "").startswith("image/"):
            time.sleep(self.server.delay)
        self._send(status, file.read_bytes() if file.is_file() else b"", headers)

    def _file(self, folder: Path, path: str) -> tuple[Path, int]:
        file = folder / path.lstrip("/")
        file = file / "index.html" if path.endswith("/") else file
        if file.is_file() and ".." not in path and not file.name.startswith("_"):
            return file, 200
        return folder / "404.html", 404

    def _send(self, status: int, data: bytes, headers: dict[str, str]) -> None:
        wanted = "gzip" in self.headers.get("Accept-Encoding", "")
        if self.server.compress and wanted and headers["Content-Type"].startswith(TEXT):
            data = gzip.compress(data, mtime=0)
            headers["Content-Encoding"] = "gzip"
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_words: object) -> None:
        """Nothing: the tests say what is wrong."""


@contextmanager
def hosted(sites: Mapping[str, Path], *, compress: bool = False) -> Iterator[Host]:
    """A host of built sites while the block lasts."""
    with Host(sites, compress=compress) as host:
        thread = threading.Thread(target=host.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield host
        finally:
            host.shutdown()
            thread.join()
