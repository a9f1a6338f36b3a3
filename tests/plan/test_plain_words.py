"""Readers see words typeset; what machines read has them as they were typed."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from newsgen.model.article import Body, StandingPage, State
from newsgen.model.edition import divide
from newsgen.model.views import ArticleView, PageView, RedirectView
from newsgen.plan import plan
from newsgen.render.kit import Kit
from newsgen.target import Target
from support.editions import NOW, an_article, an_edition
from support.rendering import Shelf

THEME = Path(__file__).parents[2] / "templates"
ICONS = ("favicon.svg", "apple-touch-icon.png")
ASSETS = {name: f"/{name}" for name in ("css/site.css", "js/site.js", *ICONS)}
TITLE, PLAIN_TITLE = "Мост\xa0— открыт", "Мост - открыт"
LEAD, PLAIN_LEAD = "Да\xa0— открыт", "Да - открыт"
ARTICLE = an_article(
    "a",
    aliases=("/old/",),
    title=TITLE,
    plain_title=PLAIN_TITLE,
    lead=LEAD,
    plain_lead=PLAIN_LEAD,
)
ABOUT = StandingPage(
    key="about",
    language="ru",
    file="content/pages/about.md",
    url="/about/",
    title=TITLE,
    plain_title=PLAIN_TITLE,
    lead=LEAD,
    plain_lead=PLAIN_LEAD,
    body=Body("content/pages/about.md", b"1"),
)
TARGETS = {
    target.path: target.made() for target in plan(replace(an_edition(ARTICLE), pages=(ABOUT,)))
}


def of(path: str) -> Target:
    return TARGETS[f"{path}index.html"]


@pytest.mark.parametrize("path", ["2024/03/19/a/", "about/"])
def test_heads_have_words_as_typed_and_pages_as_printed(path: str) -> None:
    view = of(path).view
    assert isinstance(view, ArticleView | PageView)
    html = Kit((THEME,), Shelf(), ASSETS).render(of(path)).decode()
    assert f"<title>{PLAIN_TITLE} — " in html
    assert f'<meta name="description" property="og:description" content="{PLAIN_LEAD}">' in html
    assert re.search(rf"<h1\b[^>]*>{re.escape(TITLE)}</h1>", html)
    assert re.search(rf'<p class="lead"[^>]*>{re.escape(LEAD)}</p>', html)


def test_a_redirect_names_its_story_as_it_was_typed() -> None:
    view = of("old/").view
    assert isinstance(view, RedirectView)
    assert view.title == PLAIN_TITLE


def test_what_is_withheld_is_told_in_the_editor_s_words() -> None:
    (withheld,) = divide([replace(ARTICLE, draft=True)], NOW).withheld
    assert (withheld.title, withheld.state) == (PLAIN_TITLE, State.DRAFT)
