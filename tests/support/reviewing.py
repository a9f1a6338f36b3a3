"""What `newsgen check` finds in small sites."""

from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from newsgen.images.metadata.xmp import write_xmp
from newsgen.model.photograph import Metadata
from newsgen.review import Review, Wish, review
from support.pictures import jpeg_with, saved
from support.sites import NOW, new_site

FOLDER = "content/articles/2024/03"
STORY = f"{FOLDER}/story.md"
WIDE = saved(Image.new("L", (1200, 675)), "GIF")  # large enough for anybody


def checked(
    root: Path,
    files: Mapping[str, str | bytes],
    *,
    only: frozenset[str] | None = None,
    everything: bool = False,
) -> Review:
    """What is found in a site of these files as of NOW."""
    site = new_site(root, files)
    return review(Wish(root=site, now=NOW, files=only, everything=everything))


def found(root: Path, files: Mapping[str, str | bytes]) -> list[tuple[str, str]]:
    """Each finding's place and code."""
    return [(str(one.where), one.code) for one in checked(root, files).findings]


def words(root: Path, files: Mapping[str, str | bytes]) -> list[tuple[str, str]]:
    """Each finding's text and remedy."""
    return [(str(one.text), str(one.remedy)) for one in checked(root, files).findings]


def photo(
    metadata: Metadata | None = None, *segments: tuple[int, bytes], width: int = 1200
) -> bytes:
    """A JPEG that says something of itself, in XMP and in further segments."""
    said = [(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + write_xmp(metadata))] if metadata else []
    return jpeg_with(saved(Image.new("L", (width, 20))), *said, *segments)
