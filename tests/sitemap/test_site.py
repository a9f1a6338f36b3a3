"""The sitemaps of whole sites: valid, complete, and nothing in them that is not there."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from newsgen.model.article import State
from support.sitemaps import changes, complaints, locations, news
from support.sites import NOW, SETTINGS, article, build_site, many, new_site, page, tree, write

STORY = "content/articles/2024/03/a.md"
LANGUAGES = SETTINGS.replace("language: ru", "languages: [ru, kk, en]")


def sitemaps(root: Path) -> dict[str, bytes]:
    """Every sitemap of a built site."""
    files = tree(root / "build")
    return {
        path: data for path, data in files.items() if path.endswith(".xml") and "sitemap" in path
    }


def rendered(root: Path, **fields: object) -> set[str]:
    return {path for path, _ in build_site(root, **fields).rendered}  # type: ignore[arg-type]


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A site in three languages, with everything in it that must not be in a sitemap."""
    recent = f"{NOW - timedelta(hours=3):%Y-%m-%d %H:%M}"
    return new_site(
        tmp_path,
        {
            "content/site.yaml": LANGUAGES.replace(".kz/", ".kz/news/"),
            **many(7),
            STORY: article(
                "Мост & «порт» </news:title>", recent, tags="[Мосты]", aliases="[/old/]"
            ),
            STORY.replace(".md", ".kk.md"): article("Көпір", recent, author="Қонақ"),
            STORY.replace(".md", ".en.md"): article(
                "The bridge", recent, updated="2024-03-20 11:00"
            ),
            "content/articles/2024/03/gone.md": article("Нет", gone="По просьбе источника"),
            "content/articles/2024/03/draft.md": article("Черновик", draft="true"),
            "content/articles/2024/03/later.md": article("Позже", "2025-01-01 10:00"),
            "content/pages/about.kk.md": "---\ntitle: Біз\n---\nБіз.\n",
        },
    )


def test_every_sitemap_is_valid_and_named_by_the_index(three: Path) -> None:
    build_site(three)
    found = sitemaps(three)
    assert {path for path, data in found.items() if complaints(data)} == set()
    named = {
        one.removeprefix("https://example.kz/news/") for one in locations(found["sitemap.xml"])
    }
    assert named == found.keys() - {"sitemap.xml", "news-sitemap.xml"}


def test_what_is_named_is_there_and_what_is_there_to_be_found_is_named(three: Path) -> None:
    build_site(three)
    told = [one for path, data in sitemaps(three).items() if path.startswith("sitemaps/")
            for one in locations(data)]  # fmt: skip
    assert len(told) == len(set(told))
    files = {f"{unquote(urlsplit(one).path).removeprefix('/news/')}index.html" for one in told}
    pages = {path for path in tree(three / "build") if path.endswith(".html")}
    assert files <= pages
    hidden = {path for path in pages if "noindex" in page(three, path) or "fragments/" in path}
    assert files.isdisjoint(hidden)
    calendars = {
        path
        for path in pages - hidden
        if "/page/" in f"/{path}"
        or path.removeprefix("kk/").removeprefix("en/").split("/")[0] in ("archive", "2024")
    }
    articles = {path for path in files if "/2024/" in f"/{path}"}
    assert len(articles) == 10
    assert pages - hidden - calendars - files == set()


def test_the_news_of_two_days_are_told_in_each_language(three: Path) -> None:
    build_site(three)
    told = news(sitemaps(three)["news-sitemap.xml"])
    assert [(one["language"], one["title"], one["name"]) for one in told] == [
        ("ru", "Мост & «порт» </news:title>", "Проба"),
        ("kk", "Көпір", "Проба"),
        ("en", "The bridge", "Проба"),
    ]
    assert {one["publication_date"] for one in told} == {"2024-03-20T09:00:00+05:00"}


def test_the_name_in_google_news_may_be_another_in_each_language(three: Path) -> None:
    text = (three / "content/site.yaml").read_text("utf-8")
    write(three, {"content/site.yaml": f"{text}publication: {{ru: Весть, kk: Хабар}}\n"})
    build_site(three)
    told = news(sitemaps(three)["news-sitemap.xml"])
    assert [one["name"] for one in told] == ["Весть", "Хабар", "Весть"]


def test_the_clock_alone_takes_a_story_from_the_news_and_touches_nothing_else(
    tmp_path: Path,
) -> None:
    first = f"{NOW - timedelta(hours=47):%Y-%m-%d %H:%M}"
    second = f"{NOW - timedelta(hours=20):%Y-%m-%d %H:%M}"
    root = new_site(
        tmp_path,
        {STORY: article("Раз", first), STORY.replace("a.md", "b.md"): article("Два", second)},
    )
    build_site(root)
    assert len(news(sitemaps(root)["news-sitemap.xml"])) == 2
    assert rendered(root, now=NOW + timedelta(minutes=59)) == set()
    assert rendered(root, now=NOW + timedelta(hours=1)) == {"news-sitemap.xml"}
    assert [one["title"] for one in news(sitemaps(root)["news-sitemap.xml"])] == ["Два"]
    assert rendered(root, now=NOW + timedelta(hours=27)) == set()
    assert rendered(root, now=NOW + timedelta(hours=28)) == {"news-sitemap.xml"}
    assert news(sitemaps(root)["news-sitemap.xml"]) == []


def test_a_correction_changes_the_month_it_was_published_in(tmp_path: Path) -> None:
    root = new_site(tmp_path, many(5))
    build_site(root)
    story = "content/articles/2024/03/story-002.md"
    text = (root / story).read_text("utf-8")
    write(root, {story: text.replace("views: 2", "updated: 2024-03-19 10:00")})
    changed = {path for path in rendered(root) if "sitemap" in path}
    assert changed == {"sitemap.xml", "sitemaps/2024-03.xml"}
    found = changes(sitemaps(root)["sitemaps/2024-03.xml"])
    assert found["https://example.kz/2024/03/01/story-002/"] == "2024-03-19T10:00:00+05:00"
    assert (
        changes(sitemaps(root)["sitemap.xml"])["https://example.kz/sitemaps/2024-03.xml"]
        == "2024-03-19T10:00:00+05:00"
    )
    write(root, {story: (root / story).read_text("utf-8").replace("Второй абзац", "Другой")})
    assert not [path for path in rendered(root) if "sitemap" in path]


def test_an_empty_site_has_its_front_its_sections_and_its_pages(tmp_path: Path) -> None:
    root = new_site(tmp_path)
    build_site(root)
    found = sitemaps(root)
    assert {path for path, data in found.items() if complaints(data)} == set()
    assert locations(found["sitemaps/pages.xml"]) == [
        "https://example.kz/",
        "https://example.kz/politics/",
        "https://example.kz/economy/",
        "https://example.kz/about/",
    ]
    assert set(changes(found["sitemaps/pages.xml"]).values()) == {""}


def test_a_site_may_have_its_own_robots(tmp_path: Path) -> None:
    root = new_site(tmp_path)
    build_site(root)
    assert "Sitemap: https://example.kz/sitemap.xml\n" in page(root, "robots.txt")
    write(root, {"static/robots.txt": "User-agent: *\nDisallow: /private/\n"})
    build_site(root)
    assert page(root, "robots.txt") == "User-agent: *\nDisallow: /private/\n"


def test_a_preview_tells_no_draft_as_news(tmp_path: Path) -> None:
    root = new_site(tmp_path, {STORY: article("Позже", "2024-03-21 10:00")})
    build_site(root, also=frozenset({State.SCHEDULED}))
    assert news(sitemaps(root)["news-sitemap.xml"]) == []
