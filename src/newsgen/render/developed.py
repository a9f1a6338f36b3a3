"""A photograph in every size it comes in, as a page asks for it."""

import re
from collections.abc import Iterable, Mapping
from functools import partial
from html import escape
from types import MappingProxyType

from msgspec import Struct

from newsgen.images.addresses import MOVING, Print, for_cards, for_machines, told, whole
from newsgen.images.sizes import AVIF, JPEG, PNG, WEBP, Size
from newsgen.model.media import PhotoView
from newsgen.model.views import SiteView

_TYPES: Mapping[str, str] = MappingProxyType(
    {AVIF: "image/avif", WEBP: "image/webp", JPEG: "image/jpeg", PNG: "image/png"}
)
# How wide a picture in a text is shown: the text's own width, or the window's where that is less.
IN_TEXT = "(min-width:46rem) 44rem,100vw"
IN_GALLERY = "(min-width:46rem) 20rem,100vw"
_GALLERY = re.compile(r'(<ul class="gallery">.*?</ul>)', re.DOTALL)
_IMG = re.compile(r"<img [^<>]*>")
_SRC = re.compile(r'\ssrc="([^"]*)"')


class Source(Struct, frozen=True):
    """What a `source` in a `picture` says: a type, and addresses with the widths of their files."""

    type: str
    srcset: str


def sources(photo: PhotoView, site: SiteView) -> tuple[Source, ...]:
    """The whole photograph in every format, the best first; none where it comes as it is."""
    if not photo.stem:
        return ()
    if photo.moving:
        return (Source(_TYPES[WEBP], f"{site.base_path}{photo.stem}{MOVING}"),)
    size, transparent = Size(*photo.whole), photo.url.endswith(".png")
    forms = (told(form, transparent) for form in site.photo_formats)
    return tuple(_source(whole(size, form), form, photo, site) for form in forms)


def thumbnails(photo: PhotoView, site: SiteView) -> tuple[Source, ...]:
    """The same as lists show it; whole where it is too small to be cut."""
    size, transparent = Size(*photo.whole), photo.url.endswith(".png")
    if not photo.stem or photo.moving:
        return sources(photo, site)
    found = []
    for form in [told(one, transparent) for one in site.photo_formats]:
        cut = for_cards(size, form) or whole(size, form)
        found.append(_source(cut, form, photo, site))
    return tuple(found)


def shapes(photo: PhotoView) -> tuple[str, ...]:
    """The addresses of the photograph in the shapes that search engines ask for."""
    if not photo.stem:
        return ()
    return tuple(photo.stem + one.name for one in for_machines(Size(*photo.whole)))


def with_sources(html: str, photos: Iterable[PhotoView], site: SiteView) -> str:
    """The HTML of a body in which every picture that comes in several sizes offers them all."""
    by_address = {site.base_path + one.url: one for one in photos if one.stem}

    def offered(match: re.Match[str], room: str) -> str:
        address = _SRC.search(match[0])
        photo = by_address.get(address[1]) if address else None
        if photo is None:
            return match[0]
        offers = "".join(
            f'<source type="{one.type}" srcset="{escape(one.srcset)}" sizes="{room}">'
            for one in sources(photo, site)
        )
        return f"<picture>{offers}{match[0]}</picture>"

    if not by_address:
        return html
    parts = _GALLERY.split(html)  # what is around galleries, and these, in turn
    rooms = (IN_GALLERY if at % 2 else IN_TEXT for at in range(len(parts)))
    return "".join(
        _IMG.sub(partial(offered, room=room), part) for part, room in zip(parts, rooms, strict=True)
    )


def _source(prints: Iterable[Print], form: str, photo: PhotoView, site: SiteView) -> Source:
    stem = site.base_path + photo.stem
    return Source(_TYPES[form], ", ".join(f"{stem}{one.name} {one.size.width}w" for one in prints))
