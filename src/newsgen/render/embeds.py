"""An address of a service, alone on its line, is shown as a card with a link.

Its button loads the service's frame when it is pressed, by the theme's script; until then nothing
comes from there. What a frame's address may be is in render/services.py and nowhere else.
"""

import math
import re
from collections.abc import Iterable, Mapping
from html import escape, unescape
from types import MappingProxyType
from urllib.parse import quote, urlsplit

from msgspec import Struct

from newsgen.render.services import MAP, POST, SERVICES, SOUND, VIDEO, Service
from newsgen.render.voice import Voice

ADDRESS_MAX = 2_000  # characters
SHOWN_MAX = 60  # characters of an address
_SCHEMES = ("https://", "http://")
# What an address is written with that means nothing else to HTML or to a template.
_ADDRESS = re.compile(r"https?://(?P<host>[a-z0-9.-]+)/[\w./?#&=%:@~!,;+*()\[\]-]*", re.ASCII)
_PARAGRAPH = re.compile(r"<p>(https?://[^\s<>]+)</p>")
_ACTIONS = MappingProxyType(
    {
        VIDEO: "Show the video",
        POST: "Show the post",
        SOUND: "Show the player",
        MAP: "Show the map",
    }
)
_EMPTY = re.compile(r"&\w+=(?=&|$)")  # a group that the pattern may do without
_WORLD = 360.0  # degrees, over 2 ** zoom tiles
_BOX_TILES = 3  # wide: a frame of 768 pixels


class Embed(Struct, frozen=True):
    """A page of a service; `frame` is "" where the service lets none be shown elsewhere."""

    address: str
    service: Service
    frame: str

    def card(self, voice: Voice) -> str:
        """The card's HTML; the button is hidden until a script is there to answer it."""
        shown = self.address.partition("://")[2].removeprefix("www.")
        if len(shown) > SHOWN_MAX:
            shown = f"{shown[:SHOWN_MAX]}…"
        name, href = escape(self.service.name), escape(self.address)
        caption = (
            f'<figcaption><span class="embed-name">{name}</span> '
            f'<a href="{href}" rel="noopener" translate="no">{escape(shown)}</a></figcaption>'
        )
        if not self.frame:
            return f'<figure class="embed">\n{caption}\n</figure>'
        action = escape(voice.says(_ACTIONS[self.service.kind]))
        return (
            f'<figure class="embed" data-frame="{escape(self.frame)}" '
            f'data-ratio="{self.service.ratio}">\n'
            f'<button type="button" hidden>{action}</button>\n{caption}\n</figure>'
        )


def embed_of(text: str) -> Embed | None:
    """What the address of a page of a known service stands for; None for any other text."""
    if not text.startswith(_SCHEMES) or len(text) > ADDRESS_MAX:
        return None
    match = _ADDRESS.fullmatch(text)
    for service, patterns in _BY_HOST.get(match["host"], ()) if match else ():
        for pattern in patterns:
            found = pattern.fullmatch(text, text.index("/", len("https://")))
            if found is not None:
                return Embed(text, service, _frame(service, text, found.groupdict("")))
    return None


def has_embed(text: str) -> bool:
    """Whether some line of a text is the address of such a page and nothing else."""
    return "://" in text and any(embed_of(line.strip()) for line in text.split("\n"))


def with_embeds(html: str, voice: Voice) -> str:
    """The HTML of a body with a card for each paragraph that is such an address."""

    def card(match: re.Match[str]) -> str:
        embed = embed_of(unescape(match[1]))
        return match[0] if embed is None else embed.card(voice)

    return _PARAGRAPH.sub(card, html) if "<p>http" in html else html


def frame_hosts() -> frozenset[str]:
    """The hosts that frames may come from, for a content security policy."""
    return frozenset(urlsplit(one.frame).netloc for one in SERVICES if one.frame)


def _frame(service: Service, address: str, groups: Mapping[str, str]) -> str:
    if not service.frame:
        return ""
    box = _box(groups) if "{box}" in service.frame else ""
    frame = service.frame.format(address=quote(address, safe=""), box=box, **groups)
    return _EMPTY.sub("", frame)


def _box(groups: Mapping[str, str]) -> str:
    """The stretch of a map around a point: west, south, east, north."""
    lat, lon = float(groups["lat"]), float(groups["lon"])
    wide = _WORLD / 2 ** int(groups["zoom"]) * _BOX_TILES / 2
    high = wide * math.cos(math.radians(lat)) * 3 / 4
    return ",".join(f"{one:.5f}" for one in (lon - wide, lat - high, lon + wide, lat + high))


def _by_host(services: Iterable[Service]) -> dict[str, list[tuple[Service, list[re.Pattern[str]]]]]:
    found: dict[str, list[tuple[Service, list[re.Pattern[str]]]]] = {}
    for service in services:
        patterns = [re.compile(path, re.ASCII) for path in service.paths]
        for host in service.hosts:
            found.setdefault(host, []).append((service, patterns))
    return found


_BY_HOST = MappingProxyType(_by_host(SERVICES))
