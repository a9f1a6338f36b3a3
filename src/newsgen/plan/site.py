"""All targets of an edition, language by language, and the checks that need to know them all."""

from collections.abc import Iterator, Mapping
from itertools import chain

import msgspec
from msgspec import Struct

from newsgen import urls
from newsgen.errors import Location, NewsgenError, Problem
from newsgen.model.article import Article, StandingPage
from newsgen.model.edition import Edition
from newsgen.model.media import Asset
from newsgen.model.views import AssetView, Card, NotFoundView, PageView, SiteView
from newsgen.plan import archive, articles, frame, fronts, series
from newsgen.plan.elsewhere import Elsewhere
from newsgen.plan.entries import (
    Directory,
    Entry,
    author_names,
    author_views,
    entries,
    tag_names,
)
from newsgen.plan.frame import prefix_of, section_links, site_view, year_of_cards
from newsgen.plan.languages import Versions, page_versions, story_versions
from newsgen.said import say
from newsgen.target import COPY, STYLESHEET, Recipe, Stage, Target

Place = tuple[str, str]  # a path that is taken, and the file it is the page of

NOT_FOUND = Recipe("page", "404.html")
PAGE = Recipe("page", "page.html")


def plan(edition: Edition, kept: frozenset[str] = frozenset()) -> Iterator[Target]:
    """Every file that is to exist.

    Links may lead to what is `kept` as well: paths of pages whose files cannot be read just now.

    Raises NewsgenError, after the last target, for names or links that clash or lead nowhere; so a
    caller writes nothing before it has seen the end.
    """
    problems: list[Problem] = []
    taken: dict[str, Place] = {}
    elsewhere = Elsewhere(edition, kept)
    for target in _targets(edition, elsewhere, problems):
        fold = target.path.casefold()
        place = (target.path, target.origin)  # not the target: views are not to pile up
        if fold in taken:
            problems.append(_same_address(place, taken[fold]))
        taken[fold] = place
        yield target
    problems.extend(_folder_clashes(edition, taken))
    problems.extend(_dead_links(edition, taken, elsewhere))
    if problems:
        raise NewsgenError(problems)


class Language(Struct, frozen=True):
    """What the pages of one language share."""

    prefix: str
    site: SiteView
    entries: tuple[Entry, ...]  # newest first
    cards: tuple[Card, ...]
    directory: Directory


def _targets(edition: Edition, elsewhere: Elsewhere, problems: list[Problem]) -> Iterator[Target]:
    yield from _assets(edition.assets, urls.base_path(edition.settings.base_url))
    told = story_versions(edition.articles, edition.settings)
    standing = page_versions(edition.pages, edition.settings)
    for code in edition.settings.languages:
        language = _language(edition, code, problems)
        yield from _articles(edition, language, elsewhere, told)
        yield from _lists(edition, language)
        yield from _pages(edition, language, elsewhere, standing)


def _language(edition: Edition, code: str, problems: list[Problem]) -> Language:
    settings = edition.settings
    prefix = prefix_of(settings, code)
    sections = section_links(settings, code)
    own = [one for one in edition.articles if one.language == code]
    oldest_first = own[::-1]
    tags = tag_names(oldest_first, f"{prefix}/tags/", code, settings)
    authors = author_names(oldest_first, f"{prefix}/authors/", code, settings)
    problems.extend([*tags.problems, *authors.problems])
    news = entries(own, sections, edition.assets)
    return Language(
        prefix,
        site_view(settings, code),
        news,
        tuple(entry.card for entry in news),
        Directory(sections, tags.links, author_views(authors.links, settings, code)),
    )


def _articles(
    edition: Edition, language: Language, elsewhere: Elsewhere, versions: Versions
) -> Iterator[Target]:
    told = articles.stories(
        edition, language.site, language.entries[::-1], language.directory, elsewhere, versions
    )
    settings = msgspec.json.encode(edition.settings, order="sorted")
    yield from articles.article_pages(told, settings)
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
    days = archive.by_day(language.cards)
    everywhere = frame.everywhere(settings, urls.archive)
    yield from archive.calendar(site, language.prefix, year, days, everywhere)
    for one in [*_tagged(language), *_written(language)]:
        yield from series.whole(one, site, year, size)


