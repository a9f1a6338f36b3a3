"""Which sitemaps there are, and what is in each."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from newsgen import sitemap
from newsgen.model.article import Article, Correction, carried
from newsgen.sitemap import files as room
from newsgen.sitemap.views import AddressesView, IndexView, NewsView
from newsgen.target import Target
from support.editions import ALMATY, NOW, an_article

BASE = "https://example.kz/"


def made(
    *articles: Article,
    pages: tuple[sitemap.Entry, ...] = (sitemap.Entry("/"),),
    recent: tuple[Article, ...] = (),
    base_url: str = BASE,
) -> dict[str, Target]:
    """The targets by path; articles are given newest first."""
    found = sitemap.targets(base_url, articles, pages, recent, lambda language: f"Весть {language}")
    every = ([one] if isinstance(one, Target) else one.targets() for one in found)
    return {target.path: target for some in every for target in some}


def addresses(target: Target) -> list[str]:
    view = target.made().view
    assert isinstance(view, AddressesView | IndexView)
    return [entry.url for entry in view.entries]


def hourly(count: int, start: datetime = datetime(2024, 3, 1, tzinfo=ALMATY)) -> list[Article]:
    """Articles of one month, newest first."""
    model = an_article("model")
    articles = []
    for at in range(count):
        copy = replace(model.copy, date=start + timedelta(minutes=at % 40_000))
        articles.append(replace(model, story=f"s{at}", url=f"/2024/03/s{at}/", **carried(copy)))
    return articles[::-1]


def test_each_month_has_a_file_with_its_articles_oldest_first() -> None:
    march = an_article("b", datetime(2024, 3, 31, 23, 59, tzinfo=ALMATY))
    april = [
        an_article(name, datetime(2024, 4, 1, 0, at, tzinfo=ALMATY))
        for at, name in enumerate(["c", "d"])
    ]
    found = made(april[1], april[0], march)
    assert [path for path in found if path.startswith("sitemaps/2")] == [
        "sitemaps/2024-03.xml",
        "sitemaps/2024-04.xml",
    ]
    assert addresses(found["sitemaps/2024-04.xml"]) == ["/2024/04/01/c/", "/2024/04/01/d/"]
    assert addresses(found["sitemap.xml"]) == [
        "/sitemaps/2024-03.xml",
        "/sitemaps/2024-04.xml",
        "/sitemaps/pages.xml",
    ]


def test_an_article_changed_when_it_was_corrected_updated_or_first_published() -> None:
    date = datetime(2024, 3, 1, 9, tzinfo=ALMATY)
    corrected = Correction(date + timedelta(days=2), "Опечатка")
    found = made(
        an_article("c", date, updated=date + timedelta(days=1), corrections=(corrected,)),
        an_article("b", date, updated=date + timedelta(days=1)),
        an_article("a", date),
    )
    view = found["sitemaps/2024-03.xml"].made().view
    assert isinstance(view, AddressesView)
    assert [entry.changed for entry in view.entries] == [
        date, date + timedelta(days=1), date + timedelta(days=2),
    ]  # fmt: skip
    index = found["sitemap.xml"].view
    assert isinstance(index, IndexView)
    assert index.entries[0].changed == date + timedelta(days=2)
    assert index.entries[1].changed is None, "no page of it has a date"


def test_a_month_of_60_000_addresses_is_two_files_and_a_new_story_changes_the_last() -> None:
    before = hourly(60_000)
    found = made(*before)
    first, second = found["sitemaps/2024-03.xml"], found["sitemaps/2024-03-2.xml"]
    assert len(addresses(first)) == 50_000
    assert addresses(first)[0] == "/2024/03/s0/"
    assert len(addresses(second)) == 10_000
    assert [*addresses(first), *addresses(second)] == [one.url for one in reversed(before)]
    new = replace(before[0], story="new", url="/2024/03/new/")
    after = made(new, *before)
    assert after["sitemaps/2024-03.xml"].group == first.group != b""
    assert after["sitemaps/2024-03-2.xml"].group != second.group


def test_no_file_is_larger_than_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "BYTES_MAX", 10_000)
    found = made(*hourly(200))
    months = [path for path in found if path.startswith("sitemaps/2024-03")]
    assert len(months) == 3
    from newsgen.sitemap.writing import written  # noqa: PLC0415 - as the program does

    sizes = [len(written(found[path].made().view)) for path in months]
    assert max(sizes) <= 10_000
    assert sum(len(addresses(found[path])) for path in months) == 200
    pages = tuple(sitemap.Entry(f"/tags/{at}/") for at in range(100))
    assert "sitemaps/pages-2.xml" in made(pages=pages)


def test_the_group_of_a_month_names_addresses_moments_and_the_site() -> None:
    one = an_article("a")
    group = made(one)["sitemaps/2024-03.xml"].group
    assert made(replace(one, url="/b/"))["sitemaps/2024-03.xml"].group != group
    assert made(replace(one, seal=b"other"))["sitemaps/2024-03.xml"].group == group
    later = replace(one, **carried(replace(one.copy, updated=NOW)))
    assert made(later)["sitemaps/2024-03.xml"].group != group
    assert made(one, base_url="https://other.kz/")["sitemaps/2024-03.xml"].group != group


def test_what_was_a_month_s_second_file_is_another_when_it_is_its_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "ADDRESSES_MAX", 2)
    articles = hourly(4)
    second = made(*articles)["sitemaps/2024-03-2.xml"]
    first = made(*articles[:2])["sitemaps/2024-03.xml"]
    assert addresses(first) == addresses(second)
    assert first.group != second.group


def test_the_news_are_the_thousand_newest_with_their_first_date_and_plain_title() -> None:
    articles = hourly(1_200)
    titled = an_article(
        "t",
        NOW,
        title="«Мост»",
        plain_title='"Мост"',
        updated=NOW + timedelta(hours=1),
        language="kk",
    )
    view = made(recent=(titled, *articles))["news-sitemap.xml"].view
    assert isinstance(view, NewsView)
    assert len(view.items) == 1_000
    assert view.items[0].title == '"Мост"'
    assert view.items[0].date == NOW
    assert (view.items[0].publication, view.items[0].language) == ("Весть kk", "kk")


def test_a_site_without_articles_has_its_pages_and_an_empty_list_of_news() -> None:
    found = made()
    assert sorted(found) == ["news-sitemap.xml", "sitemap.xml", "sitemaps/pages.xml"]
    view = found["news-sitemap.xml"].view
    assert isinstance(view, NewsView)
    assert view.items == ()
