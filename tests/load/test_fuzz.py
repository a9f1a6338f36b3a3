"""Whatever bytes are put into a file, they make an article or problems, never a traceback."""

import time

from hypothesis import given, settings, strategies as st

from newsgen.errors import NewsgenError, Problem
from newsgen.load.article import read_article
from newsgen.load.desk import Desk, desk_of
from newsgen.load.settings import read_settings

STORY = "content/articles/2024/03/story.md"
DESK: Desk = desk_of(
    read_settings("title: x\nsections: {a: A}\nauthors: {ivan: Иван Иванов}\n".encode())
)
NAMES = "title date author source section tags photo lead views updated draft expires slug aliases"
KEYS = [*NAMES.split(), "related", "corrections", "extra", "photo credit", "x"]
VALUES = ["Новость", "2024-03-15 20:00", "1254", "a", "a.jpg", "да", "[a, b]", "{a: b}", "/a/", '"']
SIGNS = "абв \t\n\"':#[]{},&*!|>%@`\\-?~<(\x00\x85\u2028\ufeff1.+_/"
LINES = st.builds(
    "{}:{}{}".format,
    st.sampled_from(KEYS) | st.text(SIGNS, max_size=5),
    st.sampled_from([" ", "", "\n  - ", "\n"]),
    st.sampled_from(VALUES) | st.text(SIGNS, max_size=30),
)
HEADERS = st.lists(LINES, max_size=8).map("\n".join)


def check(data: bytes) -> None:
    started = time.process_time()
    read = read_article(data, STORY, DESK)
    assert (read.made is None) == bool(read.problems)
    for problem in read.problems:
        assert problem.where.path == STORY
        assert problem.text
        assert problem.remedy
        assert problem.where.line <= data.count(b"\n") + data.count(b"\r") + 2
    assert time.process_time() - started < 5


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    check(data)
    check(b"---\n" + data)


@settings(max_examples=500)
@given(HEADERS, st.text())
def test_any_fields(header: str, body: str) -> None:
    check(f"---\n{header}\n---\n{body}".encode("utf-8", "replace"))


@given(st.text(SIGNS), st.text("[]()!`~<>-*_#: \n\"'ab/.jpg{|}^&\\"))
def test_any_markup(title: str, body: str) -> None:
    check(f"---\ntitle: {title}\ndate: 2024-03-15\n---\n{body}".encode())


@given(HEADERS)
def test_any_settings(text: str) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        read_settings(text.encode())
    except NewsgenError as error:
        problems = error.problems
    assert all(problem.where.path == "content/site.yaml" for problem in problems)
