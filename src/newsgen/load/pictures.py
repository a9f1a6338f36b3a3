"""Picture files as articles name them: beside the article, or under static/."""

import re

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.load import limits
from newsgen.load.fields import nearest, problem
from newsgen.load.sources import Files, Found

_TYPES = {
    "jpg": "jpg",
    "jpeg": "jpg",
    "png": "png",
    "webp": "webp",
    "gif": "gif",
    "avif": "avif",
}
_ALLOWED = "use a jpg, png, webp, gif or avif file"
HEAD_BYTES = 32
_SCHEME = re.compile("[a-zA-Z][a-zA-Z0-9+.-]*:")


def picture_file(text: str, where: Location, folder: str, files: Files) -> str:
    """The file a picture's name means, `folder` being the article's; raises if there is none."""
    if elsewhere(text):
        what = "a photo lies with the site, not elsewhere on the web"
        raise problem(
            where, "bad-photo", what, "save the file beside the article and write its name"
        )
    parts = text.split("/")
    if ".." in parts or "\\" in text or "//" in text or not text.isprintable():
        what = f"{text[:80]!r} leads out of the article's folder"
        raise problem(
            where, "bad-path", what, "write the name of a file beside it, or photos/x.jpg"
        )
    if text[1:2] == ":":
        what = f"{text[:80]!r} is a path on one computer only"
        raise problem(
            where, "bad-path", what, "copy the file beside the article and write its name"
        )
    path = "/".join(part for part in parts if part not in ("", "."))
    candidates = [path if path.startswith("static/") else f"static/{path}"]
    if not text.startswith("/"):
        candidates.insert(0, f"{folder}/{path}")
    found = next(filter(None, map(files.find, candidates)), "")
    if not found:
        raise NewsgenError([_missing(text, where, candidates, files)])
    if _suffix(found) not in _TYPES:
        raise problem(
            where, "bad-photo", f"{text[:80]!r} is not a photo newsgen can show", _ALLOWED
        )
    return found


def elsewhere(address: str) -> bool:
    """True of an address that does not name a file of this site."""
    head = address[:8].casefold()
    return head.startswith(("http:", "https:", "//", "data:"))


def of_this_site(address: str) -> bool:
    """True of a link to another page of this site: "/about/" or "../about/"."""
    if not address or address[0] in "#?" or address.startswith("//"):
        return False
    return _SCHEME.match(address) is None


def picture_fault(found: Found, head: bytes) -> tuple[str, str]:
    """What is wrong with a picture's file, judged by its first bytes, and the cure; or ""."""
    name = found.path.rpartition("/")[2]
    if not found.size:
        return f"{name} is an empty file", "save the photo again"
    if found.size > limits.PHOTO_BYTES:
        megabytes = limits.PHOTO_BYTES // 1_000_000
        return (
            f"{name} is larger than {megabytes} MB",
            "save it smaller: 2,400 pixels wide is plenty",
        )
    kind = _kind(head)
    if not kind:
        return f"{name} is not a photo, whatever its name says", _ALLOWED
    if kind != _TYPES[_suffix(found.path)]:
        return f"{name} is in truth a {kind} file", f"rename it to end in .{kind}"
    return "", ""


def _kind(head: bytes) -> str:
    if head.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp" and (b"avif" in head or b"avis" in head):
        return "avif"
    return ""


def _suffix(path: str) -> str:
    return path.rpartition(".")[2].casefold()


def _missing(text: str, where: Location, candidates: list[str], files: Files) -> Problem:
    # Prefixes of the folder searched are left out of the proposal: it is to be pasted as it is.
    for candidate in candidates:
        beside = {one.rpartition("/")[2]: one for one in files.beside(candidate)}
        pictures = {name.casefold(): name for name in beside if _suffix(name) in _TYPES}
        wanted = candidate.rpartition("/")[2].casefold()
        near = pictures.get(wanted) or pictures.get(nearest(wanted, pictures), "")
        if near:
            given = text.rpartition("/")
            remedy = f"did you mean {given[0]}{given[1]}{near}?"
            return Problem(where, "missing-photo", f"there is no photo {text[:80]!r}", remedy)
    remedy = "put the file beside the article, or under static/"
    return Problem(where, "missing-photo", f"there is no photo {text[:80]!r}", remedy)
