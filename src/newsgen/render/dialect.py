"""Our dialect of Markdown, read by Python-Markdown: the last word on what a body means."""

from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from newsgen.render.alone import Alone
from newsgen.render.blocks import NewsBlocks
from newsgen.render.outline import Outline, TooDeepError
from newsgen.render.voice import Voice

_BACK = "Back to the text of note %(number)d"


class Readers:
    """One Markdown reader per language, reset between bodies."""

    def __init__(self) -> None:
        self._readers: dict[tuple[str, bool], Markdown] = {}

    def html(self, text: str, voice: Voice) -> str | None:
        """What Markdown makes of a text; None if it is nested too deep."""
        key = (voice.language, voice.capital_month)
        reader = self._readers.get(key)
        if reader is None:
            reader = self._readers[key] = markdown_reader(voice)
        reader.reset()
        try:
            return reader.convert(text)
        except (RecursionError, TooDeepError):
            # Its half-read state is of no use to the next body.
            del self._readers[key]
            return None


def markdown_reader(voice: Voice) -> Markdown:
    """Python-Markdown as newsgen speaks it."""
    return Markdown(
        output_format="html",
        extensions=[
            TableExtension(),
            _Notes(BACKLINK_TITLE=_back(voice), BACKLINK_TEXT="&#8617;&#xFE0E;"),
            AttrListExtension(),
            DefListExtension(),
            FencedCodeExtension(),
            SaneListExtension(),
            NewsBlocks(voice),
            Alone(),
            Outline(voice.language),
        ],
    )


def _back(voice: Voice) -> str:
    words = voice.says(_BACK)
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
