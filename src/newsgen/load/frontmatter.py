"""A content file taken apart: its bytes as text, its front matter, its body."""

import re

from msgspec import Struct

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.load import limits
from newsgen.said import say

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_LOW = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
_HIGH = re.compile(b"\xc2[\x80-\x84\x86-\x9f]")  # U+0080 to U+009F in UTF-8, but for U+0085
_NONE = re.compile(b"\xef\xbf[\xbe\xbf]")  # U+FFFE and U+FFFF
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# YAML 1.1 breaks lines at these; an editor's program does not.
_BREAKS = "\x85\u2028\u2029"
_TO_SPACES = str.maketrans(_BREAKS, "   ")
_SAVE = say("save the file as UTF-8")


class Document(Struct, frozen=True):
    """A file's front matter, from line 2, and its body with the number of its first line."""

    header: str
    body: str
    body_line: int


def decoded(data: bytes, path: str) -> str:
    """The text of a file, without a byte order mark and with line feeds alone to end its lines."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NewsgenError([_not_utf8(data, path, error)]) from None
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def without_control_characters(text: str, data: bytes, path: str) -> tuple[str, list[Problem]]:
    """The text with spaces for characters no text should hold, and a problem for each kind.

    `data` is the file that the text was decoded from.
    """
    if _plain(data):
        return text, []
    first: dict[str, int] = {}
    for match in _CONTROL.finditer(text):
        first.setdefault(match[0], match.start())
    problems = [_invisible(mark, place_of(text, path, start)) for mark, start in first.items()]
    return _CONTROL.sub(" ", text), problems


def _plain(data: bytes) -> bool:
    # The same as _CONTROL not being found, at a tenth of its cost: every file goes through here.
    return (
        len(data.translate(None, _LOW)) == len(data)
        and _HIGH.search(data) is None
        and _NONE.search(data) is None
    )


def split(text: str, path: str) -> Document:
    """The front matter and the body of a file's text; raises if there is no front matter."""
    opening = _OPENING.match(text)
    if opening is None:
        raise NewsgenError([_no_front_matter(text, path)])
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        what = say("the front matter is not closed")
        remedy = say("put a line of three hyphens, ---, between the fields and the text")
        problem = Problem(Location(path, 1, 1), "unclosed-front-matter", what, remedy)
        raise NewsgenError([problem])
    header = text[opening.end() : closing.start()]
    if len(header) > limits.FRONT_MATTER_CHARACTERS:
        size = say("the front matter is {size} characters long", size=len(header))
        remedy = say(
            "{limit} at most; the text belongs below the second ---",
            limit=limits.FRONT_MATTER_CHARACTERS,
        )
        raise NewsgenError([Problem(Location(path, 1, 1), "too-large", size, remedy)])
    if any(mark in header for mark in _BREAKS):
        header = header.translate(_TO_SPACES)
    body_line = header.count("\n") + 3
    return Document(header, text[closing.end() + 1 :], body_line)


def yaml_lines(text: str) -> list[str]:
    """The lines of a text as YAML is to count them."""
    return text.translate(_TO_SPACES).split("\n")


def place_of(text: str, path: str, index: int, first: int = 1) -> Location:
    """Line and column of a character of a text whose first line is number `first`."""
    line = text.count("\n", 0, index)
    return Location(path, first + line, index - text.rfind("\n", 0, index))


def _no_front_matter(text: str, path: str) -> Problem:
    if not text.strip():
        what, remedy = say("the file is empty"), say("write an article, or delete the file")
    elif _OPENING.match(text.lstrip()):
        what = say("something stands above the front matter")
        remedy = say("make --- the very first line")
    else:
        what = say("there is no front matter")
        remedy = say("begin the file with\n---\ntitle: …\ndate: 2024-03-15 20:00\n---")
    return Problem(Location(path, 1, 1), "no-front-matter", what, remedy)


def _invisible(mark: str, where: Location) -> Problem:
    if mark == "\x00":
        remedy = say("this is no text file: save the file as UTF-8")
        return Problem(where, "nul-byte", say("there is a NUL byte"), remedy)
    what = say("there is an invisible control character, {mark}", mark=f"U+{ord(mark):04X}")
    return Problem(where, "control-character", what, say("delete it, or type the line anew"))


def _not_utf8(data: bytes, path: str, error: UnicodeDecodeError) -> Problem:
    before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
    where = place_of(before.replace("\r\n", "\n").replace("\r", "\n") + "?", path, _length(before))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        guess = "UTF-16"
    elif before.isascii() and _cyrillic(data[error.start : error.start + 1000]):
        guess = "Windows-1251"
    else:
        guess = ""
    text = (
        say("the file is not UTF-8: it looks like {guess}", guess=guess)
        if guess
        else say("the file is not UTF-8")
    )
    return Problem(where, "bad-encoding", text, _SAVE)


def _length(text: str) -> int:
    return len(text.replace("\r\n", "\n"))


def _cyrillic(data: bytes) -> bool:
    """True if most bytes above ASCII are Russian or Kazakh letters in Windows-1251."""
    high = bytes(byte for byte in data if byte > 0x7F)  # noqa: PLR2004 - the end of ASCII
    letters = sum(byte >= 0xC0 or byte in b"\xa8\xb8" for byte in high)  # noqa: PLR2004 - "А"
    return letters * 10 >= len(high) * 8
