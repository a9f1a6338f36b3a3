"""Where a page has the HTML of its body word for word, for a page that is made of it again.

Where only a template has changed, the body's HTML is what it was: it is not made again, but taken
from the page that was made last time. So the site as it stands is the cache, and there is no other.
"""

from struct import Struct

_PLACE = Struct(">II")  # where it begins and how long it is, in characters
_HEAD = 64  # characters: enough to find the place, where all of the text would be searched slowly


def place_of(html: str, page: str) -> bytes:
    """Where a page has a text; b"" where it has none of it, or not word for word."""
    head = html[:_HEAD]
    at = page.find(head) if head else -1
    while at >= 0 and not page.startswith(html, at):
        at = page.find(head, at + 1)
    return _PLACE.pack(at, len(html)) if at >= 0 else b""


def text_at(place: bytes, page: bytes) -> str:
    """What a page has at such a place."""
    at, length = _PLACE.unpack(place)
    return page.decode()[at : at + length]
