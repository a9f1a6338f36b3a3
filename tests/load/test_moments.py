"""Moments are read as editors write them, in the zone the site was in at that moment."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsgen.errors import Location, NewsgenError
from newsgen.load.moments import in_zone, moment, near_zone, zone_of
from newsgen.load.nodes import Scalar
from support.loading import story, the_article

HERE = Location("a.md", 3, 7)


def read(text: str, zone: str = "Asia/Almaty") -> str:
    found = zone_of(zone)
    assert found
    return moment(Scalar(text, HERE), found).isoformat()


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-03-15", "2024-03-15T00:00:00+05:00"),
        ("2024-3-5 9:05", "2024-03-05T09:05:00+05:00"),
        ("2024-03-15 20:00", "2024-03-15T20:00:00+05:00"),
        ("2024-03-15, 20:00", "2024-03-15T20:00:00+05:00"),
        ("2024-03-15T20:00:30", "2024-03-15T20:00:30+05:00"),
        ("2024-03-15t20:00:30.123", "2024-03-15T20:00:30+05:00"),
        ("2024-03-15T15:00Z", "2024-03-15T20:00:00+05:00"),
        ("2024-03-15 15:00 z", "2024-03-15T20:00:00+05:00"),
        ("2024-03-15T18:00+03:00", "2024-03-15T20:00:00+05:00"),
        ("2024-03-15T18:00+0300", "2024-03-15T20:00:00+05:00"),
        ("2024-03-15T10:30:00-04:30", "2024-03-15T20:00:00+05:00"),
        ("15 марта 2024", "2024-03-15T00:00:00+05:00"),
        ("15 Марта 2024 г., 20:00", "2024-03-15T20:00:00+05:00"),
        ("15 марта 2024 года в 20:00", "2024-03-15T20:00:00+05:00"),
        ("15\u00a0марта 2024,20:00", "2024-03-15T20:00:00+05:00"),
        ("1 мая 2024 8:00", "2024-05-01T08:00:00+05:00"),
        ("2024 жылы 15\u00a0наурыз 20:00", "2024-03-15T20:00:00+05:00"),
        ("15.03.2024 20:00", "2024-03-15T20:00:00+05:00"),
        ("15.03.2024", "2024-03-15T00:00:00+05:00"),
    ],
)
def test_a_moment_is_read(written: str, iso: str) -> None:
    assert read(written) == iso


@pytest.mark.parametrize("line", ["2024 ж. 16 наурыз 10:00", "2024 жылғы 16 наурыз, 10:00"])
def test_front_matter_holds_a_kazakh_date(tmp_path: Path, line: str) -> None:
    date = the_article(tmp_path, story(date=line)).copy.date
    assert date.isoformat() == "2024-03-16T10:00:00+05:00"


def test_almaty_moved_its_clocks_on_the_first_of_march_2024() -> None:
    assert read("2024-02-15 20:00") == "2024-02-15T20:00:00+06:00"
    assert read("2024-03-01 00:00") == "2024-03-01T00:00:00+05:00"
    # 23:30 came twice that night; the first one is meant.
    assert read("2024-02-29 23:30") == "2024-02-29T23:30:00+06:00"


def test_a_time_that_the_clocks_jumped_over_is_the_time_they_jumped_to() -> None:
    assert read("2024-03-31 02:30", "Europe/Berlin") == "2024-03-31T03:30:00+02:00"


def test_offsets_before_time_zones_are_whole_minutes() -> None:
    assert read("1910-01-01") == "1910-01-01T00:00:00+05:08"


@pytest.mark.parametrize(
    "written",
    [
        "вчера",
        "",
        "20:00",
        "15 март 2024",
        "2024-03-15 20.00",
        "2024-03-15T",
        "15/03/2024",
        "٢٠٢٤-03-15",
        "2024-03-15 20:00 Asia/Almaty",
        "2024-02-30",
        "2024-03-15 24:00",
        "1899-12-31",
        "2201-01-01",
        "0000-01-01",
        "2024-03-15T20:00+05:60",
        "2024-03-15T20:00+14:01",
        "99 мая 2024",
    ],
)
def test_what_is_no_date_is_refused_with_its_place(written: str) -> None:
    with pytest.raises(NewsgenError) as caught:
        read(written)
    (problem,) = caught.value.problems
    assert (problem.code, problem.where) == ("bad-date", HERE)
    assert problem.remedy


@pytest.mark.parametrize(
    "name", ["../zones", "Asia", "Asia/Nowhere", "", "/etc/passwd", "zones", "a b"]
)
def test_only_time_zones_are_time_zones(name: str) -> None:
    assert zone_of(name) is None


def test_a_city_alone_is_enough_to_guess_its_zone() -> None:
    assert near_zone("almaty") == "Asia/Almaty"
    assert near_zone("Asia/Almati") == "Asia/Almaty"
    assert near_zone("ничего") == ""


def test_now_has_the_offset_of_the_site_at_that_moment() -> None:
    zone = zone_of("Asia/Almaty")
    assert zone
    now = in_zone(datetime(2024, 3, 15, 15, 0, tzinfo=UTC), zone)
    assert (now.hour, now.utcoffset()) == (20, timedelta(hours=5))
