"""The news of one language: its articles, the newest first, and what they are found by.

An article is known here by its place among them, 0 the newest. Of a card there is its seal at
once; the rest is made when somebody looks at it, which in a large archive is the rarest thing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain, groupby
from typing import NamedTuple, overload

from newsgen.model.article import Article
from newsgen.model.media import Asset
from newsgen.model.settings import Link
from newsgen.model.views import AuthorView, Card
from newsgen.plan.entries import Directory, card_of, card_seals

Places = Mapping[str, Sequence[int]]  # the newest first


class Index(NamedTuple):
    """Where in the news each section, tag, listed author and guest stands, as articles say it."""

    sections: Places
    tags: Places
    authors: Places  # by key
    guests: Places  # by name


def index_of(newest_first: Sequence[Article]) -> Index:
    """All of it, found in one go."""
    sections: defaultdict[str, list[int]] = defaultdict(list)
    tags: defaultdict[str, list[int]] = defaultdict(list)
    authors: defaultdict[str, list[int]] = defaultdict(list)
    guests: defaultdict[str, list[int]] = defaultdict(list)
    for place, article in enumerate(newest_first):
        sections[article.section].append(place)
        for tag in article.tags:
            tags[tag].append(place)
        for byline in article.bylines:
            if byline.key:
                authors[byline.key].append(place)
            else:
                guests[byline.name].append(place)
    return Index(dict(sections), dict(tags), dict(authors), dict(guests))


def first_uses(
    found: Places, newest_first: Sequence[Article], names: Callable[[Article], Sequence[str]]
) -> Mapping[str, str]:
    """The file each name was first used in, the oldest first; `names` are an article's."""
    oldest = {name: places[-1] for name, places in found.items()}
    order = sorted(
        oldest, key=lambda one: (-oldest[one], names(newest_first[oldest[one]]).index(one))
    )
    return {name: newest_first[oldest[name]].file for name in order}


def guests_of(article: Article) -> Sequence[str]:
    """Those who wrote it and are not listed."""
    return [one.name for one in article.bylines if not one.key]


class Cards(Sequence[Card]):
    """Cards of some of the news, by their places."""

    def __init__(self, news: "News", places: Sequence[int]) -> None:
        self._news = news
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Card: ...
    @overload
    def __getitem__(self, at: slice) -> "Cards": ...
    def __getitem__(self, at: int | slice) -> "Card | Cards":
        if isinstance(at, slice):
            return Cards(self._news, self._places[at])
        return self._news.card(self._places[at])

    def __iter__(self) -> Iterator[Card]:
        return map(self._news.card, self._places)

    @property
    def articles(self) -> Sequence[Article]:
        """What they are the cards of."""
        return [self._news.articles[place] for place in self._places]

    def seals(self) -> bytes:
        """The seals of all of them, one after the other."""
        seals, places = self._news.seals, self._places
        if isinstance(places, range) and places.step == 1:
            return b"".join(seals[places.start : places.stop])
        return b"".join([seals[place] for place in self._places])


class News:
    """The articles of a language and their cards."""

    def __init__(
        self,
        newest_first: Sequence[Article],
        index: Index,
        directory: Directory,
        assets: Mapping[str, Asset],
    ) -> None:
        self.articles = newest_first
        self.seals: Sequence[bytes] = card_seals(newest_first, directory, assets)  # of the cards
        self.cards = Cards(self, range(len(newest_first)))
        self.tagged = _by_address(index.tags.items(), directory.tags)  # by the address of a tag
        self._index = index
        self._directory = directory
        self._assets = assets
        self._made: dict[int, Card] = {}

    def card(self, place: int) -> Card:
        """The card of the article there; always the same one."""
        card = self._made.get(place)
        if card is None:
            card = card_of(self.articles[place], self._directory, self._assets)
            self._made[place] = card
        return card

    def of(self, places: Sequence[int]) -> Cards:
        """The cards of the articles there."""
        return Cards(self, places)

    def in_section(self, key: str) -> Cards:
        """The cards of a section."""
        return self.of(self._index.sections.get(key, ()))

    def by_author(self, key: str) -> Cards:
        """The cards of what a listed author has written."""
        return self.of(list(dict.fromkeys(self._index.authors.get(key, ()))))

    @property
    def written(self) -> Places:
        """The places of what each author has written, by their address."""
        every = chain(self._index.guests.items(), self._index.authors.items())
        return _by_address(every, self._directory.authors)

    @cached_property
    def days(self) -> Sequence[tuple[date, range]]:
        """Each run of articles of one day, with its places."""
        found: list[tuple[date, range]] = []
        end = 0
        for day, run in groupby([article.date.date() for article in self.articles]):
            start, end = end, end + len([*run])
            found.append((day, range(start, end)))
        return found


def _by_address(
    names: Iterable[tuple[str, Sequence[int]]], links: Mapping[str, Link] | Mapping[str, AuthorView]
) -> Places:
    """The places of all names that stand for one address; each once, by whatever spellings."""
    found: dict[str, list[Sequence[int]]] = {}
    for name, places in names:
        found.setdefault(links[name].url, []).append(places)
    return {
        address: list(dict.fromkeys(some[0]) if len(some) == 1 else sorted({*chain(*some)}))
        for address, some in found.items()
    }
