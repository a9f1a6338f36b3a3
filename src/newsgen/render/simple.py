"""Blocks as news has them, paragraphs above all, whose HTML is known without Python-Markdown.

Python-Markdown takes a text apart at its empty lines and asks one block processor after another,
then walks each text with every inline pattern. Most paragraphs of a newspaper mean nothing to any
of them. A block is taken as simple here only where no processor but the one named could want it:

- every processor looks for its mark, or for indentation, at the start of some line;
- a list, a quotation, code or a definition may go on in the block after it, but only in one that
  is indented or begins with their mark, which is no paragraph here;
- a table, a heading by its underline and a fence need marks that no simple line has.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsgen.i18n.slugs import slug
from newsgen.render.embeds import has_embed
from newsgen.render.ids import Ids
from newsgen.render.phrases import Phrases, bare

# What begins a line that is, or could become, something other than a line of a paragraph:
# indented code, headings, quotations, definitions, lists, rules, tables, fences. The star of a
# list or a rule is not here: no word is next to it, so it is no mark of `phrases` either.
_BEGINNING = re.compile(r"^(?:[\s#>:+=|~-]|\d+\.[ ])", re.MULTILINE)
# The commonest block is one line that begins so, and has no sign.
_PLAIN = re.compile(r"(?!\d+\.[ ])[^\s#>:+=~-]")
_WORDS = bytes(set(range(0x20, 0x100)) - set(b"\\`*_[]{}<>|&/\x7f"))

_HEADING = re.compile(r"(#{1,6})([^#\\\n]+)")
_BULLET = re.compile(r"[*+-][ ]+(?=\S)(.*)")
_NUMBER = re.compile(r"[0-9]+\.[ ]+(?=\S)(.*)")
_QUOTED = re.compile(r">[ ]?(?=\S)(.*)")


def signs_by_block(encoded: bytes) -> list[bytes]:
    """What may mean something in each block of a text in UTF-8; and its control characters."""
    return [block.translate(None, _WORDS) for block in encoded.split(b"\n\n")]


def paragraph(block: str, signs: bytes, phrases: Phrases) -> str | None:
    """The HTML of a block that is a simple paragraph, "" if it is empty; None for others."""
    if not signs and (block[:1].isalpha() or _PLAIN.match(block)):
        return f"<p>{phrases.spaced(block)}</p>"
    # Of more than one empty line between blocks the next one has the rest.
    block = block.lstrip("\n")
    if not block:
        return ""
    inner = _running(block, phrases)
    return None if inner is None else f"<p>{inner}</p>"


def composed(
    blocks: Sequence[str], paragraphs: Sequence[str | None], phrases: Phrases, language: str
) -> str | None:
    """The HTML of a text of simple blocks, given that of its paragraphs; None for others."""
    made: list[str | _Heading] = []
    open_ended = False
    for block, known in zip(blocks, paragraphs, strict=True):
        piece = known if known is not None else _heading(block.lstrip("\n"), phrases)
        if piece is None:
            # What two lists or quotations in a row become is for Python-Markdown to say.
            piece = None if open_ended else _container(block.lstrip("\n"), phrases)
            if piece is None:
                return None
            open_ended = True
        elif piece:
            open_ended = False
        if piece:
            made.append(piece)
    return "\n".join(_finished(made, language))


def _running(text: str, phrases: Phrases) -> str | None:
    return None if _BEGINNING.search(text) or has_embed(text) else phrases.html(text)


class _Heading(NamedTuple):
    level: int
    words: str
    html: str


def _heading(block: str, phrases: Phrases) -> _Heading | None:
    match = _HEADING.fullmatch(block)
    text = match[2].strip() if match else ""
    html = phrases.html(text) if text else None
    return _Heading(len(match[1]), bare(text), html) if match and html is not None else None


def _finished(pieces: Sequence[str | _Heading], language: str) -> Iterator[str]:
    """The pieces as HTML; headings below the page's own, with ids, as in `outline`."""
    shift = any(isinstance(piece, _Heading) and piece.level == 1 for piece in pieces)
    ids = Ids()
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
            continue
        name = f"h{min(piece.level + shift, 6)}"
        wanted = slug(piece.words, language)
        attribute = f' id="{ids.unused(wanted)}"' if wanted else ""
        yield f"<{name}{attribute}>{piece.html}</{name}>"


def _container(block: str, phrases: Phrases) -> str | None:
    """A list without anything but one line in each item, or a quotation of one paragraph."""
    lines = block.split("\n")
    if quoted := _matched(_QUOTED, lines):
        inner = _running("\n".join(quoted), phrases)
        return None if inner is None else f"<blockquote>\n<p>{inner}</p>\n</blockquote>"
    # Numbers after the first do not matter; another first one is an attribute of the list.
    name = "ol" if block.startswith("1. ") else "ul"
    made = []
    for item in _matched(_NUMBER if name == "ol" else _BULLET, lines):
        inner = _running(item, phrases)
        if inner is None:
            return None
        made.append(f"<li>{inner}</li>\n")
    return f"<{name}>\n{''.join(made)}</{name}>" if made else None


def _matched(pattern: re.Pattern[str], lines: Sequence[str]) -> Sequence[str]:
    """What the pattern finds in each of the lines; nothing unless it fits them all."""
    found = [match[1] for line in lines if (match := pattern.fullmatch(line))]
    return found if len(found) == len(lines) else ()
