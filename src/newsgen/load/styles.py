"""Style sheets: the files they refer to, and digests that change when those files do."""

import posixpath
import re
from collections.abc import Iterator

from newsgen.fingerprint import file_digest, fingerprint

_COMMENT = re.compile(r"/\*.*?\*/|/\*.*\Z", re.DOTALL)
_REFERENCE = re.compile(
    r"""url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'()]*))\s*\)|@import\s+(?:"([^"\n]*)"|'([^'\n]*)')""",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


def style_digest(data: bytes, links: tuple[tuple[str, str], ...], tail: str = "") -> bytes:
    """The digest of a style sheet with the addresses that are to be written into it, and below."""
    own = file_digest(data)
    return fingerprint((own, links, tail)) if links or tail else own


def references(css: str) -> Iterator[tuple[str, int]]:
    """Every file a style sheet refers to, as written, and where; not addresses elsewhere."""
    text = _COMMENT.sub(_blank, css) if "/*" in css else css
    for match in _REFERENCE.finditer(text):
        part = match.lastindex
        if part and match[part] and not _ELSEWHERE.match(match[part]):
            yield match[part], match.start(part)


def referred(source: str, reference: str) -> tuple[str, str]:
    """The source a reference means ("" if it leaves static/), and what follows it ("?#iefix")."""
    path = re.split("[?#]", reference, maxsplit=1)[0]
    rest = reference[len(path) :]
    folder = "static" if path.startswith("/") else posixpath.dirname(source)
    found = posixpath.normpath(f"{folder}/{path.lstrip('/')}")
    return (found if found.startswith("static/") else ""), rest


def _blank(match: re.Match[str]) -> str:
    return re.sub("[^\n]", " ", match[0])
