"""A share card: title, section, site, date; over the photo where there is one, else on paper.

A photo makes a JPEG; paper makes a PNG of few colours, a quarter of a JPEG's bytes and sharper.
Texts stand on one left edge, by the ink of their first letters. From above: a bar of the accent,
the section, the title as large as it has room, and at the foot the site and the day.
"""

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from newsgen.images.card.fonts import Face, Fonts, bold, regular
from newsgen.images.card.wrapping import drawable, shortened, wrapped
from newsgen.images.encoding import Words, on_white
from newsgen.images.focus import focus_of
from newsgen.images.renditions import drawn_at
from newsgen.images.sizes import Crop, Size, box_of

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

WIDTH, HEIGHT = 1200, 630  # of networks' previews
SIZE = Size(WIDTH, HEIGHT)
# X, Telegram and others cut a little off the edges: nothing but background is nearer to them.
_MARGIN = 64
_COLUMN = WIDTH - 2 * _MARGIN
_BAR = 16
_FOOT = HEIGHT - 60  # the baseline of what stands at the foot
_RULE = HEIGHT - 118
_SECTION = 116  # the baseline of the section
_SMALL = 32
_SUMMARY = 40
_SUMMARY_LINES = 3
# Pixels, the first at which the title has room; on a photo of which something is to be seen.
_TITLES = range(100, 39, -4)
_TITLES_ON_PHOTO = range(72, 39, -4)
_ON_PHOTO = 300  # pixels that a title takes of a photo at most
_LINE = 1.16  # of a title's size: no accent touches the line above
_CAPITAL, _FEET = 0.714, 0.24  # of the size: how high a capital is, how deep a "р" and "ң" go
_LINES_MAX = 6
_TITLE_CHARACTERS = 500
_QUALITY = 85
_QUIET = 0.75  # how much of the ink there is in what is said quietly
_NIGHT = (14, 15, 17)
# How dark the photo is made behind the first line and at the foot, of 255: on a white photo, white
# letters of this size stay readable for all, at 5 to 1 and more. Above that it falls off.
_SHADES = (165, 215)
_FALL = 220  # pixels
_WHITE = (255, 253, 249)

Colour = tuple[int, int, int]


class Card(Struct, frozen=True, kw_only=True):
    """What a card says, and its colours ("#rrggbb"); what is empty is left out."""

    title: str
    summary: str = ""
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
    """A card's file; `photo` as renditions.read() gives it, `words` its credit."""
    if photo is None:
        return _png(_on_paper(card, fonts), card)
    return _jpeg(_on_photo(card, fonts, photo, focus), words or Words())


