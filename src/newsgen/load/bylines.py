"""Who wrote it: listed authors by key or name, and guests."""

from collections.abc import Callable, Iterable
from functools import cache

from msgspec import Struct

from newsgen.load.fields import nearest, problem
from newsgen.load.nodes import Scalar
from newsgen.model.article import Byline
from newsgen.model.settings import Author
from newsgen.said import say

_LIKENESS = 0.85


class Roll(Struct, frozen=True):
    """The listed authors by key and by name, and the one a guest's name is most like."""

    listed: dict[str, Byline]
    near: Callable[[str], str]


def roll_of(authors: Iterable[Author]) -> Roll:
    """The roll of the authors listed in site.yaml."""
    listed: dict[str, Byline] = {}
    spelt: dict[str, str] = {}
    for author in authors:
        names = [author.name] if isinstance(author.name, str) else [*author.name.values()]
        byline = Byline(names[0], author.key)
        for spelling in (author.key, *names):
            listed[_folded(spelling)] = byline
            spelt[_sorted(spelling)] = spelling

    @cache
    def near(name: str) -> str:
        return spelt.get(nearest(_sorted(name), spelt, _LIKENESS), "")

    return Roll(listed, near)


def byline(item: Scalar, roll: Roll) -> Byline:
    """A listed author or a guest; raises for a name that is nearly, but not quite, a listed one."""
    found = roll.listed.get(_folded(item.text))
    if found is not None:
        return found
    near = roll.near(item.text)
    if near:
        text = say("{name!r} is nearly, but not quite, a listed author", name=item.text)
        remedy = say(
            "did you mean {name}? If not, list this author in content/site.yaml too", name=near
        )
        raise problem(item.where, "near-author", text, remedy)
    if not any(map(str.isalnum, item.text)):
        what = say("no address can be made of the author {name!r}", name=item.text[:80])
        raise problem(item.where, "empty-slug", what, say("write a name"))
    return Byline(item.text)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _sorted(name: str) -> str:
    """A name with its parts in one order and ё as е: "Петров Иван" is "Иван Петров"."""
    return " ".join(sorted(_folded(name).replace("ё", "е").replace(",", " ").split()))
