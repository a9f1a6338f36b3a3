"""The feeds of whole sites, read as readers' programs and validators read them."""

from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import feedparser  # type: ignore[import-untyped]
import msgspec
import pytest

from newsgen.errors import NewsgenError
from support.feed_rules import atom_faults, json_faults, parsed, rss_faults
from support.sites import PIXEL, SETTINGS, article, build_site, many, new_site, page, write

PROFILES = "feeds: {profiles: [yandex, dzen, rambler]}\n"
HOST = "https://example.kz"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
MEDIA = "{http://search.yahoo.com/mrss/}"
DC = "{http://purl.org/dc/elements/1.1/}"
YANDEX = "{http://news.yandex.ru}"
ATOM = "{http://www.w3.org/2005/Atom}"

BRIDGE = "content/articles/2024/03/bridge.md"
FULL = article(
    "'\"Мост\" <открыт> & ]]> 🌉'",
    "2024-03-15 20:00",
    author="[Редакция, Гость Первый]",
    section="politics",
    tags="[мосты, река]",
    source="{name: akorda.kz, url: 'https://akorda.kz/x?a=1&b=2'}",
    photo="map.gif",
    photo_alt="Мост",
    photo_caption="'Вид \"сверху\"'",
    photo_credit="akorda.kz",
    lead="'Движение пустили - в шесть'",
    updated="2024-03-16 09:30",
    corrections="[{date: 2024-03-17 10:00, text: Длина 314 метров}]",
    body="""\
Текст с [ссылкой](/politics/), [заметкой](#chto) и сноской[^1].

![Карта](map.gif "Схема | Проба")

https://youtu.be/dQw4w9WgXcQ

::: читайте также
2024/03/other
:::

[^1]: Акт подписан.
""",
)
OTHER = article("Другое", "2024-03-10 10:00", section="economy", author="Редакция")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one story that has everything, and another."""
    files: dict[str, str | bytes] = {
        BRIDGE: FULL,
        "content/articles/2024/03/other.md": OTHER,
        "content/articles/2024/03/map.gif": PIXEL,
        "content/site.yaml": SETTINGS + PROFILES,
    }
    return new_site(tmp_path, files)


def built(root: Path) -> dict[str, bytes]:
    """The feeds of a site by their paths, after a build."""
    build_site(root)
    names = ("feed.xml", "atom.xml", "feed.json", "yandex.xml", "dzen.xml", "rambler.xml")
    output = root / "build"
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.name in names
    }


def faults(feeds: Mapping[str, bytes], base: str = f"{HOST}/") -> list[str]:
    """What is wrong with all of them, by the rules and by feedparser."""
    found: list[str] = []
    for path, data in feeds.items():
        name = path.rpartition("/")[2]
        check = {"atom.xml": atom_faults, "feed.json": json_faults}.get(name, rss_faults)
        found += (f"{path}: {fault}" for fault in check(data, base + path))
        if name != "feed.json":
            read = feedparser.parse(data)
            found += [f"{path}: {read.get('bozo_exception')}"] if read.bozo else []
    return found


def items(data: bytes) -> list[Element]:
    return parsed(data).findall("channel/item")


def text(data: bytes) -> str:
    """The text of a feed's first story."""
    return items(data)[0].findtext(CONTENT) or ""


def test_there_is_a_feed_of_the_site_each_section_and_each_listed_author(site: Path) -> None:
    formats = ("atom.xml", "feed.json", "feed.xml")
    fronts = ("", "authors/red/", "economy/", "politics/")
    profiles = {"yandex.xml", "dzen.xml", "rambler.xml"}
    feeds = built(site)
    assert set(feeds) == {f"{front}{name}" for front in fronts for name in formats} | profiles
    assert faults(feeds) == []
    titles = [one.findtext("title") for one in items(feeds["economy/feed.xml"])]
    assert titles == ["Другое"]
    assert parsed(feeds["economy/feed.xml"]).findtext("channel/title") == "Экономика — Проба"
    assert parsed(feeds["authors/red/feed.xml"]).findtext("channel/title") == "Редакция — Проба"


