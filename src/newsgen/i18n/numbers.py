"""Numbers in the reader's language by CLDR."""

from babel.numbers import format_decimal

from newsgen.i18n.locales import locale


def number_text(value: int, language: str) -> str:
    """1254 as "1 254" with a no-break space in Russian and Kazakh, "1,254" in English."""
    return str(format_decimal(value, locale=locale(language)))
