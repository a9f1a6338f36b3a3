"""The demo newspaper, read in each of its languages as a reader and a search engine would."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from babel import Locale
from babel.messages.pofile import read_po

from newsgen import urls
from newsgen.i18n.messages import CATALOGUES
from support.built import demo_in
from support.sites import ALMATY, SETTINGS, article, build_site, many, new_site, page, write

ROOT = Path(__file__).parents[1]
NOW = datetime(2024, 4, 1, 12, 0, tzinfo=ALMATY)
LANGUAGES = ("ru", "kk", "en")
MARCH = "content/articles/2024/03"
THREE = SETTINGS.replace("language: ru", "languages: [ru, kk, en]")

_TAG = re.compile("<[^>]*>")
_LINK = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
_DATE = re.compile(r"<time\b.*?</time>|<h2 class=.period.*?</h2>", re.DOTALL)
_SWITCH = re.compile(r'<nav class="languages".*?</nav>', re.DOTALL)
_WAY = re.compile(r'<a href="([^"]+)" lang="([a-z]+)" hreflang="([a-z]+)">')


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo newspaper, built."""
    root = tmp_path_factory.mktemp("demo")
    demo_in(root, tmp_path_factory)
    build_site(root, now=NOW)
    return root / "build"


def pages(build: Path) -> Mapping[str, str]:
    """Every page of a site by its address."""
    return {
        "/" + path.relative_to(build).as_posix().removesuffix("index.html"): path.read_text("utf-8")
        for path in sorted(build.rglob("*.html"))
    }


def alternates(html: str) -> dict[str, str]:
    """The addresses a page gives as its versions, by language."""
    found = [(language, urlsplit(url).path) for language, url in _LINK.findall(html)]
    assert len(found) == len(dict(found)), "a language is named twice"
    return dict(found)


def switch(html: str) -> dict[str, str]:
    """Where the language switch of a page leads, by language."""
    (nav,) = _SWITCH.findall(html)
    ways = _WAY.findall(nav)
    assert all(lang == hreflang for _, lang, hreflang in ways)
    assert nav.count("aria-current") == 1
    return {lang: url for url, lang, _ in ways}


def test_versions_are_complete_reciprocal_and_self_including_with_one_default(demo: Path) -> None:
    every = pages(demo)
    told = {url: alternates(html) for url, html in every.items()}
    assert sum(map(bool, told.values())) > 40
    for url, found in told.items():
        if not found:
            continue
        default = found.pop("x-default")
        assert default == next(found[one] for one in LANGUAGES if one in found)
        assert url in found.values()
        assert len(found) > 1
        for language, other in found.items():
            assert f'<html lang="{language}">' in every[other]
            assert {**told[other], "x-default": default} == {**found, "x-default": default}


def test_every_alternate_is_an_absolute_address_in_the_head_and_nowhere_else(demo: Path) -> None:
    for html in pages(demo).values():
        head, _, body = html.partition("</head>")
        assert 'rel="alternate" hreflang' not in body
        assert all(url.startswith("https://example.kz/") for _, url in _LINK.findall(head))


def test_only_pages_with_versions_have_alternates(demo: Path) -> None:
    every = pages(demo)
    none = ["/2024/03/28/polumarafon/", "/404.html", "/2024/03/", "/page/1/", "/tags/gorod/"]
    assert [url for url in none if alternates(every[url])] == []
    some = ["/", "/politics/", "/about/", "/archive/", "/2024/03/15/astana-baku/"]
    assert [url for url in some if not alternates(every[url])] == []


def test_the_switch_leads_to_the_same_page_or_else_to_the_front(demo: Path) -> None:
    for url, html in pages(demo).items():
        if "/fragments/" in url or 'http-equiv="refresh"' in html:
            continue
        versions = alternates(html)
        own = re.findall(r'<html lang="([a-z]+)">', html)[0]
        for language, way in switch(html).items():
            assert way == versions.get(
                language, urls.home("" if language == "ru" else f"/{language}")
            )
        assert switch(html).keys() == set(LANGUAGES) - {own}


