"""Numbers are grouped as each language does."""

import pytest

from newsgen.i18n.numbers import number_text


@pytest.mark.parametrize(
    ("language", "text"), [("ru", "1\xa0254"), ("kk", "1\xa0254"), ("en", "1,254")]
)
def test_thousands_are_set_apart(language: str, text: str) -> None:
    assert number_text(1254, language) == text


def test_small_numbers_are_as_they_are() -> None:
    assert [number_text(value, "ru") for value in (0, 7, 999)] == ["0", "7", "999"]
