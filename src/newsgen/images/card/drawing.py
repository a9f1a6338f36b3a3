"""A share card: title, section, site, date; over the photo where there is one, else on paper."""

import unicodedata
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from newsgen.images.card.fonts import Fonts, face, has
from newsgen.images.card.wrapping import shortened, wrapped
from newsgen.images.encoding import Words, on_white
from newsgen.images.focus import focus_of
from newsgen.images.renditions import drawn_at
from newsgen.images.sizes import Crop, Size, box_of

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SIZE = Size(1200, 630)
# X, Telegram and others cut a little off the edges: nothing but background is nearer to them.
_MARGIN = 64
_COLUMN = SIZE.width - 2 * _MARGIN
_SMALL = 32
_TITLES = range(100, 39, -4)  # pixels, the first at which the title has room …
_TITLES_ON_PHOTO = range(76, 39, -4)  # … and leaves something of the photo to be seen
_LINE = 1.18  # of a title's size
_LINES_MAX = 6
_TITLE_CHARACTERS = 500
_QUALITY = 90
_NIGHT = (14, 15, 17)
_SHADE = 205  # of 255: white on white stays readable, at 7 to 1
_FALL = 200  # pixels in which the shade comes to its full
_PAPER = (255, 253, 249)


class Card(Struct, frozen=True, kw_only=True):
    """What a card says, and its colours ("#rrggbb"); what is empty is left out."""

    title: str
    section: str = ""
    site: str = ""
    date: str = ""  # as readers of its language write it
    paper: str = "#fffdf9"
    ink: str = "#1a1918"
    accent: str = "#0b5568"


def draw_card(
    card: Card,
    fonts: Fonts,
    photo: "Image | None" = None,
    focus: tuple[int, int] | None = None,
    words: Words | None = None,
) -> bytes:
    """The JPEG of a card; `photo` as renditions.read() gives it, `words` its credit."""
    from PIL import ImageDraw  # noqa: PLC0415 - Pillow is loaded where it is used

    top = _MARGIN + (2 * _SMALL if card.section else 0)
    bottom = SIZE.height - _MARGIN - (2 * _SMALL if card.site or card.date else 0)
    sizes = _TITLES if photo is None else _TITLES_ON_PHOTO
    font, lines = _title(card.title, fonts, bottom - top, sizes)
    height = round(len(lines) * font.size * _LINE)
    if photo is None:
        ground, ink, label = _blank(card), _rgb(card.ink), _rgb(card.accent)
        start, above = top + (bottom - top - height) // 3, _MARGIN
    else:  # all stands at the foot of the card, where the photo is darkened
        start = bottom - height
        above = start - round(1.6 * _SMALL)
        ground, ink, label = _photo(photo, focus, above), _PAPER, _PAPER
    pen = ImageDraw.Draw(ground)
    _footer(pen, card, fonts, ink)
    for at, line in enumerate(lines):
        pen.text((_MARGIN, start + at * font.size * _LINE), line, ink, font)
    small = face(fonts.text, _SMALL, bold=False)
    pen.text((_MARGIN, above), _one_line(card.section, small, _COLUMN), label, small)
    return _jpeg(ground, words or Words())


def _footer(pen: "ImageDraw", card: Card, fonts: Fonts, ink: tuple[int, int, int]) -> None:
    below = SIZE.height - _MARGIN
    strong, small = face(fonts.bold, _SMALL, bold=True), face(fonts.text, _SMALL, bold=False)
    date = _one_line(card.date, small, _COLUMN / 2)
    room = _COLUMN - (small.getlength(date) + _SMALL if date else 0)
    site = _one_line(card.site, strong, room)
    pen.text((_MARGIN, below), site, ink, strong, anchor="ls")
    pen.text((SIZE.width - _MARGIN, below), date, ink, small, anchor="rs")


def _title(
    text: str, fonts: Fonts, height: int, sizes: range
) -> tuple["FreeTypeFont", tuple[str, ...]]:
    least = face(fonts.bold, sizes[-1], bold=True)
    title = _drawable(text[:_TITLE_CHARACTERS], least)
    length = least.getlength(title) / least.size
    longest = max(map(least.getlength, title.split(" "))) / least.size
    for size in sizes[:-1]:
        count = min(_LINES_MAX, int(height / (size * _LINE)))
        # A title with a word that no line holds whole is tried in smaller letters first.
        if length * size > _COLUMN * count or longest * size > _COLUMN:
            continue
        font = face(fonts.bold, size, bold=True)
        lines = wrapped(title, _COLUMN, cache(font.getlength))
        if len(lines) <= count:
            return font, lines
    lines = wrapped(title, _COLUMN, cache(least.getlength))
    count = int(height / (sizes[-1] * _LINE))
    return least, shortened(lines, count, _COLUMN, least.getlength)


def _one_line(text: str, font: "FreeTypeFont", width: float) -> str:
    lines = wrapped(_drawable(text[:200], font), width, cache(font.getlength))
    return shortened(lines, 1, width, font.getlength)[0] if lines else ""


def _drawable(text: str, font: "FreeTypeFont") -> str:
    # A letter the font has not (an emoji, Chinese) would be an empty box.
    known = unicodedata.normalize("NFC", text)
    drawn = "".join(mark for mark in known if mark.isprintable() or mark in "\u00a0\u202f\u00ad\n")
    bad = {mark for mark in set(drawn) - {"\u00ad"} if not has(font, mark)}
    return " ".join("".join(mark for mark in drawn if mark not in bad).split(" ")).strip()


def _blank(card: Card) -> "Image":
    from PIL import Image, ImageDraw  # noqa: PLC0415

    ground = Image.new("RGB", (SIZE.width, SIZE.height), _rgb(card.paper))
    ImageDraw.Draw(ground).rectangle((0, 0, SIZE.width, 15), _rgb(card.accent))
    return ground


def _photo(photo: "Image", focus: tuple[int, int] | None, above: int) -> "Image":
    from PIL import Image  # noqa: PLC0415

    crop = Crop(SIZE.width, SIZE.height, focus)
    box = box_of(Size(*photo.size), crop, focus or focus_of(photo))
    ground = on_white(drawn_at(photo, SIZE, box)).convert("RGB")
    # Dark enough behind white letters on any photo, falling off above them.
    shade = Image.new("L", (SIZE.width, SIZE.height), _SHADE)
    fall = Image.linear_gradient("L").resize((SIZE.width, _FALL))
    shade.paste(fall.point(lambda value: value * (_SHADE / 255)), (0, above - _FALL))
    shade.paste(0, (0, 0, SIZE.width, max(0, above - _FALL)))
    ground.paste(_NIGHT, mask=shade)
    return ground


def _jpeg(ground: "Image", words: Words) -> bytes:
    file = BytesIO()
    ground.info = {}
    ground.save(
        file,
        "JPEG",
        quality=_QUALITY,
        subsampling="4:4:4",  # coloured letters keep their edges
        progressive=True,
        optimize=True,
        xmp=words.xmp,
        extra=words.segment,
    )
    return file.getvalue()


def _rgb(colour: str) -> tuple[int, int, int]:
    value = int(colour.removeprefix("#"), 16)
    return value >> 16, value >> 8 & 255, value & 255
