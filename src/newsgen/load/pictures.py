"""Picture files as articles name them: beside the article, or under static/."""

import re

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.images import refused
from newsgen.load.fields import nearest, problem
from newsgen.load.sources import Files
from newsgen.model.photograph import DRAWING
from newsgen.said import say

_TYPES = {
    "jpg": "jpg",
    "jpeg": "jpg",
    "png": "png",
    "webp": "webp",
    "gif": "gif",
    "avif": "avif",
    "svg": DRAWING,
}
_OF_TELEPHONES = frozenset({"heic", "heif"})
_ALLOWED = say("use a jpg, png, webp, gif or avif file")
_SCHEME = re.compile("[a-zA-Z][a-zA-Z0-9+.-]*:")


def picture_file(text: str, where: Location, folder: str, files: Files) -> str:
    """The file a picture's name means, `folder` being the article's; raises if there is none."""
    if elsewhere(text):
        what = say("a photo lies with the site, not elsewhere on the web")
        remedy = say("save the file beside the article and write its name")
        raise problem(where, "bad-photo", what, remedy)
    parts = text.split("/")
    if ".." in parts or "\\" in text or "//" in text or not text.isprintable():
        what = say("{path!r} leads out of the article's folder", path=text[:80])
        remedy = say("write the name of a file beside it, or photos/x.jpg")
        raise problem(where, "bad-path", what, remedy)
    if text[1:2] == ":":
        what = say("{path!r} is a path on one computer only", path=text[:80])
        remedy = say("copy the file beside the article and write its name")
        raise problem(where, "bad-path", what, remedy)
    path = "/".join(part for part in parts if part not in ("", "."))
    candidates = [path if path.startswith("static/") else f"static/{path}"]
    if not text.startswith("/"):
        candidates.insert(0, f"{folder}/{path}")
    found = next(filter(None, map(files.find, candidates)), "")
    if not found:
        raise NewsgenError([_missing(text, where, candidates, files)])
    if _suffix(found) in _OF_TELEPHONES:
        bad = refused.heic(found.rpartition("/")[2])
        raise problem(where, "bad-photo", bad.text, bad.remedy)
    if _suffix(found) not in _TYPES:
        what = say("{path!r} is not a photo newsgen can show", path=text[:80])
        raise problem(where, "bad-photo", what, _ALLOWED)
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


def kind_of(path: str) -> str:
    """What a picture's name says it is: "jpg" … or "svg"; "" if it says nothing of the kind."""
    return _TYPES.get(_suffix(path), "")


def _suffix(path: str) -> str:
    return path.rpartition(".")[2].casefold()


def _missing(text: str, where: Location, candidates: list[str], files: Files) -> Problem:
    what = say("there is no photo {name!r}", name=text[:80])
    # Prefixes of the folder searched are left out of the proposal: it is to be pasted as it is.
    for candidate in candidates:
        beside = {one.rpartition("/")[2]: one for one in files.beside(candidate)}
        pictures = {name.casefold(): name for name in beside if _suffix(name) in _TYPES}
        wanted = candidate.rpartition("/")[2].casefold()
        near = pictures.get(wanted) or pictures.get(nearest(wanted, pictures), "")
        if near:
            given = text.rpartition("/")
            remedy = say("did you mean {name}?", name=f"{given[0]}{given[1]}{near}")
            return Problem(where, "missing-photo", what, remedy)
    remedy = say("put the file beside the article, or under static/")
    if where.path.endswith(".yaml"):
        remedy = say("put the file beside site.yaml, or under static/")
    return Problem(where, "missing-photo", what, remedy)
