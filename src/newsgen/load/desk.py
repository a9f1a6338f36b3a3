"""All that reading one file may consult besides its own bytes, the same wherever it is read."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from msgspec import Struct

from newsgen.load.bylines import Roll, roll_of
from newsgen.load.moments import zone_of
from newsgen.model.settings import Settings


class Desk(Struct, frozen=True):
    """Settings, neighbours and names, made once and the same for every file."""

    settings: Settings
    zone: ZoneInfo
    roll: Roll
    keys: frozenset[str]  # of the sections
    sections: dict[str, str]  # the same by key and by every title, case folded

    def prefix(self, language: str) -> str:
        """What the addresses of a language begin with."""
        return "" if language == self.settings.languages[0] else f"/{language}"

    def letters(self, language: str) -> Mapping[str, str]:
        """The letters the site spells otherwise than newsgen in addresses of a language."""
        return self.settings.slugs.get(language, {})


def desk_of(settings: Settings) -> Desk:
    """The desk of a site with these settings."""
    zone = zone_of(settings.timezone)
    assert zone is not None, settings.timezone  # noqa: S101 - checked when the settings were read
    sections = {
        title.casefold(): section.key
        for section in settings.sections
        for title in section.titles.values()
    }
    sections |= {section.key: section.key for section in settings.sections}
    keys = frozenset(section.key for section in settings.sections)
    return Desk(settings, zone, roll_of(settings.authors), keys, sections)
