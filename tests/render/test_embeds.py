"""Addresses of services alone on their lines become cards, and nothing else does."""

import re
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from newsgen.render.addresses import Surroundings
from newsgen.render.embeds import embed_of, frame_hosts
from newsgen.render.markdown import Bodies
from newsgen.render.services import SERVICES

AROUND = Surroundings("https://example.kz/news/", "/news")
ID = "dQw4w9WgXcQ"
NOCOOKIE = f"https://www.youtube-nocookie.com/embed/{ID}?autoplay=1"
HEX = "0123456789abcdef0123456789abcdef"
FACEBOOK = "https://www.facebook.com/plugins"


def html(text: str, language: str = "ru") -> str:
    return Bodies().html(text, file="a.md", language=language, around=AROUND)


@pytest.mark.parametrize(
    ("address", "name", "frame", "ratio"),
    [
        (f"https://www.youtube.com/watch?v={ID}", "YouTube", NOCOOKIE, "16/9"),
        (f"https://youtube.com/watch?a=b&v={ID}&t=90s", "YouTube", f"{NOCOOKIE}&start=90", "16/9"),
        (f"https://m.youtube.com/live/{ID}?si=x", "YouTube", NOCOOKIE, "16/9"),
        (f"https://youtu.be/{ID}", "YouTube", NOCOOKIE, "16/9"),
        (f"http://youtu.be/{ID}?t=30&si=x", "YouTube", f"{NOCOOKIE}&start=30", "16/9"),
        (f"https://www.youtube.com/shorts/{ID}", "YouTube", NOCOOKIE, "9/16"),
        (
            "https://vimeo.com/123456",
            "Vimeo",
            "https://player.vimeo.com/video/123456?autoplay=1&dnt=1",
            "16/9",
        ),
        (
            f"https://rutube.ru/video/{HEX}/?r=a",
            "Rutube",
            f"https://rutube.ru/play/embed/{HEX}",
            "16/9",
        ),
        (
            f"https://rutube.ru/shorts/{HEX}/",
            "Rutube",
            f"https://rutube.ru/play/embed/{HEX}",
            "9/16",
        ),
        (
            "https://vk.com/video-123_456",
            "VK Видео",
            "https://vkvideo.ru/video_ext.php?oid=-123&id=456&autoplay=1",
            "16/9",
        ),
        (
            "https://vkvideo.ru/video/playlist?z=video12_456%2Fx",
            "VK Видео",
            "https://vkvideo.ru/video_ext.php?oid=12&id=456&autoplay=1",
            "16/9",
        ),
        (
            "https://vk.com/clip-1_2",
            "VK Видео",
            "https://vkvideo.ru/video_ext.php?oid=-1&id=2&autoplay=1",
            "9/16",
        ),
        (
            "https://t.me/example_channel/12",
            "Telegram",
            "https://t.me/example_channel/12?embed=1",
            "4/5",
        ),
        (
            "https://t.me/s/example/12?single",
            "Telegram",
            "https://t.me/example/12?embed=1",
            "4/5",
        ),
        (
            "https://twitter.com/a_b/status/12?s=20",
            "X",
            "https://platform.twitter.com/embed/Tweet.html?id=12&dnt=true",
            "4/5",
        ),
        (
            "https://x.com/i/web/status/12",
            "X",
            "https://platform.twitter.com/embed/Tweet.html?id=12&dnt=true",
            "4/5",
        ),
        (
            "https://www.instagram.com/reel/A-b_1/?igsh=x",
            "Instagram",
            "https://www.instagram.com/reel/A-b_1/embed/captioned/",
            "2/3",
        ),
        (
            "https://www.tiktok.com/@a.b-c/video/123?lang=ru",
            "TikTok",
            "https://www.tiktok.com/player/v1/123?autoplay=1",
            "9/16",
        ),
        ("https://vm.tiktok.com/ZMabc/", "TikTok", "", "16/9"),
        (
            "https://www.facebook.com/a.b/videos/123/",
            "Facebook",
            f"{FACEBOOK}/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fa.b%2Fvideos%2F123%2F",
            "16/9",
        ),
        (
            "https://www.facebook.com/a/posts/123?x=1",
            "Facebook",
            (
                f"{FACEBOOK}/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F123%3Fx%3D1"
                "&show_text=true"
            ),
            "4/5",
        ),
        (
            "https://www.facebook.com/reel/1",
            "Facebook",
            f"{FACEBOOK}/video.php?href=https%3A%2F%2Fwww.facebook.com%2Freel%2F1",
            "9/16",
        ),
        ("https://fb.watch/aBc-1/", "Facebook", "", "16/9"),
        (
            "https://open.spotify.com/intl-ru/track/4uLU6?si=a",
            "Spotify",
            "https://open.spotify.com/embed/track/4uLU6",
            "2/1",
        ),
        (
            "https://www.openstreetmap.org/#map=15/51.1283/71.4305&layers=N",
            "OpenStreetMap",
            (
                "https://www.openstreetmap.org/export/embed.html"
                "?bbox=71.41402,51.12054,71.44698,51.13606&layer=mapnik"
            ),
            "4/3",
        ),
        ("https://www.openstreetmap.org/way/12", "OpenStreetMap", "", "16/9"),
        (
            "https://yandex.kz/maps/163/astana/?ll=71.43%2C51.12&z=12",
            "Яндекс Карты",
            "https://yandex.ru/map-widget/v1/?ll=71.43%2C51.12&z=12",
            "4/3",
        ),
        (
            "https://yandex.ru/maps/-/CDa~B",
            "Яндекс Карты",
            "https://yandex.ru/map-widget/v1/-/CDa~B",
            "4/3",
        ),
        ("https://yandex.ru/maps/163/astana/", "Яндекс Карты", "", "16/9"),
        ("https://2gis.kz/astana/firm/7000", "2ГИС", "", "16/9"),
        (
            "https://www.google.com/maps/@51.1,71.4,15.5z",
            "Google Maps",
            "https://maps.google.com/maps?q=51.1,71.4&z=15&output=embed",
            "4/3",
        ),
        (
            "https://www.google.kz/maps/place/Bayterek/@51.1,71.4,15z/data=!3m1",
            "Google Maps",
            "https://maps.google.com/maps?q=51.1,71.4&z=15&output=embed",
            "4/3",
        ),
        (
            "https://www.google.com/maps/embed?pb=!1m18!2sru",
            "Google Maps",
            "https://www.google.com/maps/embed?pb=!1m18!2sru",
            "4/3",
        ),
        ("https://www.google.com/maps/dir/a/b", "Google Maps", "", "16/9"),
        ("https://maps.app.goo.gl/aB1", "Google Maps", "", "16/9"),
    ],
)
def test_a_page_of_a_service_is_known(address: str, name: str, frame: str, ratio: str) -> None:
    embed = embed_of(address)
    assert embed is not None
    assert (embed.service.name, embed.frame, embed.service.ratio) == (name, frame, ratio)