def test_rss_tells_the_whole_story(site: Path) -> None:
    story = items(built(site)["feed.xml"])[0]
    picture = next((site / "build/media").rglob("map.*-1.png")).relative_to(site / "build")
    found = {one.tag: one.text for one in story if one.text and one.tag != CONTENT}
    assert found == {
        "title": '"Мост" <открыт> & ]]> 🌉',
        "link": f"{HOST}/2024/03/15/bridge/",
        "guid": found["guid"],
        "pubDate": "Fri, 15 Mar 2024 20:00:00 +0500",
        f"{DC}creator": "Гость Первый",
        f"{DC}source": "https://akorda.kz/x?a=1&b=2",
        "category": "река",
        "description": "Движение пустили - в шесть",
    }
    assert [one.text for one in story.findall(f"{DC}creator")] == ["Редакция", "Гость Первый"]
    assert [one.text for one in story.findall("category")] == ["Политика", "мосты", "река"]
    enclosure = story.find("enclosure")
    assert enclosure is not None
    assert enclosure.attrib == {
        "url": f"{HOST}/{picture}",
        "length": "0",  # nobody knows before it is made
        "type": "image/png",
    }
    media = story.find(f"{MEDIA}content")
    assert media is not None
    assert media.get("url") == f"{HOST}/{picture}"
    assert media.findtext(f"{MEDIA}credit") == "akorda.kz"
    assert media.findtext(f"{MEDIA}description") == "Вид «сверху»"


def test_a_lead_s_brackets_are_no_tags_to_readers_of_rss(tmp_path: Path) -> None:
    lead = "'Если a < b, то <b>&</b> </script>'"
    new_site(tmp_path, {BRIDGE: article("Скобки", lead=lead)})
    feed = built(tmp_path)["feed.xml"]
    assert unescape(items(feed)[0].findtext("description") or "") == lead.strip("'")
    assert "&lt;b&gt;" in feedparser.parse(feed).entries[0].summary
    assert faults({"feed.xml": feed}) == []


def test_the_text_is_all_that_the_page_says_with_addresses_in_full(site: Path) -> None:
    feeds = built(site)
    html = text(feeds["feed.xml"])
    picture = next((site / "build/media").rglob("map.*-1.png")).relative_to(site / "build")
    url = f"{HOST}/2024/03/15/bridge/"
    for expected in (
        f'<figure><img src="{HOST}/{picture}" alt="Мост"',
        "<figcaption>Вид «сверху»<br>Фото: akorda.kz</figcaption></figure>",
        "<p><strong>Движение пустили\xa0— в\xa0шесть</strong></p>",
        f'<a href="{HOST}/politics/">ссылкой</a>',
        f'<a href="{url}#chto">заметкой</a>',
        f'<a href="{url}#fn:1">1</a>',
        f'<img alt="Карта" src="{HOST}/{picture}"',
        '<p>YouTube: <a href="https://youtu.be/dQw4w9WgXcQ">youtu.be/dQw4w9WgXcQ</a></p>',
        '<h2>Исправления</h2>\n<ul><li><time datetime="2024-03-17T10:00:00+05:00">',
        "</time> Длина 314\xa0метров</li></ul>",
        '<p>Источник: <a href="https://akorda.kz/x?a=1&amp;b=2">akorda.kz</a></p>',
    ):
        assert expected in html
    assert "Другое" not in html, "what is to be read also is left out"
    assert "button" not in html
    entry = parsed(feeds["atom.xml"]).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}content") == html
    assert msgspec.json.decode(feeds["feed.json"])["items"][0]["content_html"] == html


def test_atom_and_json_say_when_it_was_changed_in_substance(site: Path) -> None:
    feeds = built(site)
    changed = "2024-03-17T10:00:00+05:00"
    root = parsed(feeds["atom.xml"])
    assert root.findtext(f"{ATOM}updated") == changed
    assert root.findtext(f"{ATOM}entry/{ATOM}updated") == changed
    assert root.findtext(f"{ATOM}entry/{ATOM}published") == "2024-03-15T20:00:00+05:00"
    links = {one.get("rel"): one.get("href") for one in root.findall(f"{ATOM}entry/{ATOM}link")}
    assert links["via"] == "https://akorda.kz/x?a=1&b=2"
    item = msgspec.json.decode(feeds["feed.json"])["items"][0]
    assert (item["date_published"], item["date_modified"]) == ("2024-03-15T20:00:00+05:00", changed)
    assert item["authors"][0] == {"name": "Редакция", "url": f"{HOST}/authors/red/"}
    built_on = parsed(feeds["feed.xml"]).findtext("channel/lastBuildDate")
    assert built_on == "Sun, 17 Mar 2024 10:00:00 +0500"


