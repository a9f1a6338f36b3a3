"""The fast way to a page and Jinja's own come to the same, whatever designers write."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings, strategies as st
from msgspec.structs import replace

from newsgen.errors import NewsgenError
from newsgen.fingerprint import fingerprint
from newsgen.model.article import KINDS, SIGNED, Body
from newsgen.model.media import PhotoView
from newsgen.model.search import SearchView
from newsgen.model.settings import Link
from newsgen.model.views import (
    ArticleView,
    AuthorView,
    Block,
    CalendarView,
    Card,
    Count,
    DayView,
    FragmentView,
    FrontView,
    GoneView,
    ListView,
    NotFoundView,
    PageView,
    RedirectView,
    Signature,
    SiteView,
)
from newsgen.render.pages import Pages
from newsgen.render.templates import Templates
from support.rendering import EVENING, SITE, VIEW, Shelf
from support.sites import write

THEME = Path(__file__).parents[2] / "templates"
ICONS = ("favicon.svg", "apple-touch-icon.png")
ASSETS = {name: f"/{name}" for name in ("css/site.css", "js/site.js", "js/search.js", *ICONS)}
POLITICS = Link("Политика & власть", "/politics/")


def sealed(site: SiteView) -> SiteView:
    return replace(site, seal=fingerprint(site))


PORTRAIT = PhotoView("/a.jpg", "А. Автор", "", "", 480, 480)
SIGNATURE = Signature("А. Автор", "/authors/a/", PORTRAIT)


def card(number: int) -> Card:
    kind = KINDS[number % len(KINDS)]
    return Card(
        url=f"/2024/03/{number}/",
        title=f"Статья <{number}>",
        lead="Лид" * (number % 2),
        date=EVENING - timedelta(days=100 * number),
        section=POLITICS if number % 3 else None,
        photo=PhotoView(f"/{number}.jpg", 'На "фото"', "", "", number, 9) if number % 4 else None,
        kind=kind,
        author=SIGNATURE if kind in SIGNED else None,
    )


CARDS = tuple(card(number) for number in range(6))
LINKS = (POLITICS, Link("О нас", "/about/"))
FRAMES = tuple(
    sealed(replace(SITE, language=language, main_menu=LINKS, imprint="ТОО «Проба»", **more))
    for language, more in (
        ("ru", {"telegram": Link("Проба", "https://t.me/x"), "search": "/search/"}),
        ("kk", {"telegram": None, "logo": PORTRAIT}),
    )
)


def theme_views(site: SiteView, year: int | None) -> Iterator[tuple[str, object]]:
    """A page of each kind, as full as can be, and empty."""
    frame: dict[str, Any] = {"site": site, "this_year": year}
    text = replace(VIEW.text, updated=EVENING, lead="Лид")
    words = ("редактор", "пишет", "a@x.kz", "https://x.kz", "https://t.me/a")
    author = AuthorView("А. Автор", "/authors/a/", *words, PORTRAIT)
    full: dict[str, Any] = {
        "section": POLITICS,
        "authors": (author, author),
        "tags": LINKS,
        "older": CARDS[1],
    }
    yield "article.html", replace(VIEW, **frame)
    yield "article.html", replace(VIEW, text=text, related=CARDS[:3], **full, **frame)
    yield "article.html", replace(VIEW, photo=PhotoView("/a.jpg", "a", "b", "c", 3, 2), **frame)
    for kind in KINDS:
        said = replace(text, words=900)
        yield "article.html", replace(VIEW, kind=kind, text=said, **full, **frame)
    for number, cards in ((None, CARDS), (2, CARDS[:2]), (None, ())):
        for kind in ("section", "tag", "author", "archive"):
            yield (
                "list.html",
                ListView(
                    url="/politics/", kind=kind, title="Политика", description="О ней",
                    front="/politics/", number=number, cards=cards, older="/politics/page/1/",
                    newer="", author=author if kind == "author" else None, **frame,
                ),
            )  # fmt: skip
    blocks = (Block(POLITICS, CARDS[:2]),)
    for lead in (CARDS[0], CARDS[1], None):
        yield (
            "index.html",
            FrontView(
                url="/", lead=lead, latest=CARDS, blocks=blocks, breaking=CARDS[:2],
                most_read=CARDS, opinions=CARDS[1:3], **frame,
            ),
        )  # fmt: skip
    yield "index.html", FrontView(url="/", lead=None, latest=(), blocks=(), **frame)
    start = EVENING.date()
    for kind in ("archive", "year", "month"):
        parts = (Count(start, "/2024/", 21, CARDS[:2]), Count(start, "/2023/", 1))
        yield "calendar.html", CalendarView(url="/a/", kind=kind, start=start, parts=parts, **frame)
    yield "day.html", DayView(url="/d/", start=start, month="/m/", cards=CARDS, **frame)
    for kind in ("latest", "most-read"):
        yield "fragment.html", FragmentView(url="/f/", kind=kind, cards=CARDS, **frame)
    for cards in (CARDS, ()):
        yield "404.html", NotFoundView(url="/404.html", cards=cards, **frame)
    for kind, reason in (("gone", "По просьбе героя"), ("expired", ""), ("withheld", "")):
        yield "gone.html", GoneView(url="/g/", kind=kind, reason=reason, **frame)
    for volumes in (("2024-01-06",), ()):
        yield (
            "search.html",
            SearchView(
                url="/search/", index="/i/", volumes=volumes, years=(2024,), sections=LINKS,
                authors=("А. Автор",), tags=LINKS, **frame,
            ),
        )  # fmt: skip
    yield "redirect.html", RedirectView(url="/o/", to="/n/", title="", **frame)
    yield (
        "page.html",
        PageView(
            url="/about/",
            title="О нас",
            lead="",
            body=Body("a", b"1"),
            pictures=(),
            dead=(),
            **frame,
        ),
    )


def test_every_page_of_the_theme_is_made_the_fast_way_and_is_the_same() -> None:
    pages = Pages(Templates((THEME,)), Shelf(), ASSETS)
    names = set()
    for template, view in chain.from_iterable(
        theme_views(site, year) for year in (2024, None) for site in (*FRAMES, SITE)
    ):
        fast = pages.quickly(template, view)
        assert fast is not None
        assert fast == pages.plainly(template, view)
        names.add(template)
    assert names == {path.name for path in THEME.glob("*.html")} - {"base.html"}


NAMES = ("x", "y", "card", "item", "cards", "title")
# What seldom fails, else hardly any page would be made and nothing shown: names have defaults.
SAFE = (
    *("'<w>'", "1", "true", "none", "page.url", "site.title", "page.older", "page.this_year"),
    *(f"{name}|default('{name}')" for name in NAMES),
    *("(card|default(page.older)).title", "(item|default(page.older)).url|href", "x is defined"),
    *("(card|default(page.older)).date|moment", "title|default('') ~ '&'", "page['url']"),
    *(
        "gettext('Author')",
        "gettext('Photo: %(credit)s', credit=x|default('&'))",
    ),
    *("ngettext('%(number)s view', '%(number)s views', 2, number=2|number)", "namespace(v=1)"),
    *("asset('js/site.js')", "page.zzz|default('z')", "page.tags|map('upper')|list|length"),
    *("card is defined and card.title is defined", "'a b'|upper|replace('A', x|default('x'))"),
)
RISKY = (
    *NAMES,
    *("card.title", "y.z|default('-')", "page.text", "[1, 2]", "x.v", "loop.index", "page.class"),
    *("self.b()", "cards|map('upper')|list|length", "x|href|upper", "m(x)", "lib.m(y)", "x|upper"),
    *("ngettext('%(number)s view', '%(number)s views', 2)", "page.url|moment(1)", "super()"),
)
CHOICES = SAFE * 20 + RISKY
EXPRESSIONS = st.integers(0, len(CHOICES) - 1).map(lambda at: f"({CHOICES[at]})")
PRINTED = st.one_of(
    EXPRESSIONS.map(lambda one: f"{{{{ {one}|default('?')|string }}}}"),
    st.sampled_from([f"{{{{ {name}|default('-')|string }}}}" for name in NAMES]),
    st.sampled_from(
        [f"{{{{ {one} }}}}" for one in SAFE if "default(" in one and " is " not in one]
    ),
    st.sampled_from(["{{ loop.index if loop is defined else 'no loop' }}"]),
)
INCLUDES = (
    '{{% include "{0}" %}}',
    '{{% include "zzz.html" ignore missing %}}{{% include "{0}" %}}',
    '{{% with card = page.older %}}{{% include "{0}" %}}{{% endwith %}}',
    '{{% for card in page.related %}}{{% include "{0}" %}}{{% endfor %}}',
    '{{% include ["zzz.html", "{0}"] %}}',
    '{{% include "{0}" if x is defined else "c.html" %}}',
    '{{% import "lib.html" as lib %}}{{{{ lib.m("x") }}}}{{% include "{0}" %}}',
    '{{% from "lib.html" import m %}}{{{{ m("x") }}}}',
)
VARIABLES = st.sampled_from(NAMES)
FIXED = st.sampled_from([*NAMES * 8, "page", "site", "gettext"])


LOOP = "{{% for {} in page.related %}}{}{{% endfor %}}"
CHOSEN = "{{% for item in page.tags if item.url != {} %}}{}{{% else %}}-{{% endfor %}}"
WITH = "{{% with {} = {} %}}{}{{% endwith %}}"
SPACE = "{{% set ns = namespace(v=1) %}}{}{{% set ns.v = {} %}}"
MACRO = "{{% macro m(x) %}}{}{{% endmacro %}}{{{{ m({}) }}}}"
CALL = "{{% macro m() %}}{{{{ caller() }}}}{{% endmacro %}}{{% call m() %}}{}{{% endcall %}}"


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    body = st.lists(inner, max_size=4).map("\n".join)
    return st.one_of(
        st.builds("{{% set {} = {} %}}".format, VARIABLES, EXPRESSIONS),
        st.builds("{{% set {} = {} %}}".format, FIXED, EXPRESSIONS),
        st.builds("{{% set {} %}}{}{{% endset %}}".format, VARIABLES, body),
        st.builds("{{% if {} %}}{}{{% else %}}{}{{% endif %}}".format, EXPRESSIONS, body, body),
        st.builds(LOOP.format, VARIABLES, body),
        st.builds(CHOSEN.format, EXPRESSIONS, body),
        st.builds(WITH.format, VARIABLES, EXPRESSIONS, body),
        st.builds(WITH.format, FIXED, EXPRESSIONS, body),
        st.builds(SPACE.format, body, EXPRESSIONS),
        st.builds(MACRO.format, body, EXPRESSIONS),
        st.builds(CALL.format, body),
        st.builds("{{% filter upper %}}{}{{% endfilter %}}".format, body),
        st.builds("{{% autoescape false %}}{}{{% endautoescape %}}".format, body),
    )


def sources(*parts: str) -> st.SearchStrategy[str]:
    """Texts of templates that include these parts."""
    simple = st.one_of(st.just("text"), PRINTED, PRINTED)
    if parts:
        plain = st.sampled_from(parts).map(INCLUDES[0].format)
        odd = st.builds(str.format, st.sampled_from(INCLUDES), st.sampled_from(parts))
        simple = st.one_of(simple, plain, odd)
    return st.lists(st.recursive(simple, nested, max_leaves=6), max_size=4).map("\n".join)


# No circles: each part may include those that come after it.
SOURCES = sources("a.html", "b.html", "c.html")
BLOCKS = st.builds(
    "{{% block {} %}}{}{{% endblock %}}".format, st.sampled_from(["b", "d"]), SOURCES
)
BASES = st.builds("{}<b>{}</b>{}".format, sources("c.html"), BLOCKS, sources("c.html"))
ENTRIES = st.one_of(
    SOURCES,
    BASES,
    st.builds('{{% extends "base.html" %}}{}{}'.format, SOURCES, BLOCKS),
)
SETS = st.fixed_dictionaries(
    {
        "page.html": ENTRIES,
        "base.html": BASES,
        "lib.html": sources().map(
            lambda one: f"{{% macro m(x) %}}{one}{{{{ x }}}}{{% endmacro %}}"
        ),
        "a.html": sources("b.html", "c.html"),
        "b.html": st.one_of(sources("c.html"), sources("c.html"), BASES),
        "c.html": sources(),
    }
)
VIEWS = (
    *(
        replace(VIEW, site=site, this_year=year, related=CARDS[at:3], older=CARDS[at], tags=LINKS)
        for at, (site, year) in enumerate(
            zip((*FRAMES, FRAMES[0]), (2024, None, None), strict=True)
        )
    ),
    replace(VIEW, related=CARDS[:1]),
)


def outcome(pages: Pages, view: ArticleView) -> str | None:
    try:
        return pages.plainly("page.html", view)
    except (NewsgenError, SyntaxError):
        return None


@settings(max_examples=80, deadline=None)
@given(templates=SETS)
@example(
    {
        "page.html": '{% with x = 1 %}{% include "a.html" %}{% endwith %}',
        "a.html": "{% for card in page.related %}{{ x }}{% endfor %}",
    }
)
@example(
    {
        "page.html": '{% extends "base.html" %}{% set x = 1 %}',
        "a.html": "{{ x }}",
        "base.html": '{% include "a.html" %}{% set x = 2 %}{% include "a.html" %}',
    }
)
@example(
    {
        "page.html": '{% set x = 1 %}{% include "a.html" %}',
        "b.html": "{{ x }}",
        "a.html": '{% include "b.html" %}{% set x = 2 %}{% include "b.html" %}',
    }
)
def test_what_the_fast_way_makes_is_what_jinja_makes(templates: Mapping[str, str]) -> None:
    with TemporaryDirectory() as folder:
        write(Path(folder), templates)
        pages = Pages(Templates((Path(folder),)), Shelf(), ASSETS)
        # Twice, and pages in turn: what was kept of one must not show in another.
        for view in (*VIEWS, *VIEWS):
            fast = pages.quickly("page.html", view)
            assert fast is None or fast == outcome(pages, view)


SIMPLE = {
    "page.html": '{% for card in page.related %}{% include "a.html" %}{% endfor %}',
    "a.html": "{{ card.title }} {{ card.date|moment }}",
    "b.html": "{{ page.url if page is defined else 'no page' }}",
}


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("page.html", '{% set x = page.url %}{% include "a.html" %}{{ x }}'),
        (
            "page.html",
            '{% include "a.html" ignore missing %}{% include "b.html" without context %}',
        ),
        ("a.html", "{{ loop.index }}{{ card.url|href }}"),
        ("a.html", "{% for card in page.related %}{{ card.title }}{% endfor %}"),
        ("a.html", "{{ nothing|default('-') }}{{ page.url if card is defined else '' }}"),
        ("a.html", "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(card.title) }}"),
        ("a.html", '{% block b %}{{ card.title }}{% endblock %}{{ gettext("Author") }}'),
        ("a.html", '{{ gettext("Photo: %(credit)s", credit="<>") }}{{ _("Author") }}'),
    ],
)
def test_what_designers_do_every_day_is_fast(tmp_path: Path, name: str, source: str) -> None:
    write(tmp_path, {**SIMPLE, "page.html": SIMPLE["page.html"], name: source})
    pages = Pages(Templates((tmp_path,)), Shelf(), ASSETS)
    for view in VIEWS:
        fast = pages.quickly("page.html", view)
        plain = outcome(pages, view)
        assert fast == plain
        assert (fast is None) == (plain is None)
