"""XML as text: names are written as they are, prefixes and all, for the root to declare."""

from html import escape

from newsgen.printable import printable

_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"
_IN_QUOTES = (('"', "&quot;"), ("\r", "&#13;"), ("\n", "&#10;"), ("\t", "&#09;"))


def element(name: str, text: str = "", inner: str = "", **attributes: str) -> str:
    """An element of a text, without any character that XML may not hold, and of XML behind it."""
    opening = "".join([name, *(f' {key}="{_quoted(value)}"' for key, value in attributes.items())])
    content = escaped(text) + inner if text else inner
    return f"<{opening}>{content}</{name}>" if content else f"<{opening} />"


def escaped(text: str) -> str:
    """A text as XML, without any character that XML may not hold."""
    return escape(printable(text), quote=False)


def document(root: str) -> bytes:
    """A file of its own, ending in a line feed."""
    return f"{_DECLARATION}{root}\n".encode()


def _quoted(value: str) -> str:
    text = escaped(value)
    for sign, written in _IN_QUOTES:
        text = text.replace(sign, written)
    return text
