"""All targets of an edition, language by language, and the checks that need to know them all."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec import Struct

from newsgen import urls
from newsgen.errors import NewsgenError, Problem
from newsgen.model.edition import Edition
from newsgen.model.media import Asset, AssetView
from newsgen.model.photograph import DRAWING
from newsgen.model.views import NotFoundView, PageView, SiteView
from newsgen.plan import archive, articles, frame, fronts, series
from newsgen.plan.checks import dead_links, enter, folder_clashes
from newsgen.plan.crawlers import Crawlers
from newsgen.plan.elsewhere import Elsewhere
from newsgen.plan.entries import Directory, author_names, author_views, tag_names
from newsgen.plan.frame import prefix_of, section_links, site_view, year_of_cards
from newsgen.plan.headers import headers
from newsgen.plan.languages import Versions, page_versions, story_versions
from newsgen.plan.news import News, first_uses, guests_of, index_of
from newsgen.plan.photographs import photograph_targets
from newsgen.plan.redirects import OWN, redirects
from newsgen.plan.sharing import article_cards, site_card
from newsgen.target import (
    COPY,
    STYLESHEET,
    Place,
    Planned,
    Recipe,
    Stage,
    Stands,
    Target,
    none_stands,
)

NOT_FOUND = Recipe("page", "404.html")
PAGE = Recipe("page", "page.html")
NEWEST = 5  # cards of the page for what is not there


def plan(
    edition: Edition, kept: frozenset[str] = frozenset(), stands: Stands = none_stands
) -> Iterator[Target]:
    """Every file that is to exist, but those of groups that stand.

    `stands` is asked for the places of a group that is as it has to be; it has none of any other.
    Links may lead to what is `kept` as well: paths of pages whose files cannot be read just now.

    Raises NewsgenError, after the last target, for names or links that clash or lead nowhere; so a
    caller writes nothing before it has seen the end.
    """
    problems: list[Problem] = []
    taken: dict[str, Place] = {}
    elsewhere = Elsewhere(edition, kept)
    for one in _targets(edition, elsewhere, taken, problems):
        targets: Iterable[Target]
        if isinstance(one, Target):
            targets = (one,)
        else:
            places = stands(one.name, one.recipe)
            problems += enter(places, taken)
            targets = () if places else one.targets()
        for target in targets:
            # Not the target: views are not to pile up.
            problems += enter([(target.path, target.origin)], taken)
            yield target
    problems.extend(folder_clashes(edition, taken))
    problems.extend(dead_links(edition, taken, elsewhere))
    if problems:
        raise NewsgenError(problems)


class Language(Struct, frozen=True):
    """What the pages of one language share."""

    prefix: str
    site: SiteView
    news: News
    directory: Directory


def _targets(
    edition: Edition, elsewhere: Elsewhere, taken: Mapping[str, Place], problems: list[Problem]
) -> Iterator[Planned]:
    yield from _assets(edition.assets, urls.base_path(edition.settings.base_url))
    yield from photograph_targets(edition.assets.values(), edition.settings)
    yield from headers(edition)
    told = story_versions(edition.articles, edition.settings)
    standing = page_versions(edition.pages, edition.settings)
    known = Crawlers()
    sites: dict[str, SiteView] = {}
    for code in edition.settings.languages:
        language = _language(edition, code, problems)
        sites[code] = language.site
        yield site_card(language.site, edition.settings)[0]
        yield from article_cards(edition, language.site, language.directory.sections)
        yield from _articles(edition, language, elsewhere, told)
        # Feeds while what the newest texts came to is at hand, and not at the end: they take long.
        yield from _feeds(edition, language, elsewhere)
        yield from known.noted(_lists(edition, language))
        yield from known.noted(_pages(edition, language, elsewhere, standing))
    yield from known.targets(edition)
    yield from redirects(edition, elsewhere.kept, taken, sites, problems)


def _language(edition: Edition, code: str, problems: list[Problem]) -> Language:
    settings = edition.settings
    prefix = prefix_of(settings, code)
    sections = section_links(settings, code)
    own = [one for one in edition.articles if one.language == code]
    index = index_of(own)
    tags = tag_names(first_uses(index.tags, own, lambda one: one.tags), code, settings)
    authors = author_names(first_uses(index.guests, own, guests_of), code, settings)
    problems.extend([*tags.problems, *authors.problems])
    views = author_views(authors.links, settings, code, edition.assets)
    directory = Directory(sections, tags.links, views)
    news = News(own, index, directory, edition.assets)
    return Language(prefix, site_view(settings, code, edition.assets), news, directory)


def _articles(
    edition: Edition, language: Language, elsewhere: Elsewhere, versions: Versions
) -> Iterator[Planned]:
    told = articles.stories(
        edition, language.site, language.news, language.directory, elsewhere, versions
    )
    settings = msgspec.json.encode(edition.settings, order="sorted")
    days = list(articles.days(told, settings))
    yield from map(articles.pages_of, days)
    if edition.settings.exchange.ninjs:
        from newsgen.plan.exchange import exchanged  # noqa: PLC0415 - most sites have no need of it

        yield from exchanged(days, edition.settings)


def _lists(edition: Edition, language: Language) -> Iterator[Planned]:
    settings, year, site, news = edition.settings, edition.year, language.site, language.news
    sections, size = language.directory.sections, settings.counts.list
    aside = fronts.beside(news, edition.breaking, settings.counts)
    latest = tuple(news.cards[: settings.counts.latest])
    yield from fronts.fragments(site, language.prefix, year, latest, aside.most_read)
    yield fronts.front_page(site, year, news, sections, settings, aside)
    yield from fronts.section_fronts(site, year, news, sections, settings)
    yield from archive.all_news(site, year, news.cards, size)
    everywhere = frame.everywhere(settings, urls.archive)
    yield from archive.calendar(site, language.prefix, year, archive.by_day(news), everywhere)
    tagged, written = list(_tagged(language)), list(_written(language))
    for one in [*tagged, *written]:
        yield from series.whole(one, site, year, size)
    if site.search:
        from newsgen.plan.search import search_page  # noqa: PLC0415 - as long as few sites have one

        versions = frame.everywhere(settings, urls.search)
        yield search_page(site, news, sections, tagged, written, versions)


def _feeds(edition: Edition, language: Language, elsewhere: Elsewhere) -> Iterator[Planned]:
    from newsgen.plan.feeds import feeds  # noqa: PLC0415 - a build with nothing to do needs none

    yield from feeds(edition, language.site, language.directory, elsewhere, language.news)


def _tagged(language: Language) -> Iterator[series.Series]:
    titles = {link.url: link.title for link in language.directory.tags.values()}
    for address, places in sorted(language.news.tagged.items()):
        cards = language.news.of(places)
        yield series.Series(kind="tag", title=titles[address], front=address, cards=cards)


def _written(language: Language) -> Iterator[series.Series]:
    authors = {view.url: view for view in language.directory.authors.values()}
    for address, places in sorted(language.news.written.items()):
        author = authors[address]
        yield series.Series(
            kind="author",
            title=author.name,
            front=address,
            cards=language.news.of(places),
            author=author,
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
            dead=articles.dead(page, elsewhere),
            photos=articles.body_photos(page, edition.assets),
            mentioned=mentioned,
            versions=standing.get(page.key, ()),
        )
        yield Target(urls.path_of(page.url), PAGE, view, Stage.LIST, page.file)
    from newsgen.structured.manifest import manifest  # noqa: PLC0415 - a quiet build needs none

    yield from manifest(site, edition.assets)
    url = f"{language.prefix}{urls.NOT_FOUND}"
    newest = tuple(language.news.cards[:NEWEST])
    years = year_of_cards(edition.year, newest)
    lost = NotFoundView(site=site, url=url, this_year=years, cards=newest)
    yield Target(urls.path_of(url), NOT_FOUND, lost)


def _assets(assets: Mapping[str, Asset], base_path: str) -> Iterator[Target]:
    # Two sources with the same bytes beside one another may share an address: one file serves both.
    copied = (one for one in assets.values() if one.source != OWN and not _developed(one))
    for asset in {one.url: one for one in copied}.values():
        own = asset.theme and asset.source.endswith(".css")
        recipe = STYLESHEET if own or asset.links or asset.tail else COPY
        base = base_path if asset.links else ""
        view = AssetView(asset.source, asset.digest, asset.theme, asset.links, base, asset.tail)
        yield Target(urls.path_of(asset.url), recipe, view, Stage.ASSET, asset.source)


def _developed(asset: Asset) -> bool:
    """True of a picture whose own bytes no reader gets: a camera writes where it was into them."""
    if asset.photo is None or asset.source.startswith("static/"):
        return False
    return asset.prints is not None or asset.photo.kind == DRAWING
