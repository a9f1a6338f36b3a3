"""Pixels to files: one set of habits for each format.

Qualities are chosen so that the formats look alike: each gives a mean structural similarity of 0.97
to the picture before encoding, over six photographs at 480 pixels. There WebP takes 70 % of JPEG's
bytes, and AVIF 93 % of WebP's at speed 6; at speed 8, a third of the time, it takes more than WebP,
so it would be fetched for nothing. WebP's methods 5 and 6 save 1 % for twice the time. One thread
and one tile each: the bytes do not depend on the number of processors.
"""

from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from newsgen.images.metadata.iim import photoshop_segment, write_iim
from newsgen.images.metadata.values import in_language
from newsgen.images.metadata.xmp import write_xmp
from newsgen.images.sizes import JPEG, PNG, WEBP
from newsgen.model.photograph import Alternatives, Metadata

if TYPE_CHECKING:
    from PIL.Image import Image

JPEG_QUALITY = 78
WEBP_QUALITY = 76
WEBP_METHOD = 4
AVIF_QUALITY = 59
AVIF_SPEED = 6
AVIF_SPEED_FAST = 10

XMP_BYTES = 60_000  # a JPEG holds little more in one piece; longer words are cut
_SHORT = 2_000  # characters
_SHORT_NAME = 100


class Words(Struct, frozen=True):
    """What is written into a file of what the photograph says of itself."""

    xmp: bytes = b""
    segment: bytes = b""  # of a JPEG: IPTC-IIM


def words_of(metadata: Metadata, language: str) -> Words:
    """What to write: the credit and all that goes with it, and nothing that came by itself."""
    packet = write_xmp(metadata)
    if len(packet) > XMP_BYTES:
        packet = write_xmp(_shorter(metadata))
    return Words(packet, photoshop_segment(write_iim(metadata, language)))


def _shorter(metadata: Metadata) -> Metadata:
    def short(texts: Alternatives) -> Alternatives:
        return (("x-default", in_language(texts, "x-default")[:_SHORT]),) if texts else ()

    return replace(
        metadata,
        caption=short(metadata.caption),
        title=short(metadata.title),
        alt=short(metadata.alt),
        copyright=short(metadata.copyright),
        headline=metadata.headline[:_SHORT],
        credit=metadata.credit[:_SHORT],
        source=metadata.source[:_SHORT],
        bylines=tuple(name[:_SHORT_NAME] for name in metadata.bylines),
    )


def encoded(image: "Image", kind: str, words: Words, *, fast: bool = False) -> bytes:
    """The file of a picture in mode L, RGB or RGBA, in one of the FORMATS or PNG.

    A `fast` one looks the same and is larger.
    """
    # Pillow writes some of what a picture carries along, such as a JPEG's comment.
    image.info = {}
    file = BytesIO()
    if kind == JPEG:
        flat = on_white(image)
        flat.save(
            file,
            "JPEG",
            quality=JPEG_QUALITY,
            subsampling="4:2:0",
            progressive=not fast,
            optimize=not fast,
            xmp=words.xmp,
            extra=words.segment,
        )
    elif kind == PNG:
        _save_png(image, file, words)
    elif kind == WEBP:
        method = 0 if fast else WEBP_METHOD
        image.save(file, "WEBP", quality=WEBP_QUALITY, method=method, xmp=words.xmp)
    else:
        image.save(
            file,
            "AVIF",
            quality=AVIF_QUALITY,
            speed=AVIF_SPEED_FAST if fast else AVIF_SPEED,
            max_threads=1,
            autotiling=False,
            xmp=words.xmp,
        )
    return file.getvalue()


def on_white(image: "Image") -> "Image":
    """The picture without transparency, as on paper."""
    from PIL import Image  # noqa: PLC0415 - Pillow is loaded by now

    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _save_png(image: "Image", file: BytesIO, words: Words) -> None:
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415

    info = PngInfo()
    if words.xmp:
        info.add_itxt("XML:com.adobe.xmp", words.xmp.decode())
    image.save(file, "PNG", optimize=True, pnginfo=info)
