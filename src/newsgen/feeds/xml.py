"""XML by the standard library's own writer; prefixes are those the root declares.

A prefix is written as part of a name, since the library's table of them is one for the whole
process.
"""

from xml.etree.ElementTree import Element, tostring

from newsgen.printable import printable


def element(name: str, text: str = "", **attributes: str) -> Element:
    """An element without any character that XML may not hold."""
    made = Element(name, {key: printable(value) for key, value in attributes.items()})
    if text:
        made.text = printable(text)
    return made


def added(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """The same as the last child of another."""
    made = element(name, text, **attributes)
    parent.append(made)
    return made


def document(root: Element) -> bytes:
    """A file of its own, ending in a line feed."""
    root.tail = None
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"
