"""An article says what kind it is, and whether it is breaking news."""

from datetime import datetime
from pathlib import Path

import pytest

from newsgen.model.article import KINDS, State
from support.loading import STORY, loaded, problems, story, the_article


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        *((kind, kind) for kind in KINDS),
        ("Мнение", "opinion"),
        ("интервью", "interview"),
        ("фоторепортаж", "photo-story"),
        ("лонгрид", "long-read"),
        ("новость", "news"),
        ("жаңалық", "news"),
        ("пікір", "opinion"),
        ("сұхбат", "interview"),
        ("Photo story", "photo-story"),
        ("long_read", "long-read"),
        ("''", "news"),
    ],
)
def test_a_kind_is_said_in_any_language(tmp_path: Path, word: str, kind: str) -> None:
    assert the_article(tmp_path, story(f"kind: {word}\n")).kind == kind


def test_an_article_is_news_unless_it_says_otherwise(tmp_path: Path) -> None:
    article = the_article(tmp_path, story())
    assert (article.kind, article.breaking, article.copy.words) == ("news", None, 2)


@pytest.mark.parametrize("word", ["xxx", "[opinion]", "{a: b}"])
def test_no_other_kind_is_known(tmp_path: Path, word: str) -> None:
    assert problems(tmp_path, {STORY: story(f"kind: {word}\n")}) == ("unknown-kind",)


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("true", "2024-03-15T06:00:00+05:00"),
        ("да", "2024-03-15T06:00:00+05:00"),
        ("2024-03-15 22:00", "2024-03-15T22:00:00+05:00"),
        ("15 марта 2024, 22:00", "2024-03-15T22:00:00+05:00"),
    ],
)
def test_breaking_news_ends_after_six_hours_or_when_it_says(
    tmp_path: Path, said: str, until: str
) -> None:
    found = the_article(tmp_path, story(f"breaking: {said}\n"))
    assert found.breaking == datetime.fromisoformat(until)


def test_no_breaking_news_is_none(tmp_path: Path) -> None:
    assert the_article(tmp_path, story("breaking: false\n")).breaking is None
    assert problems(tmp_path, {STORY: story("breaking: soon\n")}) == ("bad-date",)


def test_a_draft_without_a_date_has_no_hours_to_be_breaking_in(tmp_path: Path) -> None:
    text = "---\ntitle: Черновик\ndraft: true\nbreaking: true\n---\nТекст.\n"
    (article,) = loaded(tmp_path, {STORY: text}, also=frozenset({State.DRAFT})).edition.articles
    assert article.breaking is None


@pytest.mark.parametrize("word", ["true", "да", "false", "'yes'"])
def test_what_is_gone_says_why(tmp_path: Path, word: str) -> None:
    assert problems(tmp_path, {STORY: story(f"gone: {word}\n")}) == ("missing-field",)
