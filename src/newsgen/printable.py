"""printable(text) holds no character that XML, and so neither HTML nor feeds, may hold."""

import re

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LOW = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
# The rest of them in UTF-8, by their first byte.
_HIGH = {
    b"\xc2": re.compile(b"\xc2[\x80-\x9f]"),
    b"\xed": re.compile(b"\xed[\xa0-\xbf]"),
    b"\xef": re.compile(b"\xef\xbf[\xbe\xbf]"),
}


def printable(text: str) -> str:
    """The text without characters that XML may not hold."""
    return ILLEGAL.sub("", text)


def is_printable(encoded: bytes, low: bytes) -> bool:
    """Whether printable() would leave a text as it is, which its UTF-8 tells in less time.

    `low` has all its bytes below 0x20 and 0x7F; surrogates are as "surrogatepass" writes them.
    """
    if len(low.translate(None, _LOW)) != len(low):
        return False
    return not any(byte in encoded and high.search(encoded) for byte, high in _HIGH.items())
