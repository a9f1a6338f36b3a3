"""What a language is called, and where it is mostly spoken."""

import pytest

from newsgen.i18n.locales import language_name, locale_name


@pytest.mark.parametrize(
    ("language", "name", "locale"),
    [
        ("ru", "Русский", "ru_RU"),
        ("kk", "Қазақша", "kk_KZ"),
        ("en", "English", "en_US"),
        ("ky", "Кыргызча", "ky_KG"),
        ("tr", "Türkçe", "tr_TR"),
        ("ru-KZ", "Русский", "ru_KZ"),
    ],
)
def test_a_language_names_itself_and_has_a_country(language: str, name: str, locale: str) -> None:
    assert (language_name(language), locale_name(language)) == (name, locale)
