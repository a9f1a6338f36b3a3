"""What docs/hosting.md says of nginx, held to nginx itself."""

import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from support.sites import article, build_site, new_site
from support.tools import TOOLS, need

HOSTING = (Path(__file__).parents[1] / "docs/hosting.md").read_text(encoding="utf-8")
_FRAME = """\
daemon off; master_process off; pid {folder}/pid; error_log stderr;
events {{}}
http {{
access_log off;
client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t;
uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t;
{rules}
}}
"""


class Plain(urllib.request.HTTPRedirectHandler):
    """Follows no redirect."""

    def redirect_request(self, *_args: object) -> None:
        """Never."""


def answer(url: str) -> tuple[int, str, str]:
    """The status, the Location header and the text of what is at an address."""
    try:
        reply = urllib.request.build_opener(Plain).open(url, timeout=10)
    except urllib.error.HTTPError as error:
        reply = error
    with reply:
        return reply.status, reply.headers.get("Location", ""), reply.read().decode()


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site behind nginx, set up as the documentation says."""
    need("nginx")
    root = tmp_path_factory.mktemp("site")
    moved = article("Переехавшая", aliases='["/old/", "/старая заметка/"]', slug="moved")
    gone = article("Отозванная", "2024-03-02", gone="По просьбе героя", slug="gone")
    new_site(root, {"content/articles/m.md": moved, "content/articles/g.md": gone})
    build_site(root)
    root.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (told,) = re.findall(r"(?s)```nginx\n(map_hash.*?)```", HOSTING)
    own = f"listen 127.0.0.1:{port}; root {root}/build;"
    rules = told.replace("/var/www/example.kz", f"{root}/build").replace("# …", own)
    (root / "nginx.conf").write_text(_FRAME.format(folder=root, rules=rules), encoding="utf-8")
    nginx = str(TOOLS["nginx"][0]())
    command = [nginx, "-e", "stderr", "-p", str(root), "-c", str(root / "nginx.conf")]
    server = subprocess.Popen(command)
    try:
        _wait(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=10)


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("nginx does not start with what the documentation says")


@pytest.mark.parametrize("old", ["/old/", "/старая заметка/"])
def test_an_old_address_leads_on_at_once(host: str, old: str) -> None:
    status, where, _ = answer(host + quote(old))
    assert (status, where.removeprefix(host)) == (301, "/2024/03/15/moved/")


def test_what_is_gone_is_said_to_be_gone_with_its_reason(host: str) -> None:
    status, _, text = answer(f"{host}/2024/03/02/gone/")
    assert status == 410
    assert "просьбе героя" in text


def test_what_stands_is_shown(host: str) -> None:
    status, _, text = answer(f"{host}/2024/03/15/moved/")
    assert status == 200
    assert "Переехавшая" in text
