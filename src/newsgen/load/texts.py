"""Articles and pages as other texts name them: by file, by story, by the site's full address."""

import posixpath
import re
from collections.abc import Callable, Set as AbstractSet
from functools import cached_property
from urllib.parse import unquote, urlsplit, urlunsplit

from newsgen import urls
from newsgen.errors import NewsgenError, Problem
from newsgen.load.fields import nearest, problem
from newsgen.load.names import is_text
from newsgen.load.sources import Files
from newsgen.model.article import Reference
from newsgen.said import say

_TONGUE = re.compile(r"(?:\.[a-z]{2,3}(?:[-_][A-Za-z]+)?)?\.(?:md|markdown)$")


class Known:
    """What there is to be named: files that are shown; stories and texts once they are wanted."""

    def __init__(
        self,
        files: Files,
        stories: Callable[[], AbstractSet[str]],
        texts: Callable[[], Files],
    ) -> None:
        self.files = files
        self._told = stories
        self._listed = texts

    @cached_property
    def stories(self) -> AbstractSet[str]:
        """Every story that is told."""
        return self._told()

    @cached_property
    def texts(self) -> Files:
        """Every article and page file."""
        return self._listed()


def names_text(address: str) -> bool:
    """True of a link that is written as the path of an article's or a page's file."""
    return is_text(address.partition("#")[0].partition("?")[0])


def own_address(address: str, base_url: str) -> str:
    """The address within the site of a full one at `base_url`; "" for one elsewhere."""
    folded = address.casefold()
    if not folded.startswith(("http://", "https://")):
        return ""
    host = urlsplit(base_url).netloc
    if folded.isascii() and folded.isprintable() and host not in folded:
        return ""  # as nearly all do; taking them apart to tell costs ten times as much
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    base = urls.base_path(base_url)
    path = parts.path or "/"
    if _host(parts.netloc) != host or not path.startswith(f"{base}/"):
        return ""
    return urlunsplit(("", "", path[len(base) :], parts.query, parts.fragment))


def text_linked(one: Reference, folder: str, known: Known) -> Reference:
    """A link with the file its path means, `folder` being that of the text it is in; raises."""
    path = unquote(one.text.partition("#")[0].partition("?")[0])
    if path.startswith("/"):
        bare = posixpath.normpath(path.lstrip("/"))
        candidates = [bare, f"content/{bare}", f"content/articles/{bare}"]
    else:
        beside = posixpath.normpath(f"{folder}/{path}")
        candidates = [beside, f"content/articles/{path}", f"content/{path}", path]
    found = next(filter(None, map(known.texts.find, candidates)), "")
    if not found:
        raise NewsgenError([_missing(one, folder, candidates, known.texts)])
    return Reference(one.text, one.where, found)


def story_named(one: Reference, folder: str, known: Known) -> Reference:
    """A story to read also, with its file or address where it is not named by itself; raises."""
    if one.file or one.text in known.stories:
        return one
    if names_text(one.text):
        return text_linked(one, folder, known)
    if one.text.startswith("/") and one.text.strip("/") not in known.stories:
        return Reference(one.text, one.where, one.text)
    raise NewsgenError([unknown_story(one, known.stories)])


def unknown_story(one: Reference, stories: AbstractSet[str]) -> Problem:
    """What is wrong with a story that is not there."""
    what = say("there is no story {name!r}", name=one.text[:80])
    near = _near_story(one.text, stories)
    remedy = (
        say("did you mean {name}?", name=near)
        if near
        else say("write its path below content/articles, without .md")
    )
    return problem(one.where, "unknown-story", what, remedy).problems[0]


def _host(name: str) -> str:
    if name.isascii():
        return name.casefold()
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _near_story(text: str, stories: AbstractSet[str]) -> str:
    bare = text.strip("/").removesuffix(".md").removeprefix("content/articles/")
    if bare in stories:
        return bare
    last = bare.rpartition("/")[2]
    named = sorted(one for one in stories if one.rpartition("/")[2] == last)
    if named:
        return named[0]
    folder = bare.rpartition("/")[0]
    return nearest(bare, (one for one in stories if one.rpartition("/")[0] == folder))


def _missing(one: Reference, folder: str, candidates: list[str], texts: Files) -> Problem:
    what = say("there is no article or page {name!r}", name=one.text[:80])
    near = _near_text(candidates, texts, one.where.path)
    if near:
        name = f"/{near}" if one.text.startswith("/") else posixpath.relpath(near, folder)
        return Problem(one.where, "missing-article", what, say("did you mean {name}?", name=name))
    remedy = say("write its path from this file, ../03/other.md, or below content/articles")
    return Problem(one.where, "missing-article", what, remedy)


def _near_text(candidates: list[str], texts: Files, own: str) -> str:
    """The file most likely meant by a path, `own` being the one it is written in; or ""."""
    folders = dict.fromkeys(candidates)
    beside = [one for path in folders for one in texts.beside(path) if is_text(one) and one != own]
    stories = {_untongued(path) for path in candidates}
    versions = [one for one in beside if _untongued(one) in stories]
    if versions:
        return versions[0]
    name = candidates[0].rpartition("/")[2]
    told = _untongued(name)
    elsewhere = (one for one in texts.paths if told in one and one != own and is_text(one))
    named = {one: one.rpartition("/")[2] for one in elsewhere}
    same = sorted((last != name, one) for one, last in named.items() if _untongued(last) == told)
    if same:
        return same[0][1]
    # Names alone are compared: in one folder the paths of any two files are much alike.
    stems = {posixpath.splitext(one)[0].rpartition("/")[2]: one for one in reversed(beside)}
    return stems.get(nearest(posixpath.splitext(name)[0], stems), "")


def _untongued(path: str) -> str:
    """A file's path without its suffix and the language before it."""
    return _TONGUE.sub("", path)
