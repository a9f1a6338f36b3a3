"""The pictures and links a Markdown body names, outside code, each with where it stands."""

import re
from collections.abc import Iterator
from html import unescape

from msgspec import Struct

_BRACKET = re.compile(r"\\.|\[|\]", re.DOTALL)  # each begins with a sign, which is found fast
_TARGET = re.compile(
    r"""\(\s*(?:<([^<>\n]*)>|((?:[^\s()\\<]|\\.|\([^\s()]*\))(?:[^\s()\\]|\\.|\([^\s()]*\))*"""
    r"""(?:[ ]+[^\s()"'<]+)*))(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)"""
)
_TAG = re.compile(
    r"""<(img|a)\s(?:[^<>]*?\s)??(src|href)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""",
    re.IGNORECASE,
)
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*<?([^\s<>]+)", re.MULTILINE)
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|svg)$", re.IGNORECASE)
_FENCE = re.compile(r"^(~{3,}|`{3,})([^\n]*)$", re.MULTILINE)
# What may follow an opening fence, as Python-Markdown's fenced_code has it.
_LANGUAGE = re.compile(
    r"""[ ]*(?:\{[^\n]*\}|(?:\.?[\w#.+-]*[ ]*)?(?:hl_lines=(?:"[^\n]*"|'[^\n]*')[ ]*)?)"""
)
_TICKS = re.compile(r"\\`|`+")
_WORDS = bytes(set(range(256)) - set(b"\n\t<>[]^:~`{*_|-+.()!"))


class Named(Struct, frozen=True):
    """An address written in a body, where it begins, and whether a picture is to be shown there."""

    address: str
    index: int
    picture: bool


def signs_of(encoded: bytes) -> bytes:
    """The signs of a text in UTF-8 without the words between them.

    What it has not, the text has not, which takes a twentieth of the time to find out here.
    """
    return encoded.translate(None, _WORDS)


def named_in(body: str, signs: bytes = b"") -> list[Named]:
    """Every address that a body names in Markdown or HTML, in reading order.

    `signs` are its own, where they are known.
    """
    signs = signs or signs_of(body.encode())
    brackets, tags, definitions = b"](" in signs, b"<" in signs, b"]:" in signs
    if not (brackets or tags or definitions):
        return []
    text = without_code(body) if tags or b"`" in signs or b"~~~" in signs else body
    found: list[Named] = []
    if brackets:
        found += _inline(text)
    if tags:
        found += _tags(text)
    if definitions:
        found += _definitions(text)
    found.sort(key=_index)
    return found


def without_code(body: str) -> str:
    """The body with spaces in place of code and comments, so that all else keeps its place."""
    body = without_fences(body)
    if "`" in body:
        body = _without_ticks(body)
    if "<!--" in body:
        body = without_comments(body)
    return body


def _index(named: Named) -> int:
    return named.index


def _inline(text: str) -> Iterator[Named]:
    # No link reaches past an empty line, so only paragraphs with a target in them are looked at.
    target = text.find("](")
    while target >= 0:
        start = text.rfind("\n\n", 0, target) + 1
        end = text.find("\n\n", target)
        end = len(text) if end < 0 else end
        yield from _linked(text, start, end)
        target = text.find("](", end)


def _linked(text: str, start: int, end: int) -> Iterator[Named]:
    opened: list[int] = []
    for match in _BRACKET.finditer(text, start, end):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] == "]" and opened:
            opening = opened.pop()
            target = _TARGET.match(text, match.end()) if text.startswith("(", match.end()) else None
            if target:
                part = 1 if target[1] is not None else 2
                address = _read(_ESCAPED.sub(r"\1", target[part].strip()))
                picture = opening > 0 and text[opening - 1] == "!"
                yield Named(address, target.start(part), picture)


def _tags(text: str) -> Iterator[Named]:
    for match in _TAG.finditer(text):
        picture = match[1].lower() == "img"
        if (match[2].lower() == "src") is picture:
            part = next(part for part in (3, 4, 5) if match[part] is not None)
            yield Named(_read(match[part].strip()), match.start(part), picture)


def _read(address: str) -> str:
    """An address as a browser reads it: without the control characters that entities can hide."""
    read = unescape(address) if "&" in address else address
    return read if read.isprintable() else _UNSEEN.sub("", read)


def _definitions(text: str) -> Iterator[Named]:
    for match in _DEFINITION.finditer(text):
        yield Named(match[1], match.start(1), bool(_PICTURE.search(match[1])))


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    end = 0
    for start, stop in spans:
        pieces.append(text[end:start])
        pieces.append("".join("\n" if mark == "\n" else " " for mark in text[start:stop]))
        end = stop
    pieces.append(text[end:])
    return "".join(pieces)


def without_fences(text: str) -> str:
    """The text with spaces in place of fenced code."""
    # One sign is found far faster than three, and most texts have neither.
    if not any(sign in text and sign * 3 in text for sign in "`~"):
        return text
    fences = list(_FENCE.finditer(text))
    # Where each kind of closing fence stands, last first, so that finding one never searches twice.
    closings: dict[str, list[int]] = {}
    for index in range(len(fences) - 1, -1, -1):
        if not fences[index][2].strip(" "):
            closings.setdefault(fences[index][1], []).append(index)
    spans: list[tuple[int, int]] = []
    past = 0
    for index, fence in enumerate(fences):
        if index < past or not _LANGUAGE.fullmatch(fence[2]):
            continue
        same = closings.get(fence[1], [])
        while same and same[-1] <= index:
            same.pop()
        if same:
            past = same[-1] + 1
            spans.append((fence.start(), fences[same[-1]].end()))
    return _blanked(text, spans)


def _without_ticks(text: str) -> str:
    runs = [match for match in _TICKS.finditer(text) if match[0][0] == "`"]
    places: dict[int, list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        places.setdefault(len(runs[index][0]), []).append(index)
    spans: list[tuple[int, int]] = []
    past = 0
    for index, run in enumerate(runs):
        if index < past:
            continue
        same = places[len(run[0])]
        while same and same[-1] <= index:
            same.pop()
        if same and "\n\n" not in text[run.end() : runs[same[-1]].start()]:
            past = same[-1] + 1
            spans.append((run.start(), runs[same[-1]].end()))
    return _blanked(text, spans)


def without_comments(text: str) -> str:
    """The text with spaces in place of comments."""
    spans: list[tuple[int, int]] = []
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        spans.append((start, end + 3))
        start = text.find("<!--", end + 3)
    return _blanked(text, spans)