@pytest.mark.parametrize(
    "text",
    [
        "https://youtu.be/short",
        "https://youtu.be/",
        "https://www.youtube.com/@channel",
        "https://youtu.be.evil.kz/dQw4w9WgXcQ",
        "https://evil.kz/youtu.be/dQw4w9WgXcQ",
        "https://youtu.be@evil.kz/dQw4w9WgXcQ",
        "https://youtu.be:8080/dQw4w9WgXcQ",
        "ftp://youtu.be/dQw4w9WgXcQ",
        "//youtu.be/dQw4w9WgXcQ",
        "https://t.me/example",
        "https://www.google.com/search?q=maps",
        "https://x.com/a/status/abc",
        "https://youtu.be/dQw4w9WgXcQ да",
        'https://youtu.be/dQw4w9WgXcQ?"',
        "youtu.be/dQw4w9WgXcQ",
        f"https://youtu.be/dQw4w9WgXcQ?{'a' * 2_000}",
        "https://example.kz/",
        "https://",
        "",
    ],
)
def test_any_other_text_is_none(text: str) -> None:
    assert embed_of(text) is None


def test_every_frame_is_of_a_host_in_the_table_and_encrypted() -> None:
    assert "www.youtube-nocookie.com" in frame_hosts()
    for service in SERVICES:
        if service.frame:
            assert service.frame.startswith("https://")
            assert "{" not in urlsplit(service.frame).netloc


