"""What the default theme shows of each kind of page, and what it leaves out."""

import re
from datetime import timedelta
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from newsgen.i18n.messages import Messages
from newsgen.model.media import PhotoView
from newsgen.model.settings import Link
from newsgen.model.views import (
    AuthorView,
    CalendarView,
    Card,
    Count,
    FrontView,
    NotFoundView,
    Signature,
)
from newsgen.render.pages import Pages
from newsgen.render.stylesheet import tight
from newsgen.render.templates import Templates
from support.rendering import EVENING, SITE, VIEW, Shelf

ROOT = Path(__file__).parents[2]
THEME = ROOT / "templates"
SCRIPT = (ROOT / "static/js/site.js").read_text(encoding="utf-8")
SHEET = (ROOT / "static/css/site.css").read_text(encoding="utf-8")
NAMES = ("css/site.css", "js/site.js", "favicon.svg", "apple-touch-icon.png")
ASSETS = {name: f"/{name}" for name in NAMES}
FRAME: dict[str, Any] = {"site": SITE, "this_year": 2024}
PORTRAIT = PhotoView("/a.jpg", "А. Автор", "", "", 480, 480)
AUTHOR = AuthorView("А. Автор", "/authors/a/", "редактор", portrait=PORTRAIT)
HERE = f"example.kz/news{VIEW.url}"
THREE = "## Раз\n\nа\n\n### Не глава\n\nб\n\n## Два & «два»\n\nв\n\n## Три\n\nг"


def card(number: int, **more: Any) -> Card:  # noqa: ANN401 (a card's fields)
    date = EVENING - timedelta(hours=number)
    return Card(url=f"/{number}/", title=f"Новость {number}", lead="Лид", date=date, **more)


def made(template: str, view: object, text: str = "а") -> str:
    page = Pages(Templates((THEME,)), Shelf(text), ASSETS).quickly(template, view)
    assert page is not None
    return page


def article(text: str = "а", **more: Any) -> str:  # noqa: ANN401 (a view's fields)
    return made("article.html", replace(VIEW, **{**FRAME, **more}), text)


def front(**more: Any) -> str:  # noqa: ANN401 (a view's fields)
    view: dict[str, Any] = {"url": "/", "lead": None, "latest": (), "blocks": (), **FRAME, **more}
    return made("index.html", FrontView(**view))


