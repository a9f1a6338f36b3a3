"""What editors say of photographs: the site's habits, a focus, until when one may be shown."""

import re

from newsgen.images.sizes import FORMATS
from newsgen.load.fields import Fields, plain, problem, truth
from newsgen.load.nodes import Items, Node, Scalar
from newsgen.model.settings import Photos
from newsgen.said import say

_DEFAULTS = Photos()
_SHARE = r"(0?[.,]\d{1,6}|1[.,]0{1,6}|[01])"
_PLACE = re.compile(rf"{_SHARE}(?:\s*[,;]\s*|\s+){_SHARE}", re.ASCII)
_EXAMPLE = "0.4 0.3"


def photos(fields: Fields) -> Photos:
    """The formats of photographs, and whether each must have a credit."""
    node = fields.given("photos")
    if node is None:
        return _DEFAULTS
    table = fields.inner(node, Photos.__struct_fields__)
    named = table.each("formats", _format, commas=True)
    formats = tuple(one for one in FORMATS if one in named) if named else _DEFAULTS.formats
    return Photos(formats, table.read("require_credit", truth, default=False))


def focus_of(node: Node) -> tuple[int, int]:
    """What a photo is about: its place across and down, in thousandths; raises for others."""
    value = " ".join(map(plain, node.items)) if isinstance(node, Items) else plain(node)
    place = _PLACE.fullmatch(value)
    if place is None:
        what = say("{value!r} is no place in a photo", value=value[:80])
        remedy = say("write how far across and how far down it is: {example}", example=_EXAMPLE)
        raise problem(node.where, "bad-focus", what, remedy)
    return _thousandths(place[1]), _thousandths(place[2])


def _thousandths(share: str) -> int:
    return round(float(share.replace(",", ".")) * 1000)


def _format(item: Scalar) -> str:
    name = item.text.casefold()
    if name not in FORMATS:
        what = say("{value!r} is no format of photographs", value=item.text[:80])
        remedy = say("write one of {names}", names=", ".join(FORMATS))
        raise problem(item.where, "unknown-format", what, remedy)
    return name
