"""Pages: a view through its template, in the view's language."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from newsgen.model.article import Body
from newsgen.render.environments import FastEnvironment, PlainEnvironment, Supplies
from newsgen.render.failures import TEMPLATE_ERRORS, MisuseError, problem_of
from newsgen.render.reading import Reader
from newsgen.render.templates import Templates

DOUBTS_MAX = 3  # pages only Jinja could make: enough to leave their template to it


class Pages:
    """Renders views; holds two Jinja environments per language, made when first needed."""

    def __init__(
        self,
        templates: Templates,
        reader: Reader,
        assets: Mapping[str, str],
        cache: Path | None = None,
    ) -> None:
        self._reader = reader
        self._supplies = Supplies(templates, assets, self._body, cache)
        self._plain: dict[str, PlainEnvironment] = {}
        self._fast: dict[str, FastEnvironment] = {}
        self._doubts: Counter[tuple[str, str]] = Counter()
        self._bodies: Any = None

    def page(self, template: str, view: Any) -> bytes:  # noqa: ANN401 (any view with a `site`)
        """The page as UTF-8, ending in one newline; NewsgenError where a template fails."""
        text = self.quickly(template, view)
        if text is None:
            text = self.plainly(template, view)
            self._doubts[view.site.language, template] += 1
        # A lone surrogate, which no file may hold, becomes a question mark.
        return (text.strip() + "\n").encode("utf-8", "replace")

    def quickly(self, template: str, view: Any) -> str | None:  # noqa: ANN401
        """The page by the fast environment; None where that fails, for whatever reason."""
        language = view.site.language
        if self._doubts and self._doubts[language, template] >= DOUBTS_MAX:
            return None
        environment = self._fast.get(language)
        if environment is None:
            environment = self._fast[language] = FastEnvironment(language, self._supplies)
        try:
            return environment.text(environment.get_template(template), view)
        except (*TEMPLATE_ERRORS, SyntaxError):  # the last by Python, of code nested too deep
            return None

    def plainly(self, template: str, view: Any) -> str:  # noqa: ANN401
        """The page by Jinja itself; NewsgenError where the template fails."""
        language = view.site.language
        if language not in self._plain:
            self._plain[language] = PlainEnvironment(language, self._supplies)
        try:
            made = self._plain[language].get_template(template)
            return made.render(page=view, site=view.site)
        except TEMPLATE_ERRORS as error:
            problem = problem_of(error, template)
            if problem is None:
                raise
            raise problem from error

    @pass_context
    def _body(self, context: Context, body: object) -> Markup:
        """`page.text.body|body`: the text as safe HTML, its pictures and links as published."""
        if not isinstance(body, Body):
            message = f"the filter 'body' wants a body, not {type(body).__name__}"
            raise MisuseError(f"{message}\ngive it page.text.body or page.body")
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
