"""Moments as editors write them: in the site's zone if they name none (i18n/moments.py)."""

import re
from datetime import UTC, datetime, timedelta, timezone
from importlib import resources
from zoneinfo import ZoneInfo

from newsgen.errors import Location, NewsgenError
from newsgen.i18n.moments import YEARS, written
from newsgen.load.fields import nearest, plain, problem
from newsgen.load.nodes import Node
from newsgen.said import say

_REMEDY = say("write it as 2024-03-15 20:00 or 15 марта 2024, 20:00")


def zone_of(name: str) -> ZoneInfo | None:
    """A time zone by its name, from the tzdata package, or None if there is no such zone."""
    # The system's own data may be older than 2024, when Almaty moved to +05:00.
    if not re.fullmatch(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*", name):
        return None
    file = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
    try:
        with file.open("rb") as stream:
            return ZoneInfo.from_file(stream, key=name)
    except (OSError, ValueError):
        return None


def near_zone(name: str) -> str:
    """The name of a time zone most like this one, or ""."""
    names = resources.files("tzdata").joinpath("zones").read_text("ascii").split()
    last = {one.rpartition("/")[2].casefold(): one for one in names}
    return last.get(name.strip().casefold(), "") or nearest(name, names)


def in_zone(moment: datetime, zone: ZoneInfo) -> datetime:
    """The same moment with the zone's offset at that moment, fixed."""
    return _fixed(moment.astimezone(zone))


def moment(node: Node, zone: ZoneInfo) -> datetime:
    """A moment with the fixed offset the site's zone has then; raises for what is no date."""
    value = " ".join(plain(node).split())
    return moment_in(value, node.where, zone)


def moment_in(value: str, where: Location, zone: ZoneInfo) -> datetime:
    """The same of a text that stands somewhere else than in a field."""
    try:
        found = written(value)
    except (ValueError, OverflowError):
        raise _impossible(where, value) from None
    if found is None:
        text = say("{value!r} is not a date", value=value[:60])
        raise problem(where, "bad-date", text, _REMEDY)
    if found.moment.tzinfo is not None:
        return in_zone(found.moment, zone)
    local = found.moment.replace(tzinfo=zone)
    # By way of UTC, a time that the clocks jumped over becomes the time they jumped to.
    return _fixed(local.astimezone(UTC).astimezone(zone))


def _fixed(local: datetime) -> datetime:
    offset = local.utcoffset() or timedelta()
    # Before time zones, offsets had odd seconds, which no standard can write.
    minutes = round(offset.total_seconds() / 60)
    return local.replace(tzinfo=timezone(timedelta(minutes=minutes)), fold=0)


def _impossible(where: Location, value: str) -> NewsgenError:
    text = say("{value!r} is a date that does not exist", value=value[:60])
    remedy = say(
        "a day of the years {first} to {last}, a time from 00:00 to 23:59",
        first=YEARS[0],
        last=YEARS[-1],
    )
    return problem(where, "bad-date", text, remedy)
