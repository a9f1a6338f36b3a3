"""Style sheets: the files they refer to, and digests that change when those files do."""

import posixpath
import re
from collections.abc import Iterator
from enum import Enum

from newsgen.fingerprint import file_digest, fingerprint

_COMMENT = re.compile(r"/\*.*?\*/|/\*.*\Z", re.DOTALL)
_REFERENCE = re.compile(
    r"""url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'()]*))\s*\)|@import\s+(?:"([^"\n]*)"|'([^'\n]*)')""",
    re.IGNORECASE,
)
_BEFORE_IMPORT = re.compile(r"@import\s*\Z", re.IGNORECASE)
_FONT_FACE = re.compile(r"@font-face\s*\Z", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


class Kind(Enum):
    """What a style sheet wants a file for."""

    SHEET = "sheet"
    FONT = "font"
    PICTURE = "picture"


def style_digest(data: bytes, links: tuple[tuple[str, str], ...], tail: str = "") -> bytes:
    """The digest of a style sheet with the addresses that are to be written into it, and below."""
    own = file_digest(data)
    return fingerprint((own, links, tail)) if links or tail else own


def references(css: str) -> Iterator[tuple[str, int]]:
    """Every file a style sheet refers to, as written, and where; not addresses elsewhere."""
    for match in _REFERENCE.finditer(_without_comments(css)):
        part = match.lastindex
        if part and match[part] and not _ELSEWHERE.match(match[part]):
            yield match[part], match.start(part)


def far_references(css: str) -> Iterator[tuple[str, int, Kind]]:
    """Every address elsewhere that a style sheet loads, where, and what for."""
    text = _without_comments(css)
    for match in _REFERENCE.finditer(text):
        part = match.lastindex
        if part and _ELSEWHERE.match(match[part]) and not match[part].startswith("#"):
            yield match[part], match.start(part), _kind(text, match)


def _kind(text: str, match: re.Match[str]) -> Kind:
    before = text[: match.start()]
    if match[0][0] == "@" or _BEFORE_IMPORT.search(before[-40:]):
        return Kind.SHEET
    block = before.rpartition("{")[0] if before.rfind("{") > before.rfind("}") else ""
    return Kind.FONT if _FONT_FACE.search(block[-40:]) else Kind.PICTURE


def referred(source: str, reference: str) -> tuple[str, str]:
    """The source a reference means ("" if it leaves static/), and what follows it ("?#iefix")."""
    path = re.split("[?#]", reference, maxsplit=1)[0]
    rest = reference[len(path) :]
    folder = "static" if path.startswith("/") else posixpath.dirname(source)
    found = posixpath.normpath(f"{folder}/{path.lstrip('/')}")
    return (found if found.startswith("static/") else ""), rest


def _without_comments(css: str) -> str:
    return _COMMENT.sub(_blank, css) if "/*" in css else css


def _blank(match: re.Match[str]) -> str:
    return re.sub("[^\n]", " ", match[0])
