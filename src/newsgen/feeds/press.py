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
from newsgen.fingerprint import fingerprint

Says = Callable[[str], str]


class Kept(Protocol):
    """Texts by their keys, of which some may be forgotten."""

    def get(self, key: tuple[object, ...]) -> str | None:
        """The text kept under a key, if it still is."""

    def keep(self, key: tuple[object, ...], texts: Sequence[str]) -> str:
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
            return atom(view, self._texts(view.frame, Text()))
        if name == "json":
            return json_feed(view, self._texts(view.frame, Text()))
        profile = RSS if name == RSS.name else PROFILES[name]
        return rss(view, profile, self._texts(view.frame, profile.text))

    def _texts(self, frame: Frame, text: Text) -> Callable[[Story], str]:
        seal = fingerprint(frame)
        says = self._says(frame.language)

        def told(story: Story) -> str:
            name = (seal, fingerprint(story))
            made = self._kept.get((*name, text))
            if made is None:
                telling = Telling(story, frame, says, partial(self._portable, story, frame, name))
                made = self._kept.keep(
                    (*name, text), [reduced(composed(telling, text.parts), text)]
                )
            return made

        return told

    def _portable(self, story: Story, frame: Frame, name: tuple[bytes, bytes]) -> str:
        made = self._kept.get(name)
        if made is None:
            html = portable(self._body(story, frame), frame.full(story.url))
            made = self._kept.keep(name, [html])
        return made
