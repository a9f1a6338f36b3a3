"""What a person starts with: a small site, or one new article."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.i18n.slugs import slug
from newsgen.refusals import refused
from newsgen.said import say

SITE = Path(__file__).parent / "site"
IGNORED = "/build/\n/.newsgen/\n"


def start_site(folder: Path) -> tuple[str, ...]:
    """Write a small working site into an empty or new folder; the paths written, relative to it."""
    if folder.exists() and (
        not folder.is_dir() or any(not one.name.startswith(".") for one in folder.iterdir())
    ):
        problem = Problem(
            Location(str(folder)),
            "not-empty",
            say("there is something here already, and a new site would mix with it"),
            say("name a folder that is empty or does not exist yet"),
        )
        raise NewsgenError([problem])
    written: list[str] = []
    for source in sorted(SITE.rglob("*")):
        if source.is_file():
            _write(folder, source.relative_to(SITE).as_posix(), source.read_bytes(), written)
    for name in ("templates", "static"):
        (folder / name).mkdir(exist_ok=True)
    _write(folder, ".gitignore", IGNORED.encode(), written)
    return tuple(written)


def start_article(  # noqa: PLR0913 - each is something the command asks for
    root: Path,
    title: str,
    at: datetime,
    *,
    section: str,
    author: str,
    language: str,
    suffix: str,
    letters: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Write the file of a new draft; its path relative to the site's root.

    `suffix` is "" for the site's own language and ".kk" for another; `letters` are those the site
    spells in its own way. The slug is written into the file, so that no change of spelling ever
    moves the article. Raises NewsgenError where the title gives no file name, or a file is there
    already.
    """
    name = slug(title, language, letters)
    path = f"content/articles/{at:%Y/%m}/{name}{suffix}.md"
    if not name or (root / path).exists():
        problem = (
            Problem(
                Location(path), "file-exists", say("is there already"), say("choose another title")
            )
            if name
            else Problem(
                Location(title),
                "empty-slug",
                say("no file name can be made of this title"),
                say("use at least one letter or digit"),
            )
        )
        raise NewsgenError([problem])
    lines = [f"title: {quoted(title)}", f"date: {at:%Y-%m-%d %H:%M}", f"slug: {name}"]
    lines += [f"{key}: {quoted(value)}" for key, value in (("author", author),) if value]
    lines += [f"section: {section}"] if section else []
    lines += ["draft: true"]
    _write(root, path, "\n".join(["---", *lines, "---", "", ""]).encode(), [])
    return path


def quoted(text: str) -> str:
    """Text as a YAML scalar that reads back as it is, whatever is in it."""
    return "'" + text.replace("'", "''") + "'"


def _write(folder: Path, path: str, data: bytes, written: list[str]) -> None:
    place = folder / path
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    except OSError as error:
        problem = Problem(
            Location(str(place)),
            "disk",
            say("the disk refused: {reason}", reason=refused(error)),
            say("make room or give permission, and try again"),
        )
        raise NewsgenError([problem]) from error
    written.append(path)
