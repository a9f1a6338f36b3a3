"""site.yaml is read like an article, and checked as a whole."""

import pytest

from newsgen.errors import NewsgenError
from newsgen.load.settings import read_settings
from newsgen.model.settings import Author, Counts, Link, MenuItem, Section, Settings

FULL = """
Title: Вестник
description: Газета
base-url: https://example.kz//news
languages: [ru, kk]
timezone: Asia/Aqtau
sections:
  politics: Политика
  economy:
    title: {ru: Экономика, kk: Экономика KZ}
    description: {ru: Деньги}
  sport: {kk: Спорт}
authors:
  redakciya: Редакция
  aigerim-s: {name: Айгерим, role: Обозреватель, about: О ней, email: a@b.kz, url: https://b.kz/}
menus:
  main: [politics, {title: Мы, url: /about/}]
  footer: {title: Почта, url: "mailto:a@b.kz"}
telegram: {name: Канал, url: "@vestnik"}
imprint: Адрес
permalink: /{section}/{year}-{month}-{day}/{slug}/
dates: {capital month: yes}
counts: {latest: 1, section block: 2, list: 200, most-read: 3, related: 4}
trusted_html: нет
extra: {x: 1}
"""


def read(text: str, base: str | None = None) -> Settings:
    return read_settings(text.encode(), base)


def test_every_setting_is_read() -> None:
    assert read(FULL) == Settings(
        title="Вестник",
        description="Газета",
        base_url="https://example.kz/news/",
        languages=("ru", "kk"),
        timezone="Asia/Aqtau",
        sections=(
            Section("politics", {"ru": "Политика", "kk": "Политика"}),
            Section(
                "economy",
                {"ru": "Экономика", "kk": "Экономика KZ"},
                {"ru": "Деньги", "kk": "Деньги"},
            ),
            Section("sport", {"ru": "Спорт", "kk": "Спорт"}),
        ),
        authors=(
            Author("redakciya", "Редакция"),
            Author("aigerim-s", "Айгерим", "Обозреватель", "О ней", "a@b.kz", "https://b.kz/"),
        ),
        main_menu=(MenuItem(section="politics"), MenuItem(title="Мы", url="/about/")),
        footer_menu=(MenuItem(title="Почта", url="mailto:a@b.kz"),),
        telegram=Link("Канал", "https://t.me/vestnik"),
        imprint="Адрес",
        permalink="/{section}/{year}-{month}-{day}/{slug}/",
        capital_month=True,
        trusted_html=False,
        counts=Counts(latest=1, section_block=2, list=200, most_read=3, related=4),
    )


def test_only_the_title_is_required() -> None:
    assert read("title: Вестник") == Settings(title="Вестник")
    assert read("\ufefftitle: Вестник\r\nlanguage: kk\r\n").languages == ("kk",)


def test_the_base_address_can_be_given_from_outside() -> None:
    assert read("title: x\nbase_url: https://a.kz/", "http://b.kz/news").base_url == (
        "http://b.kz/news/"
    )
    with pytest.raises(NewsgenError, match=r"^--base-url: 'b\.kz' is not .*\[bad-url\]"):
        read("title: x", "b.kz")


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://example.kz", "https://example.kz/"),
        ("http://localhost:8000/a/b//", "http://localhost:8000/a/b/"),
        ("https://президент.kz/новости", "https://xn--d1abbgf6aiiy.kz/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/"),
    ],
)  # fmt: skip
def test_a_base_address_is_ascii_and_ends_in_a_slash(written: str, url: str) -> None:
    assert read(f"title: x\nbase_url: {written}").base_url == url


@pytest.mark.parametrize(
    "written",
    [
        "example.kz",
        "ftp://example.kz/",
        "https://",
        "https://a@example.kz/",
        "https://example.kz/?a",
        "https://example.kz/#a",
        "https://example.kz/../",
        "https://example.kz:99999/",
        "https://[example.kz/",
        '"https://example.kz/a b"',
        '"https://example.kz/<x>"',
    ],
)
def test_other_addresses_are_no_place_for_a_site(written: str) -> None:
    with pytest.raises(NewsgenError, match=r"\[bad-url\]"):
        read(f"title: x\nbase_url: {written}")


@pytest.mark.parametrize("written", ["https://t.me/vestnik", "t.me/vestnik/", '"@vestnik"'])
def test_a_channel_is_named_by_its_address_alone(written: str) -> None:
    found = read(f"title: x\ntelegram: {written}").telegram
    assert found == Link("@vestnik", "https://t.me/vestnik")


def test_every_mistake_is_told_in_one_run() -> None:
    text = 'titel: "x\ntimezone: Mars\nsections: [a]\nauthors: {Ivan: {name: ""}}\ncounts: 5\n'
    with pytest.raises(NewsgenError) as caught:
        read(text)
    assert [(one.where.line, one.code) for one in caught.value.problems] == [
        (1, "missing-field"),
        (1, "unknown-field"),
        (1, "bad-yaml"),
        (2, "unknown-timezone"),
        (3, "bad-table"),
        (4, "bad-key"),
        (4, "missing-field"),
        (5, "bad-table"),
    ]