def test_a_map_s_box_is_around_its_point() -> None:
    embed = embed_of("https://www.openstreetmap.org/#map=2/80/-170")
    assert embed is not None
    box = parse_qs(urlsplit(embed.frame).query)["bbox"][0].split(",")
    west, south, east, north = map(float, box)
    assert (west + east) / 2 == pytest.approx(-170)
    assert (south + north) / 2 == pytest.approx(80)


def test_a_card_has_the_name_the_link_and_a_button_for_scripts() -> None:
    assert html(f"https://youtu.be/{ID}") == (
        f'<figure class="embed" data-frame="{NOCOOKIE}" data-ratio="16/9">\n'
        '<button type="button" hidden>Показать видео</button>\n'
        '<figcaption><span class="embed-name">YouTube</span> '
        f'<a href="https://youtu.be/{ID}" rel="noopener" translate="no">youtu.be/{ID}</a>'
        "</figcaption>\n</figure>"
    )


def test_a_card_without_a_frame_has_no_button() -> None:
    made = html("https://2gis.kz/astana")
    assert made.startswith('<figure class="embed">\n<figcaption>')
    assert "<button" not in made


def test_a_long_address_is_shown_in_part() -> None:
    address = f"https://2gis.kz/{'a' * 100}"
    assert f'href="{address}"' in html(address)
    assert f">2gis.kz/{'a' * 52}…</a>" in html(address)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://t.me/abcde/1", "Show the post"),
        ("https://open.spotify.com/track/1", "Show the player"),
        ("https://yandex.ru/maps/-/C", "Show the map"),
    ],
)
def test_the_button_says_what_it_shows(address: str, words: str) -> None:
    assert f">{words}</button>" in html(address, "en")


CARD = '<figure class="embed"'


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Видео:\nhttps://t.me/abcde/1\nи **ещё**", ["Видео:", "", "и <strong>ещё</strong>"]),
        ("https://t.me/abcde/1\nhttps://t.me/abcde/2", ["", ""]),
        ("Да.  \n  https://t.me/abcde/1  \nНет.", ["Да.", "", "Нет."]),
        ("**а\nhttps://t.me/abcde/1\nб**", ["**а", "", "б**"]),
    ],
)
def test_an_address_alone_on_a_line_parts_its_paragraph(text: str, paragraphs: list[str]) -> None:
    made = re.sub(rf"{CARD}.*?</figure>", "", html(text), flags=re.DOTALL)
    assert made.split("\n") == [one and f"<p>{one}</p>" for one in paragraphs]


@pytest.mark.parametrize(
    "text",
    [
        "Смотрите https://t.me/abcde/1",
        "<https://t.me/abcde/1>",
        "[видео](https://t.me/abcde/1)",
        "`https://t.me/abcde/1`",
        "    https://t.me/abcde/1",
        "```\nhttps://t.me/abcde/1\n```",
        "- https://t.me/abcde/1",
        "## https://t.me/abcde/1",
        "[^1]\n\n[^1]: https://t.me/abcde/1",
        "[a]:\nhttps://t.me/abcde/1",
        "https://example.kz/a",
    ],
)
def test_any_other_place_of_an_address_makes_no_card(text: str) -> None:
    assert CARD not in html(text)


def test_stars_and_lines_in_an_address_are_part_of_it() -> None:
    made = html("https://www.youtube.com/watch?v=_a_b_c_d_e_&list=*x*")
    assert 'href="https://www.youtube.com/watch?v=_a_b_c_d_e_&amp;list=*x*"' in made


def test_a_card_may_stand_in_a_quotation_or_a_block() -> None:
    assert CARD in html("> https://t.me/abcde/1")
    assert CARD in html("::: справка\nДа.\nhttps://t.me/abcde/1\n:::")


def test_the_script_is_small() -> None:
    script = Path(__file__).parents[2] / "static/js/site.js"
    assert script.stat().st_size < 6_000


@pytest.mark.parametrize("piece", ["?v=", "&t=1", "/", "a", "[", "%", "@1,1,1z"])
def test_no_address_takes_long(piece: str) -> None:
    started = time.process_time()
    for host in ("www.youtube.com/watch?", "www.google.com/maps/", "yandex.ru/maps/", "vk.com/"):
        embed_of(f"https://{host}{piece * (50_000 // len(piece))}")
        for _ in range(20):
            embed_of(f"https://{host}{piece * (1_900 // len(piece))}")
    assert time.process_time() - started < 1
