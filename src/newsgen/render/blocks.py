"""Blocks of a newsroom as HTML: what stands between ::: and ::: in a body (see model/blocks.py).

What a block holds is read together with the rest of the text, so that its notes, links and headings
are the text's own. Where marks stand is told the block parser by characters that Python-Markdown
takes out of every text, so nobody else can write them.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX, AtomicString

from newsgen.i18n.dates import day_text, moment_text
from newsgen.i18n.moments import Written, written
from newsgen.model.blocks import (
    BACKGROUND,
    CORRECTION,
    INTERVIEW,
    QUOTE,
    READ_ALSO,
    TIMELINE,
    UPDATE,
    Fault,
    Kind,
    Mark,
    Role,
    marks,
    stories_of,
)
from newsgen.render.voice import Voice

_OPENS, _CLOSES, _ENTRY = (f"{STX}newsgen-{name}:" for name in ("opens", "closes", "entry"))
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]")
_YEAR = re.compile(r"[12][0-9]{3}")
_ISO = re.compile(r"[0-9]{4}-")


class NewsBlocks(Extension):
    """Registers the two processors, which share the marks of the text being read."""

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self.voice = voice
        self.found: Mapping[int, Mark] = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Marks are looked for once code and raw HTML are out of the way."""
        # Python-Markdown's own: fenced code 25, HTML 20; blocks: empty 100, indented lists 90.
        md.preprocessors.register(_Marking(md, self), "newsgen-marks", 15)
        md.parser.blockprocessors.register(_Building(md, self), "newsgen-blocks", 95)


class _Marking(Preprocessor):
    """Puts each mark that is in order into a block of its own, by its number."""

    def __init__(self, md: Markdown, extension: NewsBlocks) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        self._extension.found = {}
        text = "\n".join(lines)
        if ":::" not in text:
            return lines
        found: dict[int, Mark] = {}
        parts: list[str] = []
        opened: list[int] = []
        end = 0
        for number, mark in enumerate(one for one in marks(text) if one.fault is Fault.NONE):
            found[number] = mark
            if mark.role is Role.OPENS:
                opened.append(number)
                sign = f"{_OPENS}{number}{ETX}"
            elif mark.role is Role.CLOSES:
                sign = f"{_CLOSES}{opened.pop()}{ETX}"
            else:
                sign = f"{_ENTRY}{opened[-1]}:{number}{ETX}"
            parts += (text[end : mark.start], f"\n{sign}\n")
            end = mark.end
        parts.append(text[end:])
        self._extension.found = found
        return "".join(parts).split("\n")


