"""Stories to read also are shown in the text by a part of the theme, which a site may replace."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from newsgen.errors import NewsgenError
from newsgen.model.views import Card
from newsgen.render.kit import Kit
from newsgen.render.pages import Pages
from newsgen.render.templates import Templates
from newsgen.target import Recipe
from support.rendering import EVENING, VIEW, Shelf
from support.sites import write

THEME = Path(__file__).parents[2] / "templates"
ICONS = ("favicon.svg", "apple-touch-icon.png")
ASSETS = {name: f"/{name}" for name in ("css/site.css", "js/site.js", *ICONS)}
CARDS = tuple(
    Card(url=f"/{name}/", title=f"Новость <{name}>", lead="", date=EVENING - timedelta(days=400))
    for name in ("a", "b")
)
SEEN = replace(VIEW, mentioned=(("2024/03/a", CARDS[0]), ("/b/", CARDS[1]), ("b.md", CARDS[1])))
TEXT = "Да.\n\n::: читайте также\n2024/03/a\n/b/\nb.md\nнет\n:::\n\nНет."


def pages(folder: Path, text: str = TEXT, **parts: str) -> Pages:
    source = {"page.html": "{{ page.text.body|body }}", **parts}
    write(folder, {name.replace("__", "/"): one for name, one in source.items()})
    return Pages(Templates((folder, THEME)), Shelf(text), ASSETS)


def test_each_is_shown_once_as_a_card(tmp_path: Path) -> None:
    made = pages(tmp_path)
    fast = made.quickly("page.html", SEEN)
    assert fast == made.plainly("page.html", SEEN)
    assert fast is not None
    assert fast.startswith('<p>Да.</p>\n<aside class="read-also">\n<p class="block-label">Читайте')
    assert fast.endswith("</aside>\n<p>Нет.</p>")
    assert fast.count('<div class="card">') == 2
    assert '<a href="/news/a/">Новость &lt;a&gt;</a>' in fast
    assert "14 февраля 2023" not in fast
    assert "2023, 20:00</time>" in fast


@pytest.mark.parametrize("text", ["::: read-also\nнет\n:::", "::: read-also 2024/03/a\n:::"])
def test_nothing_is_shown_of_a_story_nobody_may_read(tmp_path: Path, text: str) -> None:
    made = pages(tmp_path, f"Да.\n\n{text}")
    assert made.quickly("page.html", VIEW) == made.plainly("page.html", VIEW) == "<p>Да.</p>\n"


def test_a_site_may_show_them_in_its_own_way(tmp_path: Path) -> None:
    part = "{% for card in cards %}<b>{{ card.title }}, {{ site.title }}</b>{% endfor %}\n"
    made = pages(tmp_path, **{"parts__read-also.html": part})
    shown = "<b>Новость &lt;a&gt;, Проба</b><b>Новость &lt;b&gt;, Проба</b>"
    assert made.quickly("page.html", SEEN) == f"<p>Да.</p>\n{shown}\n<p>Нет.</p>"


def test_a_mistake_in_the_part_is_told(tmp_path: Path) -> None:
    made = pages(tmp_path, **{"parts__read-also.html": "\n{{ cards.nonsense }}"})
    assert made.quickly("page.html", SEEN) is None
    with pytest.raises(NewsgenError, match=r"templates/parts/read-also.html:2.*\[template-error\]"):
        made.plainly("page.html", SEEN)


def test_the_part_belongs_to_the_recipe_of_every_page_with_a_body() -> None:
    kit = Kit((THEME,), Shelf(), ASSETS)
    for name, wanted in (("article.html", True), ("page.html", True), ("index.html", False)):
        parts = kit.ingredients(Recipe("page", name))
        assert ("templates/parts/read-also.html" in parts) is wanted
