"""Drawings (SVG) from untrusted hands: built anew of what can only draw.

Elements are let through by name, everything else is left out with all that is in it: scripts,
foreign content, animation, links out. An address may point into the drawing itself, or be a small
picture in the file. A drawing that declares entities is refused.
"""

import re
from collections.abc import Iterator
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from newsgen.images import refused
from newsgen.images.refused import Refused
from newsgen.images.sizes import Size

BYTES_MAX = 4_000_000
ELEMENTS_MAX = 50_000
DEPTH_MAX = 100
DRAWN_MAX = 200_000  # elements, each copy by `use` counted: more would stop a reader's browser

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_ELEMENTS = re.compile(
    "svg|g|defs|symbol|use|title|desc|path|rect|circle|ellipse|line|polyline|polygon|text|tspan"
    "|textPath|image|linearGradient|radialGradient|stop|pattern|clipPath|mask|marker|style|a|switch"
    "|filter|fe(?:Blend|ColorMatrix|ComponentTransfer|Composite|ConvolveMatrix|DiffuseLighting"
    "|DisplacementMap|DistantLight|DropShadow|Flood|Func[ABGR]|GaussianBlur|Merge|MergeNode"
    "|Morphology|Offset|PointLight|SpecularLighting|SpotLight|Tile|Turbulence)"
)
_WORDS = frozenset({"text", "tspan", "textPath", "title", "desc", "style"})
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_INSIDE = re.compile(r"#[\w.:-]+")
_PICTURE = re.compile(r"data:image/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/=\s]+")
_FUNCTION = re.compile(r"([\w-]*)\s*\(\s*([^)]*)")
_FUNCTIONS = re.compile(
    "|rgba?|hsla?|hwb|(?:ok)?lab|(?:ok)?lch|color|color-mix|calc|min|max|clamp|var|matrix"
    "|translate[xy]?|rotate|scale[xy]?|skew[xy]|path|circle|ellipse|polygon|inset|not|is|where"
    "|nth-child|blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate"
    "|sepia"
)
_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")


_SIDES = 2
_SIDE_MAX = 100_000


class Drawing(Struct, frozen=True):
    """A drawing made safe, and its size in pixels where it says one."""

    data: bytes
    size: Size | None


class _Element:
    """An element being read: its children are elements and texts."""

    __slots__ = ("attributes", "children", "name")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[_Element | str] = []

    def elements(self) -> "Iterator[_Element]":
        return (child for child in self.children if isinstance(child, _Element))


class _Unsafe(Exception):  # noqa: N818 - never leaves this module
    pass


def sanitised(data: bytes, name: str) -> Drawing | Refused:
    """The drawing with nothing in it but what draws; the same bytes for the same drawing."""
    if not data:
        return refused.empty(name)
    try:
        root = _parsed(data)
        _count(root)
    except (_Unsafe, expat.ExpatError, ValueError, LookupError, RecursionError):
        return refused.unsafe(name)
    lines = "".join(_written(root, top=True))
    return Drawing(f"{lines}\n".encode(), _size(root))


class _Reader:
    """Takes what expat finds; `out` is how deep we are in something that is left out."""

    def __init__(self) -> None:
        self.stack = [_Element("", {})]
        self.left = ELEMENTS_MAX
        self.out = 0

    def start(self, full: str, attributes: dict[str, str]) -> None:
        self.left -= 1
        if self.left < 0 or len(self.stack) + self.out > DEPTH_MAX:
            raise _Unsafe
        space, _, name = full.rpartition(" ")
        if self.out or space != _SVG or not _ELEMENTS.fullmatch(name):
            self.out += 1
            return
        element = _Element("g" if name == "a" else name, dict(_kept(name, attributes)))
        self.stack[-1].children.append(element)
        self.stack.append(element)

    def end(self, _name: str) -> None:
        if self.out:
            self.out -= 1
        else:
            self.stack.pop()

    def characters(self, text: str) -> None:
        if not self.out and self.stack[-1].name in _WORDS:
            self.stack[-1].children.append(text)

    def doctype(self, *declared: object) -> None:
        if declared[-1]:
            raise _Unsafe  # a subset of its own, which may declare entities


