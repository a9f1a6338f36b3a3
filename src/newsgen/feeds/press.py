"""Feeds as bytes; made once per process, since many of them carry the same stories."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from newsgen.feeds.atom import atom
from newsgen.feeds.composed import Telling, composed
from newsgen.feeds.jsonfeed import json_feed
from newsgen.feeds.portable import portable
from newsgen.feeds.profiles import PROFILES, RSS, Text
from newsgen.feeds.reduced import reduced
from newsgen.feeds.rss import rss
from newsgen.feeds.views import FeedView, Frame, Story
from newsgen.feeds.xml import escaped
from newsgen.fingerprint import fingerprint

Says = Callable[[str], str]
Key = tuple[object, ...]


class Kept(Protocol):
    """Texts by their keys, of which some may be forgotten."""

    def get(self, key: Key) -> str | None:
        """The text kept under a key, if it still is."""

    def keep(self, key: Key, texts: Sequence[str]) -> str:
        """The texts joined, and kept."""


class Press:
    """Makes feeds of their views.

    `body` gives the HTML of a story's body as its page has it, `says` the words of a language.
    """

    def __init__(
        self, body: Callable[[Story, Frame], str], says: Callable[[str], Says], kept: Kept
    ) -> None:
        self._body = body
        self._says = says
        self._kept = kept

    def feed(self, name: str, view: FeedView) -> bytes:
        """The feed of a view, of the kind named: "rss", "atom", "json" or a profile."""
        if name == "atom":
            return atom(view, self._texts(view.frame, Text(), escape=True))
        if name == "json":
            return json_feed(view, self._texts(view.frame, Text()))
        profile = RSS if name == RSS.name else PROFILES[name]
        return rss(view, profile, self._texts(view.frame, profile.text, escape=True))

    def _texts(self, frame: Frame, text: Text, *, escape: bool = False) -> Callable[[Story], str]:
        seal = fingerprint(frame)
        says = self._says(frame.language)

        def html(story: Story, name: Key) -> str:
            body = partial(self._once, name, partial(self._portable, story, frame))
            return reduced(composed(Telling(story, frame, says, body), text.parts), text)

        def told(story: Story) -> str:
            name = (seal, fingerprint(story))
            plain = partial(self._once, (*name, text), partial(html, story, name))
            # Two formats and more carry the same in XML, which is long.
            return self._once((*name, text, "xml"), lambda: escaped(plain())) if escape else plain()

        return told

    def _portable(self, story: Story, frame: Frame) -> str:
        return portable(self._body(story, frame), frame.full(story.url))

    def _once(self, key: Key, make: Callable[[], str]) -> str:
        made = self._kept.get(key)
        return self._kept.keep(key, [make()]) if made is None else made
