"""content/addresses.txt: every address the site has published, a line for each, sorted.

    /2024/03/15/astana-baku/ article ru 2024/03/astana-baku
    /2023/11/02/old/ article ru 2023/11/old gone: withdrawn at the source's request
    /politika/ section ru politika moved: /politics/

Lines that say what the site says now are known by being equal to it, and nobody looks into them.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from urllib.parse import quote, unquote

from msgspec.structs import replace

from newsgen import urls
from newsgen.errors import Location, NewsgenError, Problem
from newsgen.load import limits
from newsgen.load.addresses import is_page_address
from newsgen.load.frontmatter import decoded
from newsgen.load.names import name_of
from newsgen.load.sources import read_bytes
from newsgen.load.survey import Survey
from newsgen.model.article import Article, StandingPage
from newsgen.model.promise import ARTICLE, FRONT, KINDS, PAGE, SECTION, Owner, Promise, composed
from newsgen.model.settings import Settings
from newsgen.said import say

PATH = "content/addresses.txt"
_LINE = re.compile(
    rf"(/\S*)\s+({'|'.join(KINDS)})\s+([a-z]{{2,3}})"
    r"(?:\s+(?!gone:|moved:)(\S+))?(?:\s+(gone|moved):\s*(.*\S))?\s*"
)
_PLAIN = re.compile(r"/(?:[a-z0-9-]+/)*")  # as nearly all are
_WRITE = say(
    "write it as {line}; it may end with gone: and a reason, or with moved: and an address",
    line="/2024/03/15/astana-baku/ article ru 2024/03/astana-baku",
)


class Ledger:
    """What the file says, beside what is so now; nothing where there is no file."""

    def __init__(self, surveyed: Survey, now: Iterable[str]) -> None:
        # Raises if the file cannot be read; `now` are the lines_now() of the site.
        stored = surveyed.stored.get(PATH)
        self.complete = False  # whether every address the site has now is in the file
        self._lines: list[str] = []
        self._odd: frozenset[str] = frozenset()
        if stored is not None:
            data = read_bytes(surveyed.root, stored.found, limits.ADDRESSES_BYTES)
            self._lines = decoded(data, PATH).split("\n")
            told, wanted = frozenset(self._lines), frozenset(now)
            self.complete = wanted <= told
            self._odd = told - wanted

    def promises(self) -> tuple[tuple[Promise, ...], list[Problem]]:
        """What the lines say that are not of now, and what is wrong with them."""
        odd = self._odd
        if not odd:
            return (), []
        found: dict[str, Promise] = {}
        problems: list[Problem] = []
        for number, line in enumerate(self._lines, 1):
            if line not in odd or line[:1] in ("#", "") or line.isspace():
                continue
            try:
                promise = _promise(line, number)
                first = found.setdefault(promise.address, promise)
                if replace(first, line=number) != promise:
                    raise _twice(promise, first)
            except NewsgenError as error:
                problems += error.problems
                if len(problems) == limits.PROBLEMS:
                    break
        return tuple(found.values()), problems


def lines_now(
    articles: Iterable[Article], pages: Iterable[StandingPage], settings: Settings
) -> Iterator[str]:
    """A line for each address of the site as it is, in no order: what a promise is given for."""
    for number, language in enumerate(settings.languages):
        prefix = f"/{language}" if number else ""
        yield _line(urls.home(prefix), Owner(FRONT, language))
        for section in settings.sections:
            owner = Owner(SECTION, language, section.key)
            yield _line(urls.section(prefix, section.key), owner)
    for page in pages:
        yield _line(page.url, Owner(PAGE, page.language, page.key))
    for article in articles:
        owner = Owner(ARTICLE, article.language, article.story)
        yield _line(article.url, owner)
        for alias in article.aliases:
            yield _line(alias, owner)


def recorded(text: str, now: Collection[str]) -> str:
    """The file's text with all that is so now: sorted, an address once, comments on top."""
    comments: list[str] = []
    lines: dict[str, str] = {}
    for line in text.split("\n"):
        if line.startswith("#"):
            comments.append(line)
        elif line.strip():
            lines[line.split(maxsplit=1)[0]] = line.strip()
    lines |= {line.partition(" ")[0]: line for line in now}
    comments = comments or [f"# {one}" for one in _ABOUT]
    return "\n".join([*comments, *(lines[address] for address in sorted(lines)), ""])


_ABOUT = (
    "Every address this site has published, and what stands or stood there; see newsgen's docs,",
    '"Addresses". "newsgen build --record" adds to it, people add gone: and moved: to lines.',
)


def owners_of(files: Iterable[str], languages: tuple[str, ...]) -> frozenset[Owner]:
    """What content files' pages are to who knows their addresses; none for foreign languages."""
    found: set[Owner] = set()
    for file in files:
        kind = ARTICLE if file.startswith("content/articles/") else PAGE
        with suppress(NewsgenError):
            name = name_of(file, languages)
            found.add(Owner(kind, name.language, composed(name.story)))
    return frozenset(found)


def _line(address: str, owner: Owner) -> str:
    kind, language, name = owner
    if not name:
        return f"{address} {kind} {language}"
    if " " in name or "%" in name:
        name = name.replace("%", "%25").replace(" ", "%20")
    return f"{address} {kind} {language} {composed(name)}"


def _promise(line: str, number: int) -> Promise:
    where = Location(PATH, number, 1)
    match = _LINE.fullmatch(line)
    if match is None or bool(match[4]) == (match[2] == FRONT):
        what = say("this is no line of a list of addresses: {line!r}", line=line[:80])
        raise NewsgenError([Problem(where, "bad-record", what, _WRITE)])
    address, kind, language, name, word, rest = match.groups(default="")
    gone, moved = (rest, "") if word == "gone" else ("", rest)
    for one in (address, moved):
        if one and not _PLAIN.fullmatch(one) and not is_page_address(one):
            what = say("{value!r} is not an address of this site", value=one[:80])
            remedy = say("write it as /old/address/ or /old/address.html")
            raise NewsgenError([Problem(where, "bad-record", what, remedy)])
    owner = Owner(kind, language, composed(unquote(name) if "%" in name else name))
    return Promise(_quoted(address), owner, number, gone, _quoted(moved))


def _quoted(address: str) -> str:
    return address if _PLAIN.fullmatch(address) else quote(unquote(address))


def _twice(promise: Promise, first: Promise) -> NewsgenError:
    text = say("{address} stands in line {line} already", address=promise.address, line=first.line)
    where = Location(PATH, promise.line, 1)
    return NewsgenError([Problem(where, "bad-record", text, say("keep one of the two lines"))])
