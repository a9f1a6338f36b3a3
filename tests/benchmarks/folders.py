"""The same newspaper as a folder for each generator: its articles, people, menu and theme.

The themes of the others are in sites/; newsgen's is its own default theme. Each article is one file
in each folder: its front matter says the same in the words each generator expects, its body is the
same text.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

from news import SECTIONS, Article, Named, Newspaper

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

TITLE = "Степная проба"
DESCRIPTION = "Газета, в которой измеряют скорость"
CHANNEL = "https://t.me/example_channel"
ROLE = "Корреспондент"
ABOUT = "Пишет о том, чего не было, и в любых количествах."
BASE = "https://example.kz/"
CHANGEABLE = "</head>"  # a line of every theme's base, before which one is added


def quoted(text: str) -> str:
    """A YAML scalar."""
    return "'" + text.replace("'", "''") + "'"


class Folder:
    """A newspaper's folder in the form one generator reads."""

    base = ""  # the template every page is made with

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, article: Article) -> Path:
        """The file of an article."""
        day = article.date
        return self.root / f"content/articles/{day:%Y}/{day:%m}/{article.slug}.md"

    def text(self, article: Article) -> str:
        """What is written in that file."""
        raise NotImplementedError

    def frame(self, paper: Newspaper, tags: Iterable[Named]) -> None:
        """Write all that is no article; `tags` are those in use."""
        raise NotImplementedError

    def write(self, article: Article) -> None:
        """Write an article's file, in place of what was there."""
        place = self.path(article)
        try:
            place.write_text(self.text(article), encoding="utf-8")
        except FileNotFoundError:
            place.parent.mkdir(parents=True)
            place.write_text(self.text(article), encoding="utf-8")

    def change_base(self, text: str) -> None:
        """Change something in the frame of every page."""
        place = self.root / self.base
        lines = place.read_text(encoding="utf-8").splitlines(keepends=True)
        lines = [line for line in lines if 'name="benchmark"' not in line]
        at = next(number for number, line in enumerate(lines) if CHANGEABLE in line)
        lines.insert(at, f'<meta name="benchmark" content="{text}">\n')
        place.write_text("".join(lines), encoding="utf-8")


class Newsgen(Folder):
    """newsgen's default theme; its base template is the site's own, to be edited."""

    base = "templates/base.html"

    def text(self, article: Article) -> str:
        """YAML, in the words of docs/writing.md."""
        lines = [
            f"title: {quoted(article.title)}",
            f"date: {article.date:%Y-%m-%d %H:%M}",
            f"section: {article.section}",
            f"author: [{', '.join(one.key for one in article.authors)}]",
            f"tags: [{', '.join(one.name for one in article.tags)}]",
            f"views: {article.views}",
        ]
        if article.source:
            address = f", url: {quoted(article.source.key)}" if article.source.key else ""
            lines.append(f"source: {{name: {article.source.name}{address}}}")
        if article.credit:
            lines.append(f"photo_credit: {article.credit}")
        if article.lead:
            lines.append(f"lead: {quoted(article.lead)}")
        return _file(lines, article.body)

    def frame(self, paper: Newspaper, tags: Iterable[Named]) -> None:
        """The settings and the template to be edited."""
        del tags
        lines = [
            f"title: {TITLE}",
            f"description: {DESCRIPTION}",
            f"base_url: {BASE}",
            "language: ru",
            "timezone: Asia/Almaty",
            "sections:",
            *(f"  {key}: {title}" for key, title in SECTIONS.items()),
            "authors:",
            *(
                f"  {one.key}: {{name: {one.name}, role: {ROLE}, about: {quoted(ABOUT)}}}"
                for one in paper.authors
            ),
            f"menus: {{main: [{', '.join(SECTIONS)}]}}",
            f"telegram: {{name: {TITLE}, url: {quoted(CHANNEL)}}}",
            "counts: {list: 20}",
        ]
        _write(self.root / "content/site.yaml", "\n".join([*lines, ""]))
        _write(self.root / self.base, (ROOT / self.base).read_text(encoding="utf-8"))


