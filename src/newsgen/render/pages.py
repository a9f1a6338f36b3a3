"""Pages: a view through its template, in the view's language."""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from newsgen.i18n.messages import Messages
from newsgen.model.article import Body
from newsgen.model.views import Card
from newsgen.render.developed import with_sources
from newsgen.render.environments import FastEnvironment, PlainEnvironment, Supplies
from newsgen.render.failures import TEMPLATE_ERRORS, MisuseError, problem_of
from newsgen.render.memo import Memo
from newsgen.render.parsing import READ_ALSO
from newsgen.render.reading import Reader
from newsgen.render.templates import Templates
from newsgen.render.verbatim import place_of
from newsgen.said import say
from newsgen.target import File
from newsgen.urls import base_path

if TYPE_CHECKING:
    from newsgen.feeds.views import Frame, Story
    from newsgen.render.addresses import Surroundings

TEXTS_MAX = 4_000_000  # characters of texts kept for feeds, in each of two generations
DOUBTS_MAX = 3  # pages only Jinja could make: enough to leave their template to it


class _Making:
    """The page that is being made: its view, and the HTML of its body, given or made."""

    def __init__(self, view: object = None, given: str = "") -> None:
        self.view = view
        self.given = given
        self.html = given

    def takes(self, page: object, site: object) -> bool:
        """Whether these are the page and its site: a template may give the names to others."""
        return page is self.view and site is getattr(page, "site", None)


class Pages:
    """Renders views; holds two Jinja environments per language, made when first needed."""

    def __init__(
        self,
        templates: Templates,
        reader: Reader,
        assets: Mapping[str, str],
        messages: Messages | None = None,
        cache: Path | None = None,
    ) -> None:
        self._reader = reader
        self._messages = messages or Messages()
        self._supplies = Supplies(templates, assets, self._body, self._messages, cache)
        self._plain: dict[str, PlainEnvironment] = {}
        self._fast: dict[str, FastEnvironment] = {}
        self._doubts: Counter[tuple[str, str]] = Counter()
        self._bodies: Any = None
        self._texts = Memo(TEXTS_MAX)
        self._making = _Making()

    def page(self, template: str, view: Any) -> bytes:  # noqa: ANN401 (any view with a `site`)
        """The page as UTF-8, ending in one newline; NewsgenError where a template fails."""
        return self.file(template, view).data

    def file(self, template: str, view: Any, given: str = "") -> File:  # noqa: ANN401
        """The same, and where it has the HTML of its body; `given` is that HTML, if it is known."""
        self._making = making = _Making(view, given)
        text = self.quickly(template, view)
        if text is None:
            text = self.plainly(template, view)
            self._doubts[view.site.language, template] += 1
        text = text.strip() + "\n"
        try:
            return File(text.encode(), place_of(making.html, text))
        except UnicodeEncodeError:
            # A lone surrogate, which no file may hold, becomes a question mark.
            return File(text.encode("utf-8", "replace"))

    def quickly(self, template: str, view: Any) -> str | None:  # noqa: ANN401
        """The page by the fast environment; None where that fails, for whatever reason."""
        language = view.site.language
        if self._doubts and self._doubts[language, template] >= DOUBTS_MAX:
            return None
        environment = self._environment(language)
        try:
            return environment.text(environment.get_template(template), view)
        except (*TEMPLATE_ERRORS, SyntaxError):  # the last by Python, of code nested too deep
            return None

    def compile(self, template: str, language: str) -> None:
        """Leave a template compiled in the cache; whatever is wrong with it is told by page()."""
        with suppress(*TEMPLATE_ERRORS, SyntaxError):
            self._environment(language).get_template(template)

    def _environment(self, language: str) -> FastEnvironment:
        if language not in self._fast:
            self._fast[language] = FastEnvironment(language, self._supplies)
        return self._fast[language]

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
            text = say("the filter 'body' wants a body, not {given}", given=type(body).__name__)
            raise MisuseError(text, say("give it page.text.body or page.body"))
        page, site = context["page"], context["site"]
        making = self._making
        own = making.takes(page, site)
        if own and making.given:
            return Markup(making.given)  # noqa: S704 (what this came to last time)
        from newsgen.render.addresses import Surroundings  # noqa: PLC0415 - fronts need no bodies

        around = Surroundings(
            site.base_url,
            site.base_path,
            dict(page.pictures),
            frozenset(page.dead),
            site.capital_month,
            partial(_read_also, context, dict(page.mentioned)),
            {
                f"{site.base_path}{one.url}": (one.width, one.height)
                for one in page.photos
                if one.width
            },
        )
        kept = not page.mentioned  # then it is what feeds have, where nothing is to be read also
        html = self._html(body, site.language, around, trusted=site.trusted_html, kept=kept)
        if page.photos:
            html = with_sources(html, page.photos, site)
        if own and kept:  # a story to read also is shown by a template
            making.html = html
        return Markup(html)  # noqa: S704 (sanitised there, or trusted by the site's own word)

    def told(self, story: "Story", frame: "Frame") -> str:
        """The same of a story in a feed, where nothing is to be read also."""
        from newsgen.render.addresses import Surroundings  # noqa: PLC0415

        path = base_path(frame.base_url)
        around = Surroundings(
            frame.base_url,
            path,
            dict(story.pictures),
            frozenset(story.dead),
            frame.capital_month,
            sizes={f"{path}{url}": (width, height) for url, width, height in story.sizes},
        )
        trusted = frame.trusted_html
        return self._html(story.body, frame.language, around, trusted=trusted, kept=True)

    def _html(
        self, body: Body, language: str, around: "Surroundings", *, trusted: bool, kept: bool
    ) -> str:
        key = (body, language, trusted, *around.named) if kept else None
        html = self._texts.get(key)
        if html is None:
            html = self._texts.keep(key, [self._read(body, language, around, trusted=trusted)])
        return html

    def _read(self, body: Body, language: str, around: "Surroundings", *, trusted: bool) -> str:
        # Python-Markdown and nh3 cost 40 ms to import, and fronts and lists need neither.
        from newsgen.render.markdown import Bodies  # noqa: PLC0415
        from newsgen.render.typesetting import typeset_html  # noqa: PLC0415

        if self._bodies is None:
            self._bodies = Bodies(self._messages)
        html: str = self._bodies.html(
            self._reader.body(body),
            file=body.file,
            language=language,
            around=around,
            trusted=trusted,
        )
        return typeset_html(html, language) if body.typography else html


def _read_also(context: Context, cards: Mapping[str, Card], stories: tuple[str, ...]) -> str:
    """What a "read also" in the body shows of the stories it names; "" if readers see none."""
    found = tuple(dict.fromkeys(cards[one] for one in stories if one in cards))
    if not found:
        return ""
    part = context.environment.get_template(READ_ALSO)
    return part.render(page=context["page"], site=context["site"], cards=found).strip()
