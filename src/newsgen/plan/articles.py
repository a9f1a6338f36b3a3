"""Articles' own pages."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple

from newsgen import urls
from newsgen.fingerprint import SIZE, fingerprint
from newsgen.model.article import Article, StandingPage
from newsgen.model.edition import Edition
from newsgen.model.media import Asset, Photo, PhotoView, Share
from newsgen.model.settings import Settings
from newsgen.model.views import ArticleView, Card, SiteView
from newsgen.plan.elsewhere import Elsewhere
from newsgen.plan.entries import Directory, written_by
from newsgen.plan.frame import this_year
from newsgen.plan.languages import Versions
from newsgen.plan.neighbours import Neighbours
from newsgen.plan.news import News
from newsgen.plan.photographs import photo_view, rights_of, shown_at
from newsgen.plan.sharing import shared
from newsgen.target import Group, Later, Recipe, Stage, Target

ARTICLE = Recipe("page", "article.html")


class Stories(NamedTuple):
    """The articles of one language, and what their pages are made of beside them."""

    site: SiteView
    year: int
    news: News
    neighbours: Neighbours
    directory: Directory
    assets: Mapping[str, Asset]
    elsewhere: Elsewhere
    versions: Versions  # of those told in more than one language
    settings: Settings


class Day(NamedTuple):
    """The articles of a day, by their places, and what names all that their pages are."""

    told: Stories
    name: bytes  # b"" if there is no name for one of them
    places: Sequence[int]  # the oldest first


def stories(
    edition: Edition,
    site: SiteView,
    news: News,
    directory: Directory,
    elsewhere: Elsewhere,
    versions: Versions,
) -> Stories:
    """The articles of a language as their pages see them."""
    return Stories(
        site,
        edition.year,
        news,
        Neighbours(news, directory.tags, edition.settings.counts.related),
        directory,
        edition.assets,
        elsewhere,
        versions,
        edition.settings,
    )


def days(told: Stories, all_else: bytes) -> Iterator[Day]:
    """The articles of each day with the name of their pages, day by day.

    `all_else` names the settings and whatever they all depend on; of the listed authors' portraits
    the settings know no more than the files.
    The pages of a day are one group, named by what its articles say, by whatever else these name,
    and by what all older articles show of themselves. So a new story leaves the groups of all
    earlier days as they are, and nobody has to look at their pages.
    """
    authors = told.directory.authors.values()
    portraits = tuple(one.portrait for one in authors if one.portrait is not None)
    before = fingerprint((all_else, told.site.seal, told.year, portraits))
    for _, places in reversed(told.news.days):
        name, before = _group(told, places, before)
        yield Day(told, name, places[::-1])


def pages_of(day: Day) -> Group:
    """A page for each article of a day."""
    return Group(day.name, ARTICLE, partial(_pages, day))


def _pages(day: Day) -> Iterator[Target]:
    told = day.told
    for place in day.places:
        article = told.news.articles[place]
        view = Later(partial(article_view, told, place))
        path = urls.path_of(article.url)
        yield Target(path, ARTICLE, view, Stage.ARTICLE, article.file, day.name)


def article_view(told: Stories, place: int) -> ArticleView:
    """What the page of an article sees."""
    article = told.news.articles[place]
    related, older = told.neighbours.related(place), told.neighbours.older(place)
    mentioned = told.elsewhere.cards(article) if article.mentioned else ()
    tags = told.directory.tags
    shown = (*related, *(card for _, card in mentioned), *filter(None, [older]))
    return ArticleView(
        site=told.site,
        url=article.url,
        this_year=this_year(told.year, _moments(article, shown)),
        text=article.copy,
        kind=article.kind,
        section=told.directory.sections.get(article.section),
        authors=written_by(article.bylines, told.directory),
        photo=photo_view(article.photo, told.assets),
        rights=rights_of(article, told.assets),
        share=_share(told, article),
        tags=tuple(dict.fromkeys([tags[tag] for tag in article.tags])),
        related=related,
        older=older,
        pictures=published(article, told.assets, told.elsewhere),
        dead=dead(article, told.elsewhere),
        photos=body_photos(article, told.assets),
        mentioned=mentioned,
        versions=told.versions.get(article.story, ()),
    )


def _share(told: Stories, article: Article) -> Share | None:
    section = told.directory.sections.get(article.section)
    asset = told.assets[article.photo.file] if article.photo and article.photo.file else None
    title = section.title if section else ""
    return shared(article, told.site.title, title, told.settings, asset)


def published(
    text: Article | StandingPage, assets: Mapping[str, Asset], elsewhere: Elsewhere
) -> tuple[tuple[str, str], ...]:
    """Pictures and pages as written in a body, each with its published address."""
    if not text.pictures and not text.links:
        return ()
    pictures = ((one.text, shown_at(assets[one.file])) for one in text.pictures if one.file)
    return tuple(sorted({*pictures, *elsewhere.published(text.links)}))


def sizes(
    text: Article | StandingPage, assets: Mapping[str, Asset]
) -> tuple[tuple[str, int, int], ...]:
    """The pictures in a body, as published, with their width and height where these are known."""
    if not text.pictures:
        return ()
    return tuple(
        sorted({(one.url, one.width, one.height) for one in body_photos(text, assets) if one.width})
    )


def body_photos(text: Article | StandingPage, assets: Mapping[str, Asset]) -> tuple[PhotoView, ...]:
    """The pictures in a body, each once."""
    if not text.pictures:
        return ()
    files = sorted({one.file for one in text.pictures if one.file})
    return tuple(filter(None, [photo_view(Photo(file), assets) for file in files]))


def dead(text: Article | StandingPage, elsewhere: Elsewhere) -> tuple[str, ...]:
    """What a body names, as written, and readers do not see: withheld articles, pictures gone."""
    links = elsewhere.dead(text.url, text.links)
    gone = {one.text for one in text.pictures if not one.file} if text.pictures else ()
    return tuple(sorted({*links, *gone})) if gone else links


def _group(told: Stories, places: range, before: bytes) -> tuple[bytes, bytes]:
    """The name of a day's pages (b"" if one of them has none), and that of all until then."""
    day = told.news.articles[places.start : places.stop]
    own = [one.seal for one in day]
    after = blake2b(before, digest_size=SIZE)
    after.update(told.news.of(places).seals())
    after.update(b"".join([one.ties for one in day]))
    until_then = after.digest()
    if not all(own):
        return b"", until_then
    # By its place in the day: that in all the news is another with each new story.
    others = [
        at.to_bytes(4) + named
        for at, one in enumerate(day)
        if one.photo or one.pictures or one.links or one.mentioned or one.related or told.versions
        if (named := _named_elsewhere(told, places[at], one))
    ]
    # A page knows those of its own day that came before it.
    parts = (before, until_then, b"".join(own), b"".join(others))
    return fingerprint(parts), until_then


