"""A catalogue's file as it may come from anybody's hand: checked, read, and made ready for use."""

import re
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.said import Words, say

_LINE = re.compile(
    r'\s*(?:#.*|(?:msg(?:ctxt|id|id_plural|str|str\[[0-9]\])\s+)?"(?:[^"\\]|\\.)*"\s*)?'
)
_NAME = re.compile(r"%\((\w+)\)")
_NAMELESS = re.compile(r"%(?!\()")


class Translations(GNUTranslations):
    """A catalogue's messages; a fraction has the form of 2: 1,5 просмотра, 1.5 views."""

    def ngettext(self, msgid1: str, msgid2: str, n: float) -> str:
        """The form of a message that goes with a number."""
        return super().ngettext(msgid1, msgid2, int(n) if n == int(n) else 2)


def read_catalogue(data: bytes, shown: str, language: str) -> Catalog:
    """The messages in a file's bytes; NewsgenError, of the file as it is `shown`, if it is faulty.

    Messages whose translation is empty or marked fuzzy are not among them.
    """
    lines = _text(data, shown).splitlines()
    wrong = [number for number, line in enumerate(lines, 1) if not _LINE.fullmatch(line)]
    if wrong:
        what = say("this line is not as a .po file has it")
        remedy = say('write msgid "…" or msgstr "…", with \\" for a quotation mark inside')
        places = [Location(shown, one) for one in wrong]
        raise NewsgenError([Problem(where, "bad-messages", what, remedy) for where in places])
    try:
        catalog = read_po(lines, locale=language, abort_invalid=True)
    except PoFileError as error:
        what = say("this message is not whole")
        remedy = say("it has a msgid and a msgstr, or as many msgstr[…] as Plural-Forms says")
        raise _faulty(Location(shown, error.lineno + 1), what, remedy) from None
    problems = [problem for message in catalog for problem in _misplaced(message, shown)]
    if problems:
        raise NewsgenError(problems)
    for message in [one for one in catalog if one.id and not _translated(one)]:
        catalog.delete(message.id, message.context)
    return catalog


def ready(catalog: Catalog, shown: str) -> Translations:
    """The messages of a catalogue as templates ask for them; NewsgenError if its header is bad."""
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    try:
        return Translations(compiled)
    except ValueError:
        what = say("the plural forms of this language cannot be read")
        remedy = say("write Plural-Forms as newsgen messages --write does in a new file")
        raise _faulty(Location(shown, 1), what, remedy) from None


def _text(data: bytes, shown: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = Location(shown, data.count(b"\n", 0, error.start) + 1)
        raise _faulty(where, say("the file is not UTF-8"), say("save the file as UTF-8")) from None


def _faulty(where: Location, what: Words, remedy: Words) -> NewsgenError:
    return NewsgenError([Problem(where, "bad-messages", what, remedy)])


def _translated(message: Message) -> bool:
    texts = [message.string] if isinstance(message.string, str) else message.string
    return bool(texts) and all(texts) and not message.fuzzy


def _misplaced(message: Message, shown: str) -> Iterator[Problem]:
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    texts = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    names = sorted(set(_NAME.findall(" ".join(ids))))
    if not message.id or not all(_fits(one, names) for one in ids):
        return
    if not all(_fits(text, names) for text in texts):
        what = say(
            "the translation of {message!r} has a placeholder which that has not, or a stray %",
            message=ids[0][:80],
        )
        remedy = (
            say(
                "its placeholders are {names}; a percent sign is written %%",
                names=", ".join(f"%({name})s" for name in names),
            )
            if names
            else say("it has no placeholders; a percent sign is written %%")
        )
        yield Problem(Location(shown, message.lineno or 0), "bad-messages", what, remedy)


def _fits(text: str, names: list[str]) -> bool:
    if _NAMELESS.search(text.replace("%%", "")):
        return False
    try:
        text % dict.fromkeys((*names, "num"), 0)
    except (KeyError, ValueError, TypeError):
        return False
    return True
