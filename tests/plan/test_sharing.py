"""Which articles have a share card, and what its address says."""

from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from newsgen.fingerprint import fingerprint
from newsgen.images.card.views import CardPhoto, ShareCardView
from newsgen.model.article import UNDATED, Article, Body, carried
from newsgen.model.media import Asset, Photo, Prints, Share
from newsgen.model.photograph import Metadata, Photograph
from newsgen.model.settings import Settings
from newsgen.model.theme import Theme
from newsgen.plan.sharing import CARD, article_card, has_card, site_card
from newsgen.target import Stage, Target
from support.editions import ALMATY, an_article, settings
from support.rendering import SITE

DAY = datetime(2026, 1, 1, 0, 30, tzinfo=ALMATY)
OF = settings(share_cards=date.min)
STORY = an_article("bridge", DAY, title="Мост через Ишим", photo=Photo("content/a.jpg"))
PRINTS = Prints(
    stem="/media/a.1",
    url="/media/a.1-1280.jpg",
    width=1280,
    height=720,
    metadata=Metadata(credit="akorda.kz"),
    focus=(400, 300),
)
PHOTO = Asset(
    "content/a.jpg",
    b"1" * 16,
    "/media/a.1-1280.jpg",
    photo=Photograph(kind="jpg", width=2000, height=1125),
    prints=PRINTS,
)


def card(
    article: Article = STORY,
    *,
    site: str = "Вестник",
    section: str = "Политика",
    of: Settings = OF,
    photo: Asset | None = PHOTO,
) -> Target:
    """The card of an article, each part of what it is made of as usual."""
    target, share = article_card(article, site, section, of, photo)
    assert target.path == share.url[1:]
    return target


def view(target: Target) -> ShareCardView:
    """What a card is made of."""
    made = target.made().view
    assert isinstance(made, ShareCardView)
    return made


@pytest.mark.parametrize(
    ("since", "wanted"),
    [
        (None, False),
        (date.min, True),
        (date(2026, 1, 1), True),
        (date(2025, 12, 31), True),
        (date(2026, 1, 2), False),
    ],
)
def test_the_settings_say_which_articles_have_a_card(since: date | None, *, wanted: bool) -> None:
    # Half past midnight in Almaty is still the last year in Greenwich: the newsroom's day counts.
    assert has_card(STORY, settings(share_cards=since)) == wanted


def test_a_card_is_there_before_the_page_that_names_it() -> None:
    target = card()
    assert (target.recipe, target.stage, target.origin) == (CARD, Stage.ASSET, STORY.file)
    assert target.path.startswith("cards/2026/01/01/bridge.")
    assert target.path.endswith(".jpg")
    assert card(photo=None).path.endswith(".png")


def test_a_card_shows_what_it_was_given() -> None:
    chosen = settings(
        share_cards=date.min,
        capital_month=True,
        theme=Theme(accent="#aa0000", paper_dark="#111111"),
    )
    assert view(card(of=chosen)) == ShareCardView(
        title="Мост через Ишим",
        section="Политика",
        site="Вестник",
        day=date(2026, 1, 1),
        language="ru",
        capital_month=True,
        paper="#fffdf9",
        ink="#1a1918",
        accent="#aa0000",
        photo=CardPhoto(
            "content/a.jpg", b"1" * 16, focus=(400, 300), metadata=Metadata(credit="akorda.kz")
        ),
    )


def changed(**fields: object) -> Article:
    """The article with something of its copy changed."""
    return replace(STORY, **carried(replace(STORY.copy, **fields)))


def test_another_title_has_another_address_and_what_is_not_on_the_card_has_not() -> None:
    usual = card().path
    others = {
        "title": card(changed(title="Мост через Иртыш")).path,
        "day": card(changed(date=DAY + timedelta(days=1))).path,
        "section": card(section="Экономика").path,
        "site": card(site="Степь").path,
        "photo": card(photo=replace(PHOTO, digest=b"2" * 16)).path,
        "focus": card(photo=replace(PHOTO, prints=replace(PRINTS, focus=None))).path,
        "no photo": card(photo=None).path,
        "colour": card(of=replace(OF, theme=Theme(accent="#aa0000"))).path,
    }
    assert len({usual, *others.values()}) == len(others) + 1
    same = [
        changed(lead="Лид", views=5, updated=DAY + timedelta(hours=1)),
        changed(date=DAY + timedelta(hours=5), body=Body("content/articles/x.md", b"x")),
        replace(STORY, tags=("Река",), file="content/articles/renamed.md", seal=b"x"),
    ]
    assert {card(one).path for one in same} == {usual}
    assert card(of=replace(OF, search=True, theme=Theme(ink_dark="#ffffff"))).path == usual


def test_two_articles_that_look_alike_have_cards_of_their_own() -> None:
    other = replace(STORY, url="/kk/2026/01/01/bridge/")
    assert card(other).path.startswith("cards/kk/2026/01/01/bridge.")
    assert view(card(other)) == view(card())


def test_a_draft_without_a_date_has_none_on_its_card() -> None:
    assert view(card(changed(date=UNDATED))).day is None


def test_a_photo_without_prints_is_shown_about_its_own_focus() -> None:
    story = replace(STORY, photo=Photo("content/a.jpg", focus=(100, 900)))
    shown = view(card(story, photo=replace(PHOTO, prints=None))).photo
    assert shown is not None
    assert (shown.focus, shown.metadata) == ((100, 900), Metadata())
    bare = view(card(replace(STORY, photo=None), photo=replace(PHOTO, prints=None))).photo
    assert bare is not None
    assert bare.focus is None


def test_what_has_no_pixels_is_not_on_a_card() -> None:
    drawing = replace(PHOTO, photo=Photograph(kind="svg", width=10, height=10), prints=None)
    assert view(card(photo=drawing)).photo is None
    assert view(card(photo=replace(PHOTO, photo=None))).photo is None


def test_the_card_of_the_site_says_its_title_what_it_is_and_where() -> None:
    made = replace(SITE, description="Газета", language="kk", home="/kk/")
    target, share = site_card(made, settings(public_url="https://example.kz/news/"))
    assert share == Share(f"/{target.path}", 1200, 630, "")
    assert target.path.startswith("cards/kk.")
    shown = view(target)
    assert (shown.title, shown.summary, shown.site) == ("Проба", "Газета", "example.kz")
    assert (shown.day, shown.photo, shown.language) == (None, None, "kk")


@pytest.mark.parametrize("url", ["http://localhost:8000/", "https://xn--80a.xn--80ao21a/"])
def test_an_address_nobody_could_read_out_is_not_on_it(url: str) -> None:
    target, _ = site_card(SITE, settings(public_url=url))
    assert target.path.startswith("cards/home.")
    assert view(target).site == ""


def test_a_card_can_be_fingerprinted() -> None:
    assert fingerprint(view(card())) != fingerprint(view(card(photo=None)))
