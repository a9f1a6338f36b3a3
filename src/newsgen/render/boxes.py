"""Tables and code stand in boxes of their own, which scroll where a screen is too narrow for them.

A box can be reached by keyboard and says what it is, since otherwise only a mouse could move it.
"""

import re
from html import escape

from newsgen.render.voice import Voice

# Whole tags, quoted attributes and all, so that nothing inside one is taken for another.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|textarea)\b.*?(?:</(?P=raw)\s*>|\Z)"
    r"""|<(?P<close>/?)(?P<name>[a-z][^\s/<>]*)(?:[^<>"']|"[^"]*"|'[^']*')*+>""",
    re.IGNORECASE | re.DOTALL,
)
_EMPTY_HEADER = re.compile(r'<th(?: class="align-\w+")?></th>')


def with_boxes(html: str, voice: Voice) -> str:
    """The HTML of a body, each table that is in no other in its box, and code that scrolls.

    A header with nothing in it, as in the corner of a table, is a cell like any other.
    """
    if "<table" not in html and "<pre" not in html:
        return html
    html = _EMPTY_HEADER.sub("<td></td>", html) if "></th>" in html else html
    put: list[tuple[int, str]] = []
    begin = depth = 0
    for tag in _TAG.finditer(html):
        name, closing = (tag["name"] or "").lower(), bool(tag["close"])
        if name == "table":
            if not depth:
                begin = tag.start()
            if closing and depth == 1:
                opening = f'<div class="scroll"{_named(voice.says("Table"))}>\n'
                put += ((begin, opening), (tag.end(), "\n</div>"))
            depth = max(depth + (-1 if closing else 1), 0)
        elif name == "pre" and not closing:
            put.append((tag.start() + len("<pre"), _named(voice.says("Code"))))
    return _with(html, put)


def _named(words: str) -> str:
    return f' role="group" aria-label="{escape(words)}" tabindex="0"'


def _with(html: str, put: list[tuple[int, str]]) -> str:
    parts: list[str] = []
    end = 0
    for place, text in sorted(put, key=lambda one: one[0]):
        parts += (html[end:place], text)
        end = place
    return "".join([*parts, html[end:]])