def _on_paper(card: Card, fonts: Fonts) -> "Image":
    from PIL import Image, ImageDraw  # noqa: PLC0415 - Pillow is loaded where it is used

    paper, ink, accent = _rgb(card.paper), _rgb(card.ink), _rgb(card.accent)
    ground = Image.new("RGB", (WIDTH, HEIGHT), paper)
    pen = ImageDraw.Draw(ground)
    pen.rectangle((0, 0, WIDTH, _BAR - 1), accent)
    top = _MARGIN
    if card.section:
        face = bold(fonts, _SMALL)
        face.write(pen, (_MARGIN, _SECTION), _one_line(card.section, face, fonts, _COLUMN), accent)
        top = _SECTION + 40
    bottom = HEIGHT - _MARGIN
    if card.site or card.date:
        pen.rectangle((_MARGIN, _RULE, WIDTH - _MARGIN - 1, _RULE + 1), _mixed(ink, paper, 0.2))
        _foot(pen, card, fonts, ink, _mixed(ink, paper, _QUIET))
        bottom = _RULE - 28
    under, below = _summary(card, fonts)
    title, lines = _title(card.title, fonts, bottom - top - below, _TITLES)
    # A short title stands a little above the middle, where a page's heading would.
    free = bottom - top - below - _height(title, lines)
    at = _write(pen, top + free // 3, title, lines, ink)
    _write(pen, at + _SUMMARY // 2, regular(fonts, _SUMMARY), under, _mixed(ink, paper, _QUIET))
    return ground


def _on_photo(card: Card, fonts: Fonts, photo: "Image", focus: tuple[int, int] | None) -> "Image":
    from PIL import ImageDraw  # noqa: PLC0415

    title, lines = _title(card.title, fonts, _ON_PHOTO, _TITLES_ON_PHOTO)
    bottom = _FOOT - 54 if card.site or card.date else _FOOT
    start = bottom - _height(title, lines)
    ground = _shaded(photo, focus, start - (80 if card.section else 16))
    pen = ImageDraw.Draw(ground)
    if card.section:
        _label(pen, card, fonts, start - 76)
    _write(pen, start, title, lines, _WHITE)
    _foot(pen, card, fonts, _WHITE, _mixed(_WHITE, _NIGHT, 0.85))
    return ground


def _label(pen: "ImageDraw", card: Card, fonts: Fonts, top: int) -> None:
    # The accent may be as dark as the photo behind it: here it is the ground, and paper the ink.
    face = bold(fonts, _SMALL)
    section = _one_line(card.section, face, fonts, _COLUMN - 36)
    if section:
        edge = _MARGIN + face.length(section) + 36
        pen.rectangle((_MARGIN, top, edge - 1, top + 51), _rgb(card.accent))
        face.write(pen, (_MARGIN + 18, top + 37), section, _rgb(card.paper))


def _foot(pen: "ImageDraw", card: Card, fonts: Fonts, ink: Colour, quiet: Colour) -> None:
    strong, small = bold(fonts, _SMALL), regular(fonts, _SMALL)
    date = _one_line(card.date, small, fonts, _COLUMN / 2)
    length = small.length(date)
    site = _one_line(card.site, strong, fonts, _COLUMN - (length + _SMALL if date else 0))
    strong.write(pen, (_MARGIN - strong.inset(site), _FOOT), site, ink)
    small.write(pen, (WIDTH - _MARGIN - length, _FOOT), date, quiet)


def _write(pen: "ImageDraw", top: int, face: Face, lines: tuple[str, ...], ink: Colour) -> int:
    """Writes lines whose first capitals begin at `top`; where the next line would begin."""
    base = top + round(_CAPITAL * face.size)
    for at, line in enumerate(lines):
        face.write(
            pen, (_MARGIN - face.inset(line), base + round(at * face.size * _LINE)), line, ink
        )
    return top + round(len(lines) * face.size * _LINE)


def _height(face: Face, lines: tuple[str, ...]) -> int:
    """From the head of the first line's capitals to the feet of the last line's letters."""
    return round(((len(lines) - 1) * _LINE + _CAPITAL + _FEET) * face.size) if lines else 0


def _title(text: str, fonts: Fonts, height: int, sizes: range) -> tuple[Face, tuple[str, ...]]:
    title = drawable(text[:_TITLE_CHARACTERS], fonts.covered)
    least = bold(fonts, sizes[-1])
    length = least.length(title) / least.size
    longest = max(map(least.length, title.split(" "))) / least.size
    for size in sizes[:-1]:
        count = _lines_of(height, size)
        # A title with a word that no line holds whole is tried in smaller letters first.
        if length * size > _COLUMN * count or longest * size > _COLUMN:
            continue
        face = bold(fonts, size)
        lines = wrapped(title, _COLUMN, cache(face.length))
        if len(lines) <= count:
            return face, lines
    lines = wrapped(title, _COLUMN, cache(least.length))
    return least, shortened(lines, _lines_of(height, least.size), _COLUMN, least.length)


def _lines_of(height: int, size: int) -> int:
    return max(1, min(_LINES_MAX, 1 + int((height / size - _CAPITAL - _FEET) / _LINE)))


def _summary(card: Card, fonts: Fonts) -> tuple[tuple[str, ...], int]:
    """The lines below the title, and how high they are with the space above them."""
    face = regular(fonts, _SUMMARY)
    text = drawable(card.summary[:_TITLE_CHARACTERS], fonts.covered)
    lines = shortened(
        wrapped(text, _COLUMN, cache(face.length)), _SUMMARY_LINES, _COLUMN, face.length
    )
    return lines, _height(face, lines) + _SUMMARY if lines else 0


def _one_line(text: str, face: Face, fonts: Fonts, width: float) -> str:
    lines = wrapped(drawable(text[:200], fonts.covered), width, cache(face.length))
    return shortened(lines, 1, width, face.length)[0] if lines else ""


def _shaded(photo: "Image", focus: tuple[int, int] | None, above: int) -> "Image":
    from PIL import Image  # noqa: PLC0415

    crop = Crop(WIDTH, HEIGHT, focus)
    box = box_of(Size(*photo.size), crop, focus or focus_of(photo))
    ground = on_white(drawn_at(photo, SIZE, box)).convert("RGB")
    first, last = _SHADES
    even = Image.linear_gradient("L")
    shade = Image.new("L", (WIDTH, HEIGHT))
    fall = even.point(lambda value: value * first / 255)
    shade.paste(fall.resize((WIDTH, _FALL)), (0, above - _FALL))
    full = even.point(lambda value: first + value * (last - first) / 255)
    shade.paste(full.resize((WIDTH, HEIGHT - above)), (0, above))
    ground.paste(_NIGHT, mask=shade)
    return ground


def _png(ground: "Image", card: Card) -> bytes:
    from PIL import Image  # noqa: PLC0415

    paper, ink, accent = _rgb(card.paper), _rgb(card.ink), _rgb(card.accent)
    inks = ((ink, 16), (accent, 8), (_mixed(ink, paper, _QUIET), 8))
    mixed = [_mixed(one, paper, at / steps) for one, steps in inks for at in range(1, steps + 1)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for one in (paper, *mixed) for value in one])
    file = BytesIO()
    ground.quantize(palette=palette, dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


def _jpeg(ground: "Image", words: Words) -> bytes:
    file = BytesIO()
    ground.info = {}
    ground.save(
        file,
        "JPEG",
        quality=_QUALITY,
        subsampling="4:2:0",
        progressive=True,
        optimize=True,
        xmp=words.xmp,
        extra=words.segment,
    )
    return file.getvalue()


def _rgb(colour: str) -> Colour:
    value = int(colour.removeprefix("#"), 16)
    return value >> 16, value >> 8 & 255, value & 255


def _mixed(one: Colour, other: Colour, part: float) -> Colour:
    red, green, blue = (
        round(part * mine + (1 - part) * theirs) for mine, theirs in zip(one, other, strict=True)
    )
    return red, green, blue
