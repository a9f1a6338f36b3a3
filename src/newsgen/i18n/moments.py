"""Moments as editors write them: "2024-03-15 20:00", "15.03.2024", in Russian, in Kazakh.

"15 марта 2024, 20:00"; "2024 ж. 15 наурыз, 20:00", "2024 жылғы 15 наурыз", "15 наурыз 2024".
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

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
_DAY = r"(?P<day>[0-9]{1,2})[ ]+(?P<name>[а-яёәғқңөұүһі]+)"
_YEAR = r"(?P<year>[0-9]{4})"
_THEN = rf"(?:(?:,[ ]*|[ ]+){_TIME})?"
_KAZAKH = (
    re.compile(rf"{_YEAR}(?:[ ]?ж\.[ ]?|[ ]?ж[ ]|[ ]жылғы[ ]|[ ]жылы[ ]){_DAY}{_THEN}"),
    re.compile(rf"{_DAY}[ ]+{_YEAR}(?:[ ]?ж\.?|[ ]жылғы|[ ]жылы)?{_THEN}"),
)
_GENITIVE = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_NOMINATIVE = (
    "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
    "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
)  # fmt: skip
_SPELT = (
    (_RUSSIAN, _GENITIVE),
    *((form, _NOMINATIVE) for form in _KAZAKH),
)


class Written(Struct, frozen=True):
    """A moment as it is written: without an offset unless it names one; `timed` if with a time."""

    moment: datetime
    timed: bool


def written(text: str) -> Written | None:
    """The moment a text names, None if it names none; ValueError for one that does not exist."""
    value = " ".join(text.split())
    match = _ISO.fullmatch(value) or _DOTTED.fullmatch(value)
    parts = match.groupdict() if match else _spelt(value.lower())
    if parts is None:
        return None
    year, month = int(parts["year"]), int(parts["month"])
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    moment = datetime(year, month, int(parts["day"]), hour, minute, second)  # noqa: DTZ001
    if year not in YEARS:
        raise ValueError(year)
    offset = parts.get("offset")
    if offset:
        moment = moment.replace(tzinfo=_offset(offset))
    return Written(moment, parts["hour"] is not None)


def _spelt(value: str) -> dict[str, Any] | None:
    """The parts of a moment whose month is a word."""
    for form, months in _SPELT:
        match = form.fullmatch(value)
        if match is not None and match["name"] in months:
            return {**match.groupdict(), "month": str(months.index(match["name"]) + 1)}
    return None


def _offset(text: str) -> timezone:
    if text in "Zz":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    if int(text[-2:]) >= 60 or minutes > 14 * 60:  # noqa: PLR2004 - no place on earth is further
        raise ValueError(text)
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))
