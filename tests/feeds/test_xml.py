"""XML that says what was meant, whatever that was."""

from xml.etree.ElementTree import fromstring, tostring

from hypothesis import given
from hypothesis.strategies import text

from newsgen.feeds.xml import document, element
from newsgen.printable import printable

ANY = text("a <>&\"'\r\n\t\x00\x85\ud800\ufffeё😀")


@given(ANY, ANY)
def test_a_text_and_an_attribute_are_read_as_they_were_but_for_what_no_xml_may_hold(
    words: str, value: str
) -> None:
    data = document(element("a", inner=element("b", words, c=value)))
    (read,) = fromstring(data)  # noqa: S314 - our own
    # A reader makes line feeds of all ends of lines in a text, though not in an attribute.
    ends = printable(words).replace("\r\n", "\n").replace("\r", "\n")
    assert (read.text or "", read.get("c")) == (ends, printable(value))


@given(ANY.filter(lambda words: "\r" not in words), ANY)
def test_it_is_written_as_the_standard_library_would(words: str, value: str) -> None:
    made = document(element("a", words, element("b"), c=value))
    read = fromstring(made)  # noqa: S314 - our own
    assert made == tostring(read, "utf-8", xml_declaration=True) + b"\n"


def test_a_text_comes_before_what_is_inside() -> None:
    assert element("a", "x & y", element("b", c="d")) == '<a>x &amp; y<b c="d" /></a>'