def _named_elsewhere(told: Stories, place: int, article: Article) -> bytes:
    """What other files have to do with an article's page, beside older articles and settings."""
    named: list[str | bytes] = []
    if article.photo is not None and article.photo.file:
        named.append(_named(told.assets[article.photo.file]))
    if article.pictures:
        named += (_named(told.assets[one.file]) for one in article.pictures if one.file)
    if article.links:
        elsewhere = told.elsewhere
        named += chain.from_iterable(elsewhere.published(article.links))
        named += elsewhere.dead(article.url, article.links)
    if article.mentioned:
        for name, card in told.elsewhere.cards(article):
            named += (name, card.seal)
    if article.related:
        named += (card.seal for card in told.neighbours.named(place))
    if article.story in told.versions:
        named += (one.url for one in told.versions[article.story])
    return fingerprint(tuple(named)) if named else b""


def _named(asset: Asset) -> str:
    # Not every address tells what is in the file.
    return f"{shown_at(asset)} {asset.url} {asset.digest.hex()} {asset.width} {asset.height}"


def _moments(article: Article, shown: tuple[Card, ...]) -> Iterator[datetime]:
    copy = article.copy
    yield copy.date
    if copy.updated:
        yield copy.updated
    if copy.source and copy.source.date:
        yield copy.source.date
    for correction in copy.corrections:
        yield correction.date
    for card in shown:
        yield card.date