class Hugo(Folder):
    """Hugo: sections are folders, tags and authors are taxonomies with a page for each name."""

    base = "layouts/baseof.html"

    def path(self, article: Article) -> Path:
        """Below the folder of its section, as Hugo has it."""
        day = article.date
        folder = self.root / "content" / article.section
        return folder / f"{day:%Y}/{day:%m}/{article.slug}.md"

    def text(self, article: Article) -> str:
        """YAML: what Hugo has no word for goes to `params`."""
        lines = [
            f"title: {quoted(article.title)}",
            f"date: {article.date.isoformat()}",
            f"slug: {article.slug}",
            f"authors: [{', '.join(one.key for one in article.authors)}]",
            f"tags: [{', '.join(one.key for one in article.tags)}]",
        ]
        if article.lead:
            lines.append(f"summary: {quoted(article.lead)}")
        lines += ["params:", f"  views: {article.views}"]
        if article.source:
            lines.append(f"  source: {article.source.name}")
            if article.source.key:
                lines.append(f"  source_url: {quoted(article.source.key)}")
        if article.credit:
            lines.append(f"  credit: {article.credit}")
        return _file(lines, article.body)

    def frame(self, paper: Newspaper, tags: Iterable[Named]) -> None:
        """Configuration, layouts, and the names of sections, tags and authors."""
        _copy("hugo", self.root)
        for weight, (key, title) in enumerate(SECTIONS.items(), start=1):
            lines = [f"title: {title}", f"weight: {weight}"]
            _write(self.root / f"content/{key}/_index.md", _file(lines))
        for tag in tags:
            _write(self.root / f"content/tags/{tag.key}/_index.md", _file([f"title: {tag.name}"]))
        for author in paper.authors:
            _write(self.root / f"content/authors/{author.key}/_index.md", _file(_profile(author)))


class Pelican(Folder):
    """Pelican: front matter is `Key: value` lines, profiles are in its configuration."""

    base = "theme/templates/base.html"

    def text(self, article: Article) -> str:
        """Lines for Python-Markdown's `meta`."""
        lines = [
            f"Title: {article.title}",
            f"Date: {article.date:%Y-%m-%d %H:%M}",
            f"Category: {article.section}",
            f"Slug: {article.slug}",
            f"Authors: {'; '.join(one.name for one in article.authors)}",
            f"Tags: {', '.join(one.name for one in article.tags)}",
            f"Views: {article.views}",
        ]
        if article.source:
            lines += [f"Source_name: {article.source.name}", f"Source_url: {article.source.key}"]
        if article.credit:
            lines.append(f"Credit: {article.credit}")
        if article.lead:
            lines.append(f"Summary: {article.lead}")
        return "\n".join([*lines, "", article.body, ""])

    def frame(self, paper: Newspaper, tags: Iterable[Named]) -> None:
        """Configuration and theme; everybody has the same profile, so the theme holds it."""
        del paper, tags
        _copy("pelican", self.root)


def fill(folders: Iterable[Folder], paper: Newspaper, size: int) -> None:
    """Write the newspaper to all folders, one article in memory at a time."""
    folders = tuple(folders)
    tags: dict[Named, None] = {}
    for article in paper.articles(size):
        tags.update(dict.fromkeys(article.tags))
        for folder in folders:
            folder.write(article)
    for folder in folders:
        folder.frame(paper, sorted(tags))


def _file(lines: Iterable[str], body: str = "") -> str:
    return "\n".join(["---", *lines, "---", *([body] if body else []), ""])


def _profile(author: Named) -> list[str]:
    return [
        f"title: {author.name}",
        "outputs: [html, rss]",
        f"params: {{role: {ROLE}, about: {quoted(ABOUT)}}}",
    ]


def _copy(name: str, root: Path) -> None:
    shutil.copytree(HERE / "sites" / name, root, dirs_exist_ok=True)
    # newsgen's own style sheet, script and icon: the same bytes to copy.
    below = root / ("static" if name == "hugo" else "theme/static")
    shutil.copytree(ROOT / "static", below, dirs_exist_ok=True)


def _write(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
