"""Bodies: Markdown becomes the HTML that readers get, in their language and safe for them."""

import re
from functools import partial
from typing import Any

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.i18n.messages import Messages
from newsgen.printable import is_printable, printable
from newsgen.render.addresses import Links, Surroundings, addressed
from newsgen.render.aside import put_back, set_aside
from newsgen.render.embeds import embed_of
from newsgen.render.figures import simple_figure
from newsgen.render.finish import finished
from newsgen.render.phrases import Phrases, has_entity
from newsgen.render.simple import composed, paragraph, signs_by_block
from newsgen.render.voice import Voice, voice_of
from newsgen.said import say

_TAB = 4
_BLANK_LINE = re.compile(r"(?<=\n) +\n")


class Bodies:
    """Reads bodies; holds a Markdown reader per language, made when first needed."""

    def __init__(self, messages: Messages | None = None) -> None:
        self._readers: Any = None
        self._messages = messages or Messages()
        self._voices: dict[tuple[str, bool], Voice] = {}

    def html(
        self, text: str, *, file: str, language: str, around: Surroundings, trusted: bool = False
    ) -> str:
        """The HTML of a body; `trusted` leaves its HTML alone. NewsgenError if nested too deep.

        The same, byte for byte, as `thorough`, which takes ten times as long for most bodies.
        """
        thorough = partial(
            self.thorough, file=file, language=language, around=around, trusted=trusted
        )
        text, blocks, signs = _parted(text)
        every = b"".join(signs)
        # An open tag may reach over any number of paragraphs, and what follows a broken entity
        # is read differently.
        if b"<" in every or (b"&" in every and "&#" in text):
            return thorough(text)
        phrases = Phrases(Links(around), "\xa0" if trusted else "&nbsp;")
        paragraphs = [
            paragraph(block, marks, phrases) for block, marks in zip(blocks, signs, strict=True)
        ]
        if b"//" in every or (b"[" in every and "![" in text):
            voice = self._voice(language, capital_month=around.capital_month)
            paragraphs = [
                _alone(block.lstrip("\n"), phrases.links, voice) if made is None else made
                for block, made in zip(blocks, paragraphs, strict=True)
            ]
        html = composed(blocks, paragraphs, phrases, language)
        if html is None:
            rest, runs = set_aside(blocks, paragraphs)
            html = put_back(thorough(rest), runs)
        return thorough(text) if html is None else html

    def thorough(
        self, text: str, *, file: str, language: str, around: Surroundings, trusted: bool = False
    ) -> str:
        """The HTML of a body, all of it read by Python-Markdown and cleaned by nh3."""
        # Together they take 40 ms to import, and many a build has no need of them.
        from newsgen.render.dialect import Readers  # noqa: PLC0415
        from newsgen.render.sanitise import sanitised  # noqa: PLC0415

        if self._readers is None:
            self._readers = Readers()
        voice = self._voice(language, capital_month=around.capital_month)
        raw = self._readers.html(printable(text), voice)
        if raw is None:
            what = say("quotations, lists or brackets are nested too deep to be read")
            remedy = say("take away some levels of nesting")
            raise NewsgenError([Problem(Location(file), "too-deep", what, remedy)])
        html = addressed(raw if trusted else sanitised(raw), around)
        return finished(html, voice, around.read_also)

    def _voice(self, language: str, *, capital_month: bool) -> Voice:
        key = (language, capital_month)
        if key not in self._voices:
            self._voices[key] = voice_of(language, self._messages, capital_month=capital_month)
        return self._voices[key]


def _alone(block: str, links: Links, voice: Voice) -> str | None:
    """The HTML of a block that is one picture, or one address of a service; None for others."""
    if block.startswith("!["):
        return simple_figure(block, links, voice)
    embed = None if "\n" in block or has_entity(block) else embed_of(block)
    return None if embed is None else embed.card(voice)


def _parted(text: str) -> tuple[str, list[str], list[bytes]]:
    """The text without what HTML may not hold, its blocks as Markdown's, and the signs of each."""
    whole = f"{text}\n\n"
    # All that is asked is asked of UTF-8, where it takes less, what that takes to make included.
    data = whole.encode("utf-8", "surrogatepass")
    signs = signs_by_block(data)
    every = b"".join(signs)
    if not is_printable(data, every):
        return _parted(printable(text))
    if b"\t" in every or b"\r" in every or " \n" in whole:
        whole = _normal(whole)
        signs = signs_by_block(whole.encode())
    return text, whole.split("\n\n"), signs


def _normal(text: str) -> str:
    """The text with its lines as Python-Markdown sees them."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _BLANK_LINE.sub("\n", plain.expandtabs(_TAB))
