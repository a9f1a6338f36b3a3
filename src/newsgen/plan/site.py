"""All targets of an edition, language by language, and the checks that need to know them all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from newsgen import urls
from newsgen.errors import Location, NewsgenError, Problem
from newsgen.model.article import Reference
from newsgen.model.edition import Edition
from newsgen.model.media import Asset
from newsgen.model.settings import Link
from newsgen.model.views import AssetView, AuthorView, Card, NotFoundView, PageView, SiteView
from newsgen.plan import archive, articles, fronts, series
from newsgen.plan.entries import (
    Directory,
    Entry,
    author_names,
    author_views,
    entries,
    tag_names,
    written_by,
)
from newsgen.plan.frame import prefix_of, section_links, site_view
from newsgen.target import COPY, STYLESHEET, Recipe, Stage, Target

NOT_FOUND = Recipe("page", "404.html")
PAGE = Recipe("page", "page.html")


def plan(edition: Edition) -> Iterator[Target]:
    """Every file that is to exist.

    Raises NewsgenError, after the last target, for names or links that clash or lead nowhere; so a
    caller writes nothing before it has seen the end.
    """
    problems: list[Problem] = []
    taken: dict[str, Place] = {}
    for target in _targets(edition, problems):
        fold = target.path.casefold()
        place = Place(target.path, target.origin)  # not the target: views are not to pile up
        if fold in taken:
            problems.append(_same_address(place, taken[fold]))
        taken[fold] = place
        yield target
    problems.extend(_folder_clashes(edition, taken))
    problems.extend(_dead_links(edition, taken))
    if problems:
        raise NewsgenError(problems)


class Place(NamedTuple):
    """A path that is taken, and the file it is the page of."""

    path: str
    origin: str


class Language(Struct, frozen=True):
    """What the pages of one language share."""

    prefix: str
    site: SiteView
    entries: tuple[Entry, ...]  # newest first
    cards: tuple[Card, ...]
    directory: Directory


def _targets(edition: Edition, problems: list[Problem]) -> Iterator[Target]:
    yield from _assets(edition.assets, urls.base_path(edition.settings.base_url))
    withheld = frozenset(one.url for one in edition.withheld)
    for code in edition.settings.languages:
        language = _language(edition, code, problems)
        yield from _articles(edition, language, withheld)
        yield from _lists(edition, language)
        yield from _pages(edition, language, withheld)


def _language(edition: Edition, code: str, problems: list[Problem]) -> Language:
    settings = edition.settings
    prefix = prefix_of(settings, code)
    sections = section_links(settings, code)
    own = [one for one in edition.articles if one.language == code]
    listed = {author.key: author for author in settings.authors}
    oldest_first = own[::-1]
    tags = tag_names(oldest_first, f"{prefix}/tags/", code)
    authors = author_names(oldest_first, f"{prefix}/authors/", code, listed)
    problems.extend([*tags.problems, *authors.problems])
    news = entries(own, sections, edition.assets)
    return Language(
        prefix,
        site_view(settings, code),
        news,
        tuple(entry.card for entry in news),
        Directory(sections, tags.links, author_views(authors.links, listed)),
    )


def _articles(edition: Edition, language: Language, withheld: frozenset[str]) -> Iterator[Target]:
    stories = articles.neighbours(
        language.entries[::-1], language.directory.tags, edition.settings.counts.related
    )
    yield from articles.article_pages(
        language.site,
        edition.year,
        stories,
        language.directory,
        edition.assets,
        withheld,
    )
    yield from articles.redirects(language.site, [entry.article for entry in language.entries])


def _lists(edition: Edition, language: Language) -> Iterator[Target]:
    settings, year, site = edition.settings, edition.year, language.site
    sections, size = language.directory.sections, settings.counts.list
    by_section: dict[str, list[Card]] = {}
    for entry in language.entries:
        by_section.setdefault(entry.article.section, []).append(entry.card)
    yield from fronts.fragments(site, language.prefix, year, language.entries, settings.counts)
    yield fronts.front_page(site, year, language.cards, by_section, sections, settings)
    yield from fronts.section_fronts(site, year, by_section, sections, settings)
    yield from archive.all_news(site, year, language.cards, size)
    yield from archive.calendar(site, language.prefix, year, archive.by_day(language.cards))
    for one in [*_tagged(language), *_written(language)]:
        yield from series.whole(one, site, year, size)


def _tagged(language: Language) -> Iterator[series.Series]:
    by_address: dict[str, tuple[Link, list[Card]]] = {}
    for entry in language.entries:
        links = {
            tag.url: tag for tag in map(language.directory.tags.get, entry.article.tags) if tag
        }
        for address, link in links.items():
            by_address.setdefault(address, (link, []))[1].append(entry.card)
    for address, (link, cards) in sorted(by_address.items()):
        yield series.Series(kind="tag", title=link.title, front=address, cards=cards)


def _written(language: Language) -> Iterator[series.Series]:
    by_address: dict[str, tuple[AuthorView, list[Card]]] = {}
    for entry in language.entries:
        authors = written_by(entry.article.bylines, language.directory)
        for author in {one.url: one for one in authors}.values():
            by_address.setdefault(author.url, (author, []))[1].append(entry.card)
    for address, (author, cards) in sorted(by_address.items()):
        yield series.Series(
            kind="author", title=author.name, front=address, cards=cards, author=author
        )


def _pages(edition: Edition, language: Language, withheld: frozenset[str]) -> Iterator[Target]:
    site = language.site
    for page in edition.pages:
        if page.language != site.language:
            continue
        view = PageView(
            site=site,
            url=page.url,
            this_year=None,
            title=page.title,
            lead=page.lead,
            body=page.body,
            pictures=articles.published_pictures(page.pictures, edition.assets),
            dead=articles.dead_links(page.url, page.links, withheld),
        )
        yield Target(urls.path_of(page.url), PAGE, view, Stage.LIST, page.file)
    url = f"{language.prefix}{urls.NOT_FOUND}"
    yield Target(urls.path_of(url), NOT_FOUND, NotFoundView(site=site, url=url, this_year=None))


def _assets(assets: Mapping[str, Asset], base_path: str) -> Iterator[Target]:
    # Two sources with the same bytes beside one another may share an address: one file serves both.
    for asset in {one.url: one for one in assets.values()}.values():
        recipe = STYLESHEET if asset.links else COPY
        view = AssetView(
            asset.source, asset.digest, asset.theme, asset.links, base_path if asset.links else ""
        )
        yield Target(urls.path_of(asset.url), recipe, view, Stage.ASSET, asset.source)


def _same_address(place: Place, first: Place) -> Problem:
    if first.origin and not place.origin:  # an editor can change a file, not a list
        place, first = first, place
    return Problem(
        Location(place.origin or "content/site.yaml"),
        "same-address",
        f"wants /{place.path}, which is taken by {first.origin or f'the page /{first.path}'}",
        "give one of them another slug, name or permalink",
    )


def _folder_clashes(edition: Edition, taken: Mapping[str, Place]) -> Iterator[Problem]:
    for asset in edition.assets.values():
        inside = taken.get(f"{urls.path_of(asset.url)}/index.html".casefold())
        if inside is not None:
            yield Problem(
                Location(asset.source),
                "same-address",
                f"is a file where the folder of /{inside.path} has to be",
                "rename the file",
            )


def _dead_links(edition: Edition, taken: Mapping[str, Place]) -> Iterator[Problem]:
    withheld = frozenset(one.url for one in edition.withheld)

    def leads_nowhere(address: str) -> bool:
        path = urls.path_of(address)
        target = taken.get(path.casefold())
        return address not in withheld and (target is None or target.path != path)

    for url, links in _texts(edition):
        for link in links:
            if leads_nowhere(articles.page_address(url, link.text)):
                yield _dead_link(link.where, link.text)
    for item in (*edition.settings.main_menu, *edition.settings.footer_menu):
        if item.url.startswith("/") and leads_nowhere(articles.page_address("/", item.url)):
            yield _dead_link(Location("content/site.yaml"), item.url)


def _dead_link(where: Location, link: str) -> Problem:
    return Problem(
        where,
        "dead-link",
        f"{link} leads nowhere: this site has no such address",
        "correct the address (it begins with a slash: /about/), or remove the link",
    )


def _texts(edition: Edition) -> Iterable[tuple[str, Sequence[Reference]]]:
    yield from ((one.url, one.links) for one in edition.articles if one.links)
    yield from ((one.url, one.links) for one in edition.pages if one.links)
