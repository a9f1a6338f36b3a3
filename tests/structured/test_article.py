"""A story's own data: what its view holds, and nothing else."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from newsgen.model.article import Correction, Source
from newsgen.model.media import PhotoView, Rights
from newsgen.model.settings import Link
from newsgen.model.views import ArticleView, AuthorView
from newsgen.structured.article import article
from newsgen.structured.pages import Words, structured
from newsgen.structured.script import in_script
from newsgen.structured.things import Graph
from support.rendering import EVENING, SITE, VIEW
from support.schema_org import Vocabulary

PHOTO = PhotoView("/media/a.1.jpg", "Мост", "Мост в Сарыкенте", "akorda.kz", 1600, 900)


def data(page: ArticleView) -> list[dict[str, Any]]:
    graph: list[dict[str, Any]] = json.loads(structured(page, Words()))["@graph"]
    wrong = [one for node in graph for one in Vocabulary().wrong(node)]
    assert wrong == []
    return graph


def story(page: ArticleView) -> dict[str, Any]:
    return data(page)[0]


def text(**fields: object) -> ArticleView:
    return replace(VIEW, text=replace(VIEW.text, **fields))


def test_a_bare_story_says_the_least_that_is_true() -> None:
    assert data(VIEW) == [
        {
            "@type": "NewsArticle",
            "headline": "Мост <открыт>",
            "mainEntityOfPage": "https://example.kz/news/2024/03/15/bridge/",
            "datePublished": "2024-03-15T20:00:00+05:00",
            "dateModified": "2024-03-15T20:00:00+05:00",
            "publisher": {
                "@type": "NewsMediaOrganization",
                "@id": "https://example.kz/news/#publisher",
                "name": "Проба",
                "url": "https://example.kz/news/",
                "logo": "https://example.kz/news/icon-512.png",
            },
            "inLanguage": "ru",
            "isAccessibleForFree": True,
        }
    ]


def test_the_headline_is_as_it_was_typed() -> None:
    page = text(title="Мост\xa0— открыт", plain_title="Мост - открыт")
    assert story(page)["headline"] == "Мост - открыт"


def test_an_opinion_is_of_a_type_of_its_own_and_an_interview_is_news() -> None:
    assert story(replace(VIEW, kind="opinion"))["@type"] == "OpinionNewsArticle"
    assert story(replace(VIEW, kind="interview"))["@type"] == "NewsArticle"


def test_authors_are_people_unless_they_are_said_to_be_a_newsroom() -> None:
    authors = (
        AuthorView("Айгерим Сатпаева", "/authors/aigerim/", "Обозреватель", email="a@b.kz"),
        AuthorView("Редакция", "/authors/red/", organization=True),
    )
    assert story(replace(VIEW, authors=authors))["author"] == [
        {
            "@type": "Person",
            "name": "Айгерим Сатпаева",
            "url": "https://example.kz/news/authors/aigerim/",
        },
        {
            "@type": "Organization",
            "name": "Редакция",
            "url": "https://example.kz/news/authors/red/",
        },
    ]


def test_the_photograph_has_its_size_and_credit() -> None:
    assert story(replace(VIEW, photo=PHOTO))["image"] == [
        {
            "@type": "ImageObject",
            "url": "https://example.kz/news/media/a.1.jpg",
            "width": 1600,
            "height": 900,
            "caption": "Мост в Сарыкенте",
            "creditText": "akorda.kz",
        }
    ]


def test_a_credit_without_a_photograph_is_no_picture() -> None:
    assert "image" not in story(replace(VIEW, photo=PhotoView("", "", "", "akorda.kz")))


def test_a_photograph_may_come_in_several_shapes() -> None:
    page = replace(VIEW, photo=PHOTO)
    made = json.loads(in_script(Graph("", article(page, ("/media/a.2.jpg",)))))
    first, second = made["@graph"][0]["image"]
    assert first["url"].endswith("/media/a.1.jpg")
    assert second.startswith("https://")
    assert second.endswith("/media/a.2.jpg")


def test_a_photograph_s_rights_are_told_as_its_file_tells_them() -> None:
    rights = Rights(
        ("Айгерим Садыкова",),
        "© Агентство",
        "https://a.kz/l",
        "https://a.kz/buy",
        "https://iptc/ai",
    )
    picture = story(replace(VIEW, photo=PHOTO, rights=rights))["image"][0]
    assert picture["creator"] == [{"@type": "Person", "name": "Айгерим Садыкова"}]
    assert picture["copyrightNotice"] == "© Агентство"
    assert picture["license"] == "https://a.kz/l"
    assert picture["acquireLicensePage"] == "https://a.kz/buy"
    assert picture["digitalSourceType"] == "https://iptc/ai"


@pytest.mark.parametrize(
    ("updated", "corrected", "expected"),
    [(1, None, 1), (None, 2, 2), (1, 2, 2), (3, 2, 3), (-1, None, 0), (None, -1, 0)],
)
def test_it_was_modified_when_it_was_last_updated_or_corrected(
    updated: int | None, corrected: int | None, expected: int
) -> None:
    def hours(number: int) -> datetime:
        return EVENING + timedelta(hours=number)

    corrections = () if corrected is None else (Correction(hours(corrected), "Не так"),)
    page = text(updated=None if updated is None else hours(updated), corrections=corrections)
    assert datetime.fromisoformat(story(page)["dateModified"]) == hours(expected)


def test_a_correction_is_told_with_its_date() -> None:
    page = text(corrections=(Correction(EVENING, "Мост не в Сарыкенте"),))
    assert story(page)["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "Мост не в Сарыкенте",
            "datePublished": "2024-03-15T20:00:00+05:00",
        }
    ]


def test_the_source_is_what_the_story_is_based_on() -> None:
    assert story(text(source=Source("akorda.kz")))["isBasedOn"] == {
        "@type": "CreativeWork",
        "name": "akorda.kz",
    }
    full = Source("Акорда", "https://akorda.kz/x", EVENING)
    assert story(text(source=full))["isBasedOn"] == {
        "@type": "CreativeWork",
        "name": "Акорда",
        "url": "https://akorda.kz/x",
        "datePublished": "2024-03-15T20:00:00+05:00",
    }


def test_section_tags_and_length_are_told_and_the_section_leads_to_the_story() -> None:
    page = replace(
        text(words=420),
        section=Link("Политика", "/politics/"),
        tags=(Link("Мосты", "/tags/mosty/"), Link("Река", "/tags/reka/")),
    )
    made, way = data(page)
    assert made["articleSection"] == "Политика"
    assert made["keywords"] == ["Мосты", "Река"]
    assert made["wordCount"] == 420
    assert [(one["position"], one["name"], one["item"]) for one in way["itemListElement"]] == [
        (1, "Проба", "https://example.kz/news/"),
        (2, "Политика", "https://example.kz/news/politics/"),
    ]


def test_the_publisher_shows_its_logo_where_it_has_one() -> None:
    site = replace(SITE, logo=PhotoView("/img/logo.1.svg", "", "", ""))
    publisher = story(replace(VIEW, site=site))["publisher"]
    assert publisher["logo"] == "https://example.kz/news/img/logo.1.svg"
