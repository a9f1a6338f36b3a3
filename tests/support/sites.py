"""Small sites on the disk, built in process."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from newsgen.build import Report, Request, build
from newsgen.model.article import State
from newsgen.output.disk import Disk

ALMATY = timezone(timedelta(hours=5))
NOW = datetime(2024, 3, 20, 12, 0, tzinfo=ALMATY)

SETTINGS = """\
title: Проба
description: Газета для проверок
base_url: https://example.kz/
language: ru
timezone: Asia/Almaty
sections: {politics: Политика, economy: Экономика}
authors: {red: {name: Редакция, about: Пишем сами}}
menus: {main: [politics, economy], footer: [{title: О нас, url: /about/}]}
telegram: {name: Проба, url: https://t.me/example_channel}
counts: {latest: 3, section_block: 2, list: 2, most_read: 2, related: 2}
"""

# The smallest GIF: one transparent pixel.
PIXEL = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


def article(
    title: str = "Мост открыт",
    date: str = "2024-03-15 20:00",
    *,
    body: str = "Первый абзац новости.\n\nВторой абзац новости.",
    **fields: str,
) -> str:
    """The text of an article file; further fields as YAML text."""
    lines = [f"title: {title}", f"date: {date}"]
    lines += [f"{key}: {value}" for key, value in fields.items()]
    return "\n".join(["---", *lines, "---", body, ""])


def write(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below a folder; the text as UTF-8, exactly as it is."""
    for path, text in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())


def new_site(root: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """A site with settings, a standing page and the given files; its root."""
    write(
        root,
        {
            "content/site.yaml": SETTINGS,
            "content/pages/about.md": "---\ntitle: О нас\n---\nМы пишем новости.\n",
            **(files or {}),
        },
    )
    return root


def many(count: int, *, tags: str = "[мосты]") -> dict[str, str]:
    """Files of `count` articles, an hour apart, in turn in two sections."""
    start = datetime(2024, 3, 1, tzinfo=UTC)
    return {
        f"content/articles/2024/03/story-{number:03}.md": article(
            f"История {number}",
            f"{start + timedelta(hours=number):%Y-%m-%d %H:%M}",
            section=("politics", "economy")[number % 2],
            tags=tags,
            author="Редакция",
            views=str(number),
        )
        for number in range(count)
    }


def build_site(  # noqa: PLR0913 - each is one thing a test may ask for
    root: Path,
    *,
    output: Path | None = None,
    now: datetime = NOW,
    also: frozenset[State] = frozenset(),
    keep_going: bool = False,
    jobs: int = 1,
    base_url: str | None = None,
    disk: Disk | None = None,
) -> Report:
    """Build a site as of NOW, into build/ below it unless told otherwise."""
    request = Request(
        root=root,
        output=output or root / "build",
        now=now,
        also=also,
        keep_going=keep_going,
        jobs=jobs,
        base_url=base_url,
    )
    return build(request, disk=disk)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def page(root: Path, path: str) -> str:
    """The text of a built file."""
    return (root / "build" / path).read_text(encoding="utf-8")
