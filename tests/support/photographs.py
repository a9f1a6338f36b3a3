"""Sites with photographs, and how often one was encoded while they were built."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from newsgen.build import Report
from newsgen.images import encoding, renditions
from support.pictures import saved, scene
from support.sites import article, new_site, tree

FOLDER = "content/articles/2024/03"
STORY = f"{FOLDER}/bridge.md"
PHOTO = f"{FOLDER}/bridge.jpg"
PAGE = "2024/03/15/bridge/index.html"
MEDIA = "media/2024/03/"
SMALL = saved(scene(720, 540, 2))  # in two sizes, so that its files are soon made


def story(title: str = "Мост открыт", **fields: str) -> str:
    """An article that opens with PHOTO."""
    return article(title, photo="bridge.jpg", section="politics", **fields)


def site_of(root: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """A site whose story opens with a photograph, unless the files say otherwise."""
    return new_site(root, {STORY: story(), PHOTO: SMALL, **(files or {})})


def photographs(root: Path) -> dict[str, bytes]:
    """Every published picture by its address without the root, below build/."""
    return {f"media/{path}": data for path, data in tree(root / "build/media").items()}


def media(report: Report) -> set[str]:
    """What a build made, or looked up, of pictures."""
    return {path for path, _ in report.rendered if path.startswith("media/")}


class Encoder:
    """Counts what it encodes, in this process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._encoded: Callable[..., bytes] = encoding.encoded
        self._count = 0
        monkeypatch.setattr(renditions, "encoded", self._encode)

    def since(self) -> int:
        """How much was encoded since this was asked last."""
        count, self._count = self._count, 0
        return count

    def _encode(self, *arguments: object, **options: object) -> bytes:
        self._count += 1
        return self._encoded(*arguments, **options)
