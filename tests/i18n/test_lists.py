"""Lists are joined as each language does."""

import pytest

from newsgen.i18n.lists import list_text


@pytest.mark.parametrize(
    ("language", "two", "three"),
    [
        ("ru", "А и Б", "А, Б и В"),
        ("kk", "А және Б", "А, Б, В"),
        ("en", "А and Б", "А, Б, and В"),
        ("en-GB", "А and Б", "А, Б and В"),
        ("zz", "А and Б", "А, Б, and В"),
    ],
)
def test_a_list_is_joined_as_its_readers_join_it(language: str, two: str, three: str) -> None:
    assert list_text(["А"], language) == "А"
    assert list_text(["А", "Б"], language) == two
    assert list_text(("А", "Б", "В"), language) == three


def test_no_items_make_no_words() -> None:
    assert list_text([], "ru") == ""
