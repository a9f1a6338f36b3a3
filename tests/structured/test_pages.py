"""Whole sites, read as search engines and messengers read them: by extruct, which is not ours."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from extruct import extract  # type: ignore[import-untyped]

from newsgen import urls
from support.built import demo_in
from support.schema_org import Vocabulary
from support.sites import ALMATY, PIXEL, SETTINGS, article, build_site, new_site

NOW = datetime(2024, 4, 1, 12, 0, tzinfo=ALMATY)
BASE = "https://example.kz/news/"
HEAD_MAX = 6_144  # bytes: what a phone loads before the first word of the story

_HEAD = re.compile("<head>.*?</head>", re.DOTALL)
_TIME = re.compile(r'<time [^>]*?datetime="([^"]+)"')
_HOSTILE = "Он сказал: </script><script>alert(1)</script><!-- & “да” \\"

Data = list[dict[str, Any]]


class Read:
    """What machines read of a page."""

    def __init__(self, html: str) -> None:
        found = extract(html, base_url=BASE, syntaxes=["json-ld", "opengraph"])
        graphs = found["json-ld"]
        self.things: Data = graphs[0]["@graph"] if graphs else []
        assert len(graphs) <= 1
        self.graph: list[tuple[str, str]] = [
            pair for one in found["opengraph"] for pair in one["properties"]
        ]

    def one(self, kind: str) -> dict[str, Any]:
        """The only thing of a type."""
        (thing,) = [one for one in self.things if one["@type"] == kind]
        return thing

    def all(self, name: str) -> list[str]:
        """The values of a property of the Open Graph, in their order."""
        return [value for key, value in self.graph if key == name]


FRONT = {
    "title": f"'{_HOSTILE.replace(chr(39), chr(39) * 2)}'",
    "date": "2024-03-15T20:00:00+05:00",
    "updated": "2024-03-16 09:30",
    "author": "[Айгерим Сатпаева, red]",
    "section": "politics",
    "tags": "[Мосты, Река]",
    "source": "{name: Акорда, url: 'https://akorda.kz/ru/x', date: 2024-03-15 18:00}",
    "photo": "bridge.gif",
    "photo_caption": "Мост в Сарыкенте",
    "photo_alt": "Мост & река",
    "photo_credit": "akorda.kz",
    "lead": "Коротко о том, что случилось",
    "corrections": "[{date: 2024-03-17 10:00, text: Мост стоит не там}]",
    "kind": "opinion",
}
YAML = SETTINGS.replace("language: ru", "languages: [ru, kk, en]").replace(
    "red: {name: Редакция, about: Пишем сами}",
    "red: {name: Редакция, organization: true},"
    " aigerim: {name: Айгерим Сатпаева, role: Обозреватель, about: Пишет о мостах,"
    " email: a@example.kz, url: 'https://aigerim.kz/'}",
)
MARCH = "content/articles/2024/03"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in three languages below a base path, built."""
    root = tmp_path_factory.mktemp("site")
    files: dict[str, str | bytes] = {
        "content/site.yaml": YAML,
        f"{MARCH}/bridge.gif": PIXEL,
        f"{MARCH}/bridge.md": article(**FRONT),
        f"{MARCH}/bridge.kk.md": article("Көпір", author="Айгерим Сатпаева"),
        f"{MARCH}/bridge.en.md": article("The bridge", date="2024-03-15T15:00:00Z"),
        f"{MARCH}/river.md": article("Река", date="2024-03-10 10:00", author="Гость", tags="Река"),
    }
    build_site(new_site(root, files), base_url=BASE, now=NOW)
    return root / "build"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo newspaper, built."""
    root = tmp_path_factory.mktemp("demo")
    demo_in(root, tmp_path_factory)
    build_site(root, now=NOW)
    return root / "build"


def read(build: Path, url: str) -> Read:
    return Read((build / urls.path_of(url)).read_text("utf-8"))


def pages(build: Path) -> Mapping[str, str]:
    return {
        path.relative_to(build).as_posix(): path.read_text("utf-8")
        for path in sorted(build.rglob("*.html"))
        if "fragments" not in path.parts
    }


def nodes(value: object) -> Iterator[dict[str, Any]]:
    """Every thing in a graph."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)


