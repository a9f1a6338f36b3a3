"""Articles of an invented newspaper: any number, from a seed, one at a time.

Article 0 is the newest, so a larger archive is a smaller one with older articles added, and each
article is drawn by itself: the same seed and number give the same bytes, whatever the size.
"""

from bisect import bisect
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

from words import Words, one_of

ZONE = ZoneInfo("Asia/Almaty")
LAST_EVENING = datetime(2024, 3, 20, 22, 0)  # noqa: DTZ001 - a wall clock; ZONE is added to each
A_DAY = 50
TAGS = 300
AUTHORS = 40
WORDS_MIN, WORDS_MAX = 450, 900
SECTIONS = {
    "politics": "Политика",
    "economy": "Экономика",
    "society": "Общество",
    "culture": "Культура",
    "sport": "Спорт",
    "science": "Наука",
    "world": "В мире",
    "incidents": "Происшествия",
}

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_LATIN = str.maketrans(_LETTERS | {" ": "-", "«": "", "»": "", ",": "", ":": "", "—": ""})


class Named(NamedTuple):
    """A tag, author or source: its key in addresses, and its name."""

    key: str
    name: str


class Article(NamedTuple):
    """One article, in no generator's format."""

    slug: str
    title: str
    date: datetime
    section: str
    tags: tuple[Named, ...]
    authors: tuple[Named, ...]
    source: Named | None  # the key is its address, or ""
    credit: str
    views: int
    lead: str
    body: str


class Newspaper:
    """Who writes, about what; and every article, by number."""

    def __init__(self, seed: int = 1) -> None:
        self._seed = seed
        self._words = Words(seed)
        rng = self._random("staff")
        self.tags = tuple(Named(latin(name), name) for name in self._words.topics(TAGS))
        people = list(dict.fromkeys(zip(self._words.places, self._words.surnames, strict=False)))
        names = [f"{first} {last}" for first, last in people[:AUTHORS]]
        self.authors = tuple(Named(latin(name), name) for name in names)
        sources = [f"{latin(place)}.example" for place in self._words.places[AUTHORS:][:60]]
        self._sources = [
            Named(f"https://{name}/news/" if rng.random() < 0.5 else "", name) for name in sources
        ]
        # Zipf's law: the second topic is written about half as often as the first, and so on.
        self._shares = list(accumulate(1 / rank for rank in range(1, TAGS + 1)))

    def articles(self, size: int) -> Iterator[Article]:
        """So many articles, newest first."""
        return map(self.article, range(size))

    def article(self, number: int) -> Article:
        """The article that so many are newer than; negative numbers are newer than any."""
        rng = self._random(f"article/{number}")
        title = self._title(rng)
        return Article(
            slug=f"{latin(title)[:60].rstrip('-')}-{number}".replace("--", "-new-"),
            title=title,
            date=date_of(number, rng),
            section=one_of(rng, tuple(SECTIONS)),
            tags=self._tags_of(rng),
            authors=self._authors_of(rng),
            source=one_of(rng, self._sources) if rng.random() < 0.7 else None,
            credit=one_of(rng, self._sources).name if rng.random() < 0.6 else "",
            views=int(10 ** (1 + 4 * rng.random())),
            lead=self._words.sentence(rng) if rng.random() < 0.4 else "",
            body=self._body(rng),
        )

    def sentence(self, name: str) -> str:
        """A sentence that is in no article."""
        return self._words.sentence(self._random(f"sentence/{name}"))

    def _random(self, name: str) -> Random:
        return Random(f"{self._seed}/{name}")  # noqa: S311 - repeatable, not secret

    def _title(self, rng: Random) -> str:
        title = one_of(rng, self._words.titles)
        kind = rng.random()
        if kind < 0.4:
            return f"{title} {one_of(rng, self._words.ends)}"
        if kind < 0.5:
            return f"{one_of(rng, self._words.places)}: {title.lower()}"
        return f"«{title}»: {one_of(rng, self._words.clauses)}" if kind < 0.6 else title

    def _tags_of(self, rng: Random) -> tuple[Named, ...]:
        wanted = 2 + int(rng.random() * 3)
        chosen: dict[Named, None] = {}
        while len(chosen) < wanted:
            chosen[self.tags[bisect(self._shares, rng.random() * self._shares[-1])]] = None
        return tuple(chosen)

    def _authors_of(self, rng: Random) -> tuple[Named, ...]:
        wanted = 2 if rng.random() < 0.1 else 1
        return tuple(dict.fromkeys(one_of(rng, self.authors) for _ in range(wanted)))

    def _body(self, rng: Random) -> str:
        wanted = WORDS_MIN + int(rng.random() * (WORDS_MAX - WORDS_MIN - 20))
        blocks = [self._paragraph(rng)]
        have = blocks[0].count(" ") + 1
        while have < wanted:
            block = self._block(rng)
            blocks.append(block)
            have += block.count(" ") + block.count("\n") + 1
        return "\n\n".join(blocks)

    def _block(self, rng: Random) -> str:
        kind = rng.random()
        words = self._words
        if kind < 0.05:
            return f"## {one_of(rng, words.titles)}\n\n{self._paragraph(rng)}"
        if kind < 0.08:
            points = (f"- {one_of(rng, words.clauses)};" for _ in range(4))
            return "\n".join(points)
        if kind < 0.16:
            return f"{words.quotation(rng)} {words.sentence(rng)}"
        if kind < 0.22:
            strong = f"**{one_of(rng, words.titles)}** {one_of(rng, words.ends)}."
            return f"{words.sentence(rng)} {strong} {words.sentence(rng)}"
        if kind < 0.3:
            return f"{words.sentence(rng)} {self._link(rng)} {words.sentence(rng)}"
        return self._paragraph(rng)

    def _paragraph(self, rng: Random) -> str:
        sentences = [self._words.sentence(rng) for _ in range(2 + int(rng.random() * 3))]
        return " ".join(sentences)

    def _link(self, rng: Random) -> str:
        words = f"{one_of(rng, self._words.titles)}]"
        if rng.random() < 0.3:
            return f"[{words}(/{one_of(rng, tuple(SECTIONS))}/) {one_of(rng, self._words.ends)}."
        source = one_of(rng, self._sources).name
        return f"[{words}(https://{source}/{int(rng.random() * 1e6)}/)."


def date_of(number: int, rng: Random) -> datetime:
    """The moment of an article: fifty a day, the last of a day at ten in the evening."""
    day, place = divmod(number, A_DAY)
    if number < 0:
        day, place = 0, -1  # after the last one of the last day
        rng = Random(number)  # noqa: S311 - repeatable, not secret
    earlier = timedelta(days=day, minutes=18 * place + int(rng.random() * 15))
    return (LAST_EVENING - earlier).replace(tzinfo=ZONE)


def latin(text: str) -> str:
    """The text as it is spelt in an address."""
    return text.lower().translate(_LATIN)
