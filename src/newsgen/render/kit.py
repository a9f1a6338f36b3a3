"""A kit is all it takes to turn targets into bytes; it is made once per process.

It also says what a recipe is made of, which is half of what a page is fingerprinted by. That half
is asked for in every build, so no engine is imported for it where `known` has all it needs.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from newsgen.errors import NewsgenError, Problem
from newsgen.fingerprint import file_digest, fingerprint
from newsgen.i18n.messages import OWN, Messages
from newsgen.itself import engine
from newsgen.model.views import FrontView
from newsgen.render import headers, stylesheet
from newsgen.render.darkroom import Darkroom
from newsgen.render.reading import Reader, unknown_asset
from newsgen.render.templates import Closure, Templates
from newsgen.render.verbatim import text_at
from newsgen.target import File, Recipe, Target

if TYPE_CHECKING:
    from newsgen.exchange.views import ItemView
    from newsgen.images.card.views import ShareCardView
    from newsgen.images.views import DrawingView, MovingView, RenditionView
    from newsgen.model.hosting import HeadersView, RedirectsView
    from newsgen.model.media import AssetView
    from newsgen.structured.manifest import ManifestView

_FEED_CHARACTERS = 4_000_000  # of texts kept for the next feed: see render/memo.py


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
        darkroom: Darkroom | None = None,
    ) -> None:
        self._messages = Messages(templates[0] / OWN if templates else None)
        stamp = fingerprint(tuple(sorted(self._engine.items())))
        self._templates = Templates(templates, known, stamp)
        self._reader = read
        self._assets = assets
        self._cache = cache
        self._darkroom = darkroom or Darkroom(read)
        self._ingredients: dict[Recipe, Mapping[str, str]] = {}

    def ingredients(self, recipe: Recipe) -> Mapping[str, str]:
        """The named parts of a recipe and their versions; NewsgenError for faulty templates."""
        if recipe not in self._ingredients:
            self._ingredients[recipe] = _MAKERS[recipe.kind].parts(self, recipe)
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
        """The target's file; NewsgenError where a template, a body or a picture is at fault."""
        return _MAKERS[target.recipe.kind].make(self, target)

    def file(self, target: Target, last: bytes) -> File:
        """The same with what the next build may want to know of it.

        `last` are the bytes of target.last, b"" where they are no longer there.
        """
        if target.recipe.kind != "page":
            return File(self.render(target))
        given = text_at(target.last.body, last) if target.last and last else ""
        page: File = self._pages.file(target.recipe.template, target.view, given)
        return File(page.data, page.body, last)

    def texts(self) -> Mapping[str, str]:
        """Of the ingredients of a page, those that the HTML of its body is made of."""
        return self._engine

    def _page(self, target: Target) -> bytes:
        return self.file(target, b"").data

    def _feed(self, target: Target) -> bytes:
        feed: bytes = self._press.feed(target.recipe.template, target.view)
        return feed

    def _ninjs(self, target: Target) -> bytes:
        from newsgen.exchange.ninjs import written  # noqa: PLC0415 - few sites need it
        from newsgen.feeds.portable import portable  # noqa: PLC0415

        item = cast("ItemView", target.view)
        return written(item, portable(self._pages.told(item, item), item.full(item.url)))

    def _redirects(self, target: Target) -> bytes:
        from newsgen.render import redirects  # noqa: PLC0415 - few sites need it

        view = cast("RedirectsView", target.view)
        return redirects.redirects_file(view, self._reader.asset(view.own) if view.own else b"")

    def _nginx(self, target: Target) -> bytes:
        from newsgen.render import redirects  # noqa: PLC0415 - few sites need it

        return redirects.nginx_map(cast("RedirectsView", target.view))

    def _headers(self, target: Target) -> bytes:
        return headers.headers_file(cast("HeadersView", target.view))

    def _manifest(self, target: Target) -> bytes:
        from newsgen.structured.manifest import written  # noqa: PLC0415

        return written(cast("ManifestView", target.view))

    def _sitemap(self, target: Target) -> bytes:
        from newsgen.sitemap.writing import written  # noqa: PLC0415 - loads an XML library

        return written(target.view)

    def _copy(self, target: Target) -> bytes:
        return self._reader.asset(cast("AssetView", target.view))

    def _stylesheet(self, target: Target) -> bytes:
        view = cast("AssetView", target.view)
        data = self._reader.asset(view)
        sheet = stylesheet.tight(data) if view.theme else data
        return stylesheet.rewritten(sheet, dict(view.links), view.base_path, view.tail)

    def _rendition(self, target: Target) -> bytes:
        return self._darkroom.rendition(cast("RenditionView", target.view))

    def _moving(self, target: Target) -> bytes:
        return self._darkroom.moving(cast("MovingView", target.view))

    def _drawing(self, target: Target) -> bytes:
        return self._darkroom.drawing(cast("DrawingView", target.view))

    def _card(self, target: Target) -> bytes:
        return self._darkroom.card(cast("ShareCardView", target.view))

    def _parts_of_pages(self, recipe: Recipe) -> Mapping[str, str]:
        closure = self._templates.closure(recipe.template)
        self._refuse_unknown(closure)
        files = {f"templates/{name}": digest.hex() for name, digest in closure.files}
        assets = {f"static/{name}": self._assets[name] for name in closure.assets}
        return {**self._engine, **files, **assets}

    def _parts_of_texts(self, _recipe: Recipe) -> Mapping[str, str]:
        return self._engine

    def _parts_of_pictures(self, _recipe: Recipe) -> Mapping[str, str]:
        return self._darkroom.ingredients()

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
    def _press(self) -> Any:  # noqa: ANN401 (likewise)
        from newsgen.feeds.press import Press  # noqa: PLC0415
        from newsgen.render.memo import Memo  # noqa: PLC0415

        def says(language: str) -> Callable[[str], str]:
            return self._messages.catalogue(language).gettext

        return Press(self._pages.told, says, Memo(_FEED_CHARACTERS))

    @cached_property
    def _pages(self) -> Any:  # noqa: ANN401 (imported when the first page is rendered)
        # Babel costs a build with nothing to do more than all its templates.
        from newsgen.render.pages import Pages  # noqa: PLC0415

        return Pages(self._templates, self._reader, self._assets, self._messages, self._cache)


