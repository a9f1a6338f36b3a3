"""A text in fewer tags, or in none: what aggregators take of the HTML of a story."""

import re
from collections.abc import Mapping
from html import unescape
from types import MappingProxyType

from newsgen.feeds.profiles import Text

_TAG = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*+)>""", re.IGNORECASE)
# Links between a text and its notes lead nowhere once the ids are gone.
_NOTE = re.compile(r'<sup><a href="[^"]*#fn:[^"]*">([^<]*)</a></sup>')
_BACK = re.compile(r'(?:&nbsp;|\xa0)?<a href="[^"]*#fnref\d*:[^"]*"[^>]*>[^<]*</a>')
_CELL = re.compile(r"</t[dh]>\s*(?=<t[dh]\b)")
_SPACE = re.compile(r"[ \t\n\r]+")
_ATTRIBUTE = re.compile(r'\s(href|src|alt|width|height|start)="[^"]*"')
_BLOCK_NAMES = """
p div h1 h2 h3 h4 h5 h6 ul ol blockquote figure figcaption aside table dl pre hr section details
summary li dt dd tr caption br
"""
_ENDS: Mapping[str, str] = MappingProxyType(
    {**dict.fromkeys(_BLOCK_NAMES.split(), "\n"), "td": " ", "th": " "}
)


def reduced(html: str, text: Text) -> str:
    """Portable HTML in the tags that `text` allows; plain paragraphs where it allows none."""
    if text.tags is None:
        return html
    for name in text.without:
        html = re.sub(rf"<{name}\b[^>]*>.*?</{name}>", "", html, flags=re.DOTALL)
    if "#fn" in html:
        html = _BACK.sub("", _NOTE.sub(r"[\1]", html))
    return _in_tags(html, text) if text.tags else _plain(html)


def _in_tags(html: str, text: Text) -> str:
    instead = dict(text.instead)

    def tag(match: re.Match[str]) -> str:
        close, name, rest = match.groups()
        name = name.lower()
        name = name if name in text.tags else instead.get(name, "")  # type: ignore[operator]
        if not name:
            return ""
        kept = "" if close else "".join(one[0] for one in _ATTRIBUTE.finditer(rest))
        return f"<{close}{name}{kept}>"

    return _TAG.sub(tag, _CELL.sub("</td> ", html))


def _plain(html: str) -> str:
    def gap(match: re.Match[str]) -> str:
        return _ENDS.get(match[2].lower(), "")

    plain = _TAG.sub(gap, _SPACE.sub(" ", html))
    lines = (line.strip() for line in unescape(plain).split("\n"))
    return "\n\n".join(filter(None, lines))
