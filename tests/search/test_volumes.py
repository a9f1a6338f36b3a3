"""Volumes: made of dates alone, none much larger than it may be, the newest a small one."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st

from newsgen.search.volumes import (
    ARTICLES_MAX,
    NEWEST_MAX,
    Third,
    newest_first,
    third_of,
    volumes,
)

THIRDS = st.tuples(st.integers(1999, 2026), st.integers(0, 35))
COUNTS = st.dictionaries(THIRDS, st.integers(1, 900))
LATER: dict[Third, int] = {(2030, 0): 1}


def test_a_small_year_is_one_volume() -> None:
    found = volumes({(2024, 0): 400, (2024, 35): 600} | LATER)
    assert newest_first(found) == ("2030-01-12", "2024-01-12")


def test_a_larger_one_is_halved_until_its_parts_are_small() -> None:
    counts = {(2024, month * 3): 300 for month in (0, 1, 2, 3, 4, 5, 8)}
    found = volumes(counts | LATER)
    assert newest_first(found)[1:] == ("2024-07-12", "2024-04-06", "2024-01-03")
    assert found[2024, 15] == "2024-04-06"


def test_a_month_is_divided_only_while_it_is_the_newest() -> None:
    month = dict.fromkeys([(2024, 6), (2024, 7), (2024, 8)], 500)
    assert newest_first(volumes(month)) == ("2024-03-03-3", "2024-03-03-2", "2024-03-03-1")
    assert newest_first(volumes(month | LATER))[1:] == ("2024-03-03",)


def test_the_rest_of_the_newest_year_is_in_few_volumes() -> None:
    counts = {(2024, month * 3): 75 for month in range(9)}
    assert newest_first(volumes(counts)) == ("2024-07-12", "2024-01-06")


@given(COUNTS)
def test_every_article_has_one_volume_of_its_own_year_and_bounded_size(
    counts: dict[Third, int],
) -> None:
    found = volumes(counts)
    assert found.keys() == counts.keys()
    for one, name in found.items():
        assert name.startswith(f"{one[0]}-")
        held = [other for other in found if found[other] == name]
        months = {third // 3 for _, third in held}
        size = sum(counts[other] for other in held)
        if max(counts) in held:
            assert len(held) == 1 or size <= NEWEST_MAX
        else:
            assert len(months) == 1 or size <= ARTICLES_MAX


@given(COUNTS)
def test_volumes_are_in_the_order_of_time(counts: dict[Third, int]) -> None:
    found = volumes(counts)
    order = list(newest_first(found))
    assert [found[one] for one in sorted(counts, reverse=True)] == sorted(
        (found[one] for one in counts), key=order.index
    )


@given(COUNTS, THIRDS)
def test_what_happens_in_one_year_leaves_all_older_ones_as_they_are(
    counts: dict[Third, int], one: Third
) -> None:
    counts |= LATER
    before = volumes(counts)
    after = volumes({**counts, one: counts.get(one, 0) + 700})
    others = [other for other in counts if other[0] != one[0]]
    assert [before[other] for other in others] == [after[other] for other in others]


def test_no_articles_are_no_volumes() -> None:
    assert newest_first(volumes({})) == ()


@pytest.mark.parametrize(("day", "third"), [(1, 6), (10, 6), (11, 7), (20, 7), (21, 8), (31, 8)])
def test_the_third_is_that_of_the_site_s_own_clock(day: int, third: int) -> None:
    assert third_of(datetime(2024, 3, day, 23, 59, tzinfo=UTC)) == (2024, third)
