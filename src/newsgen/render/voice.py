"""The interface's words inside a body: "Photo: …", "Background", "Updated"."""

from collections.abc import Callable

from msgspec import Struct

from newsgen.i18n.messages import Messages


class Voice(Struct, frozen=True):
    """What newsgen says of itself in a language, and how it writes dates there."""

    language: str
    says: Callable[[str], str]
    capital_month: bool = False


def voice_of(language: str, messages: Messages, *, capital_month: bool = False) -> Voice:
    """The voice of a language."""
    return Voice(language, messages.catalogue(language).gettext, capital_month)
