"""Which files a template is made of: its closure over extends, include, import and asset().

Only literal names are allowed there, so that what a page depends on can be read off its templates.
A Templates object shows each file as it was when first read.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, nodes
from msgspec import Struct

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.fingerprint import file_digest

_REFERENCES = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
_INCLUDE_REMEDY = 'write the name in quotes: {% include "parts/card.html" %}'
_ASSET_REMEDY = 'call it with a name in quotes: asset("css/site.css")'


def syntax() -> Environment:
    """The dialect of Jinja that templates are written in."""
    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
        cache_size=-1,
    )


class TemplateFile(Struct, frozen=True):
    """A template as found: its name, its text, and the path its designer knows it by."""

    name: str
    text: str
    digest: bytes
    shown: str


class Use(Struct, frozen=True, order=True):
    """A name a template mentions, where, and whether it may be missing."""

    name: str
    where: Location
    optional: bool = False


class Parsed(Struct, frozen=True):
    """What one template mentions."""

    file: TemplateFile
    templates: tuple[Use, ...]
    assets: tuple[Use, ...]


class Closure(Struct, frozen=True):
    """Everything a template is made of: (name, digest) of each file, and its uses of assets, sorted."""

    files: tuple[tuple[str, bytes], ...]
    uses: tuple[Use, ...]

    @property
    def assets(self) -> tuple[str, ...]:
        """The names of the assets, each once."""
        return tuple(sorted({use.name for use in self.uses}))


class Templates:
    """The templates of a site: its own folder first, then the theme's."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._syntax = syntax()
        self._files: dict[str, TemplateFile | None] = {}
        self._parsed: dict[str, Parsed] = {}

    def find(self, name: str) -> TemplateFile | None:
        """The template of that name, or None; the first folder that has it wins."""
        if name not in self._files:
            self._files[name] = self._read(name)
        return self._files[name]

    def names(self) -> tuple[str, ...]:
        """All template names, for suggestions."""
        found = (
            path.relative_to(folder).as_posix()
            for folder in self._folders
            for path in folder.rglob("*.html")
        )
        return tuple(sorted(set(found)))

    def closure(self, name: str) -> Closure:
        """Everything reached from a template; NewsgenError with all that is wrong in its files."""
        reached: dict[str, Parsed] = {}
        problems: list[Problem] = []
        waiting = [Use(name, Location(f"templates/{name}"))]
        while waiting:
            use = waiting.pop()
            if use.name in reached:
                continue
            if self.find(use.name) is None:
                if not use.optional:
                    problems.append(self._missing(use))
                continue
            try:
                parsed = self._parse(use.name)
            except NewsgenError as error:
                problems.extend(error.problems)
                continue
            reached[use.name] = parsed
            waiting.extend(parsed.templates)
        if problems:
            raise NewsgenError(problems)
        files = sorted((one.file.name, one.file.digest) for one in reached.values())
        uses = sorted({use for one in reached.values() for use in one.assets})
        return Closure(tuple(files), tuple(uses))

    def _read(self, name: str) -> TemplateFile | None:
        if ".." in name.split("/") or "\\" in name or "\0" in name:
            return None
        for place, folder in enumerate(self._folders):
            path = folder / name.lstrip("/")
            if path.is_file():
                shown = f"templates/{name}" + (" (default theme)" if self._is_theme(place) else "")
                data = path.read_bytes()
                return TemplateFile(name, _decoded(data, shown), file_digest(data), shown)
        return None

    def _is_theme(self, place: int) -> bool:
        return len(self._folders) > 1 and place == len(self._folders) - 1

    def _parse(self, name: str) -> Parsed:
        if name not in self._parsed:
            file = self.find(name)
            assert file is not None
            self._parsed[name] = _parsed(self._syntax, file)
        return self._parsed[name]

    def _missing(self, use: Use) -> Problem:
        near = get_close_matches(use.name, self.names(), n=1)
        remedy = f"did you mean {near[0]}?" if near else "create it in templates/"
        return Problem(use.where, "missing-template", f"there is no template {use.name!r}", remedy)


def _decoded(data: bytes, shown: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = Problem(
            Location(shown, line), "template-error", "the file is not UTF-8", "save it as UTF-8"
        )
        raise NewsgenError([problem]) from error


def _parsed(environment: Environment, file: TemplateFile) -> Parsed:
    try:
        tree = environment.parse(file.text, file.name, file.shown)
    except TemplateSyntaxError as error:
        where = Location(file.shown, error.lineno)
        problem = Problem(where, "template-error", str(error.message))
        raise NewsgenError([problem]) from error
    problems: list[Problem] = []
    templates = [
        use for node in tree.find_all(_REFERENCES) for use in _template_uses(node, file, problems)
    ]
    assets = list(_asset_uses(tree, file, problems))
    if problems:
        raise NewsgenError(problems)
    return Parsed(file, tuple(templates), tuple(assets))


def _template_uses(
    node: nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport,
    file: TemplateFile,
    problems: list[Problem],
) -> Iterator[Use]:
    where = Location(file.shown, node.lineno)
    names = _literals(node.template)
    if names is None:
        text = "the name of a template is computed here, so newsgen cannot know what the page needs"
        problems.append(Problem(where, "dynamic-template", text, _INCLUDE_REMEDY))
        return
    # Of several names the first that exists is taken, so any of them may be missing.
    optional = len(names) > 1 or (isinstance(node, nodes.Include) and node.ignore_missing)
    for name in names:
        yield Use(name, where, optional)


def _asset_uses(tree: nodes.Template, file: TemplateFile, problems: list[Problem]) -> Iterator[Use]:
    called = set()
    for call in tree.find_all(nodes.Call):
        if not isinstance(call.node, nodes.Name) or call.node.name != "asset":
            continue
        names = _literals(call.args[0]) if len(call.args) == 1 and not call.kwargs else None
        if names is None:
            continue
        called.add(id(call.node))
        for name in names:
            yield Use(name, Location(file.shown, call.lineno))
    for word in tree.find_all(nodes.Name):
        if word.name == "asset" and id(word) not in called:
            text = (
                "the name of an asset is computed here, so newsgen cannot know what the page needs"
            )
            where = Location(file.shown, word.lineno)
            problems.append(Problem(where, "dynamic-template", text, _ASSET_REMEDY))


def _literals(node: nodes.Expr) -> tuple[str, ...] | None:
    """The names an expression can come to: a literal, a list of them, or a choice of two; else None."""
    if isinstance(node, nodes.Const):
        return (node.value,) if isinstance(node.value, str) else None
    if isinstance(node, (nodes.List, nodes.Tuple)):
        parts: list[nodes.Expr] = list(node.items)
    elif isinstance(node, nodes.CondExpr) and node.expr2 is not None:
        parts = [node.expr1, node.expr2]
    else:
        return None
    names: list[str] = []
    for part in parts:
        found = _literals(part)
        if found is None:
            return None
        names.extend(found)
    return tuple(names)
