"""The settings say which articles have a share card."""

from datetime import date

import pytest

from newsgen.errors import NewsgenError
from newsgen.load.settings import read_settings


def since(value: str) -> date | None:
    return read_settings(f"title: x\nshare_cards: {value}\n".encode()).share_cards


def test_nothing_said_is_none() -> None:
    assert read_settings(b"title: x\n").share_cards is None
    assert since("") is None


@pytest.mark.parametrize("word", ["none", "None", "false", "no", "off", "нет", "Жоқ"])
def test_no_article_has_one(word: str) -> None:
    assert since(word) is None


@pytest.mark.parametrize("word", ["all", "ALL", "true", "yes", "on", "все", "всё", "да", "барлығы"])
def test_every_article_has_one(word: str) -> None:
    assert since(word) == date.min


@pytest.mark.parametrize(
    "day", ["2026-01-01", "01.01.2026", "1 января 2026", "2026 ж. 1 қаңтар", "2026-01-01 20:00"]
)
def test_articles_from_a_day_on_have_one(day: str) -> None:
    assert since(f'"{day}"') == date(2026, 1, 1)


@pytest.mark.parametrize(
    "value", ["sometimes", "2026-02-30", "2026", "[all]", "{since: 2026-01-01}"]
)
def test_anything_else_is_a_problem_with_its_place(value: str) -> None:
    with pytest.raises(NewsgenError) as caught:
        since(value)
    (problem,) = caught.value.problems
    assert (problem.where.line, problem.code) == (2, "bad-date")
    assert "none, all" in str(problem.remedy)
