"""Files of the site that are published as they are: photographs, style sheets, scripts, icons."""

from msgspec import Struct


class Asset(Struct, frozen=True):
    """A published file: where its bytes come from, what they are, and its address.

    A style sheet's `links` are its references to other files, each with the address it is to carry.
    """

    source: str  # relative to the site's root, or to the theme's when `theme` is true
    digest: bytes
    url: str
    theme: bool = False
    links: tuple[tuple[str, str], ...] = ()
    size: int = 0  # bytes
    tail: str = ""  # of a style sheet: what is written below its own rules
    width: int = 0  # of a picture that pages show, as it is shown; 0 where it is not known
    height: int = 0


class Photo(Struct, frozen=True):
    """An article's photograph: its file (an Asset's source) and the words that go with it."""

    file: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


class AssetView(Struct, frozen=True):
    """An asset's bytes by digest, and for a style sheet the addresses to write into it."""

    source: str
    digest: bytes
    theme: bool
    links: tuple[tuple[str, str], ...] = ()
    base_path: str = ""  # what stands before those addresses
    tail: str = ""
