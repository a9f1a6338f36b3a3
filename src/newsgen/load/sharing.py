"""What site.yaml says of share cards: which articles have one."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from newsgen.i18n.moments import written
from newsgen.load.fields import Fields, plain, problem
from newsgen.load.nodes import Node
from newsgen.said import say

ALL = date.min
_WORDS: Mapping[str, date | None] = MappingProxyType(
    {
        **dict.fromkeys(("none", "no", "false", "off", "нет", "жоқ"), None),
        **dict.fromkeys(("all", "yes", "true", "on", "все", "всё", "да", "барлығы", "бәрі"), ALL),
    }
)


def share_cards(fields: Fields) -> date | None:
    """The day from which on articles have a card; ALL for all of them, None for none."""
    return fields.read("share_cards", _since, None)


def _since(node: Node) -> date | None:
    value = plain(node)
    word = value.casefold()
    if word in _WORDS:
        return _WORDS[word]
    try:
        found = written(value)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        what = say("{value!r} does not say which articles have a share card", value=value[:60])
        raise problem(node.where, "bad-date", what, _REMEDY)
    return found.moment.date()


_REMEDY = say("write {names}, or the day from which on they have: 2026-01-01", names="none, all")
