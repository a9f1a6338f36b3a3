"""The headings of a text, for a table of contents."""

import re
from html import unescape

from msgspec import Struct

# Where headings begin and end; as everywhere, no tag reaches past the next <.
_MARK = re.compile(
    r"""<(?:/h(?P<closes>[1-6])\s*|h(?P<opens>[1-6])(?P<rest>\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*+)?)>""",
    re.IGNORECASE,
)
_ID = re.compile(r"""\sid\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_NOTE = re.compile(r"<sup\b[^<>]*>(?:<a\b[^<>]*>)?[^<>]*(?:</a>)?</sup>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_GAP = re.compile(r"[ \t\r\n]+")  # a no-break space stays what it is
_SHOWN = ("2", "3")


class Heading(Struct, frozen=True):
    """A heading in a text: its words, its id, and its level, 2 or 3."""

    title: str
    id: str
    level: int


def headings(html: str) -> tuple[Heading, ...]:
    """The headings of level 2 and 3 that have ids and say something, in their order."""
    found: list[Heading] = []
    opening: re.Match[str] | None = None
    for mark in _MARK.finditer(html):
        if mark["opens"]:
            opening = mark
        elif opening is not None and opening["opens"] == mark["closes"]:
            name = _name(opening["rest"] or "")
            title = _words(html[opening.end() : mark.start()])
            if name and title and mark["closes"] in _SHOWN:
                found.append(Heading(title, name, int(mark["closes"])))
            opening = None
    return tuple(found)


def _name(rest: str) -> str:
    match = _ID.search(rest)
    return unescape(match[match.lastindex or 0]) if match else ""


def _words(html: str) -> str:
    # The number of a note is no word of the heading.
    text = _TAG.sub("", _NOTE.sub("", html)) if "<" in html else html
    return _GAP.sub(" ", unescape(text)).strip()
