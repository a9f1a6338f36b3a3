"""An article's file for other newsrooms: valid ninjs 3.1, and what its page says."""

import json
from datetime import timedelta

import msgspec
import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from newsgen.exchange.ninjs import written
from newsgen.exchange.views import ItemView
from newsgen.model.article import Body, Correction, Source
from newsgen.model.media import PhotoView
from newsgen.model.settings import Link
from newsgen.printable import printable
from support import ninjs
from support.rendering import EVENING

BARE = ItemView(
    id="urn:uuid:81eddc37-35cb-530d-a20a-db02e41731a5",
    url="/2024/03/15/bridge/",
    publisher=Link("Проба", "/"),
    base_url="https://example.kz/news/",
    language="ru",
    title="Мост открыт",
    published=EVENING,
    changed=EVENING,
    body=Body("content/bridge.md", b"1"),
)
FULL = replace(
    BARE,
    lead="Коротко",
    kind="interview",
    changed=EVENING + timedelta(hours=2),
    expires=EVENING + timedelta(days=30),
    section=Link("Политика", "/politics/"),
    tags=(Link("Мосты", "/tags/mosty/"),),
    authors=("А", "Б"),
    source=Source("Акорда", "https://akorda.kz/ru/новость?a=[1]"),
    photo=PhotoView("/media/a.1.JPG", "Мост", "Мост ночью", "akorda.kz", 1600, 900),
    corrections=(Correction(EVENING, "Мост стоит не там"),),
    words=420,
)


def item(view: ItemView, html: str = "<p>Да.</p>") -> ninjs.Item:
    return ninjs.read(written(view, html))


def test_the_least_article_is_valid() -> None:
    made = item(BARE)
    assert made.uri == BARE.id
    assert made.type == "text"
    assert made.pub_status == "usable"
    assert made.first_created == made.version_created == EVENING
    assert made.headlines == (
        ninjs.Text(role="main", content_type="text/plain", value="Мост открыт"),
    )
    assert made.bodies == (
        ninjs.BodyText(role="main", content_type="text/html", value="<p>Да.</p>"),
    )
    assert [(one.role, one.uri) for one in made.info_sources] == [
        ("publisher", "https://example.kz/news/")
    ]
    assert [one.href for one in made.renditions] == ["https://example.kz/news/2024/03/15/bridge/"]


def test_an_article_with_everything_is_valid_and_has_it_all() -> None:
    made = item(FULL)
    assert made.by == "А и Б"
    assert (made.version_created, made.expires) == (FULL.changed, FULL.expires)
    assert [(one.role, one.value) for one in made.descriptions] == [
        ("summary", "Коротко"),
        ("correction", "Мост стоит не там"),
    ]
    assert made.bodies[0].word_count == 420
    assert [(one.rel, one.name, one.uri) for one in made.subjects] == [
        ("category", "Политика", "https://example.kz/news/politics/"),
        ("about", "Мосты", "https://example.kz/news/tags/mosty/"),
    ]
    assert [one.name for one in made.genres] == ["interview"]
    assert made.info_sources[1].name == "Акорда"
    (photo,) = made.associations
    assert (photo.type, photo.by, photo.uri) == (
        "picture",
        "akorda.kz",
        "https://example.kz/news/media/a.1.JPG",
    )
    assert [(one.role, one.value) for one in photo.descriptions] == [
        ("caption", "Мост ночью"),
        ("alternative", "Мост"),
    ]
    (rendition,) = photo.renditions
    assert (rendition.content_type, rendition.width, rendition.height) == ("image/jpeg", 1600, 900)


def test_an_address_elsewhere_is_a_uri() -> None:
    uri = item(FULL).info_sources[1].uri
    assert uri == "https://akorda.kz/ru/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C?a=%5B1%5D"


def test_a_source_without_an_address_has_a_name_alone() -> None:
    made = json.loads(written(replace(BARE, source=Source("Акорда")), ""))
    assert made["infoSources"][1] == {"name": "Акорда", "role": "source"}


def test_a_credit_without_a_photograph_is_no_picture() -> None:
    assert item(replace(BARE, photo=PhotoView("", "", "", "akorda.kz"))).associations == ()


def test_a_photograph_of_an_unknown_type_has_no_type() -> None:
    photo = PhotoView("/media/a.xyzzy", "", "", "")
    made = json.loads(written(replace(BARE, photo=photo), ""))
    assert set(made["associations"][0]["renditions"][0]) == {"name", "href"}


def test_no_note_to_the_desk_can_leave_the_house() -> None:
    assert b"edNote" not in written(FULL, "")
    assert not {"extra", "notes"} & set(ItemView.__struct_fields__)


def test_the_schema_of_these_tests_refuses_what_it_should() -> None:
    good = json.loads(written(FULL, ""))
    for wrong in (
        {"edNote": "не публиковать"},
        {"uri": "bridge"},
        {"firstCreated": "2024-03-15T20:00:00"},
        {"pubStatus": "published"},
        {"headlines": [{"role": "main"}]},
    ):
        with pytest.raises(msgspec.ValidationError):
            ninjs.read(msgspec.json.encode({**good, **wrong}))


@given(st.text(st.characters(codec=None), max_size=30))
def test_whatever_an_author_writes_the_file_is_valid(text: str) -> None:
    words = {"title": text, "lead": text, "source": Source(text or "x")}
    photo = PhotoView("/media/a.1.jpg", text, text, text)
    corrections = (Correction(EVENING, text),)
    view = replace(BARE, **words, photo=photo, authors=(text,), corrections=corrections)
    made = item(replace(view, tags=(Link(text, "/tags/x/"),)), text)
    assert made.headlines[0].value == made.associations[0].by == printable(text)
