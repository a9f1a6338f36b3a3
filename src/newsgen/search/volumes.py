"""Volumes: an index is kept in several, each of a stretch of time, and made again one by one.

Pagefind makes an index as a whole, at seven milliseconds and half a megabyte of memory an article:
one index of all would cost each new story more than the rest of the site. Volumes are made of the
dates of articles alone, so that the same articles always make the same volumes. New stories go into
the newest, which is therefore small; older ones are large, because each costs a reader's search a
few requests.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

ARTICLES_MAX = 1_000  # in a volume that is longer than a month
NEWEST_MAX = 250  # in the newest, if it is longer than the third of a month
_YEAR, _MONTH = 36, 3  # in thirds of a month
_SPANS = (_YEAR, 18, 9, _MONTH, 1)  # what is too large a volume is divided into the next of these

Third = tuple[int, int]  # year, and which of its 36 thirds of a month, from 0


def third_of(date: datetime) -> Third:
    """The third of a month by which an article is put into a volume."""
    return (date.year, (date.month - 1) * 3 + min((date.day - 1) // 10, 2))


def volumes(articles: Mapping[Third, int]) -> Mapping[Third, str]:
    """The volume of each third of a month, by how many articles it has.

    "2024-01-06" is January to June of 2024, "2024-03-03-1" the first ten days of March.
    """
    return {
        one: name
        for year in sorted({year for year, _ in articles})
        for name, held in _divided(year, 0, _YEAR, articles)
        for one in held
    }


def newest_first(names: Mapping[Third, str]) -> tuple[str, ...]:
    """Each volume once."""
    return tuple(sorted(set(names.values()), reverse=True))


def _divided(
    year: int, start: int, length: int, articles: Mapping[Third, int]
) -> Iterator[tuple[str, tuple[Third, ...]]]:
    held = tuple((year, one) for one in range(start, start + length) if (year, one) in articles)
    if not held:
        return
    newest = max(articles) in held
    least, limit = (1, NEWEST_MAX) if newest else (_MONTH, ARTICLES_MAX)
    if length == least or sum(articles[one] for one in held) <= limit:
        yield _name(year, start, length), held
        return
    step = _SPANS[_SPANS.index(length) + 1]
    for part in range(start, start + length, step):
        yield from _divided(year, part, step, articles)


def _name(year: int, start: int, length: int) -> str:
    first, last = start // 3 + 1, (start + length - 1) // 3 + 1
    third = f"-{start % 3 + 1}" if length < _MONTH else ""
    return f"{year:04}-{first:02}-{last:02}{third}"
