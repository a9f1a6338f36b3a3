"""Which messages a language lacks, and the lines of a .po file in which they are to be written."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from msgspec import Struct

from newsgen.i18n.messages import CATALOGUES, Messages
from newsgen.i18n.pofile import read_catalogue

_SAID = {"say": None, "say_many": (1, 2)}
_ENGLISH = "en"
_WIDTH = 100
_HEADER = """\
# What is left empty here is shown in English.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"
"""


class Wanted(Struct, frozen=True, order=True):
    """A message somebody is to be told, the form for many (or ""), and where it stands."""

    text: str
    many: str = ""
    places: tuple[tuple[str, int], ...] = ()

    @property
    def key(self) -> str | tuple[str, str]:
        """Its name in a catalogue."""
        return (self.text, self.many) if self.many else self.text


def gathered(found: Iterable[Wanted]) -> tuple[Wanted, ...]:
    """Each message once, with all its places, in the order they were found."""
    places: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for one in found:
        places.setdefault((one.text, one.many), []).extend(one.places)
    return tuple(Wanted(*words, tuple(where)) for words, where in places.items())


def of_newsgen() -> tuple[Wanted, ...]:
    """The messages newsgen's own theme has for readers: those of its English catalogue."""
    file = CATALOGUES / f"{_ENGLISH}.po"
    found: list[Wanted] = []
    for message in read_catalogue(file.read_bytes(), file.name, _ENGLISH):
        one, *more = (message.id,) if isinstance(message.id, str) else message.id
        if one:
            found.append(Wanted(one, "".join(more), (("newsgen", 0),)))
    return tuple(found)


def said_in(package: Path) -> tuple[Wanted, ...]:
    """The messages that say() and say_many() are given anywhere below a package's folder."""
    found: list[Wanted] = []
    for path in sorted(package.rglob("*.py")):
        name = path.relative_to(package.parent).as_posix()
        with path.open("rb") as source:
            for line, words, _, _ in extract("python", source, _SAID):
                one, many = words if isinstance(words, tuple) else (words, "")
                found.append(Wanted(one, many, ((name, line),)))
    return gathered(found)


def lacking(wanted: Iterable[Wanted], messages: Messages, language: str) -> tuple[Wanted, ...]:
    """Those of the messages that no catalogue of a language translates; English lacks none.

    NewsgenError where one of the site's own catalogues is faulty.
    """
    base = language.partition("-")[0]
    if base == _ENGLISH:
        return ()
    catalogues = [
        read_catalogue(file.read_bytes(), shown, base) for file, shown in messages.files(language)
    ]
    return tuple(one for one in wanted if not any(_has(one, known) for known in catalogues))


def completed(po: bytes, language: str, missing: Iterable[Wanted]) -> bytes:
    """A file with an empty translation for each message that it does not hold, and all it holds.

    b"" is a file yet to be begun.
    """
    fresh = Catalog(locale=language)
    header = _HEADER.format(language=language, plurals=fresh.plural_forms)
    before = po or header.encode()
    known = read_po(before.decode("utf-8-sig").splitlines(), locale=language)
    fresh.mime_headers = [("Plural-Forms", known.plural_forms)]
    for one in missing:
        if one.key not in known:
            fresh.add(one.key, locations=one.places)
    written = BytesIO()
    write_po(written, fresh, width=_WIDTH, omit_header=True, include_lineno=False)
    more = written.getvalue().strip(b"\n")
    return b"\n\n".join([before.strip(b"\n"), more]) + b"\n" if more else before


def _has(wanted: Wanted, catalogue: Catalog) -> bool:
    message = catalogue.get(wanted.key)
    return message is not None and message.pluralizable == bool(wanted.many)
