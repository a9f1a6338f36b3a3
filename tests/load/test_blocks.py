"""What is wrong with a block is told at its place in the editor's file."""

import time
from pathlib import Path

import pytest

from newsgen.errors import NewsgenError
from newsgen.load.blocks import blocks_in
from newsgen.load.moments import zone_of
from support.loading import STORY, loaded, problems, put, story

ZONE = zone_of("Asia/Almaty")
assert ZONE is not None


def told(body: str) -> list[tuple[str, int, int]]:
    assert ZONE is not None
    found = blocks_in(body, "a.md", 5, ZONE, "ru").problems
    return [(one.code, one.where.line, one.where.column) for one in sorted(found)]


SOUND = [
    "Да.",
    "Да :: нет ::: да",
    "::: справка Мост\nДа.\n:::",
    "::: цитата\nДа.\n:::\n::: quote Автор\n\nДа.\n\n:::",
    "::: обновление 16 марта 2024, 10:00\nДа.\n:::",
    "::: correction 2024-03-16\nДа.\n:::",
    "::: жаңарту 2024 жылғы 16 наурыз, 10:00\nДа.\n:::",
    "::: хроника\n\n:: 9:00\nДа.\n::: справка\nДа.\n:::\n:: 10:00\nДа.\n:::",
    "::: интервью Название\n:: Да?\nДа.\n:::",
    "::: читайте также 2024/03/x\n:::",
    "::: read-also\n- 2024/03/x\n:::",
    "```\n::: нет\n```",
    "<!--\n::: нет\n-->",
]


@pytest.mark.parametrize("body", SOUND)
def test_sound_blocks_pass(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Да.\n\n:::  справко\n:::", ("unknown-block", 7, 6)),
        ("Да.\n::: справка\nДа.", ("unclosed-block", 6, 1)),
        ("Да.\n:::", ("unopened-block", 6, 1)),
        ("::: справка\n \n:::", ("bad-block", 5, 1)),
        ("::: update\nДа.\n:::", ("bad-block", 5, 1)),
        ("::: update завтра\nДа.\n:::", ("bad-date", 5, 12)),
        ("::: read-also\n\n:::", ("bad-block", 5, 1)),
        ("::: хроника\n:::", ("bad-block", 5, 1)),
        ("::: хроника\nДа.\n:: 9:00\nДа.\n:::", ("bad-block", 5, 1)),
        ("::: хроника\n:: 9:00\nДа.\n::\nДа.\n:::", ("bad-block", 8, 1)),
        ("Да.\n\n:: Да", ("bad-block", 7, 1)),
        ("- a\n\n    ::: справка\n", ("bad-block", 7, 5)),
        ("1. ::: справка", ("bad-block", 5, 4)),
        ("> > ::: справка", ("bad-block", 5, 5)),
    ],
)
def test_a_fault_is_told_at_its_place(body: str, expected: tuple[str, int, int]) -> None:
    assert told(body) == [expected]


@pytest.mark.parametrize(
    ("body", "remedy"),
    [
        ("::: спарвка\n:::", "did you mean справка?"),
        ("::: читать также\n:::", "did you mean читайте-также?"),
        ("::: timelin\n:::", "did you mean timeline?"),
        ("::: сұқбат\n:::", "did you mean сұхбат?"),
    ],
)
def test_a_misspelt_name_is_answered_with_the_nearest(body: str, remedy: str) -> None:
    assert ZONE is not None
    (problem,) = blocks_in(body, "a.md", 5, ZONE, "ru").problems
    assert problem.remedy == remedy


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("ru", "читайте-также, цитата"),
        ("kk", "оқи-отырыңыз, дәйексөз"),
        ("en", "read-also, quote"),
        ("uz", "read-also, quote"),
    ],
)
def test_names_are_listed_in_the_article_s_language(language: str, first: str) -> None:
    assert ZONE is not None
    (problem,) = blocks_in("::: xyz\n:::", "a.md", 5, ZONE, language).problems
    assert str(problem.remedy).startswith(f"the blocks are {first}, ")


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("читайте тагже 2024/b", "читайте тагже"),
        ("читайте тагже b.md", "читайте тагже"),
        ("Читать также Мост", "Читать также"),
        ("спарвка Мост через реку", "спарвка"),
        ("вопос ответ Мост", "вопос ответ"),
        ("q nd a", "q nd a"),
        ("2024/b", "2024/b"),
        ("совсем другое дело", "совсем другое"),
        ("другое 2024/b дело", "другое"),
    ],
)
def test_the_words_taken_for_a_name_are_quoted(line: str, quoted: str) -> None:
    assert ZONE is not None
    (problem,) = blocks_in(f"::: {line}\n:::", "a.md", 5, ZONE, "ru").problems
    assert problem.text == f"there is no block {quoted!r}"


def test_a_kazakh_article_is_answered_in_its_names(tmp_path: Path) -> None:
    path = STORY.replace(".md", ".kk.md")
    settings = "title: Т\nbase_url: http://localhost:8000/\nlanguages: [ru, kk]\n"
    put(tmp_path, {path: story(body="::: xyz\n:::"), "content/site.yaml": settings})
    with pytest.raises(NewsgenError) as caught:
        loaded(tmp_path)
    (problem,) = caught.value.problems
    assert "дәйексөз" in str(problem.remedy)


def test_blocks_in_blocks_have_an_end() -> None:
    deep = "::: справка\n" * 6 + "Да.\n" + ":::\n" * 6
    assert told(deep) == [("too-deep", 10, 1)]
    many = "::: справка\nДа.\n:::\n" * 501
    assert told(f"Да.\n{many}") == [("too-intricate", 6, 1)]


def test_lines_are_counted_in_the_editor_s_file(tmp_path: Path) -> None:
    put(tmp_path, {STORY: story("lead: Лид\n", "Да.\n\n::: справко\n:::\n")})
    with pytest.raises(NewsgenError) as caught:
        loaded(tmp_path)
    (problem,) = caught.value.problems
    assert (problem.where.line, problem.where.column) == (8, 5)


def test_a_page_s_blocks_are_read_too(tmp_path: Path) -> None:
    page = "---\ntitle: Страница\n---\n::: справка\n"
    assert problems(tmp_path, {"content/pages/a.md": page}) == ("unclosed-block",)


@pytest.mark.parametrize("piece", ["::", ":::\n", "::: a\n", ":: a\n", "> ", "1.", " ", "- "])
def test_no_body_takes_long(piece: str) -> None:
    started = time.process_time()
    told(piece * (100_000 // len(piece)))
    assert time.process_time() - started < 5
