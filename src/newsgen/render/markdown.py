"""Bodies: Markdown becomes the HTML that readers get, in their language and safe for them."""

import re
from functools import partial
from typing import Any

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.render.addresses import Links, Surroundings, addressed
from newsgen.render.aside import put_back, set_aside
from newsgen.render.phrases import Phrases
from newsgen.render.printable import printable
from newsgen.render.simple import composed, paragraph

_TAB = 4
_BLANK_LINE = re.compile(r"(?<=\n) +\n")


class Bodies:
    """Reads bodies; holds a Markdown reader per language, made when first needed."""

    def __init__(self) -> None:
        self._readers: Any = None

    def html(
        self, text: str, *, file: str, language: str, around: Surroundings, trusted: bool = False
    ) -> str:
        """The HTML of a body; `trusted` leaves its HTML alone. NewsgenError if nested too deep.

        The same, byte for byte, as `thorough`, which takes ten times as long for most bodies.
        """
        text = printable(text)
        thorough = partial(
            self.thorough, file=file, language=language, around=around, trusted=trusted
        )
        # An open tag may reach over any number of paragraphs, and what follows a broken entity
        # is read differently.
        if "<" in text or "&#" in text:
            return thorough(text)
        phrases = Phrases(Links(around), "\xa0" if trusted else "&nbsp;")
        blocks = _normal(text).split("\n\n")
        paragraphs = [paragraph(block, phrases) for block in blocks]
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
        raw = self._readers.html(printable(text), language)
        if raw is None:
            text = "quotations, lists or brackets are nested too deep to be read"
            problem = Problem(Location(file), "too-deep", text, "take away some levels of nesting")
            raise NewsgenError([problem])
        return addressed(raw if trusted else sanitised(raw), around)


def _normal(text: str) -> str:
    """The text with its lines as Python-Markdown sees them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n") + "\n\n"
    return _BLANK_LINE.sub("\n", text.expandtabs(_TAB)) if "\t" in text or " \n" in text else text
