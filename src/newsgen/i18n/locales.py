"""What CLDR knows of a language: its locale, its country, its name for itself."""

from functools import cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from babel.core import get_global

# Where newspapers call it otherwise than CLDR, which has "қазақ тілі": "the Kazakh language".
_OWN_NAMES = MappingProxyType({"kk": "Қазақша"})


@cache
def locale(language: str) -> Locale:
    """The CLDR data of a language tag ("ru", "ru-KZ"); English's for a tag CLDR does not know."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


@cache
def locale_name(language: str) -> str:
    """A language with the country where most of its readers live: "kk_KZ", "en_US".

    By CLDR's likely subtags, as og:locale wants it.
    """
    known = locale(language)
    if known.territory is None:
        known = Locale.parse(get_global("likely_subtags").get(known.language, known.language))
    return f"{known.language}_{known.territory}" if known.territory else known.language


@cache
def language_name(language: str) -> str:
    """A language's own name for itself, with a capital: "Қазақша", "Русский", "English"."""
    known = locale(language)
    if known.language in _OWN_NAMES:
        return _OWN_NAMES[known.language]
    name = str(known.languages.get(known.language, known.language))
    return name[:1].upper() + name[1:]
