"""The interface's own words: one .po file a language, whose msgids are the English text.

A site has a folder of such files too: a language newsgen does not speak, or other words for some.
"""

from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

from newsgen.fingerprint import fingerprint

CATALOGUES = Path(__file__).parent / "catalogues"
OWN = "messages"  # the site's folder of catalogues, below templates/


class Messages:
    """The words of every language: the site's before newsgen's; each catalogue is read once.

    `own` is the site's folder of catalogues, which need not be there.
    """

    def __init__(self, own: Path | None = None, folder: Path = CATALOGUES) -> None:
        self._own = own
        self._folder = folder
        self._read: dict[str, NullTranslations] = {}

    def catalogue(self, language: str) -> NullTranslations:
        """The messages of a language: "kk-KZ" speaks as "kk", one without a file speaks English.

        NewsgenError where one of the site's own files is faulty.
        """
        if language not in self._read:
            found = NullTranslations()
            for file, shown in reversed(tuple(self.files(language))):
                # Babel's catalogues cost 30 ms to import and are wanted only when a page is
                # rendered, while digest() is wanted in every build.
                from newsgen.i18n.pofile import read_catalogue, ready  # noqa: PLC0415

                catalog = read_catalogue(file.read_bytes(), shown, language.partition("-")[0])
                more = ready(catalog, shown)
                more.add_fallback(found)
                found = more
            self._read[language] = found
        return self._read[language]

    def files(self, language: str) -> Iterator[tuple[Path, str]]:
        """The files that have words of a language, the best first, and how each is to be named."""
        names = dict.fromkeys((language, language.partition("-")[0]))
        for name in names:
            if self._own is not None and (self._own / f"{name}.po").is_file():
                yield self._own / f"{name}.po", f"templates/{OWN}/{name}.po"
        for name in names:
            if (self._folder / f"{name}.po").is_file():
                yield self._folder / f"{name}.po", f"{name}.po (newsgen)"

    def digest(self) -> bytes:
        """The fingerprint of all catalogues together."""
        theme = catalogue_digest(self._folder)
        own = sorted(self._own.glob("*.po")) if self._own is not None else []
        if not own:
            return theme
        return fingerprint((theme, tuple((path.name, path.read_bytes()) for path in own)))


def catalogue_digest(folder: Path = CATALOGUES) -> bytes:
    """The fingerprint of newsgen's own catalogues together."""
    files = sorted(folder.glob("*.po"))
    return fingerprint(tuple((path.name, path.read_bytes()) for path in files))
