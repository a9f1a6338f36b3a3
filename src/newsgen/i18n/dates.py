"""Dates in the reader's language by CLDR: Russian's genitive months, Kazakh's year-first order.

A moment is shown in the zone it carries. Russian newspapers leave out "г." after the year; so
do we. Babel takes 15 to 50 microseconds for a date and a newspaper shows the same few days over and
over, so each day is spelt once.
"""

from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date

from newsgen.i18n.locales import locale

DAYS_MAX = 16384  # remembered: twenty years of news in two languages
MONTHS_MAX = 1024
_DAY_AND_YEAR = {"ru": "d MMMM y"}
_MONTH_AND_YEAR = {"ru": "LLLL y"}


def moment_text(moment: datetime, language: str, *, year: bool, capital: bool) -> str:
    """Day and time: "15 марта, 20:00"; with `capital` "15 Марта", with `year` "15 марта 2024"."""
    joined = _day_with_time(moment.toordinal(), language, year, capital)
    return joined.replace("{0}", f"{moment.hour:02}:{moment.minute:02}", 1)


def day_text(day: date, language: str, *, year: bool, capital: bool) -> str:
    """Day and month: "15 марта", "15 наурыз", "March 15"; `capital` raises the month."""
    return _day(day.toordinal(), language, year, capital)


def month_text(month: date, language: str, *, capital: bool = True) -> str:
    """A month and its year as a heading: "Март 2024"; `capital` raises the first letter."""
    return _month(month.year, month.month, language, capital)


def month_name(month: date, language: str, *, capital: bool = True) -> str:
    """A month standing alone: "Март"."""
    return _month(None, month.month, language, capital)


# Positional, and by ordinal: keywords and dates cost the cache more than the look-up itself.
@lru_cache(DAYS_MAX)
def _day_with_time(ordinal: int, language: str, year: bool, capital: bool) -> str:  # noqa: FBT001
    joined = locale(language).datetime_formats["medium"].replace("'", "")
    return str(joined).replace("{1}", _day(ordinal, language, year, capital))


@lru_cache(DAYS_MAX)
def _day(ordinal: int, language: str, year: bool, capital: bool) -> str:  # noqa: FBT001
    known, day = locale(language), date.fromordinal(ordinal)
    skeleton = known.datetime_skeletons["MMMMd"].pattern
    full = _DAY_AND_YEAR.get(known.language, known.date_formats["long"].pattern)
    text = format_date(day, full if year else skeleton, known)
    return _month_raised(text, day, known) if capital else text


@lru_cache(MONTHS_MAX)
def _month(year: int | None, month: int, language: str, capital: bool) -> str:  # noqa: FBT001
    known = locale(language)
    pattern = "LLLL"
    if year is not None:
        pattern = _MONTH_AND_YEAR.get(known.language, known.datetime_skeletons["yMMMM"].pattern)
    text = format_date(date(year or 1, month, 1), pattern, known)
    return _raised(text) if capital else text


def _month_raised(text: str, day: date, known: Locale) -> str:
    name = known.months["format"]["wide"][day.month]
    return text.replace(name, _raised(name), 1)


def _raised(text: str) -> str:
    return text[:1].upper() + text[1:]