def test_a_story_says_to_machines_exactly_what_its_front_matter_said(site: Path) -> None:
    found = read(site, "/2024/03/15/bridge/")
    story = found.one("OpinionNewsArticle")
    image, *shapes = story["image"]
    assert story == {
        "@type": "OpinionNewsArticle",
        "headline": _HOSTILE,
        "mainEntityOfPage": f"{BASE}2024/03/15/bridge/",
        "datePublished": "2024-03-15T20:00:00+05:00",
        "dateModified": "2024-03-17T10:00:00+05:00",
        "author": [
            {"@type": "Person", "name": "Айгерим Сатпаева", "url": f"{BASE}authors/aigerim/"},
            {"@type": "Organization", "name": "Редакция", "url": f"{BASE}authors/red/"},
        ],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "@id": f"{BASE}#publisher",
            "name": "Проба",
            "url": BASE,
            "logo": f"{BASE}icon-512.png",
        },
        "image": [image, *shapes],
        "articleSection": "Политика",
        "keywords": ["Мосты", "Река"],
        "inLanguage": "ru",
        "isAccessibleForFree": True,
        "isBasedOn": {
            "@type": "CreativeWork",
            "name": "Акорда",
            "url": "https://akorda.kz/ru/x",
            "datePublished": "2024-03-15T18:00:00+05:00",
        },
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": "Мост стоит не\xa0там",  # as a reader sees it: typeset
                "datePublished": "2024-03-17T10:00:00+05:00",
            }
        ],
        "wordCount": 6,
    }
    assert image["@type"] == "ImageObject"
    assert image["url"].startswith(f"{BASE}media/2024/03/bridge.")
    assert (image["caption"], image["creditText"]) == ("Мост в\xa0Сарыкенте", "akorda.kz")
    assert [re.sub(r".*-(\d+x\d+)-\d+\.jpg", r"\1", one) for one in shapes] == [
        "4x3",  # it is square by itself
        "16x9",
    ]


def test_a_link_to_a_story_shows_what_its_front_matter_said(site: Path) -> None:
    found = read(site, "/2024/03/15/bridge/")
    (image,) = found.all("og:image")
    assert image.startswith(f"{BASE}media/2024/03/bridge.")
    wanted = {
        "og:type": ["article"],
        "og:title": [_HOSTILE],
        "og:description": ["Коротко о том, что случилось"],
        "og:url": [f"{BASE}2024/03/15/bridge/"],
        "og:site_name": ["Проба"],
        "og:image:alt": ["Мост & река"],
        "og:locale": ["ru_RU"],
        "og:locale:alternate": ["kk_KZ", "en_US"],
        "article:published_time": ["2024-03-15T20:00:00+05:00"],
        "article:modified_time": ["2024-03-17T10:00:00+05:00"],
        "article:author": [f"{BASE}authors/aigerim/", f"{BASE}authors/red/"],
        "article:section": ["Политика"],
        "article:tag": ["Мосты", "Река"],
    }
    assert {name: found.all(name) for name in wanted} == wanted


def test_other_languages_say_theirs(site: Path) -> None:
    story = read(site, "/kk/2024/03/15/bridge/").one("NewsArticle")
    assert (story["headline"], story["inLanguage"]) == ("Көпір", "kk")
    assert story["publisher"]["@id"] == f"{BASE}#publisher"
    assert story["publisher"]["url"] == f"{BASE}kk/"
    english = read(site, "/en/2024/03/15/bridge/").one("NewsArticle")
    assert english["datePublished"] == "2024-03-15T20:00:00+05:00"


def test_the_front_page_says_who_publishes_what(site: Path) -> None:
    found = read(site, "/kk/")
    assert found.one("WebSite")["@id"] == f"{BASE}kk/#website"
    assert found.one("WebSite")["publisher"] == {"@id": f"{BASE}#publisher"}
    assert found.one("NewsMediaOrganization")["sameAs"] == ["https://t.me/example_channel"]
    items = found.one("CollectionPage")["mainEntity"]["itemListElement"]
    assert [(one["position"], one["url"]) for one in items] == [(1, f"{BASE}kk/2024/03/15/bridge/")]
    assert found.all("og:type") == ["website"]
    (image,) = found.all("og:image")
    assert re.fullmatch(rf"{BASE}cards/kk\.[0-9a-f]{{10}}\.png", image)


def test_an_authors_page_is_a_profile(site: Path) -> None:
    found = read(site, "/authors/aigerim/")
    assert found.one("ProfilePage")["mainEntity"] == {
        "@type": "Person",
        "name": "Айгерим Сатпаева",
        "url": f"{BASE}authors/aigerim/",
        "description": "Пишет о мостах",
        "sameAs": ["https://aigerim.kz/"],
        "jobTitle": "Обозреватель",
        "email": "a@example.kz",
    }
    assert found.all("og:type") == ["profile"]
    assert read(site, "/authors/red/").one("ProfilePage")["mainEntity"]["@type"] == "Organization"
    guest = read(site, "/authors/gost/").one("ProfilePage")["mainEntity"]
    assert set(guest) == {"@type", "name", "url"}


