"""Lists in the reader's language by CLDR: "A, B и C", "A, B, C" in Kazakh."""

from collections.abc import Sequence

from babel.lists import format_list

from newsgen.i18n.locales import locale


def list_text(items: Sequence[str], language: str) -> str:
    """The items as one phrase, joined as the language joins them; "" if there is none."""
    return str(format_list(list(items), locale=locale(language)))
