"""The Content-Security-Policy: what a page may load and from where, so that nothing else is.

Each page says its own in its head, for hosts that send no headers. `_headers` says it again with
what a page cannot. A browser that is given both keeps to both, so the header's is never stricter.
"""

from collections.abc import Iterator

from newsgen.model.settings import Policy
from newsgen.render.services import SERVICES

SELF = "'self'"
WASM = "'wasm-unsafe-eval'"
# Of the page itself, not of what it loads; templates/parts/policy.html says it in a <meta> of its
# own, after the other: the Nu Html Checker looks what the last one it meets would stop, and of a
# page in a file it cannot tell what 'self' is. To browsers two policies are as good as one.
OF_PAGE = "base-uri 'none'; form-action 'self'"


def page_policy(policy: Policy, *, wasm: bool = False, framed: bool = True) -> str:
    """What a page may load, as a <meta> can say it.

    `wasm`: its own scripts run WebAssembly; `framed`: there is something from another site in it.
    """
    return "; ".join(" ".join(one) for one in _directives(policy, wasm=wasm, framed=framed))


def site_policy(policy: Policy, *, wasm: bool = False) -> str:
    """The policy of every file of the site, as a header says it."""
    return f"{page_policy(policy, wasm=wasm)}; {OF_PAGE}; frame-ancestors {SELF}"


def frames() -> tuple[str, ...]:
    """The hosts whose frames a press of a card's button loads."""
    hosts = {"/".join(one.frame.split("/", 3)[:3]) for one in SERVICES if one.frame}
    return tuple(sorted(hosts))


def _directives(policy: Policy, *, wasm: bool, framed: bool) -> Iterator[tuple[str, ...]]:
    yield "default-src", "'none'"
    yield "script-src", SELF, *([WASM] if wasm else ()), *policy.script
    yield "style-src", SELF, *policy.style
    yield "img-src", SELF, "data:", *policy.img
    yield "font-src", SELF, *policy.font
    yield "media-src", SELF, *policy.media
    yield "connect-src", SELF, *policy.connect
    if framed or policy.frame:  # else as the default says: from nowhere
        yield "frame-src", *(frames() if framed else ()), *policy.frame
    yield "manifest-src", SELF
