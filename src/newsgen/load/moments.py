"""Moments as editors write them: ISO 8601 and Russian, in the site's zone if they name none."""

import re
from datetime import UTC, datetime, timedelta, timezone
from importlib import resources
from zoneinfo import ZoneInfo

from newsgen.errors import NewsgenError
from newsgen.load.fields import nearest, plain, problem
from newsgen.load.nodes import Node

_TIME = r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?"
_ISO = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
    rf"(?:(?:[Tt]|,?[ ]+){_TIME}[ ]?(?P<offset>[Zz]|[+-][0-9]{{2}}:?[0-9]{{2}})?)?"
)
_DOTTED = re.compile(
    rf"(?P<day>[0-9]{{1,2}})\.(?P<month>[0-9]{{1,2}})\.(?P<year>[0-9]{{4}})(?:,?[ ]+{_TIME})?"
)
_RUSSIAN = re.compile(
    r"(?P<day>[0-9]{1,2})[ ]+(?P<name>[а-яё]+)[ ]+(?P<year>[0-9]{4})(?:[ ]?г\.?|[ ]года)?"
    rf"(?:(?:,[ ]*|[ ]+(?:в[ ]+)?){_TIME})?"
)
_GENITIVE = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_MONTHS = {name: number for number, name in enumerate(_GENITIVE, start=1)}
_YEARS = range(1900, 2201)
_REMEDY = "write it as 2024-03-15 20:00 or 15 марта 2024, 20:00"


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
    match = _ISO.fullmatch(value) or _DOTTED.fullmatch(value) or _RUSSIAN.fullmatch(value.lower())
    if match is None or match.groupdict().get("name", "мая") not in _MONTHS:
        raise problem(node.where, "bad-date", f"{value[:60]!r} is not a date", _REMEDY)
    try:
        return _moment(match.groupdict(), zone)
    except (ValueError, OverflowError):
        raise _impossible(node, value) from None


def _moment(parts: dict[str, str | None], zone: ZoneInfo) -> datetime:
    year = int(parts["year"] or 0)
    month = int(parts.get("month") or 0) or _MONTHS.get(parts.get("name") or "", 0)
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    day = int(parts["day"] or 0)
    written = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - the next lines
    if year not in _YEARS:
        raise ValueError(year)
    offset = parts.get("offset")
    if offset:
        return in_zone(written.replace(tzinfo=_offset(offset)), zone)
    local = written.replace(tzinfo=zone)
    # By way of UTC, a time that the clocks jumped over becomes the time they jumped to.
    return _fixed(local.astimezone(UTC).astimezone(zone))


def _offset(text: str) -> timezone:
    if text in "Zz":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    if int(text[-2:]) >= 60 or minutes > 14 * 60:  # noqa: PLR2004 - no place on earth is further
        raise ValueError(text)
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def _fixed(local: datetime) -> datetime:
    offset = local.utcoffset() or timedelta()
    # Before time zones, offsets had odd seconds, which no standard can write.
    minutes = round(offset.total_seconds() / 60)
    return local.replace(tzinfo=timezone(timedelta(minutes=minutes)), fold=0)


def _impossible(node: Node, value: str) -> NewsgenError:
    text = f"{value[:60]!r} is a date that does not exist"
    remedy = f"a day of the years {_YEARS[0]} to {_YEARS[-1]}, a time from 00:00 to 23:59"
    return problem(node.where, "bad-date", text, remedy)
