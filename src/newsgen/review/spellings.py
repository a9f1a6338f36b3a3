"""Tags and guests spelt two ways, by capitals or ё for е, which the site takes for one."""

from collections.abc import Iterator, Sequence

from newsgen.errors import Problem
from newsgen.model.article import Article
from newsgen.model.edition import Edition
from newsgen.review.manuscripts import Manuscripts
from newsgen.said import say

Use = tuple[str, str]  # of a spelling: its language and its fold


def two_spellings(edition: Edition, manuscripts: Manuscripts) -> Iterator[Problem]:
    """Every tag or guest spelt otherwise than the site shows it: as in its oldest article."""
    shown: dict[tuple[str, Use], str] = {}
    for article in reversed(edition.articles):
        guests = [byline.name for byline in article.bylines if not byline.key]
        for field, names in (("tags", article.tags), ("author", guests)):
            for name, spelling in _others(field, names, article, shown):
                yield _finding(field, name, spelling, article, manuscripts)


def _others(
    field: str, names: Sequence[str], article: Article, shown: dict[tuple[str, Use], str]
) -> Iterator[tuple[str, str]]:
    for name in names:
        use = (article.language, name.casefold().replace("ё", "е"))
        spelling = shown.setdefault((field, use), name)
        if spelling != name:
            yield name, spelling


def _finding(
    field: str, name: str, shown: str, article: Article, manuscripts: Manuscripts
) -> Problem:
    manuscript = manuscripts.of(article.file)
    places = [item.where for item in manuscript.items(field) if item.text == name]
    where = places[0] if places else manuscript.field(field)
    text = say("{name!r} is spelt {shown!r} elsewhere", name=name, shown=shown)
    return Problem(where, "two-spellings", text, say("write {shown}", shown=shown))
