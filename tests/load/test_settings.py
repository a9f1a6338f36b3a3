"""site.yaml is read like an article, and checked as a whole."""

import pytest

from newsgen.errors import NewsgenError
from newsgen.load.settings import read_settings, untold
from newsgen.model.settings import Author, Channel, Counts, Exchange, MenuItem, Section, Settings

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
typography: нет
slugs: {kk: {қ: k}}
check: {translations: [kk]}
extra: {x: 1}
"""


def read(text: str, base: str | None = None) -> Settings:
    return read_settings(text.encode(), base)


def test_every_setting_is_read() -> None:
    assert read(FULL) == Settings(
        title="Вестник",
        description="Газета",
        base_url="https://example.kz/news/",
        public_url="https://example.kz/news/",
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
        telegram=Channel("Канал", "https://t.me/vestnik"),
        imprint="Адрес",
        permalink="/{section}/{year}-{month}-{day}/{slug}/",
        capital_month=True,
        trusted_html=False,
        typography=False,
        counts=Counts(latest=1, section_block=2, list=200, most_read=3, related=4),
        slugs={"kk": {"қ": "k"}},
        translations=("kk",),
    )


def test_texts_may_be_given_in_each_language() -> None:
    found = read("""
title: {ru: Вестник, kk: Хабаршы}
languages: [ru, kk, en]
description: {kk: Газет}
imprint: {ru: Адрес, kk: Мекенжай, en: Address}
authors:
  red: {ru: Редакция, en: Newsroom}
  anna: {name: {ru: Анна, kk: Әнна}, role: {ru: Автор}, about: О ней}
menus:
  main: [{title: {ru: Мы, kk: Біз}, url: {ru: /we/, kk: /kk/we/, en: /en/we/}}]
telegram: {name: {ru: Канал, kk: Арна}, url: {ru: "@ru", kk: t.me/kk}}
""")
    assert found.title == {"ru": "Вестник", "kk": "Хабаршы", "en": "Вестник"}
    assert found.description == dict.fromkeys(("ru", "kk", "en"), "Газет")
    assert found.imprint == {"ru": "Адрес", "kk": "Мекенжай", "en": "Address"}
    assert found.authors == (
        Author("red", {"ru": "Редакция", "kk": "Редакция", "en": "Newsroom"}),
        Author(
            "anna",
            {"ru": "Анна", "kk": "Әнна", "en": "Анна"},
            {"ru": "Автор", "kk": "Автор", "en": "Автор"},
            "О ней",
        ),
    )
    we = MenuItem(
        title={"ru": "Мы", "kk": "Біз", "en": "Мы"},
        url={"ru": "/we/", "kk": "/kk/we/", "en": "/en/we/"},
    )
    assert found.main_menu == (we,)
    urls = {"ru": "https://t.me/ru", "kk": "https://t.me/kk", "en": "https://t.me/ru"}
    assert found.telegram == Channel({"ru": "Канал", "kk": "Арна", "en": "Канал"}, urls)


def test_each_language_may_have_its_channel() -> None:
    found = read("title: x\nlanguages: [ru, kk]\ntelegram: {ru: '@a', kk: '@b'}").telegram
    urls = {"ru": "https://t.me/a", "kk": "https://t.me/b"}
    assert found == Channel({"ru": "@a", "kk": "@b"}, urls)


def test_texts_that_languages_lack_are_found_with_their_places() -> None:
    text = """title: {ru: Вестник, kk: Хабаршы}
description: Газета
sections:
  news: {ru: Новости}
  art: {title: {ru: Культура, en: Culture, kk: Мәдениет}, description: {en: Art}}
menus:
  main: [news, {title: {en: We}, url: /we/}]
slugs: {kk: {қ: k}}
extra: {ru: x}
"""
    found = [(str(where), lack) for where, lack in untold(text.encode(), ("ru", "kk", "en"))]
    assert found == [
        ("content/site.yaml:1:8", ("en",)),
        ("content/site.yaml:4:9", ("kk", "en")),
        ("content/site.yaml:5:72", ("ru", "kk")),
        ("content/site.yaml:7:24", ("ru", "kk")),
    ]


def test_letters_are_spelt_as_the_site_says() -> None:
    found = read("title: x\nlanguages: [ru, kk]\nslugs: {kk: {Қ: k, ж: j, ь: ''}, ru: {}}\n")
    assert found.slugs == {"kk": {"қ": "k", "ж": "j", "ь": ""}}


def test_translations_are_expected_in_every_language_unless_the_site_says_otherwise() -> None:
    languages = "title: x\nlanguages: [ru, kk, en]\n"
    assert read(languages).translations is None
    assert read(languages + "check: {translations: kk}").translations == ("kk",)
    assert read(languages + "check: {translations: [kk, en]}").translations == ("kk", "en")
    assert read(languages + "check: {translations: []}").translations == ()


def test_an_author_may_be_a_newsroom() -> None:
    found = read("title: x\nauthors: {red: {name: Редакция, organization: да}, a: {name: А}}\n")
    assert [author.organization for author in found.authors] == [True, False]


def test_articles_are_there_for_other_newsrooms_where_the_site_says_so() -> None:
    assert read("title: x\nexchange: {ninjs: yes}\n").exchange == Exchange(ninjs=True)
    assert read("title: x\nexchange: {ninjs: no}\n").exchange == Exchange()


def test_only_the_title_is_required() -> None:
    assert read("title: Вестник") == Settings(title="Вестник")
    assert read("\ufefftitle: Вестник\r\nlanguage: kk\r\n").languages == ("kk",)


def test_the_base_address_can_be_given_from_outside() -> None:
    assert read("title: x\nbase_url: https://a.kz/", "http://b.kz/news").base_url == (
        "http://b.kz/news/"
    )
    with pytest.raises(NewsgenError, match=r"^--base-url: 'b\.kz' is not .*\[bad-url\]"):
        read("title: x", "b.kz")
    assert read("title: x\nbase_url: https://a.kz/", "http://b.kz").public_url == "https://a.kz/"


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
    assert found == Channel("@vestnik", "https://t.me/vestnik")


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
