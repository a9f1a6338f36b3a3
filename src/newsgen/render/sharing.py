"""Share cards are drawn: the photograph opened, the day in words, and what all that is made by."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.fingerprint import fingerprint
from newsgen.images.card.views import ShareCardView
from newsgen.itself import versions
from newsgen.model.media import AssetView
from newsgen.render.reading import Reader

_PACKAGE = Path(__file__).parents[1]
# Below it: what decides what is on a card, and no more.
_MADE_BY = (
    "i18n/dates.py",
    "images/card/*.py",
    "images/card/letters/*.ttf",
    "images/card/letters/kerning.txt",
    "images/colours.py",
    "images/encoding.py",
    "images/focus.py",
    "images/metadata/iim.py",
    "images/metadata/xmp.py",
    "images/opening.py",
    "images/renditions.py",
    "images/sizes.py",
    "render/sharing.py",
)


def ingredients() -> Mapping[str, str]:
    """What cards are made by."""
    return {**versions(("babel", "pillow")), "cards": _made_by()}


def drawn(view: ShareCardView, reader: Reader) -> bytes:
    """The file of a card; NewsgenError if its photograph is damaged."""
    from newsgen.images.card.drawing import SIZE, Card, draw_card  # noqa: PLC0415 - loads Pillow
    from newsgen.images.card.fonts import packaged  # noqa: PLC0415
    from newsgen.images.encoding import words_of  # noqa: PLC0415
    from newsgen.images.refused import Refused  # noqa: PLC0415
    from newsgen.images.renditions import read  # noqa: PLC0415

    card = Card(
        title=view.title,
        summary=view.summary,
        section=view.section,
        site=view.site,
        date=_day(view),
        paper=view.paper,
        ink=view.ink,
        accent=view.accent,
    )
    photo = view.photo
    if photo is None:
        return draw_card(card, packaged())
    data = reader.asset(AssetView(photo.source, photo.digest, photo.theme))
    picture = read(data, photo.source.rpartition("/")[2], SIZE)
    if isinstance(picture, Refused):
        where = Location(photo.source)
        raise NewsgenError([Problem(where, "bad-photo", picture.text, picture.remedy)])
    words = words_of(photo.metadata, view.language)
    return draw_card(card, packaged(), picture, photo.focus, words)


def _day(view: ShareCardView) -> str:
    from newsgen.i18n.dates import day_text  # noqa: PLC0415 - loads Babel

    if view.day is None:
        return ""
    return day_text(view.day, view.language, year=True, capital=view.capital_month)


@cache
def _made_by() -> str:
    files = sorted(file for name in _MADE_BY for file in _PACKAGE.glob(name))
    return fingerprint(tuple(file.read_bytes() for file in files)).hex()
