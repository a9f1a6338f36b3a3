"""Numbers are grouped as each language does."""

import pytest
from babel.numbers import format_decimal

from newsgen.i18n.locales import locale
from newsgen.i18n.numbers import number_text


@pytest.mark.parametrize(
    ("language", "text"), [("ru", "1\xa0254"), ("kk", "1\xa0254"), ("en", "1,254")]
)
def test_thousands_are_set_apart(language: str, text: str) -> None:
    assert number_text(1254, language) == text


def test_small_numbers_are_as_they_are() -> None:
    assert [number_text(value, "ru") for value in (0, 7, 999)] == ["0", "7", "999"]


@pytest.mark.parametrize(
    "language", ["ru", "kk", "en", "de", "de-CH", "hi", "es", "pl", "ar", "zz"]
)
def test_numbers_are_as_babel_has_them(language: str) -> None:
    known = locale(language)
    numbers = [*range(0, 2000, 37), *(10**power + 7 for power in range(18)), -1, -1254, -(10**9)]
    for number in numbers:
        assert number_text(number, language) == format_decimal(number, locale=known)
