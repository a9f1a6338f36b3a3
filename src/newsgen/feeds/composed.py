"""The text of a story as feeds carry it: the picture with its credit, the lead, the body and more.

What stands around the body is made with the standard library's own writer of HTML.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement, tostring

from msgspec import Struct

from newsgen.feeds.views import Frame, Story
from newsgen.i18n.dates import moment_text
from newsgen.printable import printable


class Telling(Struct, frozen=True):
    """A story, the words of its language, and its body's portable HTML, made when it is wanted."""

    story: Story
    frame: Frame
    says: Callable[[str], str]
    body: Callable[[], str]


def composed(telling: Telling, parts: tuple[str, ...]) -> str:
    """The HTML of the parts named, of those the story has."""
    found = (PARTS[one](telling) for one in parts)
    return "\n".join(filter(None, found))


def _picture(telling: Telling) -> str:
    picture = telling.story.picture
    if picture is None:
        return ""
    figure = Element("figure")
    if picture.url:
        src = telling.frame.full(picture.url)
        image = SubElement(figure, "img", {"src": src, "alt": printable(picture.alt)})
        if picture.width and picture.height:
            image.set("width", str(picture.width))
            image.set("height", str(picture.height))
    said = telling.says("Photo: %(credit)s")
    credit = said % {"credit": picture.credit} if picture.credit else ""
    words = tuple(filter(None, (picture.caption, credit)))
    if words:
        _lines(SubElement(figure, "figcaption"), words)
    return _html(figure) if picture.url or words else ""


def _opening(telling: Telling) -> str:
    if not telling.story.opening:
        return ""
    paragraph = Element("p")
    SubElement(paragraph, "strong").text = printable(telling.story.opening)
    return _html(paragraph)


def _body(telling: Telling) -> str:
    return telling.body().strip()


def _corrections(telling: Telling) -> str:
    if not telling.story.corrections:
        return ""
    language, capital = telling.frame.language, telling.frame.capital_month
    heading = Element("h2")
    heading.text = telling.says("Corrections")
    listed = Element("ul")
    for one in telling.story.corrections:
        item = SubElement(listed, "li")
        time = SubElement(item, "time", {"datetime": one.date.isoformat("T", "seconds")})
        time.text = moment_text(one.date, language, year=True, capital=capital)
        time.tail = f" {printable(one.text)}"
    return f"{_html(heading)}\n{_html(listed)}"


def _source(telling: Telling) -> str:
    source = telling.story.source
    if source is None:
        return ""
    paragraph = Element("p")
    paragraph.text = f"{telling.says('Source')}: "
    if source.url:
        link = SubElement(paragraph, "a", {"href": telling.frame.full(source.url)})
        link.text = printable(source.name)
    else:
        paragraph.text += printable(source.name)
    return _html(paragraph)


def _lines(element: Element, lines: tuple[str, ...]) -> None:
    element.text = printable(lines[0])
    for line in lines[1:]:
        SubElement(element, "br").tail = printable(line)


def _html(element: Element) -> str:
    return tostring(element, encoding="unicode", method="html")


PARTS: Mapping[str, Callable[[Telling], str]] = MappingProxyType(
    {
        "picture": _picture,
        "opening": _opening,
        "body": _body,
        "corrections": _corrections,
        "source": _source,
    }
)
