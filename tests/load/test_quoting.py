"""The line newsgen proposes is YAML, and says what the editor meant."""

import pytest
import yaml
from hypothesis import given, strategies as st

from newsgen.load.quoting import quoted, quoted_line


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ('title: "Схожесть" или на чём', "title: '\"Схожесть\" или на чём'"),
        ("title: Токаев: новый курс", 'title: "Токаев: новый курс"'),
        ("title:   @akorda  ", 'title: "@akorda"'),
        ("title: 'Незакрытая", 'title: "Незакрытая"'),
        ('title: "Фильм "Томирис" снят"', "title: 'Фильм \"Томирис\" снят'"),
        ('title: ""Томирис" снят"', "title: '\"Томирис\" снят'"),
        ('title: "Раз" и "два"', 'title: \'"Раз" и "два"\''),
        ("title: 'О'Хара'", "title: \"'О'Хара'\""),
        ("title: a\\b: c", "title: 'a\\b: c'"),
        ("title: a'b\": c", "title: 'a''b\": c'"),
        ("title: a: b # заметка", 'title: "a: b"'),
        ("title: рост #1", 'title: "рост #1"'),
        ("photo credit: a: b", 'photo credit: "a: b"'),
        ("  - a: b: c", '  - a: "b: c"'),
        ('  - "a" b', "  - '\"a\" b'"),
        ("title:", None),
        ("title", None),
        ("# title: x", None),
    ],
)
def test_the_line_is_mended(line: str, mended: str | None) -> None:
    assert quoted_line(line) == mended


def test_a_list_is_mended_item_by_item() -> None:
    assert quoted_line('tags: [Видео, #рост, "да"', listed=True) == 'tags: ["Видео", "#рост", "да"]'
    assert quoted_line("tags: a: b", listed=True) == 'tags: "a: b"'


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1))
def test_any_text_in_our_quotes_is_that_text(text: str) -> None:
    assert yaml.safe_load(f"title: {quoted(text)}") == {"title": text}


@given(st.text("абв \"':#[]{},&*!|>%@`\\-?", min_size=1).map(str.strip).filter(bool))
def test_every_mended_line_can_be_read(text: str) -> None:
    mended = quoted_line(f"title: {text}")
    assert mended is None or isinstance(yaml.safe_load(mended)["title"], str)
