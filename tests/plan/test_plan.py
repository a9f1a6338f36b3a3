"""From an edition to its targets."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from newsgen.errors import NewsgenError
from newsgen.model.article import Article
from newsgen.model.edition import Edition
from newsgen.model.media import Asset, Photo
from newsgen.model.settings import Author, MenuItem
from newsgen.plan import plan
from newsgen.plan.series import page_count
from newsgen.target import Target
from newsgen.urls import page_of
from support.editions import NOW, a_reference, an_article, an_edition, bylines, settings


def targets(edition: Edition) -> dict[str, Target]:
    return {target.path: target.made() for target in plan(edition)}


def view(edition: Edition, path: str) -> Any:  # noqa: ANN401 - each test knows the view it asks for
    return targets(edition)[path].view


def stories(count: int, **fields: object) -> list[Article]:
    start = NOW - timedelta(days=5)
    return [
        an_article(f"s{number}", start + timedelta(hours=number), **fields)
        for number in range(count)
    ]


def problems(edition: Edition) -> list[str]:
    with pytest.raises(NewsgenError) as caught:
        list(plan(edition))
    return [str(problem).splitlines()[0] for problem in caught.value.problems]


def test_an_empty_site_has_a_front_sections_and_fragments() -> None:
    for_machines = {
        "_headers",
        "news-sitemap.xml",
        "robots.txt",
        "site.webmanifest",
        "sitemap.xml",
        "sitemaps/pages.xml",
    }
    every = set(targets(an_edition()))
    assert [one for one in every if one.startswith("cards/home.")] != []
    assert sorted(one for one in every - for_machines if not one.startswith("cards/")) == [
        "404.html",
        "archive/index.html",
        "economy/index.html",
        "fragments/latest.html",
        "fragments/most-read.html",
        "index.html",
        "politics/index.html",
    ]
    assert for_machines <= set(targets(an_edition()))


@pytest.mark.parametrize(
    ("cards", "size", "pages"), [(0, 2, 0), (1, 2, 1), (3, 2, 1), (4, 2, 2), (5, 2, 2), (6, 2, 3)]
)
def test_the_newest_page_takes_the_remainder(cards: int, size: int, pages: int) -> None:
    assert page_count(cards, size) == pages


def test_the_archive_numbers_from_the_oldest_and_shows_newest_first() -> None:
    edition = an_edition(*stories(5))
    first, last = view(edition, "page/1/index.html"), view(edition, "page/2/index.html")
    assert [card.title for card in first.cards] == ["S1", "S0"]
    assert [card.title for card in last.cards] == ["S4", "S3", "S2"]
    assert (first.older, first.newer) == ("", "/page/2/")
    assert (last.older, last.newer) == ("/page/1/", "")


def test_a_section_front_shows_the_newest_and_leads_to_the_numbered_pages() -> None:
    edition = an_edition(*stories(5, section="politics"))
    front = view(edition, "politics/index.html")
    assert [card.title for card in front.cards] == ["S4", "S3", "S2"]
    assert front.older == "/politics/page/1/"
    assert [card.title for card in view(edition, "politics/page/1/index.html").cards] == [
        "S1",
        "S0",
    ]


def test_the_number_after_a_section_s_last_full_page_leads_to_its_front() -> None:
    edition = an_edition(*stories(5, section="politics"))
    assert view(edition, "politics/page/1/index.html").newer == "/politics/page/2/"
    assert view(edition, "politics/page/2/index.html").to == "/politics/"


def test_a_full_page_of_a_section_never_changes_again() -> None:
    few, more = (an_edition(*stories(count, section="politics")) for count in (5, 9))
    first = "politics/page/1/index.html"
    assert view(few, first) == view(more, first)
    assert [card.title for card in view(more, "politics/page/2/index.html").cards] == ["S3", "S2"]


def test_a_short_section_has_no_numbered_pages() -> None:
    edition = an_edition(*stories(3, section="politics"))
    assert view(edition, "politics/index.html").older == ""
    assert "politics/page/1/index.html" not in targets(edition)


def test_how_much_the_newest_month_and_year_hold_is_not_told_above_them() -> None:
    edition = an_edition(
        *(
            an_article(f"s{month}", datetime(year, month, 1, tzinfo=UTC))
            for year, month in ((2023, 12), (2024, 1), (2024, 2), (2024, 3))
        )
    )
    told = {
        path: [part.articles for part in view(edition, path).parts]
        for path in ("archive/index.html", "2024/index.html", "2023/index.html")
    }
    assert told == {
        "archive/index.html": [None, 1],
        "2024/index.html": [None, 1, 1],
        "2023/index.html": [1],
    }


def test_the_lead_story_is_the_newest_with_a_photograph_and_is_not_repeated() -> None:
    photo = Photo("content/articles/p.jpg")
    asset = Asset("content/articles/p.jpg", b"1", "/media/p.1.jpg")
    one, two, three = stories(3)
    two = an_article("s1", two.copy.date, photo=photo)
    front = view(an_edition(one, two, three, assets=(asset,)), "index.html")
    assert front.lead.title == "S1"
    assert front.lead.photo.url == "/media/p.1.jpg"
    assert [card.title for card in front.latest] == ["S2", "S0"]


def test_a_credit_without_a_photograph_reaches_the_article_but_no_card() -> None:
    story = an_article("a", photo=Photo("", credit="akorda.kz"))
    edition = an_edition(story)
    assert view(edition, "2024/03/19/a/index.html").photo.credit == "akorda.kz"
    assert view(edition, "index.html").lead.photo is None


def test_the_front_has_a_block_for_each_section_that_has_something() -> None:
    front = view(an_edition(*stories(3, section="economy")), "index.html")
    assert [(block.section.title, len(block.cards)) for block in front.blocks] == [("Экономика", 2)]


def test_most_read_counts_thirty_days_back_from_the_newest_article_not_from_now() -> None:
    old = an_article("old", NOW - timedelta(days=400), views=9000)
    last = an_article("last", NOW - timedelta(days=300), views=3)
    more = an_article("more", NOW - timedelta(days=310), views=7)
    unread = an_article("unread", NOW - timedelta(days=301))
    fragment = view(an_edition(old, last, more, unread), "fragments/most-read.html")
    assert [card.title for card in fragment.cards] == ["More", "Last"]


def test_related_stories_share_tags_and_are_older() -> None:
    both = an_article("both", NOW - timedelta(days=9), tags=("мост", "порт"))
    one = an_article("one", NOW - timedelta(days=8), tags=("мост",))
    other = an_article("other", NOW - timedelta(days=7), tags=("театр",))
    story = an_article("story", NOW - timedelta(days=6), tags=("мост", "порт"))
    later = an_article("later", NOW - timedelta(days=5), tags=("мост", "порт"))
    page = view(an_edition(both, one, other, story, later), "2024/03/14/story/index.html")
    assert [card.title for card in page.related] == ["Both", "One"]
    assert page.older.title == "Other"


def test_related_stories_the_editor_named_come_first_and_withheld_ones_not_at_all() -> None:
    named = an_article("named", NOW - timedelta(days=1))
    draft = an_article("draft", draft=True)
    refs = (a_reference("named"), a_reference("draft"), a_reference("story"))
    shared = an_article("shared", NOW - timedelta(days=9), tags=("мост",))
    story = an_article("story", NOW - timedelta(days=6), tags=("мост",), related=refs)
    page = view(an_edition(named, draft, shared, story), "2024/03/14/story/index.html")
    assert [card.title for card in page.related] == ["Named", "Shared"]


def test_tags_that_differ_by_case_or_yo_are_one_spelt_as_first_used() -> None:
    first = an_article("first", NOW - timedelta(days=3), tags=("Самолёт",))
    second = an_article("second", NOW - timedelta(days=2), tags=("самолет", "Самолёт"))
    edition = an_edition(first, second)
    tag = view(edition, "tags/samolyot/index.html")
    assert (tag.title, len(tag.cards)) == ("Самолёт", 2)
    assert [link.title for link in view(edition, "2024/03/18/second/index.html").tags] == [
        "Самолёт"
    ]


def test_two_tags_wanting_one_address_are_a_problem() -> None:
    story = an_article("a", tags=("Мост-1", "Мост 1"))
    assert problems(an_edition(story)) == [
        "content/articles/a.md: 'Мост 1' and 'Мост-1' both want /tags/most-1/ [same-address]"
    ]


def test_a_tag_without_a_letter_is_a_problem() -> None:
    story = an_article("a", tags=("!!!",))
    assert problems(an_edition(story))[0].endswith("no address can be made of '!!!' [empty-slug]")


def test_authors_have_pages_guests_too_and_nobody_without_articles() -> None:
    red = Author("red", "Редакция", role="Отдел", about="О нас", email="a@b.kz")
    idle = Author("idle", "Никто")
    story = an_article("a", bylines=(*bylines("Гость Гостев"), *bylines()))
    edition = an_edition(story, of=settings(authors=(red, idle)))
    assert "authors/gost-gostev/index.html" in targets(edition)
    assert "authors/idle/index.html" not in targets(edition)


def test_a_guest_whose_address_is_a_listed_author_s_is_a_problem() -> None:
    of = settings(authors=(Author("gost", "Гость Особый"),))
    found = problems(an_edition(an_article("a", bylines=bylines("Гость")), of=of))
    assert found[0] == (
        "content/articles/a.md: 'Гость' and 'Гость Особый' both want /authors/gost/ [same-address]"
    )


def test_the_year_is_shown_except_for_dates_of_the_current_one() -> None:
    old = an_article("old", datetime(2022, 5, 1, tzinfo=UTC))
    new = an_article("new")
    edition = an_edition(old, new)
    assert view(edition, "2022/05/01/old/index.html").this_year is None
    assert view(edition, "2024/03/19/new/index.html").this_year == 2024
    assert view(edition, "2022/05/index.html").this_year is None


def test_an_old_page_is_the_same_view_next_year() -> None:
    old = an_article("old", datetime(2022, 5, 1, tzinfo=UTC))
    path = "2022/05/01/old/index.html"
    next_year = an_edition(old, now=NOW + timedelta(days=366))
    assert view(an_edition(old), path) == view(next_year, path)


def test_a_link_to_a_withheld_article_is_dead_and_one_to_nowhere_a_problem() -> None:
    hidden = an_article("hidden", draft=True)
    links = (a_reference(f"{hidden.url}#top"), a_reference("/politics/"), a_reference("/404.html"))
    story = an_article("a", links=links)
    page = view(an_edition(hidden, story), "2024/03/19/a/index.html")
    assert page.dead == (f"{hidden.url}#top",)
    lost = an_article("b", links=(a_reference("/nowhere/"), a_reference("/Politics/")))
    found = problems(an_edition(lost))
    assert [line.partition(": ")[2].partition(" ")[0] for line in found] == [
        "/Politics/",
        "/nowhere/",
    ]
    assert all("[dead-link]" in line for line in found)


@pytest.mark.parametrize(
    ("link", "page"),
    [
        ("/a", "/a/"),
        ("/a/", "/a/"),
        ("/a/?x=1#y", "/a/"),
        ("/x.jpg", "/x.jpg"),
        ("/", "/"),
        ("../a/", "/2024/a/"),
        ("/a/../b/", "/b/"),
        ("a.md", "/2024/15/a.md"),
    ],
)
def test_a_link_leads_to_a_page(link: str, page: str) -> None:
    assert page_of("/2024/15/", link) == page


def test_a_menu_that_leads_nowhere_is_a_problem() -> None:
    menu = (MenuItem(title="О нас", url="/about/"), MenuItem(title="Все", url="https://a.kz/"))
    assert problems(an_edition(of=settings(footer_menu=menu))) == [
        "content/site.yaml: /about/ leads nowhere: this site has no such address [dead-link]"
    ]


def test_two_pages_wanting_one_path_are_a_problem_found_before_anything_is_written() -> None:
    story = an_article("a", aliases=("/politics/",))
    assert problems(an_edition(story)) == [
        (
            "content/articles/a.md: wants /politics/index.html, "
            "which is taken by the page /politics/index.html [same-address]"
        )
    ]


def test_a_file_where_a_folder_has_to_be_is_a_problem() -> None:
    asset = Asset("static/politics", b"1", "/politics")
    assert problems(an_edition(assets=(asset,))) == [
        (
            "static/politics: is a file where the folder of /politics/index.html has to be "
            "[same-address]"
        )
    ]


def test_an_old_address_leads_to_the_present_one() -> None:
    story = an_article("a", aliases=("/old/a/",))
    redirect = view(an_edition(story), "old/a/index.html")
    assert (redirect.to, redirect.title) == (story.url, "A")


def test_menus_name_sections_by_their_titles() -> None:
    menu = (MenuItem(section="economy"), MenuItem(title="О нас", url="/archive/"))
    site = view(an_edition(of=settings(main_menu=menu)), "index.html").site
    assert [(link.title, link.url) for link in site.main_menu] == [
        ("Экономика", "/economy/"),
        ("О нас", "/archive/"),
    ]


def test_a_second_language_has_its_own_fronts_under_its_prefix() -> None:
    kazakh = an_article("b", language="kk", url="/kk/2024/03/19/b/", tags=("көпір",))
    edition = an_edition(an_article("a"), kazakh, of=settings(languages=("ru", "kk")))
    found = targets(edition)
    assert {"kk/index.html", "kk/404.html", "kk/tags/kopir/index.html"} <= found.keys()
    assert [card.title for card in view(edition, "kk/index.html").latest] == []
    assert view(edition, "kk/index.html").lead.title == "B"
    assert view(edition, "index.html").lead.title == "A"
    assert view(edition, "kk/index.html").blocks == ()


def test_a_style_sheet_with_references_is_rewritten_and_other_files_copied() -> None:
    css = Asset("static/css/a.css", b"1", "/css/a.1.css", links=(("b.png", "/css/b.2.png"),))
    png = Asset("static/css/b.png", b"2", "/css/b.2.png")
    found = targets(an_edition(assets=(css, png)))
    assert found["css/a.1.css"].recipe.kind == "stylesheet"
    assert found["css/b.2.png"].recipe.kind == "copy"
