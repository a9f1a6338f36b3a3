"""Small sites on the disk, loaded."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from newsgen.errors import NewsgenError
from newsgen.load import Loaded, load, survey
from newsgen.model.article import Article, State
from support.pictures import saved

NOW = datetime(2024, 3, 16, 12, 0, tzinfo=UTC)
STORY = "content/articles/2024/03/story.md"
JPEG = saved(Image.new("RGB", (40, 30), "teal"))
SETTINGS = """title: Вестник
languages: [ru, kk]
sections: {politics: Политика, economy: Экономика}
authors: {redakciya: Редакция, aigerim: {name: Айгерим Сатпаева}}
"""


def put(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder with these files in it, and a site.yaml if none is given."""
    for path, data in {"content/site.yaml": SETTINGS, **files}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
    return root


def story(header: str = "", body: str = "Текст новости.\n", *, date: str = "2024-03-15") -> str:
    """An article's file."""
    return f"---\ntitle: Новость\ndate: {date}\n{header}---\n{body}"


def loaded(
    root: Path,
    files: Mapping[str, str | bytes] | None = None,
    *,
    also: frozenset[State] = frozenset(),
    keep_going: bool = False,
    base_url: str | None = None,
) -> Loaded:
    """The site of these files at NOW."""
    theme = root / "theme"
    site = put(root, files or {})
    return load(survey(site, theme), NOW, also=also, keep_going=keep_going, base_url=base_url)


def the_article(root: Path, text: str | bytes, **files: str | bytes) -> Article:
    """The only article of a site."""
    (article,) = loaded(root, {STORY: text, **files}).edition.articles
    return article


def problems(root: Path, files: Mapping[str, str | bytes]) -> tuple[str, ...]:
    """The codes of what is wrong with a site."""
    try:
        loaded(root, files)
    except NewsgenError as error:
        return tuple(problem.code for problem in error.problems)
    return ()
