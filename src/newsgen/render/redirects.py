"""Redirects for hosts: the file `_redirects` of Netlify, Cloudflare Pages and others, nginx's map.

In `_redirects` the first rule that fits counts; Cloudflare Pages reads 2,000. A host that shows a
page rather than follow a rule shows the redirect page, which leads to the same place.
"""

import re
from urllib.parse import unquote

from newsgen.model.hosting import RedirectsView

_CAPITAL = re.compile("[A-Z]")


def redirects_file(view: RedirectsView, own: bytes) -> bytes:
    """The site's `own` rules and ours, as UTF-8."""
    status = "301!" if view.forced else "301"
    base = view.base_path
    lines = [f"{base}{old} {base}{new} {status}" for old, new in view.moves]
    head = own.rstrip() + b"\n" if own else b""
    return head + "\n".join(["# Old addresses of this site.", *lines, ""]).encode()


def nginx_map(view: RedirectsView) -> bytes:
    """Two maps for nginx's http block: where old addresses lead, and what is gone."""
    base = view.base_path
    moved = [f'    {_quoted(base + old)} "{base}{new}";' for old, new in view.moves]
    gone = [f"    {_quoted(base + one)} 1;" for one in view.gone]
    return "\n".join(
        [
            "# Old addresses of this site.",
            "map $uri $newsgen_moved {", *moved, "}",
            "map $uri $newsgen_gone {", *gone, "}", "",
        ]
    ).encode()  # fmt: skip


def _quoted(address: str) -> str:
    # nginx compares with the address as it is without its quoting, and sees no capitals but in a
    # pattern: "/Old/" would lead the page "/old/" to itself, or be "/old/" a second time.
    plain = unquote(address)
    if _CAPITAL.search(plain):
        plain = f"~^{re.escape(plain)}$"
    plain = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'
