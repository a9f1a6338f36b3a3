"""The addresses in a body's HTML become those of the published site.

A root-relative address gets the base path, a picture its published address; a link to an article
no reader may see becomes plain words.
"""

import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from newsgen.render.ids import RESERVED_IDS

# Tags, and what may look like tags without being any. No tag reaches past the next <, and nothing
# is read twice, so that the time it takes is in proportion to the text.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|textarea)\b.*?(?:</(?P=raw)\s*>|\Z)"
    r"""|<(?P<close>/?)(?P<name>[a-z][^\s/<>]*)(?P<rest>(?:[^<>"']|"[^"<]*"|'[^'<]*')*+)>""",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?""")
_ELSEWHERE = re.compile(r"(?:https?:)?[/\\]{2}", re.IGNORECASE)
_HOST = re.compile(r"https?://([a-z0-9.-]+)(?![^/])")  # of most addresses


class Surroundings(Struct, frozen=True):
    """What a body's addresses are read against."""

    base_url: str
    base_path: str
    pictures: Mapping[str, str] = {}  # and pages: as written in the body -> as published
    dead: frozenset[str] = frozenset()
    capital_month: bool = False
    read_also: Callable[[tuple[str, ...]], str] = lambda _stories: ""  # of stories as written
    sizes: Mapping[str, tuple[int, int]] = {}  # of pictures as published: width, height

    @property
    def named(self) -> tuple[object, ...]:
        """All of it but what is to be read also, fit to be looked up."""
        pictures, sizes = tuple(self.pictures.items()), tuple(self.sizes.items())
        return self.base_url, self.base_path, pictures, self.dead, self.capital_month, sizes


def addressed(html: str, around: Surroundings) -> str:
    """The HTML with its addresses as published, images described, sized and lazy, ids once."""
    return _TAG.sub(_Rewriting(around).tag, html)


class Links:
    """Where the links of one body lead, as published."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._host = urlsplit(around.base_url).netloc

    def opening(self, address: str) -> str:
        """The tag that opens a link; "" if it leads nowhere any more."""
        attributes = {"href": address}
        return "" if self.dead(attributes) else _written("a", attributes)

    def picture(self, attributes: dict[str, str]) -> str:
        """The tag of a picture, described, lazy, and with the room it takes before it is there."""
        if "src" in attributes:
            if (
                attributes["src"] in self._around.dead
                or unquote(attributes["src"]) in self._around.dead
            ):
                return ""
            attributes["src"] = self.published(attributes["src"])
            size = self._around.sizes.get(attributes["src"])
            # Who writes a size of their own wants that one.
            if size is not None and "width" not in attributes and "height" not in attributes:
                attributes["width"], attributes["height"] = map(str, size)
        attributes.setdefault("alt", "")
        attributes.setdefault("loading", "lazy")
        return _written("img", attributes)

    def dead(self, attributes: dict[str, str]) -> bool:
        """Whether a link leads nowhere any more; if it does not, rewrites its attributes."""
        address = attributes.get("href", "")
        if address in self._around.dead or address.partition("#")[0] in self._around.dead:
            return True
        if address:
            attributes["href"] = self.published(address)
        if _ELSEWHERE.match(attributes.get("href", "")) and self._host != _host(address):
            rel = attributes.get("rel", "").split()
            attributes["rel"] = " ".join(dict.fromkeys([*rel, "noopener"]))
        return False

    def published(self, address: str) -> str:
        """An address of a page or a picture as published."""
        pictures = self._around.pictures
        known = pictures.get(address) or pictures.get(unquote(address)) or address
        if known.startswith("/") and not _ELSEWHERE.match(known):
            return self._around.base_path + known
        return known


class _Rewriting:
    """One pass over one body: the ids it has used, and which of the open links are dead."""

    def __init__(self, around: Surroundings) -> None:
        self._links = Links(around)
        self._ids = set(RESERVED_IDS)
        self._dead_links: list[bool] = []

    def tag(self, match: re.Match[str]) -> str:
        name = (match["name"] or "").lower()
        if match["close"]:
            return self._closing(match[0], name)
        if name not in ("a", "img", "h1") and (not name or "id" not in match["rest"]):
            return match[0]
        attributes = _attributes(match["rest"])
        if attributes.get("id", "") in self._ids:
            del attributes["id"]
        elif "id" in attributes:
            self._ids.add(attributes["id"])
        if name == "a":
            dead = self._links.dead(attributes)
            self._dead_links.append(dead)
            if dead:
                return ""
        elif name == "img":
            return self._links.picture(attributes)
        return _written("h2" if name == "h1" else name, attributes)

    def _closing(self, text: str, name: str) -> str:
        if name == "a" and self._dead_links and self._dead_links.pop():
            return ""
        return "</h2>" if name == "h1" else text


def _host(address: str) -> str:
    plain = _HOST.match(address)
    if plain is not None:
        return plain[1]
    try:
        return urlsplit(address).netloc
    except ValueError:  # "https://[x": nobody's
        return ""


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(text):
        bare = value[1:-1] if value[:1] in ("'", '"') else value
        found.setdefault(name.lower(), unescape(bare))
    return found


def _written(name: str, attributes: Mapping[str, str]) -> str:
    parts = (f'{key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{' '.join([name, *parts])}>"
