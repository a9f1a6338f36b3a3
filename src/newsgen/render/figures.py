"""Pictures alone in a paragraph become figures, and several of them a gallery.

The title of a picture is its caption and, behind the last "|", whose picture it is.
"""

import re
from html import escape, unescape

from newsgen.render.addresses import Links
from newsgen.render.voice import Voice

# Tags as render/addresses.py writes them: < and > are escaped inside.
_PICTURE = r"<a [^<>]*><img [^<>]*></a>|<img [^<>]*>"
_PARAGRAPH = re.compile(rf"<p>((?:{_PICTURE})(?:(?:<br>)?\s*(?:{_PICTURE}))*)</p>")
_EACH = re.compile(_PICTURE)
# A picture as most are written, without anything in it that Markdown or HTML could read otherwise.
_SIMPLE = re.compile(
    r'!\[(?P<alt>[^\\`*_\[\]{}<>|&"\n]*)\]\((?P<src>(?!//)[\w./%-]+)'
    r'(?: "(?P<title>(?:[^\\`\[\]{}<>&"\'\s]|[ ])+)")?\)'
)
_TITLE = re.compile(r'(<img [^<>]*?) title="([^"]*)"')


def with_figures(html: str, voice: Voice) -> str:
    """The HTML of a body with its figures and galleries; addresses are as published."""

    def shown(match: re.Match[str]) -> str:
        figures = [_figure(one[0], voice) for one in _EACH.finditer(match[1])]
        if len(figures) == 1:
            return figures[0]
        items = "".join(f"<li>\n{figure}\n</li>\n" for figure in figures)
        return f'<ul class="gallery">\n{items}</ul>'

    return _PARAGRAPH.sub(shown, html) if "<img " in html else html


def simple_figure(block: str, links: Links, voice: Voice) -> str | None:
    """The figure of a block that is one plainly written picture; None for others."""
    match = _SIMPLE.fullmatch(block)
    if match is None or "///" in block:
        return None
    picture = links.picture(
        {name: text for name, text in match.groupdict().items() if text is not None}
    )
    return _figure(picture, voice) if picture else ""


def _figure(picture: str, voice: Voice) -> str:
    title = _TITLE.search(picture)
    if title is None:
        return f"<figure>\n{picture}\n</figure>"
    bare = _TITLE.sub(r"\1", picture)
    before, mark, after = unescape(title[2]).rpartition("|")
    caption, credit = (before, after) if mark else (after, "")
    parts = [_span("caption", caption.strip())]
    if credit.strip():
        said = voice.says("Photo: %(credit)s") % {"credit": credit.strip()}
        parts.append(_span("credit", said))
    inner = " ".join(filter(None, parts))
    below = f"\n<figcaption>{inner}</figcaption>" if inner else ""
    return f"<figure>\n{bare}{below}\n</figure>"


def _span(name: str, text: str) -> str:
    return f'<span class="{name}">{escape(text, quote=False)}</span>' if text else ""
