"""Dates in the reader's language by CLDR: Russian's genitive months, Kazakh's year-first order.

A moment is shown in the zone it carries. Russian newspapers leave out "г." after the year; so
do we.
"""

from datetime import date, datetime

from babel import Locale
from babel.dates import format_date

from newsgen.i18n.locales import locale

_DAY_AND_YEAR = {"ru": "d MMMM y"}
_MONTH_AND_YEAR = {"ru": "LLLL y"}


def moment_text(moment: datetime, language: str, *, year: bool, capital: bool) -> str:
    """Day and time: "15 марта, 20:00"; with `capital` "15 Марта", with `year` "15 марта 2024"."""
    day = day_text(moment, language, year=year, capital=capital)
    joined = locale(language).datetime_formats["medium"].replace("'", "")
    return str(joined).replace("{0}", f"{moment:%H:%M}").replace("{1}", day)


def day_text(day: date, language: str, *, year: bool, capital: bool) -> str:
    """Day and month: "15 марта", "15 наурыз", "March 15"; `capital` raises the month."""
    known = locale(language)
    skeleton = known.datetime_skeletons["MMMMd"].pattern
    full = _DAY_AND_YEAR.get(known.language, known.date_formats["long"].pattern)
    text = format_date(day, full if year else skeleton, known)
    return _month_raised(text, day, known) if capital else text


def month_text(month: date, language: str, *, capital: bool = True) -> str:
    """A month and its year as a heading: "Март 2024"; `capital` raises the first letter."""
    known = locale(language)
    pattern = _MONTH_AND_YEAR.get(known.language, known.datetime_skeletons["yMMMM"].pattern)
    text = format_date(month, pattern, known)
    return _raised(text) if capital else text


def month_name(month: date, language: str, *, capital: bool = True) -> str:
    """A month standing alone: "Март"."""
    text = format_date(month, "LLLL", locale(language))
    return _raised(text) if capital else text


def _month_raised(text: str, day: date, known: Locale) -> str:
    name = known.months["format"]["wide"][day.month]
    return text.replace(name, _raised(name), 1)


def _raised(text: str) -> str:
    return text[:1].upper() + text[1:]
