"""The HTML of a template, as far as it stands there: what Jinja will write is left as marks."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

EXPRESSION, STATEMENT = "\x01", "\x02"  # in place of each character of {{ … }} and of {% … %}
_JINJA = re.compile(
    r"(\{%[-+]?\s*raw\s*[-+]?%\})(.*?)(\{%[-+]?\s*endraw\s*[-+]?%\}|\Z)"
    r"|\{#.*?(?:#\}|\Z)"
    r"""|\{(?:\{(?>(?:"[^"]*"|'[^']*'|(?!\}\}|\{\{).)*)\}|%(?>(?:"[^"]*"|'[^']*'|(?!%\}|\{%).)*)%)\}""",
    re.DOTALL,
)
_TAG = re.compile(
    r"""<!--.*?(?:-->|\Z)|<([a-zA-Z][^\s/>\x01\x02]*)((?:"[^"]*"|'[^']*'|[^'"<>])*+)>""", re.DOTALL
)
# A name may follow a statement at once: {% if … %}style="…"{% endif %}.
_ATTRIBUTE = re.compile(
    r"""(?<![^\s"'/\x02])([^\s"'<>/=\x02]+)"""
    r"""(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?"""
)
_OF_TEXT = frozenset({"script", "style", "textarea", "title"})  # in which no tag is one


class Attribute(Struct, frozen=True):
    """An attribute's value, None where there is only its name, and where it begins."""

    value: str | None
    index: int


class Tag(Struct, frozen=True):
    """A tag that begins an element: names are in small letters, values as they are written.

    `text` is what stands in an element that holds text alone.
    """

    name: str
    index: int
    attributes: Mapping[str, Attribute]
    text: str = ""

    def value(self, name: str) -> str:
        """An attribute's value; "" if there is none."""
        found = self.attributes.get(name)
        return (found.value or "").strip() if found else ""


def known(text: str) -> bool:
    """True of a text in which Jinja will write nothing."""
    return EXPRESSION not in text and STATEMENT not in text


def tags_in(template: str) -> Iterator[Tag]:
    """Every tag of a template, in reading order; those in comments are none."""
    bare = _JINJA.sub(_marked, template)
    at = 0
    while match := _TAG.search(bare, at):
        at = match.end()
        if match[1] is None:
            continue
        name = match[1].lower()
        text = ""
        if name in _OF_TEXT:
            end = _ending(bare, name, at)
            text, at = bare[at:end], end
        yield Tag(name, match.start(), _attributes(match[2], match.start(2)), text)


def _marked(match: re.Match[str]) -> str:
    if match[2] is not None:
        return STATEMENT * len(match[1]) + match[2] + STATEMENT * len(match[3])
    mark = {"{": EXPRESSION, "%": STATEMENT}.get(match[0][1], " ")
    return mark * len(match[0])


def _attributes(inner: str, start: int) -> Mapping[str, Attribute]:
    found: dict[str, Attribute] = {}
    for match in _ATTRIBUTE.finditer(inner):
        value = next((one for one in match.groups()[1:] if one is not None), None)
        # A browser keeps the first of two.
        found.setdefault(match[1].lower(), Attribute(value, start + match.start()))
    return found


def _ending(bare: str, name: str, start: int) -> int:
    end = re.compile(f"</{name}\\b", re.IGNORECASE).search(bare, start)
    return end.start() if end else len(bare)
