"""Dates read as in a newspaper of each language."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from babel.dates import format_date

from newsgen.i18n.dates import day_text, moment_text, month_name, month_text
from newsgen.i18n.locales import locale

EVENING = datetime(2024, 3, 15, 20, 0, tzinfo=UTC)
DAY = date(2024, 5, 1)


@pytest.mark.parametrize(
    ("language", "plain", "with_year"),
    [
        ("ru", "15 марта, 20:00", "15 марта 2024, 20:00"),
        ("ru-KZ", "15 марта, 20:00", "15 марта 2024, 20:00"),
        ("kk", "15 наурыз, 20:00", "2024\u202fж. 15 наурыз, 20:00"),
        ("en", "March 15, 20:00", "March 15, 2024, 20:00"),
    ],
)
def test_a_moment_has_day_and_time(language: str, plain: str, with_year: str) -> None:
    assert moment_text(EVENING, language, year=False, capital=False) == plain
    # CLDR has changed its mind about which space stands before "ж."; either is narrow enough.
    found = moment_text(EVENING, language, year=True, capital=False)
    assert found.replace("\u202f", " ") == with_year.replace("\u202f", " ")


def test_a_capital_raises_the_month_and_nothing_else() -> None:
    assert moment_text(EVENING, "ru", year=False, capital=True) == "15 Марта, 20:00"
    assert moment_text(EVENING, "ru", year=True, capital=True) == "15 Марта 2024, 20:00"
    assert day_text(EVENING, "kk", year=False, capital=True) == "15 Наурыз"
    assert "ж. 15 Наурыз" in day_text(EVENING, "kk", year=True, capital=True)


def test_a_day_has_no_time() -> None:
    assert day_text(DAY, "ru", year=False, capital=False) == "1 мая"
    assert day_text(DAY, "ru", year=True, capital=False) == "1 мая 2024"


def test_every_russian_month_is_in_the_genitive_after_a_day() -> None:
    days = [
        day_text(date(2024, number, 1), "ru", year=False, capital=True) for number in range(1, 13)
    ]
    assert " ".join(days) == (
        "1 Января 1 Февраля 1 Марта 1 Апреля 1 Мая 1 Июня"
        " 1 Июля 1 Августа 1 Сентября 1 Октября 1 Ноября 1 Декабря"
    )


def test_a_month_alone_is_in_the_nominative() -> None:
    assert month_text(DAY, "ru") == "Май 2024"
    assert month_text(DAY, "ru", capital=False) == "май 2024"
    assert month_text(DAY, "en") == "May 2024"
    assert month_text(DAY, "kk").startswith("2024")
    assert month_name(DAY, "ru") == "Май"
    assert month_name(DAY, "ru", capital=False) == "май"
    assert month_name(DAY, "kk") == "Мамыр"


def test_a_language_nobody_knows_reads_as_english() -> None:
    assert day_text(DAY, "zz", year=True, capital=False) == "May 1, 2024"
    assert day_text(DAY, "!", year=True, capital=False) == "May 1, 2024"


LANGUAGES = ("ru", "kk", "en", "ru-KZ", "uk", "de", "ar", "zh", "fa", "hi", "zz")


def as_babel_has_it(moment: datetime, language: str, *, year: bool, capital: bool) -> str:
    """Day and time, without anything remembered."""
    known = locale(language)
    full = "d MMMM y" if known.language == "ru" else known.date_formats["long"].pattern
    pattern = full if year else known.datetime_skeletons["MMMMd"].pattern
    day = format_date(moment, pattern, known)
    if capital:
        name = known.months["format"]["wide"][moment.month]
        day = day.replace(name, name[:1].upper() + name[1:], 1)
    joined = str(known.datetime_formats["medium"]).replace("'", "")
    return joined.replace("{0}", f"{moment:%H:%M}").replace("{1}", day)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_of_years_is_spelt_as_babel_spells_it(language: str) -> None:
    for number in range(3 * 366):
        moment = datetime(2023, 1, 1, tzinfo=UTC) + timedelta(days=number, minutes=number * 7)
        for year in (True, False):
            for capital in (True, False):
                wanted = as_babel_has_it(moment, language, year=year, capital=capital)
                assert moment_text(moment, language, year=year, capital=capital) == wanted


def test_moments_of_one_instant_are_each_shown_in_their_zone() -> None:
    east = EVENING.astimezone(timezone(timedelta(hours=5)))
    assert east == EVENING
    assert moment_text(EVENING, "ru", year=False, capital=False) == "15 марта, 20:00"
    assert moment_text(east, "ru", year=False, capital=False) == "16 марта, 01:00"
