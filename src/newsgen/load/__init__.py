"""From the disk to an edition: every file read and checked, all problems shown at once."""

from newsgen.load.edition import Loaded, load, without
from newsgen.load.reader import Reader
from newsgen.load.recording import record
from newsgen.load.site import site_settings, site_zone
from newsgen.load.sources import find_root
from newsgen.load.survey import Survey, survey

__all__ = [
    "Loaded",
    "Reader",
    "Survey",
    "find_root",
    "load",
    "record",
    "site_settings",
    "site_zone",
    "survey",
    "without",
]
