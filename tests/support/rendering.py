"""Views, templates and readers to render without a site."""

import os
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from newsgen.model.article import Body, Copy
from newsgen.model.media import AssetView
from newsgen.model.views import ArticleView, SiteView
from newsgen.render.kit import Kit
from newsgen.target import File, Recipe, Target

ALMATY = timezone(timedelta(hours=5))
EVENING = datetime(2024, 3, 15, 20, 0, tzinfo=ALMATY)

SITE = SiteView(
    title="Проба",
    description="Газета для проверок",
    base_url="https://example.kz/news/",
    base_path="/news",
    language="ru",
    home="/",
    archive="/archive/",
    main_menu=(),
    footer_menu=(),
    telegram=None,
    imprint="",
    capital_month=False,
    trusted_html=False,
)
VIEW = ArticleView(
    site=SITE,
    url="/2024/03/15/bridge/",
    this_year=2024,
    text=Copy(
        title="Мост <открыт>", date=EVENING, views=1254, body=Body("content/bridge.md", b"1")
    ),
    section=None,
    authors=(),
    photo=None,
    tags=(),
    related=(),
    older=None,
    pictures=(("map.jpg", "/media/map.1.jpg"),),
    dead=("/2024/03/16/secret/",),
)


class Shelf(Struct, frozen=True):
    """A reader that has one text for every body and one content for every asset."""

    text: str = "Текст."
    data: bytes = b"data"

    def body(self, body: Body) -> str:  # noqa: ARG002
        """The text, whatever is asked for."""
        return self.text

    def asset(self, asset: AssetView) -> bytes:  # noqa: ARG002
        """The data, whatever is asked for."""
        return self.data


def kit(
    folder: Path,
    templates: Mapping[str, str],
    *,
    assets: Mapping[str, str] | None = None,
    text: str = "Текст.",
) -> Kit:
    """A kit of the templates given, written into a folder."""
    for name, source in templates.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(source, encoding="utf-8")
    return Kit((folder,), Shelf(text), assets or {})


def rendered(
    folder: Path,
    source: str,
    *,
    view: ArticleView = VIEW,
    parts: Mapping[str, str] | None = None,
    assets: Mapping[str, str] | None = None,
    text: str = "Текст.",
) -> str:
    """What one template makes of a view."""
    made = kit(folder, {"page.html": source, **(parts or {})}, assets=assets, text=text)
    return made.render(target(view)).decode()


def target(view: ArticleView = VIEW, number: int = 0) -> Target:
    """A page made of page.html."""
    return Target(f"{number}/index.html", Recipe("page", "page.html"), view)


def spoken(language: str, **changes: object) -> ArticleView:
    """The article on a site of another language, or otherwise changed."""
    return replace(VIEW, site=replace(SITE, language=language, **changes))


class Shelving(Struct, frozen=True):
    """A `write` that puts files into a folder and returns how long they are."""

    folder: str

    def __call__(self, target: Target, file: File) -> int:
        """Write one file."""
        place = Path(self.folder, target.path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.data)
        return len(file.data)


class Dying(Struct, frozen=True):
    """A `write` that ends its process, as the system does when memory is short."""

    def __call__(self, target: Target, file: File) -> int:  # noqa: ARG002
        """End, without a word."""
        os._exit(9)
