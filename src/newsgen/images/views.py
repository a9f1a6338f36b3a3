"""What a file made of a picture is made of: all that its recipe may see."""

from msgspec import Struct

from newsgen.model.photograph import Metadata


class RenditionView(Struct, frozen=True):
    """One size of a photograph in one format."""

    source: str  # as in Asset
    digest: bytes
    theme: bool
    width: int
    height: int
    format: str  # as in images/sizes.py
    metadata: Metadata  # that is written into it …
    language: str  # … in this language, where a format has room for one only
    crop: tuple[int, int] | None = None  # its ratio; None: the whole picture
    focus: tuple[int, int] | None = None  # of the crop, in thousandths; None: to be found


class MovingView(Struct, frozen=True):
    """A moving picture."""

    source: str
    digest: bytes
    theme: bool
    width: int
    height: int
    metadata: Metadata
    language: str


class DrawingView(Struct, frozen=True):
    """A drawing, of which nothing is kept but what draws."""

    source: str
    digest: bytes
    theme: bool
