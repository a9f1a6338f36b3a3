"""A body's HTML as it can be read anywhere: addresses in full, nothing that loads or runs.

What comes in is the page's own HTML, clean unless the site trusts its authors; so a search for tags
finds tags. What a service shows in a frame becomes a link to it.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

_ATTRIBUTES = r"""(?:[^<>"']|"[^"]*"|'[^']*')*+"""
_TAG = re.compile(rf"<([a-z][a-z0-9]*)(\s{_ATTRIBUTES})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""", re.IGNORECASE)
_EMBED = re.compile(r'<figure class="embed"[^>]*>.*?</figure>', re.DOTALL)
_EMBED_PARTS = re.compile(
    r'<span class="embed-name">([^<]*)</span>\s*<a href="([^"]*)"[^>]*>([^<]*)</a>'
)
# Only a site that trusts its authors has any of these in a text.
_FRAME = re.compile(
    rf"<(?:iframe|embed)\b({_ATTRIBUTES})>(?:\s*</(?:iframe|embed)\s*>)?", re.IGNORECASE
)
_WITH_CONTENT = (
    "script|style|noscript|template|object|svg|math|button|form|select|textarea|title|canvas"
)
_ALONE = "input|link|meta|base|html|head|body|iframe|embed|param"
_DROPPED = re.compile(
    rf"<!--.*?(?:-->|\Z)|<({_WITH_CONTENT})\b.*?(?:</\1\s*>|\Z)|</?(?:{_ALONE})\b[^>]*>",
    re.IGNORECASE | re.DOTALL,
)
_DOUBTFUL = re.compile(rf"<(?:!|/?(?:{_WITH_CONTENT}|{_ALONE})\b)", re.IGNORECASE)
_KEPT_NAMES = """
srcset sizes alt title lang dir width height datetime start reversed value colspan rowspan scope
span open hreflang controls
"""
_ADDRESSES = frozenset({"href", "src", "cite", "poster"})
_KEPT = _ADDRESSES | frozenset(_KEPT_NAMES.split())
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "tg"})
_CANDIDATE = re.compile(r"(?:^|(?<=,))\s*([^\s,]+)([^,]*)")


def portable(html: str, page: str) -> str:
    """The HTML of a body on the page at a full address, fit to be read away from it."""
    if 'class="embed"' in html:
        html = _EMBED.sub(_linked, html)
    if _DOUBTFUL.search(html):
        html = _DROPPED.sub("", _FRAME.sub(_framed, html))
    full = _full(page)

    def tag(match: re.Match[str]) -> str:
        attributes = "".join(
            f' {name}="{escape(value)}"' for name, value in _kept(match[2], full).items()
        )
        return f"<{match[1]}{attributes}>"

    return _TAG.sub(tag, html)


def _full(page: str) -> Callable[[str], str]:
    """Addresses on a page in full; "" for one that leads nowhere away from it."""
    parts = urlsplit(page)
    host = f"{parts.scheme}://{parts.netloc}"

    def full(address: str) -> str:
        address = address.strip()
        if address.startswith("/") and address[1:2] not in ("/", "\\"):
            return host + address
        try:
            joined = urljoin(page, address)
            scheme = urlsplit(joined).scheme
        except ValueError:  # "https://[x": nobody's
            return ""
        return joined if scheme in _SCHEMES else ""

    return full


def _kept(text: str, full: Callable[[str], str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, quoted in _ATTRIBUTE.findall(text):
        key = name.lower()
        if key not in _KEPT or key in found:
            continue
        value = unescape(quoted[1:-1] if quoted[:1] in ('"', "'") else quoted)
        if key in _ADDRESSES:
            value = full(value)
        elif key == "srcset":
            value = _CANDIDATE.sub(lambda one: f" {full(one[1])}{one[2]}", value).strip()
        if value or key not in _ADDRESSES:
            found[key] = value
    return found


def _linked(match: re.Match[str]) -> str:
    """The card of a service as a paragraph with its name and a link."""
    parts = _EMBED_PARTS.search(match[0])
    if parts is None:
        return ""
    name, address, shown = parts.groups()
    return f'<p>{name}: <a href="{address}">{shown}</a></p>'


def _framed(match: re.Match[str]) -> str:
    found = dict(reversed(_ATTRIBUTE.findall(match[1])))
    address = unescape(found.get("src", "").strip("\"'"))
    if not address:
        return ""
    shown = escape(urlsplit(address).netloc if "//" in address else address)
    return f'<p><a href="{escape(address)}">{shown}</a></p>'
