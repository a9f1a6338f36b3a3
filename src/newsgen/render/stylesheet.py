"""A style sheet's references become the published addresses of the files they name.

The theme's own sheet is also set tight: remarks and indentation are a quarter of it, and are there
for those who edit it, not for those who wait for it.
"""

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
_STRING = r"""(?P<kept>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\burl\([^()]*\))"""
_REMARK = re.compile(rf"{_STRING}|/\*.*?\*/", re.DOTALL)
_NEEDLESS = re.compile(
    rf"{_STRING}|(?:\s*;)*\s*(?P<last>\}})\s*|\s*(?P<mark>[{{;])\s*|(?P<before>[:,])\s+"
    r"|\s+(?P<between>[<>]=|[</])\s+"  # of a media query; of a grid's lines or a ratio
    r"|\s*(?P<child>>)\s(?=\S)|(?P<space>\s)\s*|(?<![\w.])0(?=\.\d)"
)


def rewritten(data: bytes, links: Mapping[str, str], base_path: str, tail: str = "") -> bytes:
    """The style sheet with each reference in `links`, as written, replaced by its address.

    `tail` is written below it.

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
    whole = (_TOKEN.sub(replaced, text) if links else text) + tail
    return whole.encode("utf-8", "surrogateescape")


def tight(data: bytes) -> bytes:
    """A style sheet that means the same without its remarks, needless space and noughts.

    For a sheet in which each remark stands between rules, between declarations or at a space.
    """
    text = data.decode("utf-8", "surrogateescape")
    bare = _REMARK.sub(lambda match: match["kept"] or " ", text).replace("\n", " ")
    made = _NEEDLESS.sub(lambda match: "".join(filter(None, match.groups())), bare)
    return made.strip().encode("utf-8", "surrogateescape")
