"""The letters of a card: one family with Latin, Cyrillic and Kazakh, in a bold and a text weight.

Text is laid out by FreeType alone, letter by letter: Raqm, where a system has it, would give other
bytes than where it has not.
"""

from collections.abc import Mapping
from importlib import util
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

# A letter of each alphabet, and what headlines need beside letters.
NEEDED = "AzЯжёәғқңөұүһіӘҒҚҢӨҰҮҺІ«»—…№0"
_PACKAGE, _PACKED = "fontpkg_source_serif_4", "files/SourceSerif4[opsz,wght].ttf"
# Families that systems have, bold and regular, nearest in kind to the packaged one first.
SYSTEM: tuple[tuple[str, str], ...] = (
    ("NotoSerif-Bold.ttf", "NotoSerif-Regular.ttf"),
    ("PTF75F.ttf", "PTF55F.ttf"),
    ("DejaVuSerif-Bold.ttf", "DejaVuSerif.ttf"),
    ("timesbd.ttf", "times.ttf"),
    ("Times New Roman Bold.ttf", "Times New Roman.ttf"),
    ("NotoSans-Bold.ttf", "NotoSans-Regular.ttf"),
    ("DejaVuSans-Bold.ttf", "DejaVuSans.ttf"),
    ("LiberationSans-Bold.ttf", "LiberationSans-Regular.ttf"),
    ("arialbd.ttf", "arial.ttf"),
)
_NO_LETTER = "\U0010ffff"
# What the axes of a variable font are to be; others stay as they are.
_BOLD: Mapping[bytes, float] = MappingProxyType({b"Weight": 700, b"Optical Size": 60})
_TEXT: Mapping[bytes, float] = MappingProxyType({b"Weight": 500, b"Optical Size": 18})


class Fonts(Struct, frozen=True):
    """The files of two weights, as bytes; one variable font may be both."""

    bold: bytes
    text: bytes


def packaged() -> Path | None:
    """The font of the package that newsgen[cards] installs, where it is installed."""
    spec = util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        return None
    file = Path(spec.origin).parent / _PACKED
    return file if file.is_file() else None


def find_fonts(folders: tuple[Path, ...]) -> Fonts | None:
    """The packaged font, else the first family of SYSTEM found below a folder that will do."""
    package = packaged()
    if package is not None:
        data = package.read_bytes()
        return Fonts(data, data)
    wanted = {name for family in SYSTEM for name in family}
    found: dict[str, Path] = {}
    for folder in folders:
        for file in sorted(folder.rglob("*.[tT][tT][fF]")):
            if file.name in wanted:
                found.setdefault(file.name, file)
    for bold, text in SYSTEM:
        if bold in found and text in found:
            fonts = Fonts(found[bold].read_bytes(), found[text].read_bytes())
            if not lacking(fonts, NEEDED):
                return fonts
    return None


def lacking(fonts: Fonts, text: str) -> str:
    """The letters of a text that one of the weights has not, each once."""
    both = (face(fonts.bold, 20, bold=True), face(fonts.text, 20, bold=False))
    return "".join(dict.fromkeys(mark for mark in text if not all(has(one, mark) for one in both)))


def has(font: "FreeTypeFont", mark: str) -> bool:
    """True of a letter that the font can draw."""
    return mark.isspace() or bytes(font.getmask(mark)) != bytes(font.getmask(_NO_LETTER))


def face(data: bytes, size: int, *, bold: bool) -> "FreeTypeFont":
    """The font at a size in pixels."""
    from PIL import ImageFont  # noqa: PLC0415 - Pillow is loaded where it is used

    font = ImageFont.truetype(BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)
    wanted = _BOLD if bold else _TEXT
    try:
        axes = font.get_variation_axes()
    except OSError:  # not a variable font
        return font
    font.set_variation_by_axes(
        [float(wanted.get(axis["name"] or b"", axis["default"] or 0)) for axis in axes]
    )
    return font
