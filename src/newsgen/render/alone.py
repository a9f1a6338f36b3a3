"""Addresses of services alone on their lines: each a paragraph by itself, shown to no pattern.

What they become is for render/embeds.py to say, once the HTML around them is clean.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from newsgen.render.embeds import embed_of, has_embed


class Alone(Extension):
    """Registers the one processor of this module."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Paragraphs are parted before inline patterns (20) could read an address."""
        md.treeprocessors.register(_Alone(md), "newsgen-alone", 30)


class _Alone(Treeprocessor):
    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            if any(_parted(one) for one in parent):
                parent[:] = [
                    part
                    for one in parent
                    for part in (_parts(one.text or "") if _parted(one) else (one,))
                ]


def _parted(paragraph: Element) -> bool:
    # One with children is a note's: the way back to the text stands in it.
    return paragraph.tag == "p" and not len(paragraph) and has_embed(paragraph.text or "")


def _parts(text: str) -> Iterator[Element]:
    words: list[str] = []
    for line in text.split("\n"):
        if embed_of(line.strip()):
            yield from _paragraph("\n".join(words))
            words = []
            yield from _paragraph(AtomicString(line.strip()))
        else:
            words.append(line)
    yield from _paragraph("\n".join(words))


def _paragraph(text: str) -> Iterator[Element]:
    if text.strip():
        element = Element("p")
        element.text = text if isinstance(text, AtomicString) else text.strip()
        yield element
