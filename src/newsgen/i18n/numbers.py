"""Numbers in the reader's language by CLDR."""

from functools import cache

from babel.numbers import format_decimal, get_group_symbol

from newsgen.i18n.locales import locale

_IN_THREES = "#,##0.###"
_PLAIN_MAX = 10**15


def number_text(value: int, language: str) -> str:
    """1254 as "1 254" with a no-break space in Russian and Kazakh, "1,254" in English."""
    mark = _group_mark(language)
    if mark is None or type(value) is not int or not 0 <= value < _PLAIN_MAX:
        return str(format_decimal(value, locale=locale(language)))
    return f"{value:,}".replace(",", mark)


@cache
def _group_mark(language: str) -> str | None:
    """What stands between groups of three digits; None where a language groups them otherwise."""
    # Babel reads its patterns anew for every number, which costs more than the rest of a page's.
    known = locale(language)
    in_threes = known.decimal_formats[None].pattern == _IN_THREES
    return str(get_group_symbol(known)) if in_threes else None
