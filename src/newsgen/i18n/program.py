"""The program's own words: what newsgen says to an editor, in the editor's language.

They live apart from the theme's, for a word changed here must not make a page again. They are read
without Babel, whose catalogues take as long to import as a build with nothing to do takes at all.
"""

import gettext
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from newsgen.said import Words, told

PROGRAM = Path(__file__).parent / "catalogues" / "program"
ENGLISH = "en"
LANGUAGES = (ENGLISH, "kk", "ru")
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


class Speaker:
    """Tells messages in one language; English where the language has no words for one."""

    def __init__(
        self,
        language: str = ENGLISH,
        messages: Mapping[str, tuple[str, ...]] | None = None,
        form: Callable[[int], int] = int,
    ) -> None:
        """`messages` are by their English text; `form` says which one goes with a number."""
        self.language = language
        self._messages = messages or {}
        self._form = form

    def tell(self, words: Words) -> str:
        """The words in the language."""
        return told(words, None if self.language == ENGLISH else self)

    def gettext(self, message: str) -> str:
        """The message in the language."""
        return self._messages.get(message, (message,))[0]

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The form of the message that goes with a number."""
        forms = self._messages.get(one)
        return forms[self._form(number)] if forms else one if number == 1 else many


def speaker(language: str, folder: Path = PROGRAM) -> Speaker:
    """Who speaks a language of LANGUAGES."""
    if language == ENGLISH:
        return Speaker()
    messages = dict(_entries((folder / f"{language}.po").read_text(encoding="utf-8")))
    plural = messages.pop("")[0].partition("plural=")[2].partition(";")[0]
    return Speaker(language, messages, gettext.c2py(plural))


def preferred(environment: Mapping[str, str]) -> str:
    """The language of LANGUAGES a person has asked the system for, as gettext finds it."""
    given = next(filter(None, map(environment.get, _VARIABLES)), "")
    for one in given.split(":"):
        language = one.replace("-", "_").partition(".")[0].partition("_")[0].lower()
        if language in LANGUAGES:
            return language
    return ENGLISH


def _entries(po: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    # Of the format only what our own files use, which is what Babel writes.
    fields: dict[str, str] = {}
    key = ""
    for line in (*po.splitlines(), ""):
        if line.startswith("msg"):
            key, _, text = line.partition(" ")
            fields[key] = msgspec.json.decode(text)
        elif line.startswith('"'):
            fields[key] += msgspec.json.decode(line)
        elif not line and fields:
            forms = tuple(text for name, text in fields.items() if name.startswith("msgstr"))
            if all(forms):
                yield fields["msgid"], forms
            fields = {}