class Marks(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


# -- Articles


def test_an_opinion_shows_who_holds_it() -> None:
    html = article(kind="opinion", authors=(AUTHOR,))
    assert '<article class="article opinion">' in html
    assert '<span class="kind">Мнение</span>' in html
    assert '<li class="faced"><img class="portrait" src="/news/a.jpg" alt="" width="96"' in html


def test_news_has_neither_a_portrait_nor_a_word_for_what_it_is() -> None:
    html = article(authors=(AUTHOR,))
    assert "portrait" not in html
    assert 'class="kind"' not in html


@pytest.mark.parametrize(
    ("kind", "words", "layout"),
    [
        ("interview", "Интервью", "beside"),
        ("photo-story", "Фоторепортаж", "wide"),
        ("long-read", "Лонгрид", "wide"),
    ],
)
def test_each_kind_is_named_and_has_its_layout(kind: str, words: str, layout: str) -> None:
    html = article(kind=kind)
    assert f'<span class="kind">{words}</span>' in html
    assert f'<div class="page {layout}">' in html


def test_a_long_read_begins_with_its_chapters() -> None:
    contents = re.search(
        r'<nav class="contents".*?</nav>', article(THREE, kind="long-read"), re.DOTALL
    )
    assert contents is not None
    links = re.findall(r'<a href="#([^"]+)">(.*?)</a>', contents[0])
    assert [unescape(words) for _, words in links] == ["Раз", "Два & «два»", "Три"]
    assert len({place for place, _ in links}) == 3


@pytest.mark.parametrize(("kind", "text"), [("news", THREE), ("long-read", "## Раз\n\nа")])
def test_others_have_no_chapters_to_choose_from(kind: str, text: str) -> None:
    assert 'class="contents"' not in article(text, kind=kind)


@pytest.mark.parametrize(("words", "said"), [(0, ""), (20, "1 минута чтения"), (900, "5 минут")])
def test_the_reading_time_is_told_where_there_is_something_to_read(words: int, said: str) -> None:
    view = replace(VIEW, text=replace(VIEW.text, words=words), **FRAME)
    told = re.findall(r'<p class="reading-time">(.*?)</p>', made("article.html", view))
    assert [one for one in told if said in one] == told
    assert bool(told) is bool(said)


def test_a_page_is_sent_on_by_plain_links() -> None:
    links = [attributes for tag, attributes in Marks(article()).tags if tag == "a"]
    sent = [one for one in links if (one["href"] or "").endswith(f"=https%3A//{HERE}")]
    assert len(sent) == 6
    for one in sent:
        assert one.get("rel") == "nofollow noopener" or (one["href"] or "").startswith("mailto:")


# -- Lists


def test_a_card_says_whose_opinion_it_is_and_nothing_of_who_asked() -> None:
    signature = Signature("А. Автор", "/authors/a/", PORTRAIT)
    opinion, interview = (card(1, kind=kind, author=signature) for kind in ("opinion", "interview"))
    assert "<span>А. Автор</span>" in front(lead=opinion)
    assert "А. Автор" not in front(lead=interview)


def test_a_photograph_keeps_its_place_while_it_is_loaded() -> None:
    photo = PhotoView("/p.jpg", "Мост", "", "", 1600, 900)
    html = front(lead=card(1, photo=photo), latest=(card(2, photo=photo),))
    images = [attributes for tag, attributes in Marks(html).tags if tag == "img"]
    assert [(one["width"], one["height"]) for one in images] == [("1600", "900")]
    assert images[0]["fetchpriority"] == "high"
    assert "loading" not in images[0]
    related = article(related=(card(1, photo=photo),))
    # The style sheet gives it its place.
    assert '<img class="card-photo" src="/news/p.jpg" alt="" loading="lazy">' in related


def test_a_day_is_told_where_it_begins() -> None:
    latest = tuple(card(number) for number in (0, 1, 21))
    html = front(lead=card(40), latest=latest)
    days = re.findall(r'(?:<span class="day">(.*?)</span> )?<span class="clock">(.*?)</span>', html)
    assert days == [("15 марта", "20:00"), ("", "19:00"), ("14 марта", "23:00")]


def test_a_month_does_not_repeat_its_days() -> None:
    start = EVENING.date()
    view = CalendarView(
        url="/m/", kind="month", start=start, parts=(Count(start, "/d/", 1, (card(1),)),), **FRAME
    )
    assert 'class="day"' not in made("calendar.html", view)
    assert 'class="day"' in made("calendar.html", replace(view, kind="year"))


# -- Fronts


def test_breaking_news_stands_above_all_else_and_once() -> None:
    html = front(lead=card(1), breaking=(card(2), card(1)))
    assert html.index('class="breaking"') < html.index("card opening")
    assert html.count("Новость 2") == 1
    assert html.count("Новость 1") == 1
    assert '<p class="urgent">Срочно</p>' in html


def test_a_quiet_day_has_no_strip() -> None:
    html = front(lead=card(1))
    assert "Срочно" not in html
    assert 'class="breaking"' not in front(lead=card(1), breaking=(card(1),))


def test_a_front_of_nothing_says_so() -> None:
    html = front()
    assert "Пока ничего не опубликовано" in html
    for name in ("front", "opinions", "blocks", "most-read"):
        assert f'class="{name}"' not in html


def test_the_page_that_is_not_there_leads_to_what_is() -> None:
    bare = made("404.html", NotFoundView(url="/404.html", **FRAME))
    assert 'role="search"' not in bare
    assert 'class="stream"' not in bare
    site = replace(SITE, search="/search/")
    full = made(
        "404.html", NotFoundView(url="/404.html", site=site, this_year=2024, cards=(card(1),))
    )
    assert '<form class="search-form" role="search" action="/news/search/">' in full
    assert 'class="stream"' in full


# -- The frame


def test_a_logo_stands_in_the_place_of_the_name() -> None:
    logo = PhotoView("/logo.svg", "", "", "", 0, 0)
    html = article(site=replace(SITE, logo=logo))
    assert '<img class="logo" src="/news/logo.svg" alt="Проба">' in html


@pytest.mark.parametrize("template", ["article.html", "index.html", "404.html"])
def test_nothing_in_a_page_needs_what_a_strict_policy_forbids(template: str) -> None:
    html = {
        "article.html": lambda: article("а\n\n| a |\n|--:|\n| 1 |", authors=(AUTHOR,)),
        "index.html": lambda: front(lead=card(1)),
        "404.html": lambda: made(template, NotFoundView(url="/404.html", **FRAME)),
    }[template]()
    for tag, attributes in Marks(html).tags:
        assert tag != "style"
        assert not [name for name in attributes if name == "style" or name.startswith("on")]
        if tag == "script" and attributes.get("type") != "application/ld+json":
            assert attributes["src"] == "/news/js/site.js"
            assert "async" in attributes


def test_what_only_works_with_the_script_is_hidden_without_it() -> None:
    tags = Marks(article(tags=(Link("Тег", "/t/"),))).tags
    hidden = False
    for at, (tag, attributes) in enumerate(tags):
        if tag == "button":
            hidden = "hidden" in attributes or any(
                "hidden" in one for _, one in tags[max(0, at - 4) : at]
            )
            assert hidden, attributes
    assert hidden


def test_the_script_and_the_sheet_are_small() -> None:
    assert len(SCRIPT.encode()) < 6_000
    assert len(tight(SHEET.encode())) < 18_500


def test_the_script_has_no_words_of_its_own() -> None:
    code = re.sub(r"//.*", "", SCRIPT)
    assert not re.search("[а-яА-Я]", code)


def test_the_sheet_asks_for_nothing_and_knows_no_colours_but_the_first() -> None:
    bare = re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL)
    assert "url(" not in bare
    assert "@import" not in bare
    _, _, rules = bare.partition('[data-theme="light"]')
    colours = set(re.findall(r"#[0-9a-f]{3,8}\b", rules))
    assert colours <= {"#000", "#fff", "#333"}  # of paper and its printer


def test_each_of_our_languages_has_all_the_words() -> None:
    messages = Messages()
    for language in ("ru", "kk"):
        said = messages.catalogue(language).gettext
        for word in ("Breaking", "Opinion", "Long read", "Share", "Dark theme", "Main menu"):
            assert said(word) != word
