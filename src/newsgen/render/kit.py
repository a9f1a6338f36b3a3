"""A kit is all it takes to turn targets into bytes; it is made once per process.

It also says what a recipe is made of, which is half of what a page is fingerprinted by. That half
is asked for in every build, so no engine is imported for it where `known` has all it needs.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from newsgen.errors import NewsgenError, Problem
from newsgen.fingerprint import file_digest, fingerprint
from newsgen.i18n.messages import OWN, Messages
from newsgen.itself import engine
from newsgen.model.views import AssetView, FrontView
from newsgen.render import stylesheet
from newsgen.render.reading import Reader, unknown_asset
from newsgen.render.templates import Closure, Templates
from newsgen.target import Recipe, Target


class Kit:
    """Templates, a reader of sources, and the addresses of assets by their path below static/.

    The first folder of templates is the site's, and may hold its own catalogues of messages.
    `known` is what an earlier kit has learnt(), and `cache` a folder for compiled templates: either
    saves time and changes nothing else.
    """

    def __init__(
        self,
        templates: tuple[Path, ...],
        read: Reader,
        assets: Mapping[str, str],
        *,
        known: Mapping[bytes, bytes] | None = None,
        cache: Path | None = None,
    ) -> None:
        self._messages = Messages(templates[0] / OWN if templates else None)
        stamp = fingerprint(tuple(sorted(self._engine.items())))
        self._templates = Templates(templates, known, stamp)
        self._reader = read
        self._assets = assets
        self._cache = cache
        self._ingredients: dict[Recipe, Mapping[str, str]] = {}

    def ingredients(self, recipe: Recipe) -> Mapping[str, str]:
        """The named parts of a recipe and their versions; NewsgenError for faulty templates."""
        if recipe not in self._ingredients:
            self._ingredients[recipe] = self._found(recipe)
        return self._ingredients[recipe]

    def check(self, recipes: Iterable[Recipe]) -> None:
        """NewsgenError with all that is wrong in the templates of all the recipes."""
        problems: list[Problem] = []
        for recipe in recipes:
            try:
                self.ingredients(recipe)
            except NewsgenError as error:
                problems.extend(error.problems)
        if problems:
            raise NewsgenError(problems)

    def learnt(self) -> Mapping[bytes, bytes]:
        """What to hand the next kit as `known`: of the templates met so far, and of no others.

        Keys and values are nobody's business but a kit's; what another newsgen or Jinja has learnt
        goes by other keys.
        """
        return self._templates.learnt

    def compile(self, targets: Iterable[Target]) -> None:
        """Leave the templates of these targets compiled in the cache, for other processes."""
        pages = {
            (target.recipe.template, cast("FrontView", target.view).site.language)
            for target in targets
            if target.recipe.kind == "page"
        }
        for template, language in sorted(pages):
            self._pages.compile(template, language)

    def render(self, target: Target) -> bytes:
        """The target's file; NewsgenError where a template or a body is at fault."""
        if target.recipe.kind == "page":
            page: bytes = self._pages.page(target.recipe.template, target.view)
            return page
        view = cast("AssetView", target.view)
        data = self._reader.asset(view)
        if target.recipe.kind == "copy":
            return data
        return stylesheet.rewritten(data, dict(view.links), view.base_path)

    def _found(self, recipe: Recipe) -> Mapping[str, str]:
        if recipe.kind == "copy":
            return {"copy": "bytes as they are"}
        if recipe.kind == "stylesheet":
            return {"stylesheet": file_digest(Path(stylesheet.__file__).read_bytes()).hex()}
        closure = self._templates.closure(recipe.template)
        self._refuse_unknown(closure)
        files = {f"templates/{name}": digest.hex() for name, digest in closure.files}
        assets = {f"static/{name}": self._assets[name] for name in closure.assets}
        return {**self._engine, **files, **assets}

    def _refuse_unknown(self, closure: Closure) -> None:
        problems = []
        for use in closure.uses:
            if use.name not in self._assets:
                text, remedy = unknown_asset(use.name, self._assets)
                problems.append(Problem(use.where, "unknown-asset", text, remedy))
        if problems:
            raise NewsgenError(problems)

    @cached_property
    def _engine(self) -> Mapping[str, str]:
        return {"messages": self._messages.digest().hex(), **engine()}

    @cached_property
    def _pages(self) -> Any:  # noqa: ANN401 (imported when the first page is rendered)
        # Babel costs a build with nothing to do more than all its templates.
        from newsgen.render.pages import Pages  # noqa: PLC0415

        return Pages(self._templates, self._reader, self._assets, self._messages, self._cache)
