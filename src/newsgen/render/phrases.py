"""Words, **strong**, *stressed* and [linked](/address/): lines whose HTML is known at once.

Everything else that a mark could mean is left to Python-Markdown, so these rules have only to be
right, never complete. That they say what it would have said is tested on texts made of traps.
"""

import re

from msgspec import Struct

from newsgen.render.addresses import Links

# What may mean something inside a block: to Markdown's patterns, to HTML, to our extensions.
_MEANING = re.compile(r"[\\`*_\[\]{}<>|]")
# And what may be an entity, or the marker that says where notes go.
_RARE = re.compile(r"&[\w.-]*;|&#|///")

# Such words, without a space at either end, where a star would not count as a mark.
_WORDS = r"[^\s\\`*_\[\]{}<>|](?:[^\\`*_\[\]{}<>|]*[^\s\\`*_\[\]{}<>|])?"
# Addresses that nh3 keeps as they are: of this site, or of a host with a plain name (any other
# may be malformed, and then nh3 would drop it).
_HOST = r"(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}"
_ADDRESS = rf"(?:https?://{_HOST}(?=[/)])|/)[\w./~%+@,=?&#:-]*|mailto:[a-z0-9.+-]+@{_HOST}"
# A picture has a ! before its bracket, a note a ^ behind it; the bracket comes first in the pattern
# because what begins with one sign or another is found fast.
_MARK = re.compile(
    rf"\*\*(?P<strong>{_WORDS})\*\*(?!\*)"
    rf"|\*(?P<em>{_WORDS})\*(?!\*)"
    rf"|\[(?<!!\[)(?!\^)(?P<a>{_WORDS})\]\((?P<address>{_ADDRESS})\)"
)


class Phrases(Struct, frozen=True):
    """Writes simple text, its links as published and a no-break space as `space`."""

    links: Links
    space: str

    def html(self, text: str) -> str | None:
        """The HTML of the text of a block; None if it is not that simple."""
        if has_entity(text):
            return None
        parts: list[str] = []
        end = 0
        for mark in _MARK.finditer(text):
            between = text[end : mark.start()]
            if _MEANING.search(between):
                return None
            parts += (self.plain(between), self._marked(mark))
            end = mark.end()
        rest = text[end:]
        if _MEANING.search(rest):
            return None
        parts.append(self.plain(rest))
        return "".join(parts)

    def plain(self, text: str) -> str:
        """Text without marks, hard line breaks aside, as nh3 writes it."""
        text = self.spaced(text.replace("&", "&amp;"))
        return text.replace("  \n", "<br>\n") if "\n" in text else text

    def spaced(self, text: str) -> str:
        """Text on one line, without marks and ampersands."""
        return text.replace("\xa0", self.space)

    def _marked(self, mark: re.Match[str]) -> str:
        if mark["address"] is None:
            name = "strong" if mark["em"] is None else "em"
            return f"<{name}>{self.plain(mark[name])}</{name}>"
        opening = self.links.opening(mark["address"])
        words = self.plain(mark["a"])
        return f"{opening}{words}</a>" if opening else words


def has_entity(text: str) -> bool:
    """Whether a text holds what may be an entity, which Python-Markdown reads by its own rules."""
    return ("&" in text or "///" in text) and _RARE.search(text) is not None


def bare(text: str) -> str:
    """The words of a simple text without its marks."""
    return _MARK.sub(lambda mark: mark["strong"] or mark["em"] or mark["a"], text)