def _parsed(data: bytes) -> _Element:
    if len(data) > BYTES_MAX:
        raise _Unsafe
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.Parse(data, True)  # noqa: FBT003 - its own order
    root = next(reader.stack[0].elements(), None)
    if root is None or root.name != "svg":
        raise _Unsafe
    return root


def _kept(element: str, attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    for full, value in attributes.items():
        space, _, name = full.rpartition(" ")
        if name == "href" and space in ("", _XLINK):
            target = value.strip()
            inside = _INSIDE.fullmatch(target) and element != "a"
            if inside or (element == "image" and _PICTURE.fullmatch(target)):
                yield "xlink:href", target
        elif space == _XML and name in ("lang", "space"):
            yield f"xml:{name}", value
        elif not space and _NAME.fullmatch(name) and _harmless(name, value):
            yield name, value


def _harmless(name: str, value: str) -> bool:
    if name.casefold().startswith("on") or name.casefold() in ("src", "target", "ping", "base"):
        return False
    return _draws(value)


def _draws(css: str) -> bool:
    # Escapes could spell anything, a comment could split it, a rule with @ could fetch it.
    folded = css.casefold()
    if "\\" in css or "/*" in css or "@" in css or "javascript:" in folded or "<" in css:
        return False
    return all(
        _INSIDE.fullmatch(inner.strip().strip("\"'"))
        if name == "url"
        else _FUNCTIONS.fullmatch(name)
        for name, inner in _FUNCTION.findall(folded)
    )


def _count(root: _Element) -> None:
    named = {
        element.attributes["id"]: element for element in _each(root) if "id" in element.attributes
    }
    counts: dict[int, int] = {}
    under: set[int] = set()

    def drawn(element: _Element) -> int:
        key = id(element)
        if key in under:
            raise _Unsafe  # it draws itself
        if key not in counts:
            under.add(key)
            number = 1 + sum(map(drawn, element.elements()))
            target = named.get(element.attributes.get("xlink:href", "")[1:])
            if element.name == "use" and target is not None:
                number += drawn(target)
            under.discard(key)
            counts[key] = min(number, DRAWN_MAX + 1)
        return counts[key]

    if drawn(root) > DRAWN_MAX:
        raise _Unsafe


def _each(element: _Element) -> Iterator[_Element]:
    yield element
    for child in element.elements():
        yield from _each(child)


def _written(element: _Element, *, top: bool = False) -> Iterator[str]:
    if element.name == "style":
        css = "".join(child for child in element.children if isinstance(child, str))
        if not _draws(css):
            return
    spaces = f' xmlns="{_SVG}" xmlns:xlink="{_XLINK}"' if top else ""
    attributes = "".join(f" {name}={quoteattr(text)}" for name, text in element.attributes.items())
    if not element.children:
        yield f"<{element.name}{spaces}{attributes}/>"
        return
    yield f"<{element.name}{spaces}{attributes}>"
    for child in element.children:
        if isinstance(child, str):
            yield escape(child)
        else:
            yield from _written(child)
    yield f"</{element.name}>"


def _size(root: _Element) -> Size | None:
    said = [_NUMBER.fullmatch(root.attributes.get(name, "")) for name in ("width", "height")]
    numbers = [float(one[1]) for one in said if one]
    if len(numbers) < _SIDES:
        box = root.attributes.get("viewBox", "").replace(",", " ").split()
        numbers = [float(one[1]) for one in map(_NUMBER.fullmatch, box[2:]) if one]
    sides = [round(number) for number in numbers]
    usable = len(sides) == _SIDES and all(0 < side < _SIDE_MAX for side in sides)
    return Size(*sides) if usable else None
