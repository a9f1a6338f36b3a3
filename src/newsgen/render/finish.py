"""What is made of a body's HTML once it is clean: figures, boxes, cards of services and stories.

Each is made of plain paragraphs, so what an author's own HTML could make is no more than what an
author may write anyway; and of what is made here, buttons and frames, nothing can be written.
"""

import re
from collections.abc import Callable
from html import unescape

from newsgen.render.boxes import with_boxes
from newsgen.render.embeds import with_embeds
from newsgen.render.figures import with_figures
from newsgen.render.voice import Voice

_READ_ALSO = re.compile(r'<aside class="read-also">\s*((?:<p>[^<>]*</p>\s*)*)</aside>\n?')
_NAMED = re.compile(r"<p>([^<>]*)</p>")


def finished(html: str, voice: Voice, read_also: Callable[[tuple[str, ...]], str]) -> str:
    """The HTML of a body as readers get it; `read_also` gives that of the stories named, or ""."""
    parts: list[str] = []
    end = 0
    # What stands in for stories is no figure or address, and nor is what they are shown as.
    for match in _READ_ALSO.finditer(html) if "<aside" in html else ():
        stories = read_also(tuple(unescape(name) for name in _NAMED.findall(match[1])))
        gap = "\n" if stories and match[0].endswith("\n") else ""
        parts += (_shown(html[end : match.start()], voice), stories, gap)
        end = match.end()
    return with_boxes("".join([*parts, _shown(html[end:], voice)]), voice)


def _shown(html: str, voice: Voice) -> str:
    return with_embeds(with_figures(html, voice), voice)
