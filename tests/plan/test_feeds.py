"""Which feeds an edition has, and what they are made of."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from newsgen.feeds.views import FeedView, Person
from newsgen.model.article import Article, Byline
from newsgen.model.edition import Edition
from newsgen.model.media import Asset, Photo
from newsgen.model.settings import Author, Feeds, Settings
from newsgen.plan import plan
from newsgen.target import Target
from support.editions import NOW, a_reference, an_article, an_edition, settings

OF = settings(
    authors=(Author("red", "Редакция", about="Пишем"), Author("idle", "Никто")),
    feeds=Feeds(items=3, profiles=("yandex", "dzen")),
)
ASSET = Asset("static/a.jpg", b"1" * 16, "/a.jpg", size=7)


def feeds(edition: Edition) -> dict[str, Target]:
    return {one.path: one for one in plan(edition) if one.recipe.kind == "feed"}


def view(edition: Edition, path: str) -> FeedView:
    made = feeds(edition)[path].made().view
    assert isinstance(made, FeedView)
    return made


def titles(edition: Edition, path: str) -> list[str]:
    return [story.title for story in view(edition, path).stories]


def story(name: str, days: float = 1, **fields: object) -> Article:
    return an_article(name, NOW - timedelta(days=days), **fields)


def test_a_feed_holds_so_many_of_the_newest() -> None:
    edition = an_edition(*(story(f"s{day}", day) for day in range(1, 9)), of=OF)
    assert titles(edition, "feed.xml") == ["S1", "S2", "S3"]
    assert len(titles(edition, "yandex.xml")) == 8
    assert titles(edition, "dzen.xml") == ["S1", "S2", "S3", "S4"]


def test_a_section_s_and_an_author_s_feeds_hold_their_own() -> None:
    mine, other = story("mine", 2, bylines=(Byline("Я", "red"),)), story("other", 1)
    edition = an_edition(replace(mine, section="politics"), other, of=OF)
    assert titles(edition, "politics/feed.xml") == ["Mine"]
    assert titles(edition, "authors/red/atom.xml") == ["Mine"]
    assert titles(edition, "economy/feed.json") == []
    assert "authors/idle/feed.xml" not in feeds(edition)
    assert view(edition, "authors/red/atom.xml").description == "Пишем"
    assert view(edition, "politics/feed.xml").stories[0].section == "Политика"


def test_titles_are_as_typed_and_the_opening_as_printed() -> None:
    typed: dict[str, Any] = {
        "title": "«А»",
        "plain_title": '"А"',
        "lead": "б — в",
        "plain_lead": "б - в",
    }
    (one,) = view(an_edition(story("a", **typed), of=OF), "feed.xml").stories
    assert (one.title, one.lead, one.opening) == ('"А"', "б - в", "б — в")
    (one,) = view(an_edition(story("a", **typed, lead_of_body=True), of=OF), "feed.xml").stories
    assert (one.lead, one.opening) == ("б - в", "")


def test_guests_are_named_with_their_fronts() -> None:
    (one,) = view(an_edition(story("a", bylines=(Byline("Гость"),)), of=OF), "feed.xml").stories
    assert one.authors == (Person("Гость", "/authors/gost/"),)


def an_edition_with(article: Article, *others: Article, asset: Asset = ASSET) -> Edition:
    return an_edition(article, *others, of=OF, assets=(asset,))


LINKED = (a_reference("x.md", "content/articles/x.md"),)
WRITTEN = (a_reference(story("x", 99).url),)
SHOWN = (a_reference("a.jpg", "static/a.jpg"),)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            an_edition_with(story("a", tags=("Мост",))),
            an_edition_with(story("a", tags=("Мост",)), story("x", 99, tags=("МОСТ",))),
            id="the spelling of a tag",
        ),
        pytest.param(
            an_edition_with(story("a", bylines=(Byline("Гость"),))),
            an_edition_with(
                story("a", bylines=(Byline("Гость"),)), story("x", 99, bylines=(Byline("ГОСТЬ"),))
            ),
            id="the spelling of a guest",
        ),
        pytest.param(
            an_edition_with(story("a", photo=Photo("static/a.jpg"))),
            an_edition_with(
                story("a", photo=Photo("static/a.jpg")),
                asset=replace(ASSET, digest=b"2" * 16, size=9),
            ),
            id="a photograph's bytes",
        ),
        pytest.param(
            an_edition_with(story("a", pictures=SHOWN)),
            an_edition_with(story("a", pictures=SHOWN), asset=replace(ASSET, url="/b.jpg")),
            id="a picture's address",
        ),
        pytest.param(
            an_edition_with(story("a", links=LINKED), story("x", 99)),
            an_edition_with(story("a", links=LINKED), story("x", 98)),
            id="the address of a file",
        ),
        pytest.param(
            an_edition_with(story("a", links=WRITTEN), story("x", 99)),
            an_edition_with(story("a", links=WRITTEN), story("x", 99, draft=True)),
            id="a story that is withheld",
        ),
    ],
)
def test_what_another_file_changes_makes_the_feed_anew(before: Edition, after: Edition) -> None:
    # Only the story itself is in this feed.
    of = replace(OF, feeds=replace(OF.feeds, items=1))
    one, other = (feeds(replace(each, settings=of))["feed.xml"] for each in (before, after))
    assert one.made().view != other.made().view
    assert one.group != other.group


def test_a_story_too_old_for_a_feed_leaves_it_alone() -> None:
    new = [story(f"s{day}", day) for day in range(1, 5)]
    of = replace(OF, feeds=Feeds(items=3))
    before = {one.group for one in feeds(an_edition(*new, story("old", 99), of=of)).values()}
    edited = story("old", 99, body=replace(new[0].copy.body, digest=b"other"))
    after = feeds(an_edition(*new, edited, of=of))
    assert {one.group for one in after.values()} == before


def test_an_article_without_a_seal_is_always_looked_at() -> None:
    dated_now = replace(story("a"), seal=b"")
    assert feeds(an_edition(dated_now, of=OF))["feed.xml"].group == b""


@pytest.mark.parametrize("of", [settings(), settings(feeds=Feeds(formats=(), profiles=()))])
def test_a_site_without_feeds_has_none(of: Settings) -> None:
    assert feeds(an_edition(story("a"), of=of)) == {}
