"""The first paragraph of a body as plain words: the lead of an article that has none of its own."""

import re
from collections.abc import Iterator
from html import unescape

from newsgen.load import limits
from newsgen.model.blocks import Role, marks

_SEARCHED = 20_000  # characters of the body: a lead further down is no lead
_READ = 2_000  # characters of the paragraph: more than a lead can hold
_BLOCKS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
# Headings, quotations, lists, tables, code, HTML, pictures alone, definitions, rules, attributes.
_NO_PARAGRAPH = re.compile(
    r"#{1,6}|>|[*+-][ \t]|[0-9]+[.)][ \t]|\||    |\t|```|~~~|<[a-zA-Z/!?]|\[[^\]\n]+\]:"
    r"|:[ \t]|\{:|(?:[*_-][ \t]*){3,}$|[^\n]*\n[ \t]{0,3}(?:=+|-+)[ \t]*(?:\n|$)"
    r"|[^\n]*\|[^\n]*\n[ \t:|-]+(?:\n|$)"
)
# What all the patterns below but the first begin with: many a paragraph has none of it.
_MARKUP = re.compile(r"[\[<{`*_\\]")
# An address alone on its line: a card of a service, or nothing to be read out.
_ADDRESS = re.compile(r"^[ ]*https?://\S+[ ]*$", re.MULTILINE)
_PICTURE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])")
_NOTE = re.compile(r"\[\^[^\]]*\]")
_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)?\)|\[[^\]]*\])")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->")
_ATTRIBUTES = re.compile(r"\{:[^}\n]*\}")
_CODE = re.compile(r"`+")
_STRONG = re.compile(r"(?<!\\)\*+|(?<![\w\\])_+(?=\S)|(?<=\S)(?<!\\)_+(?!\w)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def lead_of(body: str, signs: bytes) -> str:
    """The first paragraph without markup, cut at a word near 300 characters; or "".

    `signs` are the body's (markup.py).
    """
    text = body[:_SEARCHED]
    for block in _parted(_without_blocks(text) if b"::" in signs else text):
        paragraph = block.strip("\n")
        if paragraph.strip() and not _NO_PARAGRAPH.match(paragraph):
            words = _plain(paragraph[:_READ])
            if words:
                return _cut(words)
    return ""


def _parted(text: str) -> Iterator[str]:
    """The blocks of a text, of which the first is mostly all that is asked for."""
    start = 0
    for gap in _BLOCKS.finditer(text):
        yield text[start : gap.start()]
        start = gap.end()
    yield text[start:]


def _without_blocks(text: str) -> str:
    """The text without what stands between ::: and :::, which is no part of the story's thread."""
    kept: list[str] = []
    end = 0
    within = False
    for mark in marks(text):
        if mark.depth == 0 and mark.role is Role.OPENS:
            kept.append(text[end : mark.start])
            within = True
        elif mark.depth == 0 and mark.role is Role.CLOSES and within:
            end = mark.end
            within = False
    return "\n\n".join([*kept, "" if within else text[end:]])


def _plain(text: str) -> str:
    text = _ADDRESS.sub("", text) if "://" in text else text
    if _MARKUP.search(text):
        text = _ATTRIBUTES.sub("", _NOTE.sub("", _PICTURE.sub("", text)))
        text = _TAG.sub("", _LINK.sub(r"\1", text))
        text = _ESCAPED.sub(r"\1", _STRONG.sub("", _CODE.sub("", text)))
    return " ".join(unescape(text).split())


def _cut(words: str) -> str:
    if len(words) <= limits.LEAD_CHARACTERS:
        return words
    kept = words[: limits.LEAD_CHARACTERS + 1].rpartition(" ")[0]
    return (kept or words[: limits.LEAD_CHARACTERS]).rstrip(" ,;:—–-(«\"'") + "…"
