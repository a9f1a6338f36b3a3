"""What XML may not hold is found in a text and in its bytes alike."""

import pytest

from newsgen.printable import is_printable, printable

NEIGHBOURHOODS = (
    range(0x300),
    range(0x2000, 0x2100),
    range(0xD700, 0xE100),
    range(0xFE00, 0x10100),
)
CHARACTERS = [chr(code) for codes in NEIGHBOURHOODS for code in codes]


@pytest.mark.parametrize("around", ["", "Слово «да» ", "\n\t\r"])
def test_bytes_are_printable_where_their_text_is(around: str) -> None:
    for mark in CHARACTERS:
        text = f"{around}{mark}{around}"
        data = text.encode("utf-8", "surrogatepass")
        low = bytes(byte for byte in data if byte < 0x20 or byte == 0x7F)
        assert is_printable(data, low) == (printable(text) == text), hex(ord(mark))
