"""Which files a template is made of: its closure over extends, include, import and asset().

A Templates object shows each file as it was when first read. Jinja is imported only where a file
must be parsed: what was found in a text before is handed in, and handed out to be kept.
"""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import cached_property, partial
from pathlib import Path

from msgspec import Struct

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.fingerprint import file_digest
from newsgen.render.mentions import Mentions, TemplateFile, Use, recalled, remembered
from newsgen.said import say

OF_THEME = "theme/"  # before a name: the theme's own template


class Closure(Struct, frozen=True):
    """All a template is made of, sorted: (name, digest) of each file, and each use of an asset."""

    files: tuple[tuple[str, bytes], ...]
    uses: tuple[Use, ...]

    @property
    def assets(self) -> tuple[str, ...]:
        """The names of the assets, each once."""
        return tuple(sorted({use.name for use in self.uses}))


class Templates:
    """The templates of a site: its own folder first, then the theme's.

    "theme/article.html" is the theme's own even where the site has one of that name: so a site's
    can extend it and change one block. `known` is what was `learnt` before; `stamp` tells apart
    those who learn differently.
    """

    def __init__(
        self,
        folders: tuple[Path, ...],
        known: Mapping[bytes, bytes] | None = None,
        stamp: bytes = b"",
    ) -> None:
        self._folders = folders
        self._known = known or {}
        self.stamp = stamp
        self._files: dict[str, TemplateFile | None] = {}
        self._mentions: dict[str, Mentions] = {}
        self.learnt: dict[bytes, bytes] = {}

    def find(self, name: str) -> TemplateFile | None:
        """The template of that name, or None; the first folder that has it wins."""
        if name not in self._files:
            self._files[name] = self._read(name)
        return self._files[name]

    def closure(self, name: str) -> Closure:
        """All that is reached from a template; NewsgenError with all that is wrong in its files."""
        files: dict[str, bytes] = {}
        uses: set[Use] = set()
        problems: list[Problem] = []
        waiting = [Use(name, Location(f"templates/{name}"))]
        while waiting:
            use = waiting.pop()
            if use.name in files:
                continue
            try:
                file = self.find(use.name)
                if file is None:
                    problems.extend(() if use.optional else (self._missing(use),))
                    continue
                files[use.name] = file.digest
                found = self._mentioned(file)
            except NewsgenError as error:
                problems.extend(error.problems)
                continue
            waiting.extend(found.templates)
            uses.update(found.assets)
        if problems:
            raise NewsgenError(problems)
        return Closure(tuple(sorted(files.items())), tuple(sorted(uses)))

    def _read(self, name: str) -> TemplateFile | None:
        if ".." in name.split("/") or "\\" in name or "\0" in name:
            return None
        last = len(self._folders) - 1
        own = name.removeprefix(OF_THEME)
        for place, folder in enumerate(self._folders):
            if own != name and place < last:
                continue
            path = folder / own.lstrip("/")
            if path.is_file():
                shown = f"templates/{own}" + (" (default theme)" if 0 < place == last else "")
                data = path.read_bytes()
                return TemplateFile(name, _text(data, shown), file_digest(data), shown)
        return None

    def _mentioned(self, file: TemplateFile) -> Mentions:
        if file.name not in self._mentions:
            key = file_digest(self.stamp + file.digest)
            kept = self._known.get(key)
            found = recalled(kept, file.shown) if kept else None
            if kept is None or found is None:
                found = self._parse(file)
                kept = remembered(found)
            self._mentions[file.name] = found
            self.learnt[key] = kept
        return self._mentions[file.name]

    @cached_property
    def _parse(self) -> Callable[[TemplateFile], Mentions]:
        # Jinja and its parser cost a build with nothing to do more than all the rest.
        from newsgen.render.parsing import Dialect, mentions  # noqa: PLC0415

        return partial(mentions, environment=Dialect())

    def _missing(self, use: Use) -> Problem:
        names = sorted(
            path.relative_to(folder).as_posix()
            for folder in self._folders
            for path in folder.rglob("*.html")
        )
        near = get_close_matches(use.name, names, n=1)
        text = say("there is no template {name!r}", name=use.name)
        remedy = (
            say("did you mean {name}?", name=near[0])
            if near
            else say("create templates/{name}", name=use.name)
        )
        return Problem(use.where, "missing-template", text, remedy)


def _text(data: bytes, shown: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = Location(shown, data.count(b"\n", 0, error.start) + 1)
        problem = Problem(
            where, "template-error", say("the template is not UTF-8"), say("save it as UTF-8")
        )
        raise NewsgenError([problem]) from error
