"""The letters of a card: our own cut of Noto Serif, so that a card is the same on every machine.

Text is laid out letter by letter: Raqm, where a system has it, would give other bytes than where it
has not. What Pillow then leaves out, the kerning of pairs such as "Та", is done here.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

FOLDER = Path(__file__).parent / "letters"
# By their numbers: Latin with Turkish, Cyrillic with Kazakh and its neighbours, and what headlines
# need beside letters.
COVERED = (
    "20-7E A0-17F 18F 192 1E6-1E7 1F4-1F5 218-21B 259 2BB-2BC 400-45F 462-463 472-475 490-4FF 1E9E "
    "2002-200A 2010-2014 2018-201E 2020-2022 2026 202F-2030 2032-2033 2039-203A 20AC 20B4 20B8 "
    "20BD 2116 2122"
)
_EM = 1000  # of which kerning is told in parts

Kerning = Mapping[tuple[str, str], int]


class Fonts(Struct, frozen=True):
    """The files of two weights, how pairs of letters are moved together, and which there are."""

    bold: bytes
    text: bytes
    kerning: Kerning
    covered: frozenset[str]


class Face(Struct, frozen=True):
    """The letters of one weight at one size in pixels."""

    font: "FreeTypeFont"
    size: int
    kerning: Kerning

    def length(self, text: str) -> float:
        """How wide a text is, in pixels."""
        start, last = 0.0, text
        for start, last in self._pieces(text):  # noqa: B007 - the last of them is wanted
            pass
        return start + self.font.getlength(last)

    def write(
        self, pen: "ImageDraw", at: tuple[float, float], text: str, ink: tuple[int, int, int]
    ) -> None:
        """Writes a text from a point on its baseline."""
        left, line = at
        for start, piece in self._pieces(text):
            pen.text((left + start, line), piece, ink, self.font, anchor="ls")

    def inset(self, text: str) -> float:
        """How far the ink of a text's first letter is from where the text begins."""
        mask, offset = self.font.getmask2(text[:1], "L", anchor="ls")
        box = mask.getbbox()
        return offset[0] + box[0] if box else 0.0

    def _pieces(self, text: str) -> Iterator[tuple[float, str]]:
        start, begun = 0.0, 0
        for at, pair in enumerate(pairwise(text), 1):
            # Whole pixels, as Pillow sets all other letters: their stems stay equally sharp.
            shift = round(self.kerning.get(pair, 0) * self.size / _EM)
            if shift:
                yield start, text[begun:at]
                start += self.font.getlength(text[begun:at]) + shift
                begun = at
        yield start, text[begun:]


def packaged() -> Fonts:
    """The letters that newsgen brings along."""
    lines = (FOLDER / "kerning.txt").read_text(encoding="utf-8").splitlines()
    kerning = {
        (left, right): int(value)
        for value, lefts, rights in map(str.split, lines)
        for left in lefts
        for right in rights
    }
    return Fonts(
        (FOLDER / "NotoSerif-Bold.ttf").read_bytes(),
        (FOLDER / "NotoSerif-Regular.ttf").read_bytes(),
        kerning,
        covered(),
    )


def covered() -> frozenset[str]:
    """Every character that a card can show."""
    ranges = (one.partition("-")[::2] for one in COVERED.split())
    return frozenset(
        chr(at)
        for first, last in ranges
        for at in range(int(first, 16), int(last or first, 16) + 1)
    )


def bold(fonts: Fonts, size: int) -> Face:
    """The letters of headlines at a size in pixels."""
    return _face(fonts.bold, size, fonts.kerning)


def regular(fonts: Fonts, size: int) -> Face:
    """The letters of running text at a size in pixels."""
    return _face(fonts.text, size, fonts.kerning)


def _face(data: bytes, size: int, kerning: Kerning) -> Face:
    from PIL import ImageFont  # noqa: PLC0415 - Pillow is loaded where it is used

    layout = ImageFont.Layout.BASIC
    return Face(ImageFont.truetype(BytesIO(data), size, layout_engine=layout), size, kerning)
