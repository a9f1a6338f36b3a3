"""What our Markdown adds: headings below the page's own, with ids; aligned cells; a depth limit.

And one short cut: text that no inline pattern could want is not shown to any.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

from newsgen.i18n.slugs import slug
from newsgen.render.ids import Ids

DEPTH_MAX = 100

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ALIGN = re.compile(r"text-align: (left|center|right);")
# Every inline pattern needs one of these.
_INLINE = re.compile(r"[\\`*_\[<&\x02]|  \n")
_PLACEHOLDER = re.compile("\x02[^\x03]*\x03")


class TooDeepError(Exception):
    """Quotations, lists or brackets are nested further than any reader could follow."""


class Outline(Extension):
    """Registers the tree processors of this module for texts in one language."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Depth is judged before the tree is walked; headings once their words are known."""
        # Python-Markdown's own: inline patterns 20, attribute lists 8, escapes 0; notes 50.
        md.treeprocessors.register(_Depth(md), "newsgen-depth", 60)
        md.treeprocessors.register(_Unmarked(md), "newsgen-unmarked", 25)
        md.treeprocessors.register(_Headings(md, self.language), "newsgen-headings", 5)
        md.treeprocessors.register(_Alignment(md), "newsgen-alignment", 4)


class _Depth(Treeprocessor):
    def run(self, root: Element) -> None:
        level, depth = list(root), 0
        while level:
            depth += 1
            if depth > DEPTH_MAX:
                raise TooDeepError
            level = [child for element in level for child in element]


class _Unmarked(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not _INLINE.search(element.text):
                element.text = AtomicString(element.text)


class _Headings(Treeprocessor):
    def __init__(self, md: Markdown, language: str) -> None:
        super().__init__(md)
        self._language = language

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if element.tag in _HEADINGS]
        shift = any(heading.tag == "h1" for heading in headings)
        ids = Ids()
        for heading in headings:
            if shift:
                heading.tag = f"h{min(int(heading.tag[1]) + 1, 6)}"
            wanted = heading.get("id") or slug(_words(heading), self._language)
            if wanted:
                heading.set("id", ids.unused(wanted))


class _Alignment(Treeprocessor):
    # A class, since an inline style would need a hole in the site's content security policy.
    def run(self, root: Element) -> None:
        for cell in root.iter():
            if cell.tag in ("th", "td") and (found := _ALIGN.fullmatch(cell.get("style", ""))):
                del cell.attrib["style"]
                cell.set("class", f"align-{found[1]}")


def _words(heading: Element) -> str:
    parts: list[str] = [heading.text or ""]
    for child in heading:
        if child.tag != "sup":  # a note's number is not part of the words
            parts.append(_words(child))
        parts.append(child.tail or "")
    text = UnescapeTreeprocessor().unescape("".join(parts).replace(AMP_SUBSTITUTE, "&"))
    return _PLACEHOLDER.sub("", text)