def test_an_id_outlives_slug_date_section_title_and_the_site_s_path(site: Path) -> None:
    before = items(built(site)["feed.xml"])[0].findtext("guid")
    moved = FULL.replace("2024-03-15 20:00", "2024-03-16 10:00").replace("politics", "economy", 1)
    moved = moved.replace("views: 1", "").replace("---\nТекст", "slug: moved\n---\nТекст")
    moved = moved.replace("(/politics/)", "(/economy/)")
    write(site, {BRIDGE: moved})
    settings = (SETTINGS + PROFILES).replace(f"{HOST}/", f"{HOST}/news/")
    write(site, {"content/site.yaml": settings})
    feeds = built(site)
    story = items(feeds["feed.xml"])[0]
    assert story.findtext("link") == f"{HOST}/news/2024/03/16/moved/"
    assert story.findtext("guid") == before
    assert faults(feeds, f"{HOST}/news/") == []
    write(site, {"content/site.yaml": settings.replace(HOST, "https://other.kz")})
    assert items(built(site)["feed.xml"])[0].findtext("guid") != before
    kept = settings.replace(HOST, "https://other.kz").replace(
        "feeds: {", "feeds: {host: example.kz, "
    )
    write(site, {"content/site.yaml": kept})
    assert items(built(site)["feed.xml"])[0].findtext("guid") == before


def test_yandex_gets_the_text_without_source_picture_and_promo(site: Path) -> None:
    story = items(built(site)["yandex.xml"])[0]
    assert story.findtext(f"{YANDEX}genre") == "message"
    assert story.findtext(f"{YANDEX}full-text") == (
        "Движение пустили\xa0— в\xa0шесть\n\n"
        "Текст с\xa0ссылкой, заметкой и\xa0сноской[1].\n\n"
        "YouTube: youtu.be/dQw4w9WgXcQ\n\nАкт подписан."
    )
    assert story.findtext("author") == "Редакция, Гость Первый"


@pytest.mark.parametrize(
    ("kind", "genre"), [("interview", "interview"), ("opinion", "article"), ("news", "message")]
)
def test_yandex_is_told_the_genre(site: Path, kind: str, genre: str) -> None:
    write(site, {BRIDGE: FULL.replace("section: politics", f"section: politics\nkind: {kind}")})
    assert items(built(site)["yandex.xml"])[0].findtext(f"{YANDEX}genre") == genre


def test_dzen_gets_its_own_tags_and_the_last_days_alone(site: Path) -> None:
    found = items(built(site)["dzen.xml"])
    assert len(found) == 1, "the other is older by more than three days"
    assert [one.text for one in found[0].findall("category")] == [
        "format-article", "index", "comment-all"
    ]  # fmt: skip
    html = found[0].findtext(CONTENT) or ""
    assert "<p><b>Движение" in html
    assert "сноской[1]" in html
    assert "<time" not in html
    assert "Длина 314\xa0метров" in html
    assert "akorda.kz/x" not in html


def test_rambler_gets_plain_text(site: Path) -> None:
    story = items(built(site)["rambler.xml"])[0]
    whole = story.findtext("{http://news.rambler.ru}fulltext") or ""
    assert whole.startswith("Движение пустили")
    assert "<" not in whole


def test_pages_link_their_feeds(site: Path) -> None:
    build_site(site)
    kinds = ("rss+xml", "atom+xml", "feed+json")

    def links(path: str) -> list[tuple[str, str]]:
        lines = page(site, path).splitlines()
        found = [one.split('"') for one in lines if one.startswith('<link rel="alternate" type=')]
        return [(parts[3].partition("/")[2], parts[7]) for parts in found]

    own = [("rss+xml", "/feed.xml"), ("atom+xml", "/atom.xml"), ("feed+json", "/feed.json")]
    assert links("index.html") == own
    assert links("2024/03/15/bridge/index.html") == own[:1]
    assert links("tags/mosty/index.html") == own[:1]
    assert links("about/index.html") == own[:1]
    names = ("feed.xml", "atom.xml", "feed.json")
    for front in ("/politics/", "/authors/red/"):
        of_list = [(kind, front + name) for kind, name in zip(kinds, names, strict=True)]
        assert links(f"{front[1:]}index.html") == [*of_list, *own]
    assert links("authors/gost-pervyy/index.html") == own[:1], "a guest has no feed"


