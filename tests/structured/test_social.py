"""Which picture networks show beside a link, and how large it is to be."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from newsgen.model.media import PhotoView, Share

TEMPLATES = Path(__file__).parents[2] / "templates"
CARD = Share("/cards/2024/03/15/bridge.0123456789.png", alt="<Мост>")
SITE_CARD = Share("/cards/home.0123456789.png")
PHOTO = PhotoView("/media/a.jpg", "Мост", "", "", 1280, 720)


def told(page: dict[str, object], site: dict[str, object]) -> dict[str, str]:
    """What the head says of the picture."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    environment.filters["absolute"] = "https://example.kz{}".format
    html = environment.get_template("parts/social.html").render(
        page=SimpleNamespace(url="/", **page), site=SimpleNamespace(title="Проба", **site)
    )
    return dict(
        re.findall(r'(?:property|name)="(og:image[^"]*|twitter:card)" content="(.*)"', html)
    )


ICON = {
    "og:image": "https://example.kz/icon-512.png",
    "og:image:width": "512",
    "og:image:height": "512",
    "twitter:card": "summary",
}
OF_CARD = {
    "og:image": f"https://example.kz{CARD.url}",
    "og:image:width": "1200",
    "og:image:height": "630",
    "og:image:alt": "&lt;Мост&gt;",
    "twitter:card": "summary_large_image",
}
OF_PHOTO = {
    "og:image": "https://example.kz/media/a.jpg",
    "og:image:width": "1280",
    "og:image:height": "720",
    "og:image:alt": "Мост",
    "twitter:card": "summary_large_image",
}
OF_SITE = {
    "og:image": f"https://example.kz{SITE_CARD.url}",
    "og:image:width": "1200",
    "og:image:height": "630",
    "twitter:card": "summary_large_image",
}


@pytest.mark.parametrize(
    ("page", "site", "wanted"),
    [
        ({"share": CARD, "photo": PHOTO}, {"share": SITE_CARD}, OF_CARD),
        ({"share": CARD}, {}, OF_CARD),
        ({"share": None, "photo": PHOTO}, {"share": SITE_CARD}, OF_PHOTO),
        ({"share": None, "photo": None}, {"share": SITE_CARD}, OF_SITE),
        ({"photo": PhotoView("", "", "", "akorda.kz")}, {"share": SITE_CARD}, OF_SITE),
        ({}, {"share": SITE_CARD}, OF_SITE),
        ({"photo": PHOTO}, {}, OF_PHOTO),
        ({}, {"share": None}, ICON),
        ({}, {}, ICON),
    ],
)
def test_a_link_shows_the_best_picture_there_is(
    page: dict[str, object], site: dict[str, object], wanted: dict[str, str]
) -> None:
    assert told(page, site) == wanted


def test_a_size_that_is_not_known_is_not_told() -> None:
    found = told({"photo": PhotoView("/media/a.jpg", "", "", "")}, {})
    assert set(found) == {"og:image", "twitter:card"}
