"""What site.yaml says of the site's looks: its colours and its logo."""

import re
from collections.abc import Mapping

from newsgen.errors import Location
from newsgen.load.fields import Fields, problem, text
from newsgen.load.nodes import Node, Table
from newsgen.load.yamltext import Origin
from newsgen.model.theme import NAMES, Theme, properties
from newsgen.said import say

STYLES = "static/css/site.css"
COLOURS = tuple(name + end for name in NAMES for end in ("", "_dark"))
_COLOUR = re.compile("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def theme(fields: Fields) -> Theme:
    """The colours and the logo the site chooses."""
    node = fields.given("theme")
    if node is None:
        return Theme()
    inner = fields.inner(node, (*COLOURS, "logo"))
    chosen = {
        name: inner.read(name, lambda value: _colour(value, inner.origin), "") for name in COLOURS
    }
    return Theme(**chosen, logo=inner.text("logo"))


def tails(theme: Theme) -> Mapping[str, str]:
    """What the site writes below style sheets, by their sources."""
    own = properties(theme)
    return {STYLES: own} if own else {}


def places(table: Table) -> Mapping[str, Location]:
    """Where each field of the settings' `theme` stands."""
    for entry in table.entries:
        if entry.name == "theme" and isinstance(entry.value, Table):
            return {one.name: one.value.where for one in entry.value.entries}
    return {}


def _colour(node: Node, origin: Origin) -> str:
    """The colour as "#rrggbb", in small letters."""
    value = text(node, origin)
    if not _COLOUR.fullmatch(value):
        what = say("{value!r} is not a colour", value=value[:80])
        raise problem(node.where, "bad-colour", what, say('write it as "#0b5568"'))
    digits = value[1:].lower()
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) < len("rrggbb") else digits)
