"""Articles for other newsrooms: a file beside each article's page."""

from collections.abc import Iterable, Iterator
from functools import partial
from urllib.parse import urlsplit

from newsgen import urls
from newsgen.exchange.views import ItemView
from newsgen.feeds.targets import story_id
from newsgen.fingerprint import fingerprint
from newsgen.model.settings import Link, Settings
from newsgen.plan.articles import Day, Stories, dead, published, sizes
from newsgen.plan.entries import written_by
from newsgen.plan.photographs import photo_view
from newsgen.target import Group, Later, Recipe, Stage, Target

NINJS = Recipe("ninjs")


def exchanged(days: Iterable[Day], settings: Settings) -> Iterator[Group]:
    """A file for other newsrooms of each article, day by day.

    What such a file is made of is part of what the page is made of: it is named as that is.
    """
    host = settings.feeds.host or urlsplit(settings.public_url).netloc
    for day in days:
        name = fingerprint((day.name, NINJS.kind)) if day.name else b""
        yield Group(name, NINJS, partial(_files, day, name, host))


def _files(day: Day, name: bytes, host: str) -> Iterator[Target]:
    for place in day.places:
        article = day.told.news.articles[place]
        view = Later(partial(item_view, day.told, place, host))
        path = urls.path_of(urls.ninjs(article.url))
        yield Target(path, NINJS, view, Stage.ARTICLE, article.file, name)


def item_view(told: Stories, place: int, host: str) -> ItemView:
    """What the file of an article for other newsrooms sees."""
    article, site = told.news.articles[place], told.site
    copy, tags = article.copy, told.directory.tags
    return ItemView(
        id=story_id(host, article.language, article.story),
        url=article.url,
        publisher=Link(site.title, site.home),
        base_url=site.base_url,
        language=site.language,
        title=copy.plain_title or copy.title,
        lead=copy.plain_lead or copy.lead,
        kind=article.kind,
        published=copy.date,
        changed=copy.changed,
        expires=article.expires,
        section=told.directory.sections.get(article.section),
        tags=tuple(dict.fromkeys([tags[tag] for tag in article.tags])),
        authors=tuple(one.name for one in written_by(article.bylines, told.directory)),
        source=copy.source,
        photo=photo_view(article.photo, told.assets),
        corrections=copy.corrections,
        words=copy.words,
        capital_month=site.capital_month,
        trusted_html=site.trusted_html,
        body=copy.body,
        pictures=published(article, told.assets, told.elsewhere),
        sizes=sizes(article, told.assets),
        dead=dead(article, told.elsewhere),
    )