def test_hosts_are_told_what_feeds_are(site: Path) -> None:
    build_site(site)
    told = page(site, "_headers").split("\n/")
    for name in ("feed.xml", "yandex.xml", "*/dzen.xml"):
        assert f"{name}\n  Content-Type: application/rss+xml; charset=utf-8" in told


def test_a_site_says_which_feeds_it_has(site: Path) -> None:
    some = "feeds: {formats: [json], items: 1, full_text: false}\n"
    write(site, {"content/site.yaml": SETTINGS + some})
    feeds = built(site)
    assert {path.rpartition("/")[2] for path in feeds} == {"feed.json"}
    (item,) = msgspec.json.decode(feeds["feed.json"])["items"]
    assert "content_html" not in item
    assert item["content_text"] == "Движение пустили - в шесть"
    assert faults(feeds) == []
    write(site, {"content/site.yaml": SETTINGS + "feeds: {formats: [], profiles: rambler}\n"})
    assert set(built(site)) == {"rambler.xml"}
    write(site, {"content/site.yaml": SETTINGS + "feeds: false\n"})
    assert built(site) == {}
    assert 'rel="alternate"' not in page(site, "index.html")
    write(site, {"content/site.yaml": SETTINGS + "feeds: true\n"})
    assert len(built(site)) == 12


@pytest.mark.parametrize(
    ("feeds", "code"),
    [
        ("{formats: [rss, rdf]}", "unknown-feed"),
        ("{profiles: google}", "unknown-feed"),
        ("{items: 0}", "bad-number"),
        ("{items: 201}", "bad-number"),
        ("{host: 'https://x.kz/'}", "bad-url"),
        ("{full_text: maybe}", "bad-boolean"),
        ("{format: rss}", "unknown-field"),
        ("maybe", "bad-boolean"),
    ],
)
def test_settings_that_mean_nothing_are_told(site: Path, feeds: str, code: str) -> None:
    write(site, {"content/site.yaml": f"{SETTINGS}feeds: {feeds}\n"})
    with pytest.raises(NewsgenError) as caught:
        build_site(site)
    assert [problem.code for problem in caught.value.problems] == [code]


def test_feeds_of_an_empty_site_in_three_languages_are_valid(tmp_path: Path) -> None:
    settings = SETTINGS.replace("language: ru", "languages: [ru, kk, en]") + PROFILES
    feeds = built(new_site(tmp_path, {"content/site.yaml": settings}))
    assert len(feeds) == 3 * (3 * 3 + 3)
    assert faults(feeds) == []


def test_each_language_has_its_own_feeds_below_the_base_path(tmp_path: Path) -> None:
    settings = SETTINGS.replace("language: ru", "languages: [ru, kk]").replace(
        f"{HOST}/", f"{HOST}/news/"
    )
    files = {
        BRIDGE: article("Мост", body="[Сюда](/politics/)", author="Редакция"),
        BRIDGE.replace(".md", ".kk.md"): article("Көпір", body="[Осында](/kk/politics/)"),
        "content/site.yaml": settings + PROFILES,
    }
    feeds = built(new_site(tmp_path, files))
    assert faults(feeds, f"{HOST}/news/") == []
    (ru,), (kk,) = items(feeds["feed.xml"]), items(feeds["kk/feed.xml"])
    assert (ru.findtext("title"), kk.findtext("title")) == ("Мост", "Көпір")
    assert ru.findtext("guid") != kk.findtext("guid")
    assert f'href="{HOST}/news/kk/politics/"' in (kk.findtext(CONTENT) or "")
    assert "kk/authors/red/feed.xml" not in feeds, "nothing of theirs in Kazakh"
    root: Any = parsed(feeds["kk/atom.xml"])
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "kk"


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script> и <b onclick=x>так</b>",
        "]]> и <![CDATA[ и <!-- и --> и &lt;b&gt; и &#x0; и &#11;",
        "a\x08b\x0bc\x1b \ufffe \x9c 😀 \u2028",
        '<a href="javascript:alert(1)">x</a> <a href="//other.kz/">y</a> <a href="?q=1">z</a>',
        '<a href="https://[bad">x</a> <td title="a>b">t</td> <a href=\'/about/?"q\'>y</a>',
        '<iframe src="https://evil.kz/"></iframe><form><input></form><svg><script>1</script></svg>',
        "<figure class='embed' data-frame=x><button>go</button></figure>",
    ],
)
@pytest.mark.parametrize("trusted", [False, True])
def test_no_body_makes_a_feed_invalid(tmp_path: Path, body: str, *, trusted: bool) -> None:
    settings = f"{SETTINGS}{PROFILES}trusted_html: {str(trusted).lower()}\n"
    told = article("'<b>&amp;</b> ]]> 😀'", body=f"Начало.\n\n{body}\n\nКонец.", lead="'<i>x'")
    files = {"content/site.yaml": settings, BRIDGE: told.replace("\x08", "").replace("\x1b", "")}
    if "\x0b" in body:
        files[BRIDGE] = article("Мост", body="a&#8;b &#x0b; &#xfffe; &#xd800; \u2028 \x85")
    feeds = built(new_site(tmp_path, files))
    assert faults(feeds) == []


