"""The files of photographs, and what pages see of them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby
from operator import attrgetter

from newsgen import urls
from newsgen.fingerprint import fingerprint
from newsgen.images import addresses
from newsgen.images.addresses import Print
from newsgen.images.animation import moving_size
from newsgen.images.opening import Probe
from newsgen.images.sizes import Size
from newsgen.images.views import DrawingView, MovingView, RenditionView
from newsgen.model.article import Article
from newsgen.model.media import Asset, Photo, PhotoView, Prints, Rights
from newsgen.model.photograph import DRAWING, Photograph
from newsgen.model.settings import Settings
from newsgen.target import Group, Later, Planned, Recipe, Stage, Target

RENDITION = Recipe("rendition")
MOVING = Recipe("moving")
DRAWN = Recipe("drawing")


def photo_view(photo: Photo | None, assets: Mapping[str, Asset]) -> PhotoView | None:
    """A photograph with its published address; a credit without a photograph is kept."""
    if photo is None:
        return None
    if not photo.file:
        return PhotoView("", photo.alt, photo.caption, photo.credit)
    asset = assets[photo.file]
    made = asset.prints
    if made is None:
        size = (asset.width, asset.height)
        return PhotoView(asset.url, photo.alt, photo.caption, photo.credit, *size)
    return PhotoView(
        made.url,
        photo.alt,
        photo.caption,
        photo.credit,
        made.width,
        made.height,
        *(() if made.alone else _sizes_of(made, asset)),
    )


def _sizes_of(made: Prints, asset: Asset) -> tuple[str, tuple[int, int], bool, str]:
    photo = asset.photo
    moves = photo is not None and _moving(photo) is not None
    return made.stem, (asset.width, asset.height), moves, photo.colour if photo else ""


def shown_at(asset: Asset) -> str:
    """The address of a picture that pages show."""
    return asset.prints.url if asset.prints else asset.url


def rights_of(article: Article, assets: Mapping[str, Asset]) -> Rights | None:
    """What the file of an article's photograph says of its rights; None if it says nothing."""
    photo = article.photo
    known = assets[photo.file].photo if photo is not None and photo.file else None
    if known is None:
        return None
    said = known.metadata
    rights = Rights(
        creators=said.bylines,
        notice=said.copyright[0][1] if said.copyright else "",
        license=said.license_url,
        acquire=said.licensor_url,
        digital_source=said.digital_source,
    )
    return rights if rights != _NO_RIGHTS else None


def photograph_targets(assets: Iterable[Asset], settings: Settings) -> Iterator[Planned]:
    """Every file of the pictures that pages show, but those of static/, which are there as well.

    A folder's photographs are one group: where none is new, nobody looks at their files.
    """
    # Two files of the same bytes beside one another may share an address: one serves for both.
    shown = {_address(one): one for one in sorted(assets, key=_order) if one.photo is not None}
    for _, folder in groupby(sorted(shown.values(), key=attrgetter("source")), key=_folder):
        photos = list(folder)
        named = tuple([_named(one) for one in photos])
        group = fingerprint((named, settings.photos.formats, settings.languages[0]))
        yield Group(group, RENDITION, partial(_renditions, photos, settings, group))
        for asset in photos:
            yield from _alone(asset, settings)


def _folder(asset: Asset) -> str:
    return asset.source.rpartition("/")[0]


def _order(asset: Asset) -> tuple[bool, str]:
    return asset.prints is not None and asset.prints.cut, asset.source


def _address(asset: Asset) -> str:
    return asset.prints.stem if asset.prints else asset.url


def _named(asset: Asset) -> str:
    made = asset.prints
    wanted = f"{made.stem} {made.cut} {made.alone}" if made else ""
    return f"{asset.source} {asset.url} {wanted}"


def _renditions(photos: Iterable[Asset], settings: Settings, group: bytes) -> Iterator[Target]:
    language = settings.languages[0]
    for asset in photos:
        photo, made = asset.photo, asset.prints
        if photo is None or made is None:
            continue
        every = addresses.prints(
            Size(photo.width, photo.height),
            settings.photos.formats,
            transparent=photo.transparent,
            cut=made.cut,
            alone=made.alone,
            width=made.width,
        )
        stem = urls.path_of(made.stem)
        for one in every:
            later = Later(partial(_rendition, asset, made, one, language))
            yield Target(stem + one.name, RENDITION, later, Stage.ASSET, asset.source, group)


def _alone(asset: Asset, settings: Settings) -> Iterator[Target]:
    """What is made of a picture beside its renditions."""
    photo, made = asset.photo, asset.prints
    if photo is None:
        return
    if made is None:
        if photo.kind == DRAWING and not asset.source.startswith("static/"):
            view = DrawingView(asset.source, asset.digest, asset.theme)
            yield Target(urls.path_of(asset.url), DRAWN, view, Stage.ASSET, asset.source)
        return
    moves = _moving(photo)
    if moves is not None and not made.alone:
        language = settings.languages[0]
        moved = MovingView(asset.source, asset.digest, asset.theme, *moves, made.metadata, language)
        path = urls.path_of(made.stem) + addresses.MOVING
        yield Target(path, MOVING, moved, Stage.ASSET, asset.source)


def _rendition(asset: Asset, made: Prints, one: Print, language: str) -> RenditionView:
    return RenditionView(
        asset.source,
        asset.digest,
        asset.theme,
        one.size.width,
        one.size.height,
        one.format,
        made.metadata,
        language,
        one.crop,
        made.focus if one.crop else None,
    )


def _moving(photo: Photograph) -> tuple[int, int] | None:
    if photo.frames == 1:
        return None
    size = Size(photo.width, photo.height)
    moves = moving_size(Probe(photo.kind, size, photo.transparent, photo.frames))
    return (moves.width, moves.height) if moves else None


_NO_RIGHTS = Rights()
