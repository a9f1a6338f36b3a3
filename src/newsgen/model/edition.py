"""An edition is everything at one moment: settings, published articles, pages, files."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from newsgen.model.article import Article, StandingPage, State
from newsgen.model.media import Asset
from newsgen.model.settings import Settings


class Withheld(Struct, frozen=True):
    """An article no reader sees yet or any more, with its address and the reason."""

    file: str
    title: str
    url: str
    story: str
    state: State
    moment: datetime | None = None  # when it goes live, or went away


class Edition(Struct, frozen=True, kw_only=True):
    """All that a site is made of, at `now`; published articles only, newest first."""

    settings: Settings
    now: datetime
    articles: tuple[Article, ...]
    withheld: tuple[Withheld, ...]
    pages: tuple[StandingPage, ...]
    assets: Mapping[str, Asset]  # by source; the theme's named like the site's static


def newest_first(article: Article) -> tuple[datetime, str, str]:
    """The order of news, to be sorted in reverse; total, because ties are broken by story."""
    return (article.copy.date, article.story, article.language)


def divide(
    articles: Iterable[Article], now: datetime, *, also: frozenset[State] = frozenset()
) -> tuple[tuple[Article, ...], tuple[Withheld, ...]]:
    """The published articles newest first, and the withheld ones by file.

    `also` names further states to let through, for previews.
    """
    published: list[Article] = []
    withheld: list[Withheld] = []
    for article in articles:
        state = article.state_at(now)
        if state is State.PUBLISHED or state in also:
            published.append(article)
        else:
            withheld.append(_withheld(article, state))
    published.sort(key=newest_first, reverse=True)
    withheld.sort(key=lambda one: one.file)
    return tuple(published), tuple(withheld)


def _withheld(article: Article, state: State) -> Withheld:
    moments = {State.SCHEDULED: article.copy.date, State.EXPIRED: article.expires}
    return Withheld(
        article.file, article.copy.title, article.url, article.story, state, moments.get(state)
    )