class Maker(NamedTuple):
    """How the targets of one kind of recipe are made, and the named parts of such a recipe."""

    make: Callable[[Kit, Target], bytes]
    parts: Callable[[Kit, Recipe], Mapping[str, str]]


def _own(_kit: Kit, _recipe: Recipe) -> Mapping[str, str]:
    return {"newsgen": engine()["newsgen"]}


def _own_and_libraries(_kit: Kit, _recipe: Recipe) -> Mapping[str, str]:
    return engine()


def _nothing(_kit: Kit, _recipe: Recipe) -> Mapping[str, str]:
    return {"copy": "bytes as they are"}


def _cards(_kit: Kit, _recipe: Recipe) -> Mapping[str, str]:
    from newsgen.render import sharing  # noqa: PLC0415

    return sharing.ingredients()


def _sheets(_kit: Kit, _recipe: Recipe) -> Mapping[str, str]:
    return {"stylesheet": file_digest(Path(stylesheet.__file__).read_bytes()).hex()}


# ruff: noqa: SLF001 - the kit's own
_MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        "page": Maker(Kit._page, Kit._parts_of_pages),
        "feed": Maker(Kit._feed, Kit._parts_of_texts),
        "ninjs": Maker(Kit._ninjs, Kit._parts_of_texts),
        "copy": Maker(Kit._copy, _nothing),
        "stylesheet": Maker(Kit._stylesheet, _sheets),
        "rendition": Maker(Kit._rendition, Kit._parts_of_pictures),
        "moving": Maker(Kit._moving, Kit._parts_of_pictures),
        "drawing": Maker(Kit._drawing, Kit._parts_of_pictures),
        "card": Maker(Kit._card, _cards),
        "headers": Maker(Kit._headers, _own_and_libraries),
        "manifest": Maker(Kit._manifest, _own_and_libraries),
        "sitemap": Maker(Kit._sitemap, _own),
        "redirects": Maker(Kit._redirects, _own),
        "nginx": Maker(Kit._nginx, _own),
    }
)