def _tagged(language: Language) -> Iterator[series.Series]:
    links = language.directory.tags
    by_address: dict[str, list[Card]] = {link.url: [] for link in links.values()}
    by_name = {name: by_address[link.url] for name, link in links.items()}
    for entry in language.entries:
        card = entry.card
        for name in entry.article.tags:
            cards = by_name[name]
            if not cards or cards[-1] is not card:  # two spellings of a tag show it once
                cards.append(card)
    titles = {link.url: link.title for link in links.values()}
    for address in sorted(by_address):
        yield series.Series(
            kind="tag", title=titles[address], front=address, cards=by_address[address]
        )


def _written(language: Language) -> Iterator[series.Series]:
    views = language.directory.authors
    by_address: dict[str, list[Card]] = {view.url: [] for view in views.values()}
    by_name = {name: by_address[view.url] for name, view in views.items()}
    for entry in language.entries:
        card = entry.card
        for byline in entry.article.bylines:
            cards = by_name[byline.key or byline.name]
            if not cards or cards[-1] is not card:
                cards.append(card)
    authors = {view.url: view for view in views.values()}
    for address, cards in sorted(by_address.items()):
        if cards:  # a listed author may have written nothing yet
            yield series.Series(
                kind="author",
                title=authors[address].name,
                front=address,
                cards=cards,
                author=authors[address],
            )


def _pages(
    edition: Edition, language: Language, elsewhere: Elsewhere, standing: Versions
) -> Iterator[Target]:
    site = language.site
    for page in edition.pages:
        if page.language != site.language:
            continue
        mentioned = elsewhere.cards(page)
        view = PageView(
            site=site,
            url=page.url,
            this_year=year_of_cards(edition.year, (card for _, card in mentioned)),
            title=page.title,
            plain_title=page.plain_title,
            lead=page.lead,
            plain_lead=page.plain_lead,
            body=page.body,
            pictures=articles.published(page, edition.assets, elsewhere),
            dead=elsewhere.dead(page.url, page.links),
            mentioned=mentioned,
            versions=standing.get(page.key, ()),
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
    if first[1] and not place[1]:  # an editor can change a file, not a list
        place, first = first, place
    path, origin = place
    what = (
        say("wants {address}, which is taken by {file}", address=f"/{path}", file=first[1])
        if first[1]
        else say(
            "wants {address}, which is taken by the page {other}",
            address=f"/{path}",
            other=f"/{first[0]}",
        )
    )
    remedy = say("give one of them another slug, name or permalink")
    return Problem(Location(origin or "content/site.yaml"), "same-address", what, remedy)


def _folder_clashes(edition: Edition, taken: Mapping[str, Place]) -> Iterator[Problem]:
    for asset in edition.assets.values():
        inside = taken.get(f"{urls.path_of(asset.url)}/index.html".casefold())
        if inside is not None:
            yield Problem(
                Location(asset.source),
                "same-address",
                say("is a file where the folder of {address} has to be", address=f"/{inside[0]}"),
                say("rename the file"),
            )


def _dead_links(
    edition: Edition, taken: Mapping[str, Place], elsewhere: Elsewhere
) -> Iterator[Problem]:
    withheld = elsewhere.withheld

    def leads_nowhere(address: str) -> bool:
        path = urls.path_of(address)
        target = taken.get(path.casefold())
        known = address in withheld or path in elsewhere.kept
        return not known and (target is None or target[0] != path)

    texts: chain[Article | StandingPage] = chain(edition.articles, edition.pages)
    for text in texts:
        for link in text.links:
            # A link to a file was looked up when it was read.
            address = link.file or link.text
            if (not link.file or address.startswith("/")) and leads_nowhere(
                urls.page_of(text.url, address)
            ):
                yield _dead_link(link.where, link.text)
        if text.mentioned:
            yield from elsewhere.strangers(text)
    for item in (*edition.settings.main_menu, *edition.settings.footer_menu):
        for url in [item.url] if isinstance(item.url, str) else dict.fromkeys(item.url.values()):
            if url.startswith("/") and leads_nowhere(urls.page_of("/", url)):
                yield _dead_link(Location("content/site.yaml"), url)


def _dead_link(where: Location, link: str) -> Problem:
    return Problem(
        where,
        "dead-link",
        say("{link} leads nowhere: this site has no such address", link=link),
        say("correct the address (it begins with a slash: /about/), or remove the link"),
    )
