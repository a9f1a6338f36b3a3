"""What a text names in other files reaches its page, and nothing more does."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from newsgen.errors import Location, NewsgenError
from newsgen.model.article import Article, Body, Reference, StandingPage, sealed
from newsgen.model.edition import Edition
from newsgen.plan import plan
from newsgen.target import Target
from support.editions import NOW, an_article, an_edition, settings

WHERE = Location("content/articles/a.md", 7, 3)
OF = settings(languages=("ru", "kk"))


def link(text: str, file: str = "") -> Reference:
    return Reference(text, WHERE, file)


def view(edition: Edition, path: str) -> Any:  # noqa: ANN401 - each test knows the view it asks for
    return next(one for one in plan(edition) if one.path == path).made().view


def page_of(article: Article, *others: Article, pages: tuple[StandingPage, ...] = ()) -> Any:  # noqa: ANN401
    edition = replace(an_edition(article, *others, of=OF), pages=pages)
    return view(edition, f"{article.url.lstrip('/')}index.html")


def problems(edition: Edition) -> list[str]:
    with pytest.raises(NewsgenError) as caught:
        list(plan(edition))
    return [f"{problem.code} {problem.text}" for problem in caught.value.problems]


OTHER = an_article("other", NOW - timedelta(days=3))
KAZAKH = an_article(
    "other",
    NOW - timedelta(days=2),
    language="kk",
    file="content/articles/other.kk.md",
    url="/kk/o/",
)
HIDDEN = an_article("hidden", draft=True)
ABOUT = StandingPage(
    key="about",
    language="ru",
    file="content/pages/about.md",
    url="/about/",
    title="О нас",
    body=Body("content/pages/about.md", b"1"),
)


def test_links_to_files_become_addresses() -> None:
    story = an_article(
        "a",
        links=(
            link("other.md#x", OTHER.file),
            link("other.kk.md?a#b", KAZAKH.file),
            link("../pages/about.md", ABOUT.file),
            link("https://example.kz/politics/", "/politics/"),
            link("/politics/"),
        ),
    )
    seen = page_of(story, OTHER, KAZAKH, pages=(ABOUT,))
    assert seen.pictures == (
        ("../pages/about.md", "/about/"),
        ("https://example.kz/politics/", "/politics/"),
        ("other.kk.md?a#b", "/kk/o/?a#b"),
        ("other.md#x", f"{OTHER.url}#x"),
    )
    assert seen.dead == ()


def test_links_to_what_is_withheld_are_dead() -> None:
    written = (
        link("hidden.md#x", HIDDEN.file),
        link(f"https://example.kz{HIDDEN.url}", HIDDEN.url),
        link(HIDDEN.url),
        link("broken.md", "content/articles/broken.md"),
        link("other.md", OTHER.file),
    )
    seen = page_of(an_article("a", links=written), OTHER, HIDDEN)
    assert seen.dead == tuple(sorted(one.text for one in written[:4]))


def test_a_file_left_out_of_the_build_is_dead_where_nothing_is_withheld() -> None:
    story = an_article("a", links=(link("broken.md", "content/articles/broken.md"),))
    assert page_of(story).dead == ("broken.md",)


def test_a_full_address_that_leads_nowhere_is_told() -> None:
    story = an_article("a", links=(link("https://example.kz/none/", "/none/"),))
    (told,) = problems(an_edition(story))
    assert told.startswith("dead-link https://example.kz/none/")


def test_stories_to_read_also_are_cards() -> None:
    story = an_article(
        "a",
        mentioned=(
            link("other"),
            link("other.kk.md", KAZAKH.file),
            link(OTHER.url, OTHER.url),
            link("hidden"),
            link(HIDDEN.url, HIDDEN.url),
        ),
    )
    seen = page_of(story, OTHER, KAZAKH, HIDDEN)
    assert [(name, card.url) for name, card in seen.mentioned] == [
        ("other", OTHER.url),
        ("other.kk.md", "/kk/o/"),
        (OTHER.url, OTHER.url),
    ]


def test_a_story_is_shown_in_the_reader_s_language_or_else_in_one_that_has_it() -> None:
    fields: dict[str, Any] = {"language": "kk", "file": "content/articles/a.kk.md", "url": "/kk/a/"}
    story = an_article("a", mentioned=(link("other"),), **fields)
    assert page_of(story, OTHER, KAZAKH).mentioned[0][1].url == "/kk/o/"
    assert page_of(story, OTHER).mentioned[0][1].url == OTHER.url


def test_an_address_to_read_also_that_is_no_article_s_is_told() -> None:
    story = an_article("a", mentioned=(link("/politics/", "/politics/"),))
    (told,) = problems(an_edition(story))
    assert told == "unknown-story /politics/ is the address of no article"


def test_pages_name_other_texts_too() -> None:
    page = replace(ABOUT, links=(link("other.md", OTHER.file),), mentioned=(link("other"),))
    edition = replace(an_edition(OTHER), pages=(page,))
    seen = view(edition, "about/index.html")
    assert seen.pictures == (("other.md", OTHER.url),)
    assert [card.url for _, card in seen.mentioned] == [OTHER.url]
    assert seen.this_year == NOW.year


def test_the_year_of_a_card_in_the_text_counts() -> None:
    old = an_article("old", NOW.replace(year=2020), mentioned=(link("other"),))
    assert page_of(old, OTHER).this_year == NOW.year
    assert page_of(replace(old, mentioned=()), OTHER).this_year is None


NEWER = an_article("newer", NOW - timedelta(hours=1))


@pytest.mark.parametrize(
    "fields",
    [
        {"mentioned": (link("newer"),)},
        {"mentioned": (link("newer.md", NEWER.file),)},
        {"mentioned": (link(NEWER.url, NEWER.url), link("newer"))},
        {"links": (link("newer.md#x", NEWER.file),)},
    ],
)
@pytest.mark.parametrize("change", [{"url": "/moved/"}, {"draft": True}])
def test_a_page_is_looked_at_again_when_what_it_names_changes(
    fields: dict[str, Any], change: dict[str, Any]
) -> None:
    def target(newer: Article) -> Target:
        edition = an_edition(an_article("a", NOW - timedelta(days=9), **fields), newer, of=OF)
        found: list[Target] = []
        with suppress(NewsgenError):
            found.extend(plan(edition))
        return next(one for one in found if one.path.endswith("/a/index.html"))

    before, after = target(NEWER), target(sealed(replace(NEWER, **change)))
    assert before.group
    assert before.made().view != after.made().view
    assert before.group != after.group


def test_a_page_is_left_alone_when_what_it_does_not_show_changes() -> None:
    story = an_article(
        "a", NOW - timedelta(days=9), links=(link("newer.md", NEWER.file),), mentioned=(link("x"),)
    )

    def group(newer: Article) -> bytes:
        targets = plan(an_edition(story, newer, of=OF))
        return next(one for one in targets if one.path.endswith("/a/index.html")).group

    renamed = an_article("newer", NOW - timedelta(hours=1), title="Иначе")
    assert group(NEWER) == group(renamed) != b""


def test_an_address_that_is_anothers_by_now_is_no_dead_link() -> None:
    old = an_article("old", NOW - timedelta(days=1), url="/x/", expires=NOW - timedelta(hours=1))
    new = an_article("new", NOW - timedelta(days=1), url="/x/")
    links = (Reference("/x/", WHERE), Reference("old.md", WHERE, old.file))
    linking = an_article("linking", links=links)
    edition = an_edition(old, new, linking)
    assert view(edition, "2024/03/19/linking/index.html").dead == ("old.md",)


def test_an_edition_ends_with_the_year_to_the_microsecond() -> None:
    now = NOW.replace(microsecond=900)
    assert an_edition(now=now).until == NOW.replace(year=2025, month=1, day=1, hour=0)
