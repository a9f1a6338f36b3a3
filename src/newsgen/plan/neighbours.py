"""What stands beside an article: its related stories, and the one before it.

Stories the editor named come first, of whatever age; the rest are older stories that share the most
tags, the newest of those first, so that a new story never changes an old page.
"""

from collections import deque
from collections.abc import Mapping, Sequence

from newsgen.model.settings import Link
from newsgen.model.views import Card
from newsgen.plan.entries import Entry


class Neighbours:
    """The neighbours of each article by its place, the oldest first.

    They are found by going through the tags of all that is older; asked for in order of age, all of
    them together cost one such walk.
    """

    def __init__(self, oldest_first: Sequence[Entry], tags: Mapping[str, Link], count: int) -> None:
        self._entries = oldest_first
        self._tags = tags
        self._count = count
        self._by_story = {entry.article.story: entry.card for entry in oldest_first}
        self._walked = 0
        self._recent: dict[str, deque[int]] = {}  # places by the address of a tag

    def older(self, place: int) -> Card | None:
        """The article before it."""
        return self._entries[place - 1].card if place else None

    def named(self, place: int) -> tuple[Card, ...]:
        """The stories its editor named."""
        entry = self._entries[place]
        stories = self._by_story
        named = [stories[ref.text] for ref in entry.article.related if ref.text in stories]
        return tuple(card for card in named if card is not entry.card)

    def related(self, place: int) -> tuple[Card, ...]:
        """The stories its editor named, and as many older ones on its topics as there is room."""
        self._walk_to(place)
        article = self._entries[place].article
        shared: dict[int, int] = {}
        # A tag given in two spellings counts once.
        for tag in dict.fromkeys(self._tags[name].url for name in article.tags):
            for one in self._recent.get(tag, ()):
                shared[one] = shared.get(one, 0) + 1
        ranked = sorted(shared, key=lambda one: (shared[one], one), reverse=True)
        found = tuple(self._entries[one].card for one in ranked[: self._count])
        if not article.related:
            return found
        named = self.named(place)
        more = (*named, *(card for card in found if card not in named))
        return more[: max(self._count, len(named))]

    def _walk_to(self, place: int) -> None:
        if place < self._walked:
            self._walked = 0
            self._recent = {}
        recent, tags, count = self._recent, self._tags, self._count
        for at in range(self._walked, place):
            for name in self._entries[at].article.tags:
                tag = tags[name].url
                places = recent.get(tag)
                if places is None:
                    places = recent[tag] = deque(maxlen=count)
                if not places or places[-1] != at:
                    places.append(at)
        self._walked = place
