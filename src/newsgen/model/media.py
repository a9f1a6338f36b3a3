"""Files of the site that are published as they are: photographs, style sheets, scripts, icons."""

from datetime import datetime

from msgspec import Struct

from newsgen.model.photograph import Metadata, Photograph


class Prints(Struct, frozen=True):
    """How readers get a photograph: in sizes, all made alike wherever it is shown.

    Every address of them begins with `stem`, which names the photograph, its words and its focus.
    """

    stem: str
    url: str  # of the one that any browser and any machine can show …
    width: int  # … and its size
    height: int
    metadata: Metadata  # that is written into its files
    focus: tuple[int, int] | None = None  # in thousandths of width and height; None: to be found
    cut: bool = False  # to the shapes that cards and machines want
    alone: bool = False  # that one file is all there is: a portrait is never shown large


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
    photo: Photograph | None = None  # of a picture that pages show
    prints: Prints | None = None  # how readers get it, where that is not as it is


class Photo(Struct, frozen=True, array_like=True, gc=False):
    """An article's photograph: its file (an Asset's source) and the words that go with it."""

    file: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    focus: tuple[int, int] | None = None  # as in `Prints`
    until: datetime | None = None  # from when on no reader may see it


class AssetView(Struct, frozen=True):
    """An asset's bytes by digest, and for a style sheet the addresses to write into it."""

    source: str
    digest: bytes
    theme: bool
    links: tuple[tuple[str, str], ...] = ()
    base_path: str = ""  # what stands before those addresses
    tail: str = ""


class PhotoView(Struct, frozen=True, omit_defaults=True):
    """A photograph with the address of a file any browser shows, and that file's size in pixels.

    The size is 0 where it is not known. `stem` is what the addresses of its other sizes begin with,
    for the filters `sources` and `thumbnails`; "" where there are none.
    """

    url: str
    alt: str
    caption: str
    credit: str
    width: int = 0
    height: int = 0
    stem: str = ""
    whole: tuple[int, int] = (0, 0)  # width and height of the photograph itself
    moving: bool = False
    colour: str = ""  # its main one, "#79b", to be seen until it is there


class Rights(Struct, frozen=True, omit_defaults=True):
    """What a photograph's file says of whose it is and who may use it, for machines."""

    creators: tuple[str, ...] = ()
    notice: str = ""  # of copyright
    license: str = ""  # addresses: of the licence, and of where to get one
    acquire: str = ""
    digital_source: str = ""  # address of IPTC's word for what of it a machine made


class Share(Struct, frozen=True):
    """The picture that networks show beside a link to a page."""

    url: str
    width: int = 1200
    height: int = 630
    alt: str = ""
