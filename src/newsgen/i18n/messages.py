"""The interface's own words: one .po file a language, whose msgids are the English text."""

from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from newsgen.fingerprint import fingerprint

CATALOGUES = Path(__file__).parent / "catalogues"


def languages(folder: Path = CATALOGUES) -> tuple[str, ...]:
    """The languages newsgen has words for, in alphabetical order."""
    return tuple(sorted(path.stem for path in folder.glob("*.po")))


def catalogue(language: str, folder: Path = CATALOGUES) -> NullTranslations:
    """The messages of a language; "kk-KZ" speaks as "kk", one without a file speaks English."""
    for name in (language, language.partition("-")[0]):
        if name in languages(folder):
            return parsed((folder / f"{name}.po").read_bytes(), name)
    return NullTranslations()


def parsed(po: bytes, name: str) -> GNUTranslations:
    """The messages of a .po file by its bytes; PoFileError where it is none."""
    # Babel's catalogues cost 30 ms to import and are wanted only when a page is rendered, while
    # catalogue_digest() is wanted in every build.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(po), locale=name, abort_invalid=True))
    compiled.seek(0)
    return GNUTranslations(compiled)


def catalogue_digest(folder: Path = CATALOGUES) -> bytes:
    """The fingerprint of all catalogues together."""
    files = sorted(folder.glob("*.po"))
    return fingerprint(tuple((path.name, path.read_bytes()) for path in files))