def test_frames_of_trusted_html_become_links(tmp_path: Path) -> None:
    body = '<p>До</p>\n\n<iframe src="https://video.kz/x?a=1&amp;b"></iframe>\n\n<iframe></iframe>'
    settings = f"{SETTINGS}trusted_html: true\n"
    files = {"content/site.yaml": settings, BRIDGE: article(body=body)}
    html = text(built(new_site(tmp_path, files))["feed.xml"])
    assert '<p><a href="https://video.kz/x?a=1&amp;b">video.kz</a></p>' in html
    assert "iframe" not in html


def test_large_feeds_leave_out_texts_and_then_stories(tmp_path: Path) -> None:
    long = "\n\n".join(["Слово за словом. " * 1_000] * 7)
    files: dict[str, str] = {
        name: told.replace("Второй абзац новости.", long) for name, told in many(12).items()
    }
    feeds = built(new_site(tmp_path, {**files, "content/site.yaml": SETTINGS + PROFILES}))
    assert faults(feeds) == []
    found = items(feeds["feed.xml"])
    whole = [one.find(CONTENT) is not None for one in found]
    assert len(found) == 12
    assert whole == [True] * 2 + [False] * 10
    assert len(feeds["feed.xml"]) < 520_000
    assert len(feeds["feed.json"]) < 520_000
    assert all(one.findtext(f"{YANDEX}full-text") for one in items(feeds["yandex.xml"]))


def test_drafts_scheduled_and_expired_stories_are_in_no_feed(site: Path) -> None:
    hidden = {
        "draft": article("Тайное первое", draft="true"),
        "scheduled": article("Тайное второе", "2024-04-01 10:00"),
        "expired": article("Тайное третье", expires="2024-03-18 10:00"),
    }
    write(site, {f"content/articles/2024/03/{name}.md": told for name, told in hidden.items()})
    feeds = built(site)
    assert len(items(feeds["feed.xml"])) == 2
    assert not [path for path, data in feeds.items() if "Тайное" in data.decode()]


def test_a_link_to_a_withheld_story_is_plain_words(site: Path) -> None:
    secret = article("Потом", "2024-04-01 10:00")
    write(
        site,
        {
            "content/articles/2024/04/later.md": secret,
            BRIDGE: FULL.replace("(/politics/)", "(/2024/04/01/later/)"),
        },
    )
    html = text(built(site)["feed.xml"])
    assert "Текст с\xa0ссылкой" in html


def test_a_credit_without_a_picture_is_kept(site: Path) -> None:
    write(site, {BRIDGE: FULL.replace("photo: map.gif\n", "").replace("photo_alt: Мост\n", "")})
    feeds = built(site)
    assert faults(feeds) == []
    assert items(feeds["feed.xml"])[0].find("enclosure") is None
    assert "Фото: akorda.kz</figcaption></figure>" in text(feeds["feed.xml"])


def test_two_names_of_one_author_tell_a_story_once(site: Path) -> None:
    write(site, {BRIDGE: FULL.replace("Гость Первый", "red")})
    feeds = built(site)
    assert faults(feeds) == []
    assert len(items(feeds["authors/red/feed.xml"])) == 2
