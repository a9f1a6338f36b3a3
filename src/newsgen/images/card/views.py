"""What a share card is made of: all that its recipe may see."""

from datetime import date

from msgspec import Struct

from newsgen.model.photograph import Metadata


class CardPhoto(Struct, frozen=True):
    """The photograph of a card: its file's bytes by digest, and what is written of it."""

    source: str  # as in Asset
    digest: bytes
    theme: bool = False
    focus: tuple[int, int] | None = None  # in thousandths of width and height; None: to be found
    metadata: Metadata = Metadata()  # whose credit goes into the card's file


class ShareCardView(Struct, frozen=True, kw_only=True):
    """A card: what it says, in which language, and its colours; what is empty is left out."""

    title: str
    summary: str = ""  # below the title, smaller
    section: str = ""
    site: str = ""
    day: date | None = None
    language: str
    capital_month: bool = False
    paper: str  # "#rrggbb", as the other two
    ink: str
    accent: str
    photo: CardPhoto | None = None
