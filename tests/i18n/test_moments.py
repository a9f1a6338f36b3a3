"""Moments are read as people write them."""

from datetime import UTC, datetime

import pytest

from newsgen.i18n.moments import Written, written


@pytest.mark.parametrize(
    ("text", "moment", "timed"),
    [
        ("2024-03-15", datetime(2024, 3, 15), False),  # noqa: DTZ001
        ("2024-03-15 9:05", datetime(2024, 3, 15, 9, 5), True),  # noqa: DTZ001
        (" 15  марта 2024 г., 20:00 ", datetime(2024, 3, 15, 20), True),  # noqa: DTZ001
        ("15.03.2024", datetime(2024, 3, 15), False),  # noqa: DTZ001
        ("2024-03-15T20:00Z", datetime(2024, 3, 15, 20, tzinfo=UTC), True),
    ],
)
def test_a_moment_is_what_it_says(text: str, moment: datetime, *, timed: bool) -> None:
    assert written(text) == Written(moment, timed)


@pytest.mark.parametrize("text", ["", "вчера", "15 мартобря 2024", "20:00", "2024"])
def test_other_words_are_none(text: str) -> None:
    assert written(text) is None


@pytest.mark.parametrize("text", ["2024-02-30", "1024-03-15", "2024-03-15 20:00+99:00"])
def test_what_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        written(text)
