"""A style sheet's references become the published addresses of the files they name."""

import re
from collections.abc import Mapping

# Comments and other strings are matched so that nothing inside them is taken for a reference.
_TOKEN = re.compile(
    r"/\*.*?(?:\*/|\Z)"
    r"|@import\s+(?P<imported>\"[^\"\n]*\"|'[^'\n]*')"
    r"|\burl\(\s*(?P<address>\"[^\"\n]*\"|'[^'\n]*'|[^\"'()\s]*)\s*\)"
    r"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'",
    re.DOTALL | re.IGNORECASE,
)
_SUFFIX = re.compile(r"[?#].*", re.DOTALL)


def rewritten(data: bytes, links: Mapping[str, str], base_path: str) -> bytes:
    """The style sheet with each reference in `links`, as written, replaced by its address.

    A query or fragment ("font.svg#icons") is kept; references not in `links` stay as they are.
    """

    def replaced(match: re.Match[str]) -> str:
        written = match["address"] or match["imported"]
        if written is None:
            return match[0]
        bare = written.strip("\"'")
        suffix = _SUFFIX.search(bare)
        found = links.get(bare)
        if found is None and suffix is not None and bare[: suffix.start()] in links:
            found = links[bare[: suffix.start()]] + suffix[0]
        if found is None:
            return match[0]
        return match[0].replace(written, f'"{base_path}{found}"', 1)

    # Bytes that are not UTF-8 pass through unharmed.
    text = data.decode("utf-8", "surrogateescape")
    return _TOKEN.sub(replaced, text).encode("utf-8", "surrogateescape")
