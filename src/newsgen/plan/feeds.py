"""Feeds of a language: the site's, each section's, each listed author's, and aggregators'."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec
from msgspec.structs import replace

from newsgen.feeds.profiles import PROFILES, reach
from newsgen.feeds.targets import Stream, story_id, targets
from newsgen.feeds.views import Frame, Person, Picture, Story
from newsgen.fingerprint import SIZE, fingerprint
from newsgen.model.article import Article
from newsgen.model.edition import Edition
from newsgen.model.media import Asset, Photo
from newsgen.model.views import SiteView
from newsgen.plan.articles import dead, published, sizes
from newsgen.plan.elsewhere import Elsewhere
from newsgen.plan.entries import Directory, written_by
from newsgen.plan.frame import in_language
from newsgen.plan.news import News
from newsgen.plan.photographs import shown_at
from newsgen.target import Planned


class Page(NamedTuple):
    """A page that has feeds: what they are called, and its articles."""

    url: str
    title: str
    description: str
    newest_first: Sequence[Article]


class Desk(NamedTuple):
    """What the feeds of a language are made of beside their articles."""

    edition: Edition
    site: SiteView
    directory: Directory
    elsewhere: Elsewhere
    frame: Frame
    host: str
    seal: bytes  # names the settings and all that they decide
    seals: dict[str, bytes]  # of articles in feeds, by file: several feeds hold the same
    stories: dict[str, Story]  # likewise, where any of these feeds is to be made


def feeds(
    edition: Edition,
    site: SiteView,
    directory: Directory,
    elsewhere: Elsewhere,
    news: News,
) -> Iterator[Planned]:
    """Every feed of a language."""
    wanted = edition.settings.feeds
    if not (wanted.formats or wanted.profiles):
        return
    articles = news.articles
    desk = _desk(edition, site, directory, elsewhere)
    whole = Page(site.home, site.title, site.description, articles)
    if wanted.formats:
        for page in (whole, *_pages(desk, news)):
            yield from targets(_stream(desk, page, wanted.items), wanted.formats)
    for name in wanted.profiles:
        count = reach(PROFILES[name], (one.date for one in articles), wanted.items)
        # An aggregator wants whole texts: it shows them itself.
        yield from targets(replace(_stream(desk, whole, count, name), full_text=True), [name])


def _desk(edition: Edition, site: SiteView, directory: Directory, elsewhere: Elsewhere) -> Desk:
    settings = edition.settings
    frame = Frame(
        base_url=site.base_url,
        language=site.language,
        capital_month=site.capital_month,
        trusted_html=site.trusted_html,
    )
    host = settings.feeds.host or urlsplit(settings.public_url).netloc
    seal = fingerprint((msgspec.json.encode(settings, order="sorted"), site.seal))
    return Desk(edition, site, directory, elsewhere, frame, host, seal, {}, {})


def _pages(desk: Desk, news: News) -> Iterator[Page]:
    """Every section's front, and that of every listed author who has written something."""
    settings, site = desk.edition.settings, desk.site
    count = settings.feeds.items
    for section in settings.sections:
        link = desk.directory.sections[section.key]
        described = in_language(section.descriptions, settings, site.language)
        title = f"{link.title} — {site.title}"
        yield Page(link.url, title, described, news.in_section(section.key)[:count].articles)
    for author in settings.authors:
        articles = news.by_author(author.key)[:count].articles
        if articles:
            view = desk.directory.authors[author.key]
            yield Page(view.url, f"{view.name} — {site.title}", view.about, articles)


def _stream(desk: Desk, page: Page, count: int, profile: str = "") -> Stream:
    articles = page.newest_first[:count]
    logo = desk.site.logo
    return Stream(
        frame=desk.frame,
        page=page.url,
        title=page.title,
        description=page.description,
        logo=logo.url if logo is not None else "",
        host=desk.host,
        full_text=desk.edition.settings.feeds.full_text,
        stories=partial(_stories, desk, articles),
        group=_group(desk, f"{page.url}{profile}", articles),
    )


def _stories(desk: Desk, articles: Sequence[Article]) -> tuple[Story, ...]:
    known = desk.stories
    for article in articles:
        if article.file not in known:
            known[article.file] = _story(desk, article)
    return tuple(known[article.file] for article in articles)


def _story(desk: Desk, article: Article) -> Story:
    copy, directory, assets = article.copy, desk.directory, desk.edition.assets
    authors = written_by(article.bylines, directory)
    section = directory.sections.get(article.section)
    return Story(
        id=story_id(desk.host, article.language, article.story),
        url=article.url,
        title=copy.plain_title or copy.title,
        lead=copy.plain_lead or copy.lead,
        opening="" if copy.lead_of_body else copy.lead,
        published=copy.date,
        changed=copy.changed,
        kind=article.kind,
        section=section.title if section else "",
        tags=tuple(dict.fromkeys(directory.tags[tag].title for tag in article.tags)),
        authors=tuple(dict.fromkeys(Person(one.name, one.url) for one in authors)),
        picture=_picture(article.photo, assets),
        source=copy.source,
        corrections=copy.corrections,
        body=copy.body,
        pictures=published(article, assets, desk.elsewhere),
        sizes=sizes(article, assets),
        dead=dead(article, desk.elsewhere),
    )


def _picture(photo: Photo | None, assets: Mapping[str, Asset]) -> Picture | None:
    if photo is None:
        return None
    words = Picture(alt=photo.alt, caption=photo.caption, credit=photo.credit)
    if not photo.file:
        return words
    asset = assets[photo.file]
    made = asset.prints
    if made is None:
        return replace(
            words, url=asset.url, size=asset.size, width=asset.width, height=asset.height
        )
    # How many bytes it has nobody knows before it is made; 0 says so.
    return replace(words, url=made.url, width=made.width, height=made.height)


def _group(desk: Desk, name: str, articles: Sequence[Article]) -> bytes:
    """The name of all that some feeds are made of; b"" where some article has none.

    `name` is theirs alone, or feeds that come to hold what others held would pass for those.
    """
    if not all(article.seal for article in articles):
        return b""
    own = blake2b(desk.seal, digest_size=SIZE)
    own.update(name.encode())
    for article in articles:
        seal = desk.seals.get(article.file)
        if seal is None:
            # Its file's name is its story's, and so its id's, whatever the file says.
            file = article.seal + article.file.encode()
            seal = desk.seals[article.file] = file + _named_elsewhere(desk, article)
        own.update(seal)
    return own.digest()


def _named_elsewhere(desk: Desk, article: Article) -> bytes:
    """What other files than its own have to do with an article in a feed, beside settings."""
    directory, assets = desk.directory, desk.edition.assets
    named = [directory.tags[tag].title for tag in article.tags]
    if article.photo is not None and article.photo.file:
        named.append(_named(assets[article.photo.file]))
    named += (_named(assets[one.file]) for one in article.pictures if one.file)
    if article.links:
        named += chain.from_iterable(desk.elsewhere.published(article.links))
        named += desk.elsewhere.dead(article.url, article.links)
    named += [directory.authors[one.name].name for one in article.bylines if not one.key]
    return blake2b("\0".join(named).encode(), digest_size=SIZE).digest()


def _named(asset: Asset) -> str:
    # Not every address tells what is in the file.
    return f"{shown_at(asset)} {asset.url} {asset.digest.hex()} {asset.width} {asset.height}"
