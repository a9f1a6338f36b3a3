"""docs/writing.md shows every form of the text with the HTML that comes of it, byte for byte.

`NEWSGEN_RENEW=1 pytest tests/test_writing.py` writes the HTML anew, for git diff to review.
"""

import os
import re
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from msgspec.structs import replace

from newsgen.load.blocks import blocks_in
from newsgen.load.moments import zone_of
from newsgen.model.article import Body
from newsgen.model.blocks import NAMES
from newsgen.model.media import PhotoView
from newsgen.model.views import Card
from newsgen.render.pages import Pages
from newsgen.render.services import SERVICES
from newsgen.render.templates import Templates
from support.rendering import SITE, VIEW, Shelf

DOC = Path(__file__).parents[1] / "docs/writing.md"
WRITING = DOC.read_text(encoding="utf-8")
_EXAMPLE = re.compile(
    r"^(```|~~~)markdown\n(.*?)\n\1\n\n```html\n(.*?)```$", re.DOTALL | re.MULTILINE
)
EXAMPLES = [(match[2], match[3]) for match in _EXAMPLE.finditer(WRITING)]
THEME = Path(__file__).parents[1] / "templates"
CARD = Card(
    url="/2024/02/10/most/",
    title="Как строили мост",
    lead="Зима у шатров.",
    date=datetime(2024, 2, 10, 12, 0, tzinfo=timezone(timedelta(hours=6))),
    photo=PhotoView("/media/2024/02/most.0cc175b9c0.jpg", "Опоры моста", "", ""),
)
VIEW_OF = replace(
    VIEW,
    site=replace(SITE, base_url="https://example.kz/", base_path=""),
    text=replace(VIEW.text, body=Body("a.md", b"1", typography=False)),
    pictures=(
        ("../02/most.md", "/2024/02/10/most/"),
        ("../02/most.md#dates", "/2024/02/10/most/#dates"),
        ("picture-2.jpg", "/media/2024/03/picture-2.7d793037a0.jpg"),
        ("picture.jpg", "/media/2024/03/picture.5d41402abc.jpg"),
    ),
    photos=(
        PhotoView("/media/2024/03/picture-2.7d793037a0.jpg", "", "", "", 900, 1200),
        PhotoView("/media/2024/03/picture.5d41402abc.jpg", "", "", "", 1200, 800),
    ),
    dead=("/2024/03/16/zavtra/",),
    mentioned=(("2024/02/most", CARD),),
)


def html(text: str) -> str:
    """What a page of the theme shows of a text, its typography aside."""
    with TemporaryDirectory() as folder:
        Path(folder, "page.html").write_text("{{ page.text.body|body }}", encoding="utf-8")
        pages = Pages(Templates((Path(folder), THEME)), Shelf(text), {})
        return pages.page("page.html", VIEW_OF).decode().replace("\xa0", "&nbsp;")


def renewed(match: re.Match[str]) -> str:
    return f"{match[1]}markdown\n{match[2]}\n{match[1]}\n\n```html\n{html(match[2])}```"


@pytest.mark.parametrize(("text", "shown"), EXAMPLES)
def test_an_example_becomes_the_html_shown(text: str, shown: str) -> None:
    if os.environ.get("NEWSGEN_RENEW"):
        DOC.write_text(_EXAMPLE.sub(renewed, DOC.read_text("utf-8")), encoding="utf-8")
    assert html(text) == shown


@pytest.mark.parametrize("text", [text for text, _ in EXAMPLES])
def test_no_example_has_a_problem(text: str) -> None:
    zone = zone_of("Asia/Almaty")
    assert zone is not None
    assert blocks_in(text, "a.md", 1, zone, "ru").problems == ()


def test_every_form_has_an_example() -> None:
    assert len(EXAMPLES) > 12
    whole = "".join(shown for _, shown in EXAMPLES)
    for sign in (
        "<figure>",
        'class="gallery"',
        "data-frame",
        "<table>",
        "<dl>",
        'class="footnote"',
    ):
        assert sign in whole
    for kind in dict.fromkeys(NAMES.values()):
        assert any(
            name.replace("-", " ") in text
            for text, _ in EXAMPLES
            for name, one in NAMES.items()
            if one is kind
        ), kind


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_name_of_a_block_is_told(name: str) -> None:
    assert f"`{name}`" in WRITING or f"`{name.replace('-', ' ')}`" in WRITING


@pytest.mark.parametrize("name", sorted({service.name for service in SERVICES}))
def test_every_service_is_told(name: str) -> None:
    assert name in WRITING
