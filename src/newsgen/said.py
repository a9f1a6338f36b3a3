"""A message as a value: English words with places in them, and the values that go there.

So what is wrong can travel and be compared in one language, and be told in the reader's at the end.
"""

from typing import Protocol, Union

from msgspec import Struct
from msgspec.structs import replace

Value = Union[str, int, float, "Said"]


class Tongue(Protocol):
    """A language to tell messages in, as gettext knows one."""

    def gettext(self, message: str) -> str:
        """The message in the language; the message itself where it has none."""

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The form of the message that goes with a number."""


class Said(Struct, frozen=True, eq=False, omit_defaults=True):
    """What was said; str() is the English text, by which it is also compared, with texts as well.

    With `many`, `template` is for the number 1 alone.
    """

    template: str
    values: tuple[tuple[str, Value], ...] = ()
    many: str = ""
    number: int = 0

    def about(self, **values: Value) -> "Said":
        """The same of these values, for a message that is written down before they are known."""
        return replace(self, values=tuple(values.items()))

    def by(self, tongue: Tongue) -> str:
        """The text in another language than English: values in «…», fractions with a comma."""
        if self.many:
            template = tongue.ngettext(self.template, self.many, self.number)
        else:
            template = tongue.gettext(self.template)
        return template.format_map({name: _told(value, tongue) for name, value in self.values})

    def __str__(self) -> str:
        template = self.many if self.many and self.number != 1 else self.template
        return template.format_map(dict(self.values))

    def __eq__(self, other: object) -> bool:
        return str(self) == str(other) if isinstance(other, (Said, str)) else NotImplemented

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(str(self))

    def __lt__(self, other: "Said | str") -> bool:
        return str(self) < str(other)

    def __le__(self, other: "Said | str") -> bool:
        return str(self) <= str(other)

    def __gt__(self, other: "Said | str") -> bool:
        return str(self) > str(other)

    def __ge__(self, other: "Said | str") -> bool:
        return str(self) >= str(other)


Words = Said | str  # a text alone is told as it is: a line of YAML, another program's complaint


def say(template: str, /, **values: Value) -> Said:
    """The message of a template: `say("there is no photo {name!r}", name="a.jpg")`."""
    return Said(template, tuple(values.items()))


def say_many(one: str, many: str, number: int, /, **values: Value) -> Said:
    """Of two templates the one for a number, which is also their value `number`."""
    return Said(one, (("number", number), *values.items()), many, number)


def told(words: Words, tongue: Tongue | None) -> str:
    """The words in a language; None is English."""
    return words.by(tongue) if isinstance(words, Said) and tongue is not None else str(words)


class _Text(str):
    """A text whose repr() is in guillemets, one line, whatever is in it."""

    __slots__ = ()

    def __repr__(self) -> str:
        inner = (mark if mark.isprintable() else repr(mark)[1:-1] for mark in self)
        return f"«{''.join(inner)}»"


class _Fraction(float):
    """A number with a comma before its fraction."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        return super().__format__(form).replace(".", ",")


def _told(value: Value, tongue: Tongue) -> object:
    if isinstance(value, Said):
        return _Text(value.by(tongue))
    if isinstance(value, str):
        return _Text(value)
    return _Fraction(value) if isinstance(value, float) else value
