"""Pages that are no stories, made by hand: what is said only of some of them."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from newsgen.model.article import Body
from newsgen.model.views import Card, DayView, FrontView, PageView, RedirectView
from newsgen.structured.pages import Words, structured
from support.rendering import EVENING, SITE
from support.schema_org import Vocabulary

FRONT = FrontView(site=SITE, url="/", this_year=None, lead=None, latest=(), blocks=())
PAGE = PageView(
    site=SITE,
    url="/about/",
    this_year=None,
    title="О нас",
    lead="",
    body=Body("content/pages/about.md", b"1"),
    pictures=(),
    dead=(),
)


def things(page: object) -> dict[str, dict[str, Any]]:
    found = json.loads(structured(page, Words("Заголовок", "Архив")))["@graph"]
    assert not [wrong for one in found for wrong in Vocabulary().wrong(one)]
    return {one["@type"]: one for one in found}


def test_a_site_with_a_search_page_says_how_to_search_it() -> None:
    front = replace(FRONT, site=replace(SITE, search="/search/"))
    assert things(front)["WebSite"]["potentialAction"] == {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": "https://example.kz/news/search/?q={query}",
        },
        "query-input": "required name=query",
    }


def test_a_site_without_one_does_not_and_an_empty_front_page_lists_nothing() -> None:
    found = things(FRONT)
    assert "potentialAction" not in found["WebSite"]
    assert "mainEntity" not in found["CollectionPage"]
    assert "sameAs" not in found["NewsMediaOrganization"]


def test_of_a_long_list_only_the_first_articles_are_named() -> None:
    cards = tuple(
        Card(url=f"/2024/03/15/{at}/", title="Да", lead="", date=EVENING) for at in range(500)
    )
    day = DayView(
        site=SITE,
        url="/2024/03/15/",
        this_year=None,
        start=EVENING.date(),
        month="/2024/03/",
        cards=cards,
    )
    listed = things(day)["CollectionPage"]["mainEntity"]["itemListElement"]
    assert [one["url"].split("/")[-2] for one in listed] == [str(at) for at in range(30)]


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("/about/", "AboutPage"),
        ("/kk/about/", "AboutPage"),
        ("/contacts/", "ContactPage"),
        ("/advertising/", "WebPage"),
    ],
)
def test_a_standing_page_is_what_its_address_says(url: str, kind: str) -> None:
    found = things(replace(PAGE, url=url))
    assert found[kind]["url"] == f"https://example.kz/news{url}"
    assert ("publisher" in found[kind]) == (kind == "AboutPage")


def test_a_page_of_another_kind_says_nothing() -> None:
    redirect = RedirectView(site=SITE, url="/old/", this_year=None, to="/about/", title="О нас")
    assert structured(redirect, Words()) == ""
