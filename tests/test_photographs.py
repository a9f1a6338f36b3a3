"""Photographs in whole builds: each encoded once in its life, and off the site on its day."""

import asyncio
import re
import shutil
from collections.abc import Callable, Iterable, MutableMapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsgen.build import Request, build, default_theme
from newsgen.developing import KEPT, Asked, Photos
from newsgen.fingerprint import SIZE
from newsgen.load import Reader
from newsgen.preview.server import Site
from support.photographs import (
    FOLDER,
    MEDIA,
    PAGE,
    PHOTO,
    SMALL,
    STORY,
    Encoder,
    media,
    photographs,
    site_of,
    story,
)
from support.pictures import reopened, saved, scene
from support.sites import ALMATY, NOW, SETTINGS, article, build_site, page, tree, write

LATER = f"{FOLDER}/later.md"
OTHER = f"{FOLDER}/other.jpg"
BOTH = SETTINGS.replace("language: ru", "languages: [ru, kk]")
ASGI = {"spec_version": "2.4"}
BODY = "Первый абзац.\n\n![Берег](other.jpg)\n\nВторой абзац."


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> Encoder:
    return Encoder(monkeypatch)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site with a photograph that opens a story, and another in its text."""
    other = saved(scene(340, 260, 3))
    root = site_of(tmp_path_factory.mktemp("built"), {STORY: story(body=BODY), OTHER: other})
    build_site(root)
    return root


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """A copy of that site, to be changed."""
    return shutil.copytree(built, tmp_path / "site")


def bridges(photos: Iterable[str]) -> set[str]:
    return {path for path in photos if path.startswith(f"{MEDIA}bridge.")}


def settings(photos: str) -> dict[str, str]:
    return {"content/site.yaml": f"{SETTINGS}photos: {photos}\n"}


def test_a_second_build_encodes_nothing(site: Path, encoder: Encoder) -> None:
    report = build_site(site)
    assert (report.rendered, report.written, encoder.since()) == ((), (), 0)


@pytest.mark.parametrize(
    "files",
    [
        {STORY: story("Другой мост", body=BODY)},
        {STORY: story(photo_caption="Над рекой", photo_alt="Мост", body=BODY)},
        {"templates/parts/photo.html": "{% if page.photo %}{{ page.photo.credit }}{% endif %}"},
        {"content/site.yaml": SETTINGS.replace("example.kz/", "example.kz/news/")},
        {f"{FOLDER}/bridge.kk.md": story("Көпір"), "content/site.yaml": BOTH},
    ],
    ids=["title", "words", "template", "address", "language"],
)  # fmt: skip
def test_a_change_that_is_none_of_the_photograph_encodes_nothing(
    site: Path, encoder: Encoder, files: dict[str, str]
) -> None:
    before = photographs(site)
    write(site, files)
    report = build_site(site)
    assert report.written
    assert encoder.since() == 0
    assert photographs(site) == before


def test_a_removed_output_is_filled_from_what_was_kept(site: Path, encoder: Encoder) -> None:
    before = tree(site / "build")
    shutil.rmtree(site / "build")
    report = build_site(site)
    assert len(media(report)) == len(photographs(site)) > 2
    assert encoder.since() == 0
    assert tree(site / "build") == before


def test_a_renamed_photograph_is_not_encoded_again(site: Path, encoder: Encoder) -> None:
    before = photographs(site)
    (site / PHOTO).rename(site / FOLDER / "Мост, вид.jpg")
    write(site, {STORY: story(body=BODY).replace("bridge.jpg", "Мост, вид.jpg")})
    report = build_site(site)
    assert encoder.since() == 0
    assert {path for path in report.removed if path.startswith(MEDIA)} == bridges(before)
    assert sorted(photographs(site).values()) == sorted(before.values())
    assert "/media/2024/03/%D0%9C%D0%BE%D1%81%D1%82%2C%20" in page(site, PAGE)


@pytest.mark.parametrize("damage", [lambda data: data[: len(data) // 2], lambda _: b"",
    lambda data: data[:100] + bytes((data[100] ^ 1,)) + data[101:]],
    ids=["cut", "empty", "altered"],
)  # fmt: skip
def test_a_damaged_file_of_the_cache_is_made_again(
    site: Path, encoder: Encoder, damage: Callable[[bytes], bytes]
) -> None:
    before = tree(site / "build")
    kept = next(path for path in sorted((site / KEPT).rglob("*")) if path.is_file())
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))
    shutil.rmtree(site / "build")
    build_site(site)
    assert encoder.since() == 1
    assert tree(site / "build") == before
    assert kept.read_bytes() == whole


def test_a_cache_that_nobody_can_write_costs_time_alone(site: Path, encoder: Encoder) -> None:
    before = photographs(site)
    shutil.rmtree(site / KEPT)
    shutil.rmtree(site / "build")
    (site / KEPT).write_bytes(b"")
    build_site(site)
    assert encoder.since() == len(before)
    assert photographs(site) == before


def test_many_processes_make_what_one_makes(
    site: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsgen.developing._SOON", 0)  # as if there were more of them
    alone = tree(site / "build")
    shutil.rmtree(site / "build")
    shutil.rmtree(site / KEPT)
    build_site(site, jobs=2)
    assert encoder.since() == 0  # others did it
    assert tree(site / "build") == alone


def test_what_was_edited_is_built_as_if_it_were_new(site: Path, tmp_path: Path) -> None:
    """Every edit that changes which files there are of photographs, one after the other."""
    later = article("Позже", "2024-03-18 10:00", photo="bridge.jpg", photo_credit="Позднее")
    edits: list[dict[str, str | bytes]] = [
        {PHOTO: saved(scene(420, 300, 5)), LATER: later},
        {
            STORY: story(photo_credit="Агентство", body=BODY),
            LATER: later.replace("bridge", "other"),
        },
        {STORY: story(photo_credit="Агентство", photo_focus="0.1 0.9", body=BODY), OTHER: SMALL},
        {PHOTO: SMALL, LATER: later, **settings("{formats: [jpeg]}")},
        {STORY: story(photo_until="2024-03-20 11:00", body=BODY)},
        {STORY: article("Без фото", section="politics")},
        {LATER: article("Без фото", "2024-03-18 10:00")},
    ]
    for number, files in enumerate(edits):
        write(site, files)
        build_site(site)
        clean = tmp_path / f"clean-{number}"
        shutil.copytree(site / "content", clean / "content")
        shutil.copytree(site / ".newsgen/templates", clean / ".newsgen/templates")  # to save time
        build_site(clean)
        assert tree(site / "build") == tree(clean / "build"), f"after edit {number}"
    assert photographs(site) == {}


def test_a_new_story_with_an_old_photograph_touches_neither_its_files_nor_the_archive(
    site: Path, encoder: Encoder
) -> None:
    fields = {"photo": "bridge.jpg", "photo_credit": "Другое", "photo_focus": "0 0"}
    write(site, {LATER: article("Позже", "2024-03-19 10:00", section="economy", **fields)})
    report = build_site(site)
    made = {path for path, _ in report.rendered}
    assert "2024/03/19/later/index.html" in made
    assert PAGE not in made
    assert (encoder.since(), media(report)) == (0, set())
    assert "Другое" in page(site, "2024/03/19/later/index.html")


def test_a_removed_story_s_photographs_vanish_and_come_back_without_being_encoded(
    site: Path, encoder: Encoder
) -> None:
    before, text = photographs(site), (site / STORY).read_bytes()
    (site / STORY).unlink()
    report = build_site(site)
    assert set(report.removed) >= set(before)
    assert photographs(site) == {}
    write(site, {STORY: text})
    build_site(site, now=NOW + timedelta(days=20))
    assert encoder.since() == 0
    assert photographs(site) == before


def test_what_was_made_of_a_photograph_is_kept_for_thirty_days_without_it(site: Path) -> None:
    """From the day on which it was last shown, however long ago it was made."""
    start = NOW + timedelta(days=4000)

    def kept(days: int) -> int:
        write(site, {"content/pages/about.md": f"---\ntitle: О нас\n---\nДень {days}.\n"})
        build_site(site, now=start + timedelta(days=days))
        return len([one for one in (site / KEPT).iterdir() if len(one.name) == 2 * SIZE])

    assert kept(0) == 2
    write(site, {STORY: story()})  # without the one in its text
    assert (kept(0), kept(29), kept(31)) == (2, 2, 1)
    write(site, {STORY: article("Без фото", section="politics")})
    assert (kept(40), kept(69)) == (1, 1)
    (site / KEPT / "unshown.json").write_bytes(b"{")  # then it counts from today
    assert (kept(71), kept(100), kept(131)) == (1, 1, 0)


def test_the_html_and_the_disk_have_every_format_the_settings_ask_for(
    site: Path, encoder: Encoder
) -> None:
    write(site, settings("{formats: [avif, webp, jpeg]}"))
    build_site(site)
    assert encoder.since() > 0
    html = page(site, PAGE)
    offered = re.findall(r'<source type="image/(\w+)" srcset="([^"]+)"', html)
    assert [kind for kind, _ in offered] == ["avif", "webp", "jpeg"] * 2
    named = [one.split()[0][1:] for _, srcset in offered for one in srcset.split(",")]
    named += re.findall(r'<img [^>]*src="/(media[^"]+)"', html)
    every = photographs(site)
    assert {path.rpartition(".")[2] for path in named} == {"avif", "webp", "jpg"}
    for path in named:
        kind = {"jpg": "JPEG"}.get(path.rpartition(".")[2], path.rpartition(".")[2].upper())
        assert reopened(every[path]).format == kind
    pattern = r"/media/\*\.(\w+)\n  Cache-Control: public, max-age=31536000, immutable"
    assert set(re.findall(pattern, page(site, "_headers"))) >= {"avif", "webp", "jpg"}


@pytest.mark.parametrize("other", ["bridge", "other"])
def test_a_photograph_is_nowhere_from_its_last_day_on(
    site: Path, monkeypatch: pytest.MonkeyPatch, other: str
) -> None:
    """Whether it opens another story or stands in its text, and without any edit."""
    monkeypatch.setattr("newsgen.load.records.TICK", -(10**15))  # stats are trusted at once
    end = "2024-03-21 09:00"
    credit = "Агентство Степь"
    fields = {"photo_credit": credit, "photo_caption": "Подпись-к-фото", "photo_until": end}
    later = article("Позже", "2024-03-20 10:00", photo=f"{other}.jpg", body="![Мост](bridge.jpg)")
    cards = {"content/site.yaml": f"{SETTINGS}share_cards: all\n"}
    write(site, {STORY: story(**fields), LATER: later, **cards})
    until = datetime(2024, 3, 21, 9, 0, tzinfo=ALMATY)
    build_site(site, now=until - timedelta(hours=2))
    report = build_site(site, now=until - timedelta(seconds=1))
    assert report.rendered == ()
    photo = f"/{MEDIA}bridge.".encode()
    names = (b"bridge.jpg", photo, credit.encode(), "Подпись-к-фото".encode())
    shown = {path for path, data in tree(site / "build").items() if photo in data}
    places = {PAGE, "2024/03/20/later/index.html", "index.html", "politics/index.html"}
    assert shown >= places | {"feed.xml", "atom.xml", "feed.json"}
    assert "creditText" in page(site, PAGE)
    before = photographs(site)
    report = build_site(site, now=until)
    assert set(report.removed) >= bridges(before)
    for path, data in tree(site / "build").items():
        assert not path.startswith(f"{MEDIA}bridge"), path
        if path != ".newsgen-output":
            assert not [name for name in names if name in data], path
    assert "<h1" in page(site, PAGE)
    assert build_site(site, now=until).rendered == ()


def test_a_preview_encodes_nothing_and_the_next_build_all(
    site: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsgen.load.records.TICK", -(10**15))  # stats are trusted at once
    full, output = tree(site / "build"), site / "preview"
    shutil.rmtree(site / KEPT)
    request = Request(root=site, output=output, now=NOW, photos=Photos.LATER)
    report = build(request)
    put_off = {one.path for one in report.later}
    assert encoder.since() == 0
    assert put_off == {path for path in full if path.startswith(("media/", "cards/"))}
    assert not put_off & tree(output).keys()
    assert (output / PAGE).read_bytes() == full[PAGE]
    assert {one.path for one in build(request).later} == put_off
    build_site(site, output=output)
    assert encoder.since() == len(photographs(site))
    assert tree(output) == full
    assert build(request).later == ()


def test_a_fast_build_looks_the_same_and_the_next_build_is_for_readers(
    site: Path, encoder: Encoder
) -> None:
    before = tree(site / "build")
    fast = Request(root=site, output=site / "build", now=NOW, photos=Photos.FAST)
    build(fast)
    count = len(photographs(site))
    assert encoder.since() == count
    quick = tree(site / "build")
    assert quick.keys() == before.keys()
    assert quick[PAGE] == before[PAGE]
    assert len([one for one in photographs(site) if quick[one] != before[one]]) == count
    assert build(fast).written == ()
    build_site(site)
    assert encoder.since() == 0  # those of the first build were kept
    assert tree(site / "build") == before


def answer(server: Site, path: str) -> tuple[int, str, bytes]:
    """Status, type and bytes that a browser gets."""
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request"}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "headers": [], "asgi": ASGI}
    asyncio.run(server(scope, receive, send))
    kind = dict(sent[0]["headers"])[b"content-type"].decode()
    return sent[0]["status"], kind, sent[1]["body"]


def test_the_preview_answers_with_what_was_put_off(site: Path, encoder: Encoder) -> None:
    photos = photographs(site)
    shutil.rmtree(site / "build")
    shutil.rmtree(site / KEPT)
    request = Request(root=site, output=site / "build", now=NOW, photos=Photos.LATER)
    asked = Asked(site, Reader(site, default_theme()))
    asked.put_off(build(request).later)
    server = Site(site / "build", asked=asked)
    for path in photos:
        status, kind, data = answer(server, f"/{path}")
        assert (status, kind) == (200, f"image/{reopened(data).format}".lower())
    assert encoder.since() == len(photos)
    first = min(photos)
    assert answer(server, f"/{first}")[0] == 200
    assert encoder.since() == 0
    assert answer(server, f"/{first}x")[0] == 404
    assert answer(server, f"/{PAGE}")[0] == 200
    (site / PHOTO).write_bytes(b"")  # what was made of it is still there
    assert answer(server, f"/{first}")[0] == 200
    shutil.rmtree(site / KEPT)
    assert answer(server, f"/{first}")[0] == 404
