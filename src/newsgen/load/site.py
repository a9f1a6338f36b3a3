"""The settings alone, for commands that need no article."""

from pathlib import Path
from zoneinfo import ZoneInfo

from newsgen.load.moments import zone_of
from newsgen.load.settings import PATH, read_settings
from newsgen.model.settings import Settings


def site_settings(root: Path) -> Settings:
    """What content/site.yaml says; NewsgenError with all that is wrong with it."""
    return read_settings((root / PATH).read_bytes())


def site_zone(root: Path) -> ZoneInfo:
    """The site's time zone."""
    zone = zone_of(site_settings(root).timezone)
    assert zone is not None  # noqa: S101 - checked when the settings were read
    return zone
