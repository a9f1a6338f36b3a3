"""Cost is a law: counted pages, not seconds."""

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest

from newsgen.build import Report
from newsgen.said import say
from support.sites import (
    NOW,
    PIXEL,
    SETTINGS,
    article,
    build_site,
    many,
    new_site,
    page,
    tree,
    write,
)

NEW = "content/articles/2024/03/new.md"
NEW_DATE = "2024-03-19 10:00"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site of 25 articles, ten to a list, five to a feed."""
    root = new_site(tmp_path, many(25))
    text = SETTINGS.replace("list: 2", "list: 10") + "feeds: {items: 5}\n"
    write(root, {"content/site.yaml": text})
    build_site(root)
    return root


def edit(root: Path, number: int, old: str, new: str) -> None:
    path = root / f"content/articles/2024/03/story-{number:03}.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def rendered(report: Report) -> set[str]:
    return {path for path, _ in report.rendered}


def feeds(*fronts: str) -> set[str]:
    return {f"{front}{name}" for front in fronts for name in ("feed.xml", "atom.xml", "feed.json")}


def test_nothing_changed_renders_nothing(site: Path) -> None:
    report = build_site(site)
    assert (report.rendered, report.written, report.removed) == ((), (), ())


def test_a_body_edit_renders_one_article_page(site: Path) -> None:
    edit(site, 5, "Второй абзац", "Другой абзац")
    report = build_site(site)
    assert report.rendered == (
        ("2024/03/01/story-005/index.html", (say("{name} changed", name="text"),)),
    )


def test_a_title_edit_renders_the_lists_that_show_it_and_the_stories_beside_it(site: Path) -> None:
    edit(site, 5, "История 5", "Повесть 5")
    pages = rendered(build_site(site))
    articles = {path for path in pages if "story" in path}
    assert "2024/03/01/story-005/index.html" in articles
    assert len(articles) <= 4  # itself, its newer neighbour, two that name it as related
    assert "index.html" not in pages  # it is too old for the front
    assert len(pages) <= 12


def test_a_new_story_touches_no_older_story(site: Path) -> None:
    new = article("Новое", NEW_DATE, section="politics", tags="[мосты]", author="Редакция")
    write(site, {NEW: new})
    report = build_site(site)
    pages = rendered(report)
    assert not [path for path in pages if "story-" in path]
    assert pages == {
        "2024/03/19/new/index.html",
        "index.html",
        "404.html",
        "fragments/latest.html",
        "politics/index.html",
        "page/2/index.html",
        "2024/03/index.html",
        "2024/03/19/index.html",
        "tags/mosty/index.html",
        "authors/red/index.html",
        *feeds("", "politics/", "authors/red/"),
        "sitemap.xml",
        "sitemaps/2024-03.xml",
        "sitemaps/pages.xml",
        "news-sitemap.xml",
    }
    assert len(report.written) <= 25


def test_a_new_story_touches_one_month_s_sitemap(site: Path) -> None:
    write(site, {NEW: article("Новое", "2024-02-29 10:00")})
    build_site(site)
    write(site, {NEW.replace("new", "newer"): article("Новее", "2024-02-29 11:00")})
    changed = {path for path in rendered(build_site(site)) if "sitemap" in path}
    assert changed == {"sitemap.xml", "sitemaps/2024-02.xml"}


def test_an_old_address_more_makes_a_page_and_the_lists_for_hosts(site: Path) -> None:
    write(site, {"content/addresses.txt": "/before/ page ru about\n"})
    build_site(site)
    lines = "/before/ page ru about\n/earlier/ page ru about\n"
    write(site, {"content/addresses.txt": lines})
    assert rendered(build_site(site)) == {
        "earlier/index.html", "_redirects", "_redirects.nginx"
    }  # fmt: skip


def test_a_body_edit_of_a_new_story_touches_its_page_and_the_feeds_that_carry_it(
    site: Path,
) -> None:
    edit(site, 24, "Второй абзац", "Другой абзац")
    page = "2024/03/02/story-024/index.html"
    assert rendered(build_site(site)) == {page} | feeds("", "politics/", "authors/red/")
    edit(site, 14, "Второй абзац", "Другой абзац")
    assert rendered(build_site(site)) == {"2024/03/01/story-014/index.html"}


def test_no_view_of_a_feed_is_made_for_what_is_not_in_it(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    monkeypatch.setattr("newsgen.feeds.targets.FeedView", lambda **fields: made.append(fields))
    edit(site, 5, "Второй абзац", "Другой абзац")
    build_site(site)
    assert made == []


def test_a_page_with_a_newer_neighbour_never_changes_again(site: Path) -> None:
    before = (site / "build/page/1/index.html").read_bytes()
    files = {
        f"content/articles/2024/03/later-{number}.md": article(f"Позже {number}", NEW_DATE)
        for number in range(30)
    }
    write(site, files)
    report = build_site(site)
    assert "page/1/index.html" not in rendered(report)
    assert (site / "build/page/1/index.html").read_bytes() == before
    assert (site / "build/page/5/index.html").exists()


def test_the_clock_alone_renders_nothing_within_a_year(site: Path) -> None:
    assert build_site(site, now=NOW + timedelta(days=100)).rendered == ()


def test_a_scheduled_story_appears_at_its_minute(site: Path) -> None:
    write(site, {NEW: article("Потом", "2024-03-25 10:00")})
    assert build_site(site).rendered == ()
    assert (
        build_site(site, now=NOW + timedelta(days=5) - timedelta(hours=2, minutes=1)).rendered == ()
    )
    due = build_site(site, now=NOW + timedelta(days=5) - timedelta(hours=2))
    assert "2024/03/25/new/index.html" in rendered(due)


def test_breaking_news_ends_by_the_clock_and_changes_the_front_of_its_language_alone(
    site: Path,
) -> None:
    write(
        site,
        {
            "content/site.yaml": SETTINGS.replace("language: ru", "languages: [ru, kk]"),
            "content/articles/2024/03/story-003.kk.md": article("Көпір", "2024-03-02 10:00"),
            "content/articles/2024/03/old.md": article(
                "Паром", "2024-03-10 10:00", breaking="2024-03-20 15:00"
            ),
        },
    )
    build_site(site)
    assert "2024/03/10/old/" in page(site, "index.html")
    assert build_site(site, now=NOW + timedelta(hours=2, minutes=59)).rendered == ()
    over = build_site(site, now=NOW + timedelta(hours=3))
    assert over.rendered == (("index.html", (say("{name} changed", name="breaking"),)),)


def test_a_new_portrait_renders_what_its_author_signed_and_nothing_older(site: Path) -> None:
    text = SETTINGS.replace("{name: Редакция,", "{name: Редакция, photo: people/red.gif,")
    write(site, {"content/site.yaml": text, "static/people/red.gif": PIXEL})
    write(site, {NEW: article("Потом", NEW_DATE, author="Гость")})
    build_site(site)
    assert build_site(site).rendered == ()
    write(site, {"static/people/red.gif": PIXEL + b"more"})
    pages = rendered(build_site(site))
    assert "authors/red/index.html" in pages
    assert "2024/03/01/story-005/index.html" in pages
    assert not {path for path in pages if "new" in path or "tags" in path or path == "index.html"}


def test_a_style_change_renders_pages_only_for_the_new_address_of_the_style_sheet(
    site: Path,
) -> None:
    write(site, {"static/css/extra.css": "p { margin: 0 }"})
    assert len(build_site(site).rendered) == 1, "no page uses it"


def test_a_changed_template_renders_its_own_pages_only(site: Path) -> None:
    write(site, {"templates/404.html": "<!doctype html><title>Нет</title>"})
    report = build_site(site)
    assert rendered(report) == {"404.html"}
    assert report.rendered[0][1] == (say("{name} changed", name="templates/404.html"),)


def test_no_edit_of_a_part_is_overlooked_whatever_its_name_and_wherever_it_lies(
    site: Path,
) -> None:
    outside = site.parent / "shared.html"
    outside.write_text("<p>один", encoding="utf-8")
    page = "<!doctype html>{% include '_part.html' %}{% include 'linked.html' %}"
    write(site, {"templates/404.html": page, "templates/_part.html": "<p>раз"})
    (site / "templates/linked.html").symlink_to(outside)
    sources = [outside, *(path for path in site.rglob("*") if "build" not in path.parts)]
    for path in sources:  # old enough for their stats to be trusted
        os.utime(path, ns=(1, 10**18))
    time.sleep(0.1)  # a change time cannot be set, only waited for
    build_site(site)
    assert build_site(site).rendered == ()
    write(site, {"templates/_part.html": "<p>два"})
    assert rendered(build_site(site)) == {"404.html"}
    outside.write_text("<p>другой", encoding="utf-8")
    assert rendered(build_site(site)) == {"404.html"}


def test_views_of_one_article_touch_it_and_the_most_read(site: Path) -> None:
    edit(site, 5, "views: 5", "views: 5000")
    assert rendered(build_site(site)) == {
        "2024/03/01/story-005/index.html",
        "fragments/most-read.html",
        "index.html",
    }


def test_a_page_follows_the_stories_and_files_that_its_text_names(site: Path) -> None:
    named = "[файл](story-020.md)\n\n::: читайте также\n2024/03/story-021\n:::"
    edit(site, 3, "Второй абзац новости.", named)
    build_site(site)
    page = "2024/03/01/story-003/index.html"
    made = (site / "build" / page).read_text(encoding="utf-8")
    assert '<a href="/2024/03/01/story-020/">файл</a>' in made
    assert "История 21</a></p>" in made
    edit(site, 21, "История 21", "Повесть 21")
    assert page in rendered(build_site(site))
    edit(site, 20, "views: 20", "slug: moved")
    assert page in rendered(build_site(site))
    edit(site, 20, "slug: moved", "slug: moved\nviews: 7")
    edit(site, 21, "Второй абзац", "Другой абзац")
    assert page not in rendered(build_site(site))
    build_site(site, output=site.parent / "clean")
    assert tree(site / "build") == tree(site.parent / "clean")
