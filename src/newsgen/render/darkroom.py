"""Photographs are printed: each file once in its life, whatever becomes of the output.

What was made is kept in a folder of the site by what it was made of, and looked for there first. A
file that a crash left unfinished does not end in its own digest, and is made again.
"""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.fingerprint import SIZE, file_digest, fingerprint
from newsgen.images.card.views import ShareCardView
from newsgen.images.refused import Refused
from newsgen.images.sizes import Crop, Rendition, Size
from newsgen.images.views import DrawingView, MovingView, RenditionView
from newsgen.itself import versions
from newsgen.model.media import AssetView
from newsgen.render.reading import Reader

if TYPE_CHECKING:
    from newsgen.images.renditions import Negative

# The modules that decide what is in a file: a change of any other makes none again.
_MADE_BY = (
    "animation",
    "colours",
    "encoding",
    "focus",
    "metadata/iim",
    "metadata/xmp",
    "opening",
    "renditions",
    "sizes",
    "svg",
)
_CARDS = "cards"  # without a photograph
_View = RenditionView | MovingView | DrawingView


class Darkroom:
    """Makes files of pictures; keeps the photograph read last, since its files come together."""

    def __init__(self, read: Reader, kept: Path | None = None, *, fast: bool = False) -> None:
        """`kept` is the folder for what was made; `fast` is for looking at, and not for readers."""
        self._read = read
        self._kept = kept
        self._fast = fast
        self._last: tuple[bytes, Negative] | None = None

    def ingredients(self) -> Mapping[str, str]:
        """What the files are made by."""
        mode = {"photos": "fast"} if self._fast else {}
        return {**versions(("pillow",)), "images": _made_by(), **mode}

    def rendition(self, view: RenditionView) -> bytes:
        """One size of a photograph; NewsgenError if its file is damaged."""
        return self._once(view.digest.hex(), self._key(view), lambda: self._printed(view))

    def moving(self, view: MovingView) -> bytes:
        """A moving picture."""
        return self._once(view.digest.hex(), self._key(view), lambda: self._moved(view))

    def card(self, view: ShareCardView) -> bytes:
        """A share card."""
        from newsgen.render.sharing import drawn, ingredients  # noqa: PLC0415

        made_of = (tuple(sorted(ingredients().items())), view)
        folder = view.photo.digest.hex() if view.photo else _CARDS
        return self._once(folder, fingerprint(made_of), lambda: drawn(view, self._read))

    def drawing(self, view: DrawingView) -> bytes:
        """A drawing made safe; it takes no longer than keeping it."""
        from newsgen.images.svg import sanitised  # noqa: PLC0415 - few sites have any

        drawing = _sound(sanitised(self._bytes(view), _name(view)), view.source)
        data: bytes = drawing.data
        return data

    def _printed(self, view: RenditionView) -> bytes:
        from newsgen.images.encoding import words_of  # noqa: PLC0415 - loads Pillow
        from newsgen.images.renditions import printed  # noqa: PLC0415

        crop = Crop(*view.crop, view.focus) if view.crop else None
        wanted = Rendition(Size(view.width, view.height), view.format, crop)
        words = words_of(view.metadata, view.language)
        return printed(self._negative(view), wanted, words, fast=self._fast)

    def _negative(self, view: RenditionView) -> "Negative":
        from newsgen.images.renditions import negative  # noqa: PLC0415

        if self._last is None or self._last[0] != view.digest:
            self._last = None  # before the next is opened: two of them are twice the memory
            found = _sound(negative(self._bytes(view), _name(view)), view.source)
            self._last = view.digest, found
        return self._last[1]

    def _moved(self, view: MovingView) -> bytes:
        from newsgen.images.animation import moving  # noqa: PLC0415
        from newsgen.images.encoding import words_of  # noqa: PLC0415

        size = Size(view.width, view.height)
        words = words_of(view.metadata, view.language)
        data: bytes = _sound(moving(self._bytes(view), _name(view), size, words), view.source)
        return data

    def _bytes(self, view: _View) -> bytes:
        return self._read.asset(AssetView(view.source, view.digest, view.theme))

    def _key(self, view: _View) -> bytes:
        # A file that was renamed is the same photograph.
        return fingerprint((tuple(sorted(self.ingredients().items())), replace(view, source="")))

    def _once(self, folder: str, key: bytes, make: Callable[[], bytes]) -> bytes:
        if self._kept is None:
            return make()
        path = self._kept / folder / key.hex()
        data = _sealed(path)
        if data is None:
            data = make()
            _keep(path, data)
        return data


def _name(view: _View) -> str:
    return view.source.rpartition("/")[2]


def _sound(made: Any, source: str) -> Any:  # noqa: ANN401 - anything, or Refused
    if isinstance(made, Refused):
        raise NewsgenError([Problem(Location(source), "bad-photo", made.text, made.remedy)])
    return made


def _sealed(path: Path) -> bytes | None:
    try:
        whole = path.read_bytes()
    except OSError:
        return None
    data, seal = whole[:-SIZE], whole[-SIZE:]
    return data if file_digest(data) == seal else None


def _keep(path: Path, data: bytes) -> None:
    # A disk that refuses costs the next build its time; this one has what it needs.
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        # Two processes may make the same one: each writes its own, and either will do.
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        beside.write_bytes(data + file_digest(data))
        beside.replace(path)


@cache
def _made_by() -> str:
    folder = Path(__file__).parents[1] / "images"
    return fingerprint(tuple((folder / f"{name}.py").read_bytes() for name in _MADE_BY)).hex()