def test_a_story_names_its_other_languages_in_their_own_words(demo: Path) -> None:
    html = pages(demo)["/kk/2024/03/19/su-tasqyny/"]
    assert "Басқа тілдерде:" in html
    line = html.partition('<p class="versions">')[2].partition("</p>")[0]
    assert [(url, lang) for url, lang, _ in _WAY.findall(line)] == [
        ("/2024/03/19/pavodok/", "ru"),
        ("/en/2024/03/19/sarysai-flood/", "en"),
    ]
    assert 'class="versions"' not in pages(demo)["/2024/03/28/polumarafon/"]


def test_messengers_are_told_the_language_and_its_versions(demo: Path) -> None:
    every = pages(demo)
    html = every["/kk/2024/03/19/su-tasqyny/"]
    assert re.findall(r'property="og:locale(:alternate)?" content="(\w+)"', html) == [
        ("", "kk_KZ"),
        (":alternate", "ru_RU"),
        (":alternate", "en_US"),
    ]
    alone = every["/2024/03/28/polumarafon/"]
    assert re.findall(r'property="og:locale[^"]*" content="(\w+)"', alone) == ["ru_RU"]


def test_a_site_of_one_language_has_neither_switch_nor_alternates(tmp_path: Path) -> None:
    site = new_site(tmp_path, many(3))
    build_site(site)
    for html in pages(site / "build").values():
        assert not _SWITCH.search(html)
        assert not alternates(html)


def phrases(language: str) -> set[str]:
    """Every text of the catalogue in a language, plurals each by itself."""
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        messages = [message for message in read_po(file, locale=language) if message.id]
    found: set[str] = set()
    for message in messages:
        found |= {message.string} if isinstance(message.string, str) else {*message.string}
    return found


def pattern(phrase: str) -> re.Pattern[str]:
    """A text of the catalogue as a page shows it, whatever stands in its places."""
    words = re.split(r"%\(\w+\)[sd]", phrase)
    return re.compile(r"[^<>]{1,60}".join(map(re.escape, words)))


def shown(html: str) -> Iterator[str]:
    """Each text of a page that a reader sees or is read: what stands between tags, and labels."""
    inside = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
    inside = _SWITCH.sub("", inside)  # there each language speaks for itself
    yield from (unescape(text).strip() for text in _TAG.split(inside) if text.strip())
    for label in re.findall(r'(?:aria-label|alt|title|content)="([^"]+)"', inside):
        yield unescape(label).strip()


def foreign(html: str, own: str) -> list[str]:
    """The interface's words in a page that are of another language than its own."""
    mine = phrases(own)
    others = {one for language in LANGUAGES for one in phrases(language)} - mine
    texts = list(shown(html))
    patterns = [pattern(phrase) for phrase in sorted(others)]
    found = [text for text in texts for one in patterns if one.fullmatch(text)]
    strange = set().union(*(months(language) for language in LANGUAGES)) - months(own)
    dates = [_TAG.sub("", date) for date in _DATE.findall(html)]
    return found + [date for date in dates if strange & set(re.findall(r"\w+", date.lower()))]


def months(language: str) -> set[str]:
    """The names of months, alone and in dates."""
    forms = Locale.parse(language).months
    return {name.lower() for form in forms.values() for name in form["wide"].values()}


@pytest.mark.parametrize("own", LANGUAGES)
def test_a_language_s_pages_have_no_interface_word_of_another(demo: Path, own: str) -> None:
    checked = 0
    for html in pages(demo).values():
        if f'<html lang="{own}">' in html:
            checked += 1
            assert foreign(html, own) == []
    assert checked > 40


def test_a_word_of_another_language_would_be_found(demo: Path) -> None:
    html = pages(demo)["/kk/"]
    assert foreign(html.replace("Соңғы жаңалықтар", "Последние новости"), "kk")
    assert foreign(html.replace("Барлық жаңалықтар", "All news"), "kk")
    assert foreign(html.replace("Наурыз, ", "Марта, "), "kk")
    assert foreign(html.replace("Наурыз, ", "March, "), "kk")


