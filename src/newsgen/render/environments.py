"""The two environments templates are rendered in, one of each per language.

The plain one is Jinja itself with our filters; it says what a template means, and what is wrong
with it. The fast one makes the same bytes wherever nothing is wrong.
"""

from collections.abc import Callable, Iterator, Mapping
from gettext import NullTranslations
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import FunctionLoader, Template, nodes, pass_context
from jinja2.runtime import Context, new_context
from markupsafe import Markup, escape
from msgspec import Struct

from newsgen.fingerprint import fingerprint
from newsgen.i18n.messages import Messages
from newsgen.model.views import SiteView
from newsgen.render import memo
from newsgen.render.compiled import Compiled
from newsgen.render.failures import Missing, UnknownAssetError
from newsgen.render.filters import FILTERS, shown
from newsgen.render.generator import FastGenerator
from newsgen.render.parsing import Dialect
from newsgen.render.reach import Reaches
from newsgen.render.reading import unknown_asset
from newsgen.render.templates import Templates
from newsgen.render.values import Generator

Body = Callable[[Context, object], Markup]


class Supplies(Struct, frozen=True):
    """What environments of all languages share."""

    templates: Templates
    assets: Mapping[str, str]
    body: Body
    messages: Messages
    cache: Path | None = None


class PlainEnvironment(Dialect):
    """Jinja with our filters, in a language."""

    code_generator_class = Generator

    def __init__(self, language: str, supplies: Supplies) -> None:
        super().__init__()
        self._supplies = supplies
        self.undefined = Missing
        self.finalize = shown
        self.loader = FunctionLoader(self._load)
        self.filters.update({name: one.in_context() for name, one in FILTERS.items()})
        self.filters["body"] = supplies.body
        self.globals["asset"] = _asset(self.asset)
        self.globals.pop("lipsum")
        self.filters.pop("random")
        self.messages: NullTranslations = supplies.messages.catalogue(language)
        self.install_gettext_translations(self.messages, newstyle=True)  # type: ignore[attr-defined]

    def asset(self, site: SiteView, name: str) -> str:
        """The published address of a file under static/."""
        assets = self._supplies.assets
        if name not in assets:
            raise UnknownAssetError(*unknown_asset(name, assets))
        return f"{site.base_path}{assets[name]}"

    def _load(self, name: str) -> tuple[str, str, None] | None:
        file = self._supplies.templates.find(name)
        # Compiled under the name its designer knows it by, which is where tracebacks then point.
        return None if file is None else (file.text, file.shown, None)


class FastEnvironment(PlainEnvironment):
    """Compiles by render/generator.py; what that writes looks up the public names here."""

    code_generator_class = FastGenerator
    key = staticmethod(memo.key)

    def __init__(self, language: str, supplies: Supplies) -> None:
        super().__init__(language, supplies)
        self.memo = memo.Memo()
        self.reaches = Reaches(self, self._tree)
        self.own = SimpleNamespace(**{name: one.function for name, one in FILTERS.items()})
        self.printed = printed
        self._made: dict[str, Template] = {}
        if supplies.cache is not None:
            stamp = fingerprint((supplies.templates.stamp, language))
            self.bytecode_cache = Compiled(supplies.cache, stamp, supplies.templates.closure)

    def text(self, template: Template, view: Any) -> str:  # noqa: ANN401 (any view with a `site`)
        """The template's text for a view."""
        # Not by template.new_context(), which goes through all globals twice for every page.
        seen = {**self.globals, "page": view, "site": view.site}
        context = new_context(self, template.name, template.blocks, seen, shared=True)
        parts: Iterator[str] = template.root_render_func(context)
        return "".join(parts)

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:  # noqa: A002, ANN401
        """As Jinja's own, which looks twice."""
        if name in self._made:
            return self._made[name]
        made = super().get_template(name, parent, globals)
        self._made[name] = made
        return made

    def says(self, message: str) -> str:
        """The message in the language."""
        return self.messages.gettext(message)

    def plural(self, one: str, many: str, number: int, words: dict[str, object]) -> Markup:
        """The message for a number, its placeholders filled."""
        said = Markup(self.messages.ngettext(one, many, number))  # noqa: S704 - our catalogue's
        return said % {"num": number, **words}

    def _tree(self, name: str) -> nodes.Template | None:
        file = self._supplies.templates.find(name)
        return None if file is None else self.parse(file.text, name, file.shown)


def printed(value: object) -> str:
    """What `{{ … }}` prints: finalized and escaped; most of it needs neither."""
    if type(value) is str:
        if "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
            return escape(value)
        return value
    if type(value) is Markup:
        return value
    return escape(shown(value))


def _asset(find: Callable[[SiteView, str], str]) -> Callable[[Context, str], str]:
    @pass_context
    def asset(context: Context, name: str) -> str:
        """`asset("css/site.css")`: the published address of a file under static/."""
        return find(context["site"], name)

    return asset
