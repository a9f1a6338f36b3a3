"""Articles' own pages, what stands beside them, and redirects from their old addresses."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from urllib.parse import urljoin

from newsgen import urls
from newsgen.model.article import Article, Reference
from newsgen.model.media import Asset
from newsgen.model.settings import Link
from newsgen.model.views import ArticleView, Card, RedirectView, SiteView
from newsgen.plan.entries import Directory, Entry, written_by
from newsgen.plan.frame import photo_view, this_year
from newsgen.target import Recipe, Stage, Target

ARTICLE = Recipe("page", "article.html")
REDIRECT = Recipe("page", "redirect.html")


def neighbours(
    oldest_first: Sequence[Entry], tags: Mapping[str, Link], count: int
) -> Iterator[tuple[Entry, tuple[Card, ...], Card | None]]:
    """Each article with its related and its older neighbour.

    Stories the editor named come first, of whatever age; the rest are older stories that share the
    most tags, the newest of those first, so that a new story never changes an old page.
    """
    by_story = {entry.article.story: entry.card for entry in oldest_first}
    recent: dict[str, deque[int]] = {}
    older: Card | None = None
    for place, entry in enumerate(oldest_first):
        article = entry.article
        own_tags = [tags[tag].url for tag in article.tags]
        shared: dict[int, int] = {}
        for tag in own_tags:
            for one in recent.get(tag, ()):
                shared[one] = shared.get(one, 0) + 1
            recent.setdefault(tag, deque(maxlen=count)).append(place)
        # The own place may be in `shared` where two spellings of one tag are given.
        shared.pop(place, None)
        ranked = sorted(shared, key=lambda one: (shared[one], one), reverse=True)[:count]
        found = [oldest_first[one].card for one in ranked]
        if article.related:
            named = [by_story[ref.text] for ref in article.related if ref.text in by_story]
            named = [card for card in named if card is not entry.card]
            found = [*named, *(card for card in found if card not in named)]
            found = found[: max(count, len(named))]
        yield entry, tuple(found), older
        older = entry.card


def article_pages(
    site: SiteView,
    year: int,
    stories: Iterator[tuple[Entry, tuple[Card, ...], Card | None]],
    directory: Directory,
    assets: Mapping[str, Asset],
    withheld: frozenset[str],
) -> Iterator[Target]:
    """A page for each article."""
    for entry, related, older in stories:
        article = entry.article
        view = ArticleView(
            site=site,
            url=article.url,
            this_year=this_year(year, _moments(article, related, older)),
            text=article.copy,
            section=directory.sections.get(article.section),
            authors=written_by(article.bylines, directory),
            photo=photo_view(article.photo, assets),
            tags=tuple(dict.fromkeys(directory.tags[tag] for tag in article.tags)),
            related=related,
            older=older,
            pictures=published_pictures(article.pictures, assets),
            dead=dead_links(article.url, article.links, withheld),
        )
        yield Target(urls.path_of(article.url), ARTICLE, view, Stage.ARTICLE, article.file)


def redirects(site: SiteView, articles: Sequence[Article]) -> Iterator[Target]:
    """A page at each old address of an article that leads to its present one."""
    for article in articles:
        for alias in article.aliases:
            view = RedirectView(
                site=site, url=alias, this_year=None, to=article.url, title=article.copy.title
            )
            yield Target(urls.path_of(alias), REDIRECT, view, Stage.LIST, article.file)


def published_pictures(
    pictures: tuple[Reference, ...], assets: Mapping[str, Asset]
) -> tuple[tuple[str, str], ...]:
    """Pictures as written in a body, each with its published address."""
    return tuple(sorted({(one.text, assets[one.file].url) for one in pictures}))


def dead_links(url: str, links: tuple[Reference, ...], withheld: frozenset[str]) -> tuple[str, ...]:
    """The addresses among the links of the body at `url` that lead to withheld articles."""
    if not links:
        return ()
    return tuple(sorted({one.text for one in links if page_address(url, one.text) in withheld}))


def page_address(url: str, link: str) -> str:
    """The page a link at `url` leads to: without fragment and query, with the slash at its end."""
    # Most links are addresses already; there are 100,000 of them in an archive.
    joined = link if link.startswith("/") and "/." not in link else urljoin(url, link)
    address = joined.partition("#")[0].partition("?")[0]
    last = address.rpartition("/")[2]
    return f"{address}/" if last and "." not in last else address


def _moments(article: Article, related: tuple[Card, ...], older: Card | None) -> Iterator[datetime]:
    copy = article.copy
    yield copy.date
    if copy.updated:
        yield copy.updated
    if copy.source and copy.source.date:
        yield copy.source.date
    for correction in copy.corrections:
        yield correction.date
    for card in related:
        yield card.date
    if older:
        yield older.date
