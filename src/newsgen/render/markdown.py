"""Bodies: Markdown becomes the HTML that readers get, in their language and safe for them."""

from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.i18n.messages import catalogue
from newsgen.render.addresses import Surroundings, addressed
from newsgen.render.outline import Outline, TooDeepError
from newsgen.render.sanitise import printable, sanitised

_BACK = "Back to the text of note %(number)d"


class Bodies:
    """One Markdown reader per language, reset between bodies."""

    def __init__(self) -> None:
        self._readers: dict[str, Markdown] = {}

    def html(
        self, text: str, *, file: str, language: str, around: Surroundings, trusted: bool = False
    ) -> str:
        """The HTML of a body; `trusted` leaves its HTML alone. NewsgenError if nested too deep."""
        try:
            raw = self._converted(printable(text), language)
        except (RecursionError, TooDeepError) as error:
            # Its half-read state is of no use to the next body.
            self._readers.pop(language, None)
            text = "quotations, lists or brackets are nested too deep to be read"
            problem = Problem(Location(file), "too-deep", text, "take away some levels of nesting")
            raise NewsgenError([problem]) from error
        return addressed(raw if trusted else sanitised(raw), around)

    def _converted(self, text: str, language: str) -> str:
        reader = self._readers.get(language)
        if reader is None:
            reader = self._readers[language] = markdown_reader(language)
        reader.reset()
        return reader.convert(text)


def markdown_reader(language: str) -> Markdown:
    """Python-Markdown as newsgen speaks it."""
    return Markdown(
        output_format="html",
        extensions=[
            TableExtension(),
            _Notes(BACKLINK_TITLE=_back(language), BACKLINK_TEXT="&#8617;&#xFE0E;"),
            AttrListExtension(),
            DefListExtension(),
            FencedCodeExtension(),
            SaneListExtension(),
            Outline(language),
        ],
    )


def _back(language: str) -> str:
    words = catalogue(language).gettext(_BACK)
    return words.replace("{", "{{").replace("}", "}}").replace("%(number)d", "{}")


class _Notes(FootnoteExtension):
    """Notes whose ids are their numbers, whatever labels their author gave them."""

    def makeFootnoteId(self, id: str) -> str:  # noqa: A002, N802 (Python-Markdown's names)
        return super().makeFootnoteId(self._number(id))

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: A002, FBT001, FBT002, N802
        return super().makeFootnoteRefId(self._number(id), found)

    def unique_ref(self, reference: str, found: bool = False) -> str:  # noqa: FBT001, FBT002
        # Counted, where the original tries one number after another: many links to one note are
        # then no more work than many notes.
        if not found:
            return reference
        count = self.found_refs[reference] = self.found_refs.get(reference, 0) + 1
        return reference if count == 1 else reference.replace("fnref", f"fnref{count}", 1)

    def reset(self) -> None:
        super().reset()
        self._numbers: dict[str, str] = {}

    def _number(self, label: str) -> str:
        if len(self._numbers) != len(self.footnotes):
            self._numbers = {known: str(place) for place, known in enumerate(self.footnotes, 1)}
        return self._numbers[label]
