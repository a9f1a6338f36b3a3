"""Pages: a view through its template, in the view's language."""

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, FunctionLoader, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import Markup

from newsgen.i18n.messages import catalogue
from newsgen.model.article import Body
from newsgen.render.failures import (
    TEMPLATE_ERRORS,
    Missing,
    MisuseError,
    UnknownAssetError,
    problem_of,
    unknown_asset,
)
from newsgen.render.filters import FILTERS, shown
from newsgen.render.mentions import syntax
from newsgen.render.reading import Reader
from newsgen.render.templates import Templates


class Pages:
    """Renders views; holds one Jinja environment per language, made when first asked for."""

    def __init__(self, templates: Templates, reader: Reader, assets: Mapping[str, str]) -> None:
        self._templates = templates
        self._reader = reader
        self._assets = assets
        self._environments: dict[str, Environment] = {}
        self._bodies: Any = None

    def page(self, template: str, view: Any) -> bytes:  # noqa: ANN401 (any view with a `site`)
        """The page as UTF-8, ending in one newline; NewsgenError where a template fails."""
        try:
            environment = self._environment(view.site.language)
            text = environment.get_template(template).render(page=view, site=view.site)
        except TEMPLATE_ERRORS as error:
            problem = problem_of(error, template)
            if problem is None:
                raise
            raise problem from error
        # A lone surrogate, which no file may hold, becomes a question mark.
        return (text.strip() + "\n").encode("utf-8", "replace")

    def _environment(self, language: str) -> Environment:
        if language not in self._environments:
            self._environments[language] = self._made(language)
        return self._environments[language]

    def _made(self, language: str) -> Environment:
        environment = syntax()
        environment.code_generator_class = _Generator
        environment.undefined = Missing
        environment.finalize = shown
        environment.loader = FunctionLoader(self._load)
        environment.filters.update(FILTERS)
        environment.filters["body"] = self._body
        environment.globals["asset"] = self._asset
        environment.globals.pop("lipsum")
        environment.filters.pop("random")
        environment.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]
        return environment

    def _load(self, name: str) -> tuple[str, str, None] | None:
        file = self._templates.find(name)
        # Compiled under the name its designer knows it by, which is where tracebacks then point.
        return None if file is None else (file.text, file.shown, None)

    @pass_context
    def _body(self, context: Context, body: object) -> Markup:
        """`page.text.body|body`: the text as safe HTML, its pictures and links as published."""
        if not isinstance(body, Body):
            raise MisuseError(f"the filter 'body' wants a body, not {type(body).__name__}")
        # Python-Markdown and nh3 cost 40 ms to import, and fronts and lists need neither.
        from newsgen.render.addresses import Surroundings  # noqa: PLC0415
        from newsgen.render.markdown import Bodies  # noqa: PLC0415

        if self._bodies is None:
            self._bodies = Bodies()
        page, site = context["page"], context["site"]
        html = self._bodies.html(
            self._reader.body(body),
            file=body.file,
            language=site.language,
            around=Surroundings(
                site.base_url, site.base_path, dict(page.pictures), frozenset(page.dead)
            ),
            trusted=site.trusted_html,
        )
        return Markup(html)  # noqa: S704 (sanitised there, or trusted by the site's own word)

    @pass_context
    def _asset(self, context: Context, name: str) -> str:
        """`asset("css/site.css")`: the published address of a file under static/."""
        if name not in self._assets:
            raise UnknownAssetError("\n".join(unknown_asset(name, self._assets)))
        return f"{context['site'].base_path}{self._assets[name]}"


class _Generator(CodeGenerator):
    """Imported macros see the page as included templates do, and so can use our filters."""

    def visit_Import(self, node: nodes.Import, frame: Frame) -> None:  # noqa: N802 (Jinja's name)
        node.with_context = True
        super().visit_Import(node, frame)

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:  # noqa: N802
        node.with_context = True
        super().visit_FromImport(node, frame)
