"""How readers get the photographs of an edition, and which they may no longer see.

A photograph may be shown by many articles; the first that opens with it decides its focus and the
credit written into its files, so that a later one never changes what the archive shows.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Set as AbstractSet
from datetime import datetime

from msgspec.structs import replace

from newsgen import urls
from newsgen.fingerprint import fingerprint
from newsgen.images.addresses import FACE_WIDTH, FALLBACK_WIDTH, for_all
from newsgen.images.sizes import Size
from newsgen.load.album import Album
from newsgen.model.article import Article, Reference, StandingPage
from newsgen.model.edition import Division
from newsgen.model.media import Asset, Photo, Prints
from newsgen.model.photograph import DRAWING
from newsgen.model.settings import Settings


def ends_of(articles: Iterable[Article]) -> Mapping[str, datetime]:
    """Until when photographs may be shown, by file: the earliest of what articles say."""
    ends: dict[str, datetime] = {}
    for article in articles:
        photo = article.photo
        if photo is not None and photo.until is not None and photo.file:
            ends[photo.file] = min(photo.until, ends.get(photo.file, photo.until))
    return ends


def ended(
    division: Division, articles: Iterable[Article], now: datetime
) -> tuple[Division, Collection[str]]:
    """The division until the next photograph may no longer be shown, and the files of those gone.

    `articles` are all there are, withheld ones too.
    """
    ends = ends_of(articles)
    until = min([division.until, *(end for end in ends.values() if end > now)])
    gone = {file for file, end in ends.items() if end <= now}
    return replace(division, until=until), gone


def with_photos(
    articles: Iterable[Article], album: Album, gone: Collection[str]
) -> tuple[Article, ...]:
    """The articles without photographs that are gone, the others with the words inside them."""
    return tuple([_with_photos(one, album, gone) if one.photo or gone else one for one in articles])


def _with_photos(article: Article, album: Album, gone: Collection[str]) -> Article:
    photo, pictures = article.photo, article.pictures
    if photo is not None and photo.file:
        photo = None if photo.file in gone else _worded(photo, album, article.language)
    if gone:
        pictures = _without(pictures, gone)
    if photo is article.photo and pictures is article.pictures:
        return article
    seal = fingerprint((article.seal, photo, tuple(one.file for one in pictures)))
    return replace(article, photo=photo, pictures=pictures, seal=seal)


def page_without(page: StandingPage, gone: Collection[str]) -> StandingPage:
    """The page without pictures that are gone."""
    pictures = _without(page.pictures, gone)
    return page if pictures is page.pictures else replace(page, pictures=pictures)


def printed(
    assets: Mapping[str, Asset],
    articles: Iterable[Article],
    shown: AbstractSet[str],
    settings: Settings,
) -> Mapping[str, Asset]:
    """The assets, with how readers get those that are photographs; articles newest first.

    `shown` are the files of the pictures that articles and pages show.
    """
    first = _first_uses(articles, settings.languages)
    faces = {one.photo for one in settings.authors} - shown
    found = dict(assets)
    for source, asset in assets.items():
        photo = asset.photo
        if photo is None or photo.kind == DRAWING or source == settings.theme.logo:
            continue
        use = first.get(source)
        metadata, focus = photo.metadata, None
        if use is not None:
            focus = use.focus
            if use.credit and not any(use.credit == one.credit for one in photo.words):
                metadata = replace(metadata, credit=use.credit)
        if metadata.conflicts:
            metadata = replace(metadata, conflicts=())
        stem = urls.stem(source, fingerprint((asset.digest, metadata, focus)))
        alone = source in faces
        size = Size(photo.width, photo.height)
        width = FACE_WIDTH if alone else FALLBACK_WIDTH
        one = for_all(size, transparent=photo.transparent, width=width)
        prints = Prints(
            stem,
            stem + one.name,
            one.size.width,
            one.size.height,
            metadata,
            focus,
            use is not None,
            alone,
        )
        found[source] = replace(asset, prints=prints)
    return found


def _first_uses(articles: Iterable[Article], languages: tuple[str, ...]) -> Mapping[str, Photo]:
    ranks = {language: rank for rank, language in enumerate(languages)}
    first: dict[str, Article] = {}
    for article in articles:  # the last that stays is the oldest
        photo = article.photo
        if photo is None or not photo.file:
            continue
        other = first.get(photo.file)
        if other is None or _before(article, other, ranks):
            first[photo.file] = article
    return {file: article.photo for file, article in first.items() if article.photo}


def _before(one: Article, other: Article, ranks: Mapping[str, int]) -> bool:
    if one.date != other.date:
        return one.date < other.date
    return ranks[one.language] < ranks[other.language]


def _worded(photo: Photo, album: Album, language: str) -> Photo:
    if photo.alt and photo.caption and photo.credit:
        return photo
    known = album.photos.get(photo.file)
    words = next((one for one in known.words if one.language == language), None) if known else None
    if words is None:
        return photo
    return replace(
        photo,
        alt=photo.alt or words.alt,
        caption=photo.caption or words.caption,
        credit=photo.credit or words.credit,
    )


def _without(pictures: tuple[Reference, ...], gone: Collection[str]) -> tuple[Reference, ...]:
    if not any(one.file in gone for one in pictures):
        return pictures
    return tuple(_gone(pictures, gone))


def _gone(pictures: Iterable[Reference], gone: Collection[str]) -> Iterator[Reference]:
    for one in pictures:
        yield replace(one, file="") if one.file in gone else one
