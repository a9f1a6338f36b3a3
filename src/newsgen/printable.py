"""printable(text) holds no character that XML, and so neither HTML nor feeds, may hold."""

import re

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without characters that XML may not hold."""
    return ILLEGAL.sub("", text)
