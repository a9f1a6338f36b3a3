"""What an article is: its kind, whether it is breaking news, and why it is no longer there."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from newsgen.load.fields import nearest, plain, problem, text, truth, truths
from newsgen.load.moments import moment
from newsgen.load.nodes import Node
from newsgen.load.yamltext import Origin
from newsgen.model.article import KINDS, UNDATED
from newsgen.said import say

BREAKING_FOR = timedelta(hours=6)
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        **{kind: kind for kind in KINDS},
        "новость": "news",
        "мнение": "opinion",
        "интервью": "interview",
        "фоторепортаж": "photo-story",
        "лонгрид": "long-read",
        "жаңалық": "news",
        "пікір": "opinion",
        "сұхбат": "interview",
    }
)


def kind_of(node: Node) -> str:
    """The kind an article says it is, in whichever language it says so; raises for others."""
    value = plain(node)
    name = "-".join(value.casefold().replace("_", " ").split())
    if name in _NAMES:
        return _NAMES[name]
    near = nearest(name, _NAMES)
    remedy = say("the kinds are {names}", names=", ".join(KINDS))
    if near:
        remedy = say("did you mean {name}?", name=near)
    what = say("there is no kind of article {name!r}", name=value[:80])
    raise problem(node.where, "unknown-kind", what, remedy)


def breaking_until(node: Node, date: datetime, zone: ZoneInfo) -> datetime | None:
    """Until when an article of a date is breaking news: a few hours, or a moment it names."""
    if plain(node).casefold() not in truths():
        return moment(node, zone)
    return date + BREAKING_FOR if truth(node) and date != UNDATED else None


def reason_of(node: Node, origin: Origin) -> str:
    """Why an article is gone, in words; raises for a bare yes or no, which readers would see."""
    value = text(node, origin)
    if value.casefold() in truths():
        what = say("{name} says {value!r}, and no reason", name="gone", value=value)
        remedy = say("write why it is no longer to be read: its address will show these words")
        raise problem(node.where, "missing-field", what, remedy)
    return value
