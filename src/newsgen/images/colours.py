"""Pixels as the web shows them: upright, eight bits, sRGB; modes L, RGB and RGBA, nothing else."""

from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING

from newsgen.images.opening import DAMAGE

if TYPE_CHECKING:
    from PIL.Image import Image

_PROFILE_BYTES = 4_000_000
_SPACES: Mapping[str, str] = MappingProxyType(
    {"RGB": "RGB ", "RGBA": "RGB ", "L": "GRAY", "CMYK": "CMYK"}
)


def eight_bit(image: "Image") -> "Image":
    """The picture in mode L, RGB, RGBA or CMYK."""
    mode = image.mode
    if image.has_transparency_data:
        return image if mode == "RGBA" else image.convert("RGBA")
    if mode in ("L", "RGB", "CMYK"):
        return image
    if mode.startswith("I"):  # 16 bits of grey
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return image.convert("L" if mode == "1" else "RGB")


def upright(image: "Image", turn: int) -> "Image":
    """The picture turned as Exif's number says."""
    from PIL.Image import Transpose  # noqa: PLC0415 - Pillow is loaded where a picture is opened

    method = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }.get(turn)
    return image if method is None else image.transpose(method)


def standard(image: "Image", profile: bytes) -> "Image":
    """The picture (as eight_bit() gives it) in sRGB; a profile that is none of its own is ignored.

    CMYK without a profile is taken as plain ink on white, which is what browsers do.
    """
    from PIL import ImageCms  # noqa: PLC0415

    if profile and len(profile) <= _PROFILE_BYTES:
        try:
            known = ImageCms.ImageCmsProfile(BytesIO(profile))
            space = known.profile.xcolor_space
            if space == _SPACES[image.mode] and not _is_srgb(known.profile.profile_description):
                return (
                    ImageCms.profileToProfile(
                        image,
                        known,
                        ImageCms.createProfile("sRGB"),
                        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                        outputMode="RGBA" if image.mode == "RGBA" else "RGB",
                        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
                    )
                    or image
                )
        except (ImageCms.PyCMSError, *DAMAGE):
            pass  # damaged: as if it were not there
    return image.convert("RGB") if image.mode == "CMYK" else image


def _is_srgb(description: str | None) -> bool:
    # Nine photographs in ten say so; the ten kinds of sRGB profile differ by less than one shade.
    return "srgb" in (description or "").casefold()