def test_kazakh_dates_have_the_year_first_and_numbers_their_spaces(demo: Path) -> None:
    every = pages(demo)
    assert re.search(r"2023\sж\. 27 Желтоқсан, 08:45", every["/kk/"])
    assert "11\xa0820 просмотров" in every["/2024/03/19/pavodok/"]
    assert "6\xa0904 қаралым" in every["/kk/2024/03/19/su-tasqyny/"]
    assert "2,310 views" in every["/en/2024/03/19/sarysai-flood/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demo_is_told_at_length_in_each_language(demo: Path, language: str) -> None:
    prefix = "" if language == "ru" else f"/{language}"
    every = pages(demo)
    told = [url for url in every if re.fullmatch(rf"{prefix}/\d{{4}}/\d\d/\d\d/[\w-]+/", url)]
    assert len(told) >= 7
    for url in ("/", "/about/", "/advertising/"):
        assert f"{prefix}{url}" in every
    sections = ("politics", "economy", "society", "culture", "sport", "science")
    for section in sections:
        assert '<article class="card">' in every[f"{prefix}/{section}/"]


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A built site of three languages with ten stories, one of them in Kazakh as well."""
    root = new_site(tmp_path, {**many(10), f"{MARCH}/story-005.kk.md": article("Тарих 5")})
    write(root, {"content/site.yaml": THREE})
    build_site(root)
    return root


def test_a_new_translation_renders_its_story_and_its_own_language_s_lists(newsroom: Path) -> None:
    text = article("Тарих 3", "2024-03-01 03:00", section="economy")
    write(newsroom, {f"{MARCH}/story-003.kk.md": text})
    rendered = {path for path, _ in build_site(newsroom).rendered}
    assert {path for path in rendered if not path.startswith("kk/")} == {
        "2024/03/01/story-003/index.html",
        "sitemaps/2024-03.xml",
        "sitemaps/pages.xml",
    }
    assert {path for path in rendered if "story" in path and path.startswith("kk/")} == {
        "kk/2024/03/01/story-003/index.html",
        "kk/2024/03/15/story-005/index.html",  # its older neighbour has come
    }


def test_a_third_version_renders_the_other_two(newsroom: Path) -> None:
    write(newsroom, {f"{MARCH}/story-005.en.md": article("Story 5")})
    rendered = {path for path, _ in build_site(newsroom).rendered}
    assert {path for path in rendered if not path.startswith("en/")} == {
        "2024/03/01/story-005/index.html",
        "kk/2024/03/15/story-005/index.html",
        "sitemaps/2024-03.xml",
        "sitemaps/pages.xml",
    }


@pytest.mark.parametrize("fields", [{"draft": "true"}, {"expires": "2024-03-01"}])
def test_a_withdrawn_translation_is_no_longer_linked(
    newsroom: Path, fields: dict[str, str]
) -> None:
    where = "2024/03/01/story-005/index.html"
    assert "/kk/2024/03/15/story-005/" in page(newsroom, where)
    hidden = article("Тарих 5", **fields)
    write(newsroom, {f"{MARCH}/story-005.kk.md": hidden})
    build_site(newsroom)
    assert "/kk/2024/03/15/story-005/" not in page(newsroom, where)
    assert not alternates(page(newsroom, where))


def test_a_frame_that_a_site_wrote_before_there_were_languages_still_builds(tmp_path: Path) -> None:
    frame = (ROOT / "templates/base.html").read_text("utf-8")
    older = "\n".join(line for line in frame.splitlines() if "set versions" not in line)
    assert older != frame.rstrip("\n")
    site = new_site(tmp_path, {**many(2), "content/site.yaml": THREE})
    write(site, {"templates/base.html": older})
    build_site(site)
    assert set(switch(page(site, "index.html"))) == {"kk", "en"}
