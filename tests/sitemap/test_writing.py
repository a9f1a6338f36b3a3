"""The files for crawlers are valid, whatever is in the views."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, strategies as st

from newsgen.sitemap.views import AddressesView, Entry, IndexView, Item, NewsView, RobotsView
from newsgen.sitemap.writing import written
from support.sitemaps import changes, complaints, locations, news

BASE = "https://example.kz/news/"
DATE = datetime(2024, 3, 15, 20, 0, tzinfo=timezone(timedelta(hours=5)))


def an_item(title: str = "Мост", publication: str = "Весть") -> Item:
    return Item("/2024/03/15/a/", publication, "ru", DATE, title)


def test_a_sitemap_has_whole_addresses_and_moments_with_their_offset() -> None:
    data = written(AddressesView(BASE, (Entry("/a/", DATE), Entry("/b/", None))))
    assert complaints(data) == []
    assert changes(data) == {
        "https://example.kz/news/a/": "2024-03-15T20:00:00+05:00",
        "https://example.kz/news/b/": "",
    }
    assert data.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<urlset ")


def test_an_index_names_sitemaps() -> None:
    data = written(IndexView(BASE, (Entry("/sitemaps/2024-03.xml", DATE.astimezone(UTC)),)))
    assert complaints(data) == []
    assert changes(data) == {
        "https://example.kz/news/sitemaps/2024-03.xml": "2024-03-15T15:00:00+00:00"
    }


def test_news_are_told_as_google_asks() -> None:
    data = written(NewsView(BASE, (an_item(),)))
    assert complaints(data) == []
    assert news(data) == [
        {
            "name": "Весть",
            "language": "ru",
            "publication_date": "2024-03-15T20:00:00+05:00",
            "title": "Мост",
        }
    ]


def test_no_news_are_an_empty_list() -> None:
    data = written(NewsView(BASE, ()))
    assert complaints(data) == []
    assert locations(data) == []


@pytest.mark.parametrize(
    "title",
    [
        "</news:title><script>",
        "a & b",
        "]]>",
        "one\x00\x0b\x1f\x85two\ufffe\uffff",
        "\ud800",
        "&#0;",
    ],
)
def test_a_hostile_title_stays_text(title: str) -> None:
    data = written(NewsView(BASE, (an_item(title, title),)))
    (told,) = news(data)
    clean = "".join(one for one in title if one >= " " and one not in "\x85\ufffe\uffff\ud800")
    assert told.get("title", "") == clean
    assert told.get("name", "") == clean


@given(st.text(min_size=1))
def test_any_title_makes_a_file_that_can_be_read(title: str) -> None:
    assert locations(written(NewsView(BASE, (an_item(title, title),)))) == [f"{BASE}2024/03/15/a/"]


def test_robots_are_kept_from_nothing_and_told_of_the_sitemaps() -> None:
    text = written(RobotsView(BASE, ("/sitemap.xml", "/news-sitemap.xml"))).decode()
    assert text.splitlines() == [
        "User-agent: *",
        "Disallow:",
        "",
        "Sitemap: https://example.kz/news/sitemap.xml",
        "Sitemap: https://example.kz/news/news-sitemap.xml",
    ]