@pytest.mark.parametrize(
    ("url", "way"),
    [
        ("/politics/", ["Проба", "Политика"]),
        ("/tags/reka/", ["Проба", "Река"]),
        ("/page/1/", ["Проба", "Все новости, страница 1"]),
        ("/archive/", ["Проба", "Архив"]),
        ("/2024/", ["Проба", "Архив", "2024"]),
        ("/2024/03/", ["Проба", "Архив", "2024", "Март 2024"]),
        ("/2024/03/15/", ["Проба", "Архив", "2024", "Март 2024", "15 марта 2024"]),
        ("/about/", ["Проба", "О нас"]),
        ("/kk/2024/03/15/", ["Проба", "Мұрағат", "2024", "2024 ж. наурыз", "2024 ж. 15 наурыз"]),
    ],
)
def test_the_way_to_a_page_begins_at_the_front_and_ends_at_the_page(
    site: Path, url: str, way: list[str]
) -> None:
    steps = read(site, url).one("BreadcrumbList")["itemListElement"]
    assert [one["name"].replace("\u202f", " ") for one in steps] == way
    assert [one["position"] for one in steps] == list(range(1, len(way) + 1))
    assert steps[-1]["item"] == f"{BASE.rstrip('/')}{url}"


def test_lists_name_their_articles_each_once_in_their_order(site: Path) -> None:
    found = read(site, "/tags/reka/").one("CollectionPage")["mainEntity"]["itemListElement"]
    expected = [f"{BASE}2024/03/15/bridge/", f"{BASE}2024/03/10/river/"]
    assert [one["url"] for one in found] == expected


def test_a_page_that_is_not_there_says_nothing_of_itself(site: Path) -> None:
    found = read(site, "/404.html")
    assert found.things == []
    assert not [name for name, _ in found.graph if name not in ("og:description", "og:locale")]


def test_every_page_of_the_demo_keeps_to_the_words_of_schema_org(demo: Path) -> None:
    words = Vocabulary()
    kinds = set()
    for path, html in pages(demo).items():
        for thing in Read(html).things:
            kinds.add(thing["@type"])
            assert list(words.wrong(thing)) == [], path
    assert {"NewsArticle", "ProfilePage", "CollectionPage", "AboutPage", "WebSite"} <= kinds


@pytest.mark.parametrize("name", ["site", "demo"])
def test_every_address_a_page_gives_machines_is_one_of_the_sites_files(
    name: str, request: pytest.FixtureRequest
) -> None:
    build: Path = request.getfixturevalue(name)
    base = BASE if name == "site" else "https://example.kz/"
    checked = set()
    for path, html in pages(build).items():
        found = Read(html)
        given = [value for _, value in found.graph]
        given += [text for node in nodes(found.things) for text in texts(node)]
        for address in given:
            if address.startswith(base) and "{" not in address and address not in checked:
                checked.add(address)
                place = unquote(urlsplit(address).path.removeprefix(urlsplit(base).path))
                assert (build / urls.path_of(f"/{place}")).is_file(), (path, address)
    assert len(checked) > 20


def texts(node: dict[str, Any]) -> Iterator[str]:
    for value in node.values():
        yield from (
            one
            for one in (value, *(value if isinstance(value, list) else ()))
            if isinstance(one, str)
        )


def test_the_dates_machines_read_are_those_a_reader_sees(demo: Path, site: Path) -> None:
    seen = 0
    for html in (*pages(demo).values(), *pages(site).values()):
        for thing in Read(html).things:
            if not thing["@type"].endswith("NewsArticle"):
                continue
            seen += 1
            body = html.partition("<body")[2]
            shown = _TIME.findall(body)
            dated = re.search(r'class="dates".*?</p>', body, re.DOTALL)
            assert dated is not None
            assert thing["datePublished"] == _TIME.findall(dated[0])[0]
            assert thing["dateModified"] in shown
            for correction in thing.get("correction", ()):
                assert correction["datePublished"] in shown
    assert seen > 40


def test_what_machines_read_of_a_long_story_is_less_than_6_kb(demo: Path) -> None:
    sizes = {}
    for prefix in ("", "kk/", "en/"):
        path = f"{prefix}2024/03/15/astana-baku/index.html"
        head = _HEAD.search((demo / path).read_text("utf-8"))
        assert head is not None
        sizes[path] = len(head[0].encode())
    assert max(sizes.values()) < HEAD_MAX, sizes


def test_the_head_names_the_sites_icons_and_manifest(site: Path) -> None:
    head = _HEAD.search((site / "kk/index.html").read_text("utf-8"))
    assert head is not None
    named = dict(
        re.findall(r'<link rel="(icon|apple-touch-icon|manifest)" href="([^"]+)"', head[0])
    )
    assert named == {
        "icon": "/news/favicon.svg",
        "apple-touch-icon": "/news/apple-touch-icon.png",
        "manifest": "/news/kk/site.webmanifest",
    }
    for url in named.values():
        assert (site / url.removeprefix("/news/")).is_file()
