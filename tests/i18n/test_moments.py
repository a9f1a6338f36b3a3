"""Moments are read as people write them."""

from datetime import UTC, datetime

import pytest

from newsgen.i18n.dates import day_text, moment_text
from newsgen.i18n.moments import Written, written


@pytest.mark.parametrize(
    ("text", "moment", "timed"),
    [
        ("2024-03-15", datetime(2024, 3, 15), False),  # noqa: DTZ001
        ("2024-03-15 9:05", datetime(2024, 3, 15, 9, 5), True),  # noqa: DTZ001
        (" 15  марта 2024 г., 20:00 ", datetime(2024, 3, 15, 20), True),  # noqa: DTZ001
        ("15.03.2024", datetime(2024, 3, 15), False),  # noqa: DTZ001
        ("2024-03-15T20:00Z", datetime(2024, 3, 15, 20, tzinfo=UTC), True),
        ("2024 ж. 16 наурыз 10:00", datetime(2024, 3, 16, 10), True),  # noqa: DTZ001
        ("2024ж. 16  Наурыз,10:00", datetime(2024, 3, 16, 10), True),  # noqa: DTZ001
        ("2024 жылғы 16 наурыз, 10:00", datetime(2024, 3, 16, 10), True),  # noqa: DTZ001
        ("2024 ЖЫЛЫ 16 НАУРЫЗ", datetime(2024, 3, 16), False),  # noqa: DTZ001
        ("16 наурыз 2024", datetime(2024, 3, 16), False),  # noqa: DTZ001
        ("16 наурыз 2024 ж., 9:05:30", datetime(2024, 3, 16, 9, 5, 30), True),  # noqa: DTZ001
    ],
)
def test_a_moment_is_what_it_says(text: str, moment: datetime, *, timed: bool) -> None:
    assert written(text) == Written(moment, timed)


def test_every_kazakh_month_is_known_as_babel_writes_it() -> None:
    for month in range(1, 13):
        day = datetime(2024, month, 9)  # noqa: DTZ001
        for text in (
            day_text(day, "kk", year=True, capital=False),
            moment_text(day, "kk", year=True, capital=True),
        ):
            found = written(text)
            assert found is not None, text
            assert found.moment == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "вчера",
        "15 мартобря 2024",
        "20:00",
        "2024",
        "2024 жылғы 16 марта",
        "2024 16 наурыз",
        "16 наурыз 2024 года",
        "2024 ж. 16 наурызда",
    ],
)
def test_other_words_are_none(text: str) -> None:
    assert written(text) is None


@pytest.mark.parametrize(
    "text", ["2024-02-30", "1024-03-15", "2024-03-15 20:00+99:00", "2024 ж. 31 ақпан"]
)
def test_what_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        written(text)
