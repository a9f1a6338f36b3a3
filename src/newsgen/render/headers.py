"""The file `_headers`, in which Netlify, Cloudflare Pages and others look what to send with files.

Where several of its rules fit an address, hosts join their values by commas, so no header is named
by two rules that could.
"""

from collections.abc import Iterator

from newsgen.model.hosting import HeadersView
from newsgen.render.policy import site_policy

LASTING = "public, max-age=31536000, immutable"
_DENIED = ("camera", "geolocation", "microphone", "payment", "usb")


def headers_file(view: HeadersView) -> bytes:
    """The file as UTF-8."""
    rules = ("\n".join((f"{view.base_path}{at}", *lines)) for at, *lines in _rules(view))
    return ("# What to send with the files of this site.\n" + "\n".join(rules) + "\n").encode()


def _rules(view: HeadersView) -> Iterator[tuple[str, ...]]:
    yield (
        "/*",
        *(
            [f"  Content-Security-Policy: {site_policy(view.policy, wasm=view.wasm)}"]
            if view.policy
            else ()
        ),
        f"  Permissions-Policy: {', '.join(f'{one}=()' for one in _DENIED)}",
        "  Referrer-Policy: strict-origin-when-cross-origin",
        "  X-Content-Type-Options: nosniff",
    )
    for pattern, kind in view.types:
        yield pattern, f"  Content-Type: {kind}"
    for pattern in view.lasting:
        yield pattern, f"  Cache-Control: {LASTING}"
