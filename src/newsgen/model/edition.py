"""An edition is everything at one moment: settings, published articles, pages, files."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from msgspec import Struct

from newsgen.model.article import Article, StandingPage, State
from newsgen.model.media import Asset
from newsgen.model.promise import Owner, Promise
from newsgen.model.settings import Settings

RECENT_FOR = timedelta(hours=48)  # as Google News understands it


class Withheld(Struct, frozen=True):
    """An article no reader sees yet or any more, with its address and the reason."""

    file: str
    title: str
    url: str
    story: str
    state: State
    moment: datetime | None = None  # when it goes live, or went away
    language: str = ""
    aliases: tuple[str, ...] = ()
    gone: str = ""  # why, if it is gone


class Edition(Struct, frozen=True, kw_only=True):
    """All that a site is made of, at one moment; published articles only, newest first.

    The moment itself is not in it: what a page cannot reach it cannot depend on. Of the clock there
    is the `year`, and `until`, the moment at which this edition is no longer the same.
    """

    settings: Settings
    year: int
    until: datetime
    articles: tuple[Article, ...]
    withheld: tuple[Withheld, ...]
    pages: tuple[StandingPage, ...]
    assets: Mapping[str, Asset]  # by source; the theme's named like the site's static
    recent: frozenset[str] = frozenset()  # files of articles of the last two days
    breaking: frozenset[str] = frozenset()  # files of articles that are breaking news
    promises: tuple[Promise, ...] = ()  # addresses once public that are not what they were
    unread: frozenset[Owner] = frozenset()  # whose files are at fault, and left out


def newest_first(article: Article) -> tuple[datetime, str, str]:
    """The order of news, to be sorted in reverse; total, because ties are broken by story."""
    return (article.date, article.story, article.language)


class Division(Struct, frozen=True):
    """Published articles newest first, withheld ones by file, and until when that is so."""

    published: tuple[Article, ...]
    withheld: tuple[Withheld, ...]
    until: datetime
    recent: frozenset[str] = frozenset()
    breaking: frozenset[str] = frozenset()


def divide(
    articles: Iterable[Article], now: datetime, *, also: frozenset[State] = frozenset()
) -> Division:
    """Which articles readers see at `now`, in the site's time zone, and which not.

    `also` names further states to let through, for previews. The year, in which dates are shown
    without one, ends the division too.
    """
    published: list[Article] = []
    withheld: list[Withheld] = []
    recent: list[Article] = []
    breaking: list[str] = []
    recent_after = now - RECENT_FOR
    until = datetime(now.year + 1, 1, 1, tzinfo=now.tzinfo)
    zone, long_ago = now.tzinfo, recent_after
    for article in articles:
        date = article.date
        if date.tzinfo is not zone:  # moments of one zone are compared in no time
            zone, long_ago = date.tzinfo, recent_after.astimezone(date.tzinfo)
        if date <= long_ago and article.steady:
            published.append(article)
            continue
        state = article.state_at(now)
        if state is State.PUBLISHED or state in also:
            published.append(article)
            if article.breaking is not None and now < article.breaking:
                breaking.append(article.file)
                until = min(until, article.breaking)
        else:
            withheld.append(_withheld(article, state))
        if state is State.PUBLISHED and article.date > recent_after:
            recent.append(article)
            until = min(until, article.date + RECENT_FOR)
        if article.expires is not None and now < article.expires < until:
            until = article.expires
        if state is State.SCHEDULED and article.date < until:
            until = article.date
    published.sort(key=newest_first, reverse=True)
    withheld.sort(key=lambda one: one.file)
    files = frozenset(one.file for one in recent)
    return Division(tuple(published), tuple(withheld), until, files, frozenset(breaking))


def _withheld(article: Article, state: State) -> Withheld:
    moments = {State.SCHEDULED: article.date, State.EXPIRED: article.expires}
    title = article.copy.plain_title or article.copy.title
    return Withheld(
        article.file,
        title,
        article.url,
        article.story,
        state,
        moments.get(state),
        article.language,
        article.aliases,
        article.gone,
    )
