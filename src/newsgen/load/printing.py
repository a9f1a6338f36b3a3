"""The words of a file's header as readers see them."""

from msgspec import Struct

from newsgen.load.desk import Desk
from newsgen.load.fields import Fields, truth


class Printer(Struct, frozen=True):
    """Prints the words of one file: typeset, unless it or the site says not to."""

    language: str
    typography: bool

    def printed(self, text: str) -> str:
        """The text as readers see it."""
        if not self.typography or not text:
            return text
        # Its patterns take 20 ms to make, and a build that reads no file has no need of them.
        from newsgen.i18n.typography import typeset  # noqa: PLC0415

        return typeset(text, self.language)


def printer(fields: Fields, desk: Desk, language: str) -> Printer:
    """The printer of a file with these fields."""
    wanted = fields.read("typography", truth, default=desk.settings.typography)
    return Printer(language, wanted)


def unless_same(typed: str, printed: str) -> str:
    """A text as it was typed, or "" where it is printed so."""
    return "" if typed == printed else typed