class _Building(BlockProcessor):
    """Makes the element of a block of all that stands before its closing."""

    def __init__(self, md: Markdown, extension: NewsBlocks) -> None:
        super().__init__(md.parser)
        self._extension = extension

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 (Python-Markdown's)
        return block.startswith(_OPENS)

    def run(self, parent: Element, blocks: list[str]) -> None:
        number = int(blocks.pop(0).strip("\n")[len(_OPENS) : -1])
        closing = f"{_CLOSES}{number}{ETX}"
        inner: list[str] = []
        while blocks:
            block = blocks.pop(0)
            if block.strip("\n") == closing:
                break
            inner.append(block)
        kind = self._extension.found[number].kind
        if kind is not None:
            _MADE[kind](self, parent, number, inner)

    def read_also(self, parent: Element, number: int, inner: list[str]) -> None:
        """The stories' names, each in a paragraph; what they stand for is put there in the end."""
        aside = SubElement(parent, "aside", {"class": "read-also"})
        text = "\n".join([self._extension.found[number].words, *inner])
        for story, _ in stories_of(text):
            SubElement(aside, "p").text = AtomicString(story)

    def quote(self, parent: Element, number: int, inner: list[str]) -> None:
        """A pull quote, and who said it."""
        figure = SubElement(parent, "figure", {"class": "pull-quote"})
        self.parser.parseBlocks(SubElement(figure, "blockquote"), inner)
        who = self._extension.found[number].words
        if who:
            SubElement(figure, "figcaption").text = who

    def background(self, parent: Element, number: int, inner: list[str]) -> None:
        """What a reader should know beside the story."""
        aside = SubElement(parent, "aside", {"class": "background"})
        _label(aside, self._extension.voice.says("Background"))
        _title(aside, self._extension.found[number].words)
        self.parser.parseBlocks(aside, inner)

    def update(self, parent: Element, number: int, inner: list[str]) -> None:
        """What was added, and when."""
        self._note(parent, number, inner, ("update", "Updated"))

    def correction(self, parent: Element, number: int, inner: list[str]) -> None:
        """What was put right, and when."""
        self._note(parent, number, inner, ("correction", "Corrected"))

    def timeline(self, parent: Element, number: int, inner: list[str]) -> None:
        """What happened, and when."""
        self._listed(parent, number, inner, "timeline")

    def interview(self, parent: Element, number: int, inner: list[str]) -> None:
        """What was asked, and the answers."""
        self._listed(parent, number, inner, "interview")

    def _note(self, parent: Element, number: int, inner: list[str], named: tuple[str, str]) -> None:
        name, message = named
        mark, voice = self._extension.found[number], self._extension.voice
        aside = SubElement(parent, "aside", {"class": name})
        label = _label(aside, f"{voice.says(message)} ")
        _moment(label, mark.words, voice, spelt=True)
        self.parser.parseBlocks(aside, inner)

    def _listed(self, parent: Element, number: int, inner: list[str], name: str) -> None:
        found, voice = self._extension.found, self._extension.voice
        whole = SubElement(parent, "div", {"class": name})
        _title(whole, found[number].words)
        sign = f"{_ENTRY}{number}:"
        before: list[str] = []
        entries: list[tuple[Mark, list[str]]] = []
        for block in inner:
            if block.strip("\n").startswith(sign):
                entries.append((found[int(block.strip("\n")[len(sign) : -1])], []))
            else:
                (entries[-1][1] if entries else before).append(block)
        self.parser.parseBlocks(whole, before)
        listed = SubElement(whole, "dl")
        for entry, answer in entries:
            term = SubElement(listed, "dt")
            if name == "timeline":
                _moment(term, entry.words, voice, spelt=_ISO.match(entry.words) is not None)
            else:
                term.text = entry.words
            self.parser.parseBlocks(SubElement(listed, "dd"), answer)


_MADE: Mapping[Kind, Callable[[_Building, Element, int, list[str]], None]] = MappingProxyType(
    {
        READ_ALSO: _Building.read_also,
        QUOTE: _Building.quote,
        BACKGROUND: _Building.background,
        UPDATE: _Building.update,
        CORRECTION: _Building.correction,
        TIMELINE: _Building.timeline,
        INTERVIEW: _Building.interview,
    }
)


def _label(parent: Element, words: str) -> Element:
    label = SubElement(parent, "p", {"class": "block-label"})
    label.text = AtomicString(words)
    return label


def _title(parent: Element, words: str) -> None:
    if words:
        SubElement(parent, "p", {"class": "block-title"}).text = words


def _moment(parent: Element, text: str, voice: Voice, *, spelt: bool) -> None:
    """When something happened: as a time that machines read where it is one, else as words.

    `spelt` writes a date as the reader's language does, whatever way the author wrote it.
    """
    found = _written(text)
    if found is not None:
        element = SubElement(parent, "time", {"datetime": _machine(found)})
    elif _CLOCK.fullmatch(text) or _YEAR.fullmatch(text):
        element = SubElement(parent, "time", {"datetime": f"0{text}" if text[1:2] == ":" else text})
    else:
        parent.text = f"{parent.text or ''}{text}"
        return
    if found is not None and spelt:
        spell = moment_text if found.timed else day_text
        text = spell(found.moment, voice.language, year=True, capital=voice.capital_month)
    element.text = AtomicString(text)


def _machine(when: Written) -> str:
    if when.timed:
        return when.moment.isoformat("T", "minutes")
    return when.moment.date().isoformat()


def _written(text: str) -> Written | None:
    try:
        return written(text)
    except ValueError:
        return None
