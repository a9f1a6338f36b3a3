"""What kind of file a picture is, by its address."""

from collections.abc import Mapping
from types import MappingProxyType

# Not the standard library's table, which a machine's own files add to.
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "jpg": "image/jpeg",
        "jpeg": "image/jpeg",
        "png": "image/png",
        "gif": "image/gif",
        "webp": "image/webp",
        "avif": "image/avif",
        "svg": "image/svg+xml",
    }
)


def media_type(url: str) -> str:
    """The media type of a picture at an address; that of any file where it is not known."""
    return _TYPES.get(url.rpartition(".")[2].lower(), "application/octet-stream")
