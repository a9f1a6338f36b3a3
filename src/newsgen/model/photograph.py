"""What newsgen knows of a photograph without its pixels: what it is, and what it says of itself."""

from msgspec import Struct

DRAWING = "svg"  # the kind of picture that is made of lines, and not of pixels

# Texts by language, in their file's order: ("x-default", "…"), ("kk", "…"); "" where none is told.
Alternatives = tuple[tuple[str, str], ...]


class Conflict(Struct, frozen=True):
    """Two formats in one file that disagree: the value kept, and the other with its format."""

    field: str
    kept: str
    other: str
    format: str  # "IPTC-IIM" or "Exif"


class Metadata(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a photograph says of itself; what it does not say is empty."""

    caption: Alternatives = ()
    headline: str = ""
    title: Alternatives = ()
    alt: Alternatives = ()
    bylines: tuple[str, ...] = ()
    credit: str = ""
    source: str = ""
    copyright: Alternatives = ()
    license_url: str = ""  # xmpRights:WebStatement
    licensor_url: str = ""  # plus:LicensorURL: where to get the licence
    digital_source: str = ""  # URL of IPTC's vocabulary: what of it a machine made
    conflicts: tuple[Conflict, ...] = ()


class PhotoWords(Struct, frozen=True):
    """What a photograph's own metadata give a page of one language to print."""

    language: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


class Photograph(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A picture's file, read off its head: its kind, its size as it is shown, and its words."""

    kind: str  # "jpg", "png", "webp", "gif", "avif" or "svg"
    width: int  # pixels; of a drawing, as it says; 0 where it does not
    height: int
    transparent: bool = False  # it may be: its pixels have not been looked at
    frames: int = 1
    colour: str = ""  # its main one, "#79b"
    metadata: Metadata = Metadata()
    words: tuple[PhotoWords, ...] = ()  # what of it is shown, in each of the site's languages
