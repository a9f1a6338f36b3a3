"""The site's own colours, where readers could not tell what is written in them from the paper."""

from collections.abc import Iterator
from pathlib import Path

from newsgen.errors import Location, Problem
from newsgen.load.settings import PATH, theme_places
from newsgen.model.theme import Theme, colours
from newsgen.said import say

CONTRAST_MIN = 4.5  # of text, by WCAG 2.2, 1.4.3
_WRITTEN = ("ink", "accent", "mark")  # on paper


def faint(root: Path, theme: Theme) -> Iterator[Problem]:
    """Each chosen colour that stands out too little from its paper, in light and in dark."""
    if theme == Theme(logo=theme.logo):
        return
    places = theme_places((root / PATH).read_bytes())
    for end, dark in (("", False), ("_dark", True)):
        paper = colours(theme, "paper")[dark]
        for name in _WRITTEN:
            colour = colours(theme, name)[dark]
            where = places.get(f"{name}{end}") or places.get(f"paper{end}")
            found = contrast(colour, paper)
            if where is not None and found < CONTRAST_MIN:
                yield _faint(where, f"{name}{end}", colour, paper, found)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours ("#rrggbb") by WCAG 2.2: from 1, the same, to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _faint(where: Location, name: str, colour: str, paper: str, found: float) -> Problem:
    text = say(
        "{name} {colour} stands out from paper {paper} by {contrast}:1",
        name=name,
        colour=colour,
        paper=paper,
        contrast=int(found * 100) / 100,  # rounded down: 4.499 is not enough
    )
    remedy = say(
        "text needs {least}:1 at least: make one of the two darker, or the other lighter",
        least=CONTRAST_MIN,
    )
    return Problem(where, "low-contrast", text, remedy)
