"""Moments as editors write them: "2024-03-15 20:00", "15 марта 2024, 20:00", "15.03.2024"."""

import re
from datetime import UTC, datetime, timedelta, timezone

from msgspec import Struct

YEARS = range(1900, 2201)
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


class Written(Struct, frozen=True):
    """A moment as it is written: without an offset unless it names one; `timed` if with a time."""

    moment: datetime
    timed: bool


def written(text: str) -> Written | None:
    """The moment a text names, None if it names none; ValueError for one that does not exist."""
    value = " ".join(text.split())
    match = _ISO.fullmatch(value) or _DOTTED.fullmatch(value) or _RUSSIAN.fullmatch(value.lower())
    if match is None or match.groupdict().get("name", "мая") not in _MONTHS:
        return None
    parts = match.groupdict()
    year = int(parts["year"])
    month = int(parts.get("month") or 0) or _MONTHS.get(parts.get("name") or "", 0)
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    moment = datetime(year, month, int(parts["day"]), hour, minute, second)  # noqa: DTZ001
    if year not in YEARS:
        raise ValueError(year)
    offset = parts.get("offset")
    if offset:
        moment = moment.replace(tzinfo=_offset(offset))
    return Written(moment, parts["hour"] is not None)


def _offset(text: str) -> timezone:
    if text in "Zz":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    if int(text[-2:]) >= 60 or minutes > 14 * 60:  # noqa: PLR2004 - no place on earth is further
        raise ValueError(text)
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))
