"""What stands beside an article: its related stories, and the one before it.

Stories the editor named come first, of whatever age; the rest are older stories that share the most
tags, the newest of those first, so that a new story never changes an old page.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from newsgen.model.settings import Link
from newsgen.model.views import Card
from newsgen.plan.news import News


class Neighbours:
    """The neighbours of each of the news by its place."""

    def __init__(self, news: News, tags: Mapping[str, Link], count: int) -> None:
        self._news = news
        self._tags = tags
        self._count = count

    def older(self, place: int) -> Card | None:
        """The article before it."""
        news = self._news
        return news.card(place + 1) if place + 1 < len(news.articles) else None

    def named(self, place: int) -> tuple[Card, ...]:
        """The stories its editor named."""
        news, places = self._news, self._by_story
        related = (places.get(one.text) for one in news.articles[place].related)
        return tuple(news.card(one) for one in related if one is not None and one != place)

    def related(self, place: int) -> tuple[Card, ...]:
        """The stories its editor named, and as many older ones on its topics as there is room."""
        article = self._news.articles[place]
        shared: Counter[int] = Counter()
        # A tag given in two spellings counts once.
        for tag in dict.fromkeys(self._tags[name].url for name in article.tags):
            places = self._news.tagged[tag]
            older = bisect_right(places, place)
            shared.update(places[older : older + self._count])
        ranked = sorted(shared, key=lambda one: (-shared[one], one))
        found = tuple(self._news.card(one) for one in ranked[: self._count])
        if not article.related:
            return found
        named = self.named(place)
        more = (*named, *(card for card in found if card not in named))
        return more[: max(self._count, len(named))]

    @cached_property
    def _by_story(self) -> Mapping[str, int]:
        # Where two have the name of one story, the newest is it.
        every = enumerate(self._news.articles)
        return {one.story: place for place, one in reversed([*every])}
