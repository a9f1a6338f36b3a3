"""Front matter read without YAML is what YAML would have read."""

import pytest
import yaml
from hypothesis import given, settings, strategies as st

from newsgen.errors import NewsgenError
from newsgen.load.nodes import Items, Table
from newsgen.load.plainlines import plain_table
from newsgen.load.yamltext import Origin, compose

PATH = "content/articles/a.md"
KEYS = ["title", "photo credit", "Photo-Credit", "дата", "a_b", "k-", "k ", "1a", "-a", "x" * 70]
SIGNS = "абA1 \t\n\"':#[]{},&*!|>%@`\\-?~<(«».+_/№—…=;$^)\xa0\u2028\ufeff\U0001f600"
VALUES = (
    st.sampled_from(
        ["Новость", "2024-03-15 20:00", "'20:00'", "[a, b]", "[а б, 'c']", "a: b", "a #b", "a:"]
    )
    | st.text(SIGNS, max_size=12)
    | st.text(SIGNS, max_size=8).map("[{}]".format)
    | st.text(SIGNS, max_size=8).map("'{}'".format)
    | st.lists(
        st.builds(
            "{}:{}{}".format,
            st.sampled_from(["a", "Б в", "a "]),
            st.sampled_from([" ", ""]),
            st.text(SIGNS, max_size=6)
            | st.sampled_from(["'a: b'", "2024-03-15 20:00", "https://a.kz/"]),
        ),
        max_size=3,
    ).map(lambda all_: f"{{{', '.join(all_)}}}")
    | st.lists(st.text("аb .-+/", min_size=1, max_size=4)).map(lambda all_: f"[{', '.join(all_)}]")
)
LINES = st.builds(
    "{}:{}{}{}".format,
    st.sampled_from(KEYS),
    st.sampled_from([" ", "  ", ""]),
    VALUES,
    st.sampled_from(["", " "]),
)


def check(text: str) -> bool:
    """Whether the short way reads a text; if it does, YAML says the same of it."""
    lines = text.split("\n")
    read = plain_table(lines, PATH, 2)
    if read is None:
        return False
    node, problems = compose(text, Origin(PATH, lines, 2))
    assert (read, []) == (node, problems)
    return True


@settings(max_examples=2_000)
@given(st.lists(LINES, min_size=1, max_size=5).map("\n".join))
def test_what_is_read_the_short_way_is_what_yaml_says(text: str) -> None:
    check(text)


@settings(max_examples=2_000)
@given(LINES)
def test_so_is_any_single_line(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    "text",
    [
        "title: Доверие в политике и дорога через Каспий",
        "title: '«Мост»: что дальше'\ndate: 2024-03-15 20:00\n",
        "tags: [Казахстан, Нур-Султан, 5G]\nviews: 1 254\nphoto credit: akorda.kz",
        "title: Курс 1:2\n\nlead: «Так» — сказал он (и ушёл); всё, конец…",
        "photo: ../photos/a-b_c.jpg  ",
    ],
)
def test_front_matter_as_editors_write_it_takes_the_short_way(text: str) -> None:
    assert check(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# a comment",
        "title:",
        "title: a\n  b",
        "title: a: b",
        "title: a #b",
        "title: a\ntitle: b",
        "title : a",
        'title: "a"',
        "title: 'it''s'",
        "tags: [a, [b]]",
        "tags: []",
        "tags:\n  - a",
        "source: {name: {a: b}}",
        "title: *a",
        "title: a\xa0b",
        "title: | \n  a",
    ],
)
def test_all_else_is_left_to_yaml(text: str) -> None:
    assert plain_table(text.split("\n"), PATH, 2) is None


def test_places_are_those_of_the_file() -> None:
    table = plain_table(["title: a", "tags: [б, в г]"], PATH, 2)
    assert table is not None
    title, tags = (entry.value for entry in table.entries)
    assert (title.where.line, title.where.column) == (2, 8)
    assert isinstance(tags, Items)
    assert [one.where.column for one in tags.items] == [8, 11]


def test_a_source_with_its_address_takes_the_short_way() -> None:
    text = "source: {name: akorda.kz, url: 'https://akorda.kz/', date: 2024-03-15 20:00}"
    assert check(text)
    table = plain_table([text], PATH, 2)
    assert table is not None
    assert isinstance(table.entries[0].value, Table)
    assert not check("source: {name: a, Name: b}")


def test_a_text_yaml_refuses_is_never_read() -> None:
    for text in ("title: a: b", "title: [a", "title: 'a", "title: {a"):
        with pytest.raises((yaml.YAMLError, NewsgenError)):
            compose(text, Origin(PATH, text.split("\n"), 2))
        assert plain_table(text.split("\n"), PATH, 2) is None
