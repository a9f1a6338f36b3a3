"""Moving pictures: a GIF becomes an animated WebP of a fraction of its bytes.

One that is too long to be worth it, or that would take too much time, stands still: its first
frame is treated like any photograph.
"""

from io import BytesIO
from typing import TYPE_CHECKING

from newsgen.images import refused
from newsgen.images.encoding import Words
from newsgen.images.opening import DAMAGE, Probe, opened
from newsgen.images.refused import Refused
from newsgen.images.sizes import Size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

WIDTH_MAX = 640
# Of all frames together, as read and as made: 20 seconds of 480×360 at 25 frames are 86 million.
PIXELS_READ = 400_000_000
PIXELS_MADE = 100_000_000
_QUALITY = 70
_METHOD = 3
_FRAME_MS = (20, 10_000)  # how long a frame may stand; browsers show a faster one at 100 ms


def moving_size(probed: Probe) -> Size | None:
    """The size of the moving picture to be made of a file, or None where it is to stand still."""
    whole = probed.size
    if probed.frames == 1 or whole.width * whole.height * probed.frames > PIXELS_READ:
        return None
    width = min(WIDTH_MAX, whole.width)
    height = max(1, whole.height * width // whole.width)
    return Size(width, height) if width * height * probed.frames <= PIXELS_MADE else None


def moving(data: bytes, name: str, size: Size, words: Words) -> bytes | Refused:
    """The animated WebP of a picture with several frames."""
    with opened(data, name) as image:
        if isinstance(image, Refused):
            return image
        file = BytesIO()
        times: list[int] = []
        try:
            first, *rest = _frames(image, size, times)
            first.save(
                file,
                "WEBP",
                save_all=True,
                append_images=rest,
                duration=times,
                loop=image.info.get("loop", 1),
                quality=_QUALITY,
                method=_METHOD,
                xmp=words.xmp,
            )
        except DAMAGE:
            return refused.broken(name)
        return file.getvalue()


def _frames(image: "Image", size: Size, times: list[int]) -> "Iterator[Image]":
    from PIL import ImageSequence  # noqa: PLC0415 - Pillow is loaded where a picture is opened
    from PIL.Image import Resampling  # noqa: PLC0415

    low, high = _FRAME_MS
    for frame in ImageSequence.Iterator(image):
        stands = int(frame.info.get("duration", 0))
        times.append(min(high, stands if stands >= low else 100))
        drawn = frame.convert("RGBA").resize((size.width, size.height), Resampling.BOX)
        drawn.info = {}
        yield drawn
