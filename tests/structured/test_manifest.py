"""The web app manifest: one for each language, with addresses below the base path."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from newsgen.model.media import Asset
from newsgen.structured.manifest import manifest, written
from support.rendering import SITE

ASSETS = {
    f"static/{name}": Asset(f"static/{name}", b"1", f"/{name}")
    for name in ("favicon.svg", "icon-512.png", "js/site.js")
}


def made(**fields: object) -> dict[str, Any]:
    (target,) = manifest(replace(SITE, **fields), ASSETS)
    found: dict[str, Any] = json.loads(written(target.view))  # type: ignore[arg-type]
    return found


def test_it_is_what_a_phone_needs_to_show_the_site_among_its_apps() -> None:
    assert made(theme_color="#fdfcf9") == {
        "name": "Проба",
        "short_name": "Проба",
        "description": "Газета для проверок",
        "lang": "ru",
        "id": "/news/",
        "start_url": "/news/",
        "scope": "/news/",
        "display": "minimal-ui",
        "background_color": "#fdfcf9",
        "theme_color": "#fdfcf9",
        "icons": [
            {"src": "/news/favicon.svg", "sizes": "any", "type": "image/svg+xml"},
            {
                "src": "/news/icon-512.png",
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "any maskable",
            },
        ],
    }


def test_every_language_has_its_own_and_none_shuts_out_the_others() -> None:
    (target,) = manifest(replace(SITE, language="kk", home="/kk/"), ASSETS)
    assert target.path == "kk/site.webmanifest"
    found = made(language="kk", home="/kk/")
    assert (found["start_url"], found["scope"], found["lang"]) == ("/news/kk/", "/news/", "kk")


def test_a_site_without_description_or_colours_leaves_them_out() -> None:
    assert not {"description", "theme_color", "background_color"} & set(made(description=""))


@pytest.mark.parametrize("missing", sorted(ASSETS)[:2])
def test_an_icon_that_is_not_there_is_not_promised(missing: str) -> None:
    assets = {source: asset for source, asset in ASSETS.items() if source != missing}
    (target,) = manifest(SITE, assets)
    icons = json.loads(written(target.view))["icons"]  # type: ignore[arg-type]
    assert len(icons) == 1
    assert missing.rpartition("/")[2] not in icons[0]["src"]
