"""The web app manifest, by which a reader puts the site on the screen of a phone.

https://www.w3.org/TR/appmanifest/
"""

from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct

from newsgen import urls
from newsgen.model.media import Asset
from newsgen.model.views import SiteView
from newsgen.target import Recipe, Target

MANIFEST = Recipe("manifest")


class Icon(Struct, frozen=True, omit_defaults=True):
    """A picture for the screen: `sizes` as "512x512", or "any" of a drawing."""

    src: str
    sizes: str
    type: str
    purpose: str = ""


_ICONS = (
    Icon("favicon.svg", "any", "image/svg+xml"),
    Icon("icon-512.png", "512x512", "image/png", "any maskable"),
)


class ManifestView(Struct, frozen=True, kw_only=True):
    """What the manifest of a language says; addresses are below the base path."""

    title: str
    description: str
    language: str
    home: str
    base_path: str
    theme_color: str
    icons: tuple[Icon, ...]


class _Manifest(Struct, kw_only=True, omit_defaults=True):
    name: str
    short_name: str
    description: str = ""
    lang: str
    id: str
    start_url: str
    scope: str
    display: str
    background_color: str = ""
    theme_color: str = ""
    icons: tuple[Icon, ...]


def manifest(site: SiteView, assets: Mapping[str, Asset]) -> Iterator[Target]:
    """The manifest of a language's front page, with those icons that are there."""
    icons = tuple(
        msgspec.structs.replace(icon, src=assets[source].url)
        for icon in _ICONS
        for source in [f"static/{icon.src}"]
        if source in assets
    )
    view = ManifestView(
        title=site.title,
        description=site.description,
        language=site.language,
        home=site.home,
        base_path=site.base_path,
        theme_color=site.theme_color,
        icons=icons,
    )
    yield Target(urls.path_of(urls.manifest(site.home)), MANIFEST, view)


def written(view: ManifestView) -> bytes:
    """The manifest's file."""
    start = view.base_path + view.home
    found = _Manifest(
        name=view.title,
        short_name=view.title,
        description=view.description,
        lang=view.language,
        id=start,
        start_url=start,
        scope=f"{view.base_path}/",  # of all languages: a reader may choose another
        display="minimal-ui",
        background_color=view.theme_color,
        theme_color=view.theme_color,
        icons=tuple(
            msgspec.structs.replace(icon, src=view.base_path + icon.src) for icon in view.icons
        ),
    )
    return msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n"
