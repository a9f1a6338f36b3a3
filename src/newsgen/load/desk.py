"""All that reading one file may consult besides its own bytes, the same wherever it is read."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from msgspec import Struct

from newsgen.errors import NewsgenError
from newsgen.load.bylines import Roll, roll_of
from newsgen.load.moments import zone_of
from newsgen.load.names import name_of
from newsgen.load.sources import Files
from newsgen.model.settings import Settings


class Desk(Struct, frozen=True):
    """Settings, neighbours and names, made once and the same for every file."""

    settings: Settings
    zone: ZoneInfo
    files: Files
    stories: frozenset[str]
    roll: Roll
    keys: frozenset[str]  # of the sections
    sections: dict[str, str]  # the same by key and by every title, case folded

    def prefix(self, language: str) -> str:
        """What the addresses of a language begin with."""
        return "" if language == self.settings.languages[0] else f"/{language}"


def desk_of(settings: Settings, files: Files, articles: Iterable[str]) -> Desk:
    """The desk of a site whose article files are given."""
    zone = zone_of(settings.timezone)
    assert zone is not None, settings.timezone  # noqa: S101 - checked when the settings were read
    sections = {
        title.casefold(): section.key
        for section in settings.sections
        for title in section.titles.values()
    }
    sections |= {section.key: section.key for section in settings.sections}
    stories = frozenset(_story(path, settings.languages) for path in articles)
    keys = frozenset(section.key for section in settings.sections)
    return Desk(settings, zone, files, stories, roll_of(settings.authors), keys, sections)


def _story(path: str, languages: tuple[str, ...]) -> str:
    try:
        return name_of(path, languages).story
    except NewsgenError:
        return ""
