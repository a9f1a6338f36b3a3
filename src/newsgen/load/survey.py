"""What lies on the disk: every source file with its stat, found before any is opened."""

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from newsgen.errors import Problem
from newsgen.fingerprint import file_digest, fingerprint
from newsgen.itself import engine
from newsgen.load.names import is_text
from newsgen.load.records import Records, clock_of, settled
from newsgen.load.sources import Found, Stored, every_file, walk
from newsgen.model.settings import Photos, Settings
from newsgen.model.theme import Theme


class Survey(Struct, frozen=True):
    """All files of a site and its theme; `clock` is the file system's time before the search."""

    root: Path
    theme: Path
    stored: Mapping[str, Stored]  # all but articles and pages
    articles: tuple[Found, ...]
    pages: tuple[Found, ...]
    templates: tuple[Found, ...]
    problems: tuple[Problem, ...]
    clock: int

    def stamp(self) -> bytes:
        """Names this state of the disk, as far as stats tell; b"" where they do not tell enough.

        They do not for a file changed just now: it could change again and keep its stat.
        """
        stored = [one.found for one in self.stored.values()]
        files = [*self.articles, *self.pages, *stored, *self.templates]
        if self.problems or not settled(files, self.clock):
            return b""
        paths = "\0".join([one.path for one in files]).encode(errors="surrogatepass")
        stats = b"".join([one.stat for one in files])
        return fingerprint((file_digest(paths), file_digest(stats)))

    def records(self, settings: Settings) -> Records:
        """What is remembered of these files from earlier builds with the same settings."""
        # No file is read otherwise for another address of the site: a preview shares the records.
        # Nor for another look of it.
        asked = replace(settings, base_url="", theme=Theme(), photos=Photos(), share_cards=None)
        said = msgspec.json.encode(asked, order="sorted").decode()
        key = fingerprint((said, *engine().values()))
        return Records(self.root / ".newsgen", key, self.clock)

    def texts(self) -> set[str]:
        """The paths of all articles and pages."""
        return {found.path for found in chain(self.articles, self.pages)}

    def singly(self) -> set[str]:
        """The paths of all files that are content or static, but articles."""
        return {*self.stored, *(found.path for found in self.pages)}

    def paths(self) -> Iterator[str]:
        """The paths of all files that are content or static."""
        return chain((found.path for found in chain(self.articles, self.pages)), self.stored)


def survey(root: Path, theme: Path) -> Survey:
    """Every file of the site in `root`; those of `theme` that the site does not replace too."""
    clock = clock_of(root / ".newsgen")
    content, problems = walk(root, "content", ("static",))
    static, more = walk(root, "static", ("content",))
    problems += more
    templates = every_file(root, "templates")
    # In newsgen's own folder the site's static files are the theme's.
    same = os.path.realpath(root / "static") == os.path.realpath(theme / "static")
    articles, pages, others = _sorted(content)
    stored = {found.path: Stored(found, root) for found in others}
    stored |= {found.path: Stored(found, root, theme=same) for found in static}
    if not same:
        themed, more = walk(theme, "static")
        problems += more
        for found in themed:
            stored.setdefault(found.path, Stored(found, theme, theme=True))
        templates += every_file(theme, "templates")
    return Survey(
        root=root,
        theme=theme,
        stored=stored,
        articles=tuple(articles),
        pages=tuple(pages),
        templates=tuple(templates),
        problems=tuple(problems),
        clock=clock,
    )


def _sorted(content: Iterable[Found]) -> tuple[list[Found], list[Found], list[Found]]:
    articles: list[Found] = []
    pages: list[Found] = []
    others: list[Found] = []
    for found in content:
        path = found.path
        if not is_text(path):
            others.append(found)
        elif path.startswith("content/articles/"):
            articles.append(found)
        elif path.startswith("content/pages/"):
            pages.append(found)
        else:
            others.append(found)
    return articles, pages, others
