"""locale(language) is what CLDR knows of a language."""

from functools import cache

from babel import Locale, UnknownLocaleError


@cache
def locale(language: str) -> Locale:
    """The CLDR data of a language tag ("ru", "ru-KZ"); English's for a tag CLDR does not know."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")
