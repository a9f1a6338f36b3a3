"""Whether a Content-Security-Policy lets a page load an address, as browsers tell it (CSP 3)."""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import new
from html import unescape
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from newsgen.review.markup import EXPRESSION, STATEMENT

_MARK = re.compile(f"[{EXPRESSION}{STATEMENT}]")
_SCHEME = re.compile("([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_PORTS = (("http", 80), ("https", 443))
_WEB = dict(_PORTS).keys()
_HASH = re.compile("'(sha256|sha384|sha512)-(.+)'")


class Address(Struct, frozen=True):
    """An address elsewhere, as far as a template tells it; of one that has no host, the scheme."""

    scheme: str
    host: str = ""
    port: int = 0
    path: str = ""
    whole: bool = True  # false: Jinja writes its end

    def __str__(self) -> str:
        """What a policy would name to allow it: its host, or its scheme."""
        if not self.host:
            return f"{self.scheme}:"
        port = "" if (self.scheme, self.port) in _PORTS else f":{self.port}"
        return f"{self.scheme}://{self.host}{port}"


def address_of(written: str, base_url: str) -> Address | None:
    """The address in an attribute of a site's page; None of one that cannot be told from it."""
    text = unescape(written.strip())
    mark = _MARK.search(text)
    text = text[: mark.start()] if mark else text
    if text.startswith("//"):
        text = f"https:{text}"
    scheme = _SCHEME.match(text)
    if scheme and scheme[1].lower() in ("data", "blob"):
        return Address(scheme[1].lower())
    if not text or (scheme and (scheme[1].lower() not in _WEB or _cut(text, mark))):
        return None
    return _split(text if scheme else urljoin(base_url, text), whole=mark is None)


def allowed(address: Address, sources: Iterable[str], base_url: str) -> bool:
    """True if one of the sources of a policy of the site is the address's."""
    for source in sources:
        if source == f"{address.scheme}:":
            return True
        here = source == "'self'"
        given = _split(base_url if here else source, whole=True)
        if given and given.host and _fits(address, given) and (here or _below(address, given.path)):
            return True
    return False


def inline_allowed(sources: tuple[str, ...]) -> bool:
    """True if code may stand in a page; a hash among the sources undoes the word that says so."""
    return "'unsafe-inline'" in sources and not hashed(sources)


def hashed(sources: tuple[str, ...]) -> bool:
    """True if some code is allowed by its hash."""
    return any(map(_HASH.fullmatch, sources))


def hash_allowed(text: str, sources: tuple[str, ...]) -> bool:
    """True if a hash among the sources is that of an element's text."""
    given = (match for match in map(_HASH.fullmatch, sources) if match)
    return any(_digest(text, one[1]) == one[2].translate(_PLAIN) for one in given)


def hash_of(text: str) -> str:
    """The source that allows an element's text."""
    return f"sha256-{_digest(text, 'sha256')}"


_PLAIN = str.maketrans("-_", "+/")


def _digest(text: str, name: str) -> str:
    # The text as a browser has it: Jinja and the parser know no other end of a line.
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return b64encode(new(name, lines.encode()).digest()).decode()


def _cut(text: str, mark: object) -> bool:
    # Jinja writes the end of the host, or all of it.
    return mark is not None and text.count("/") < len("///")


def _split(address: str, *, whole: bool) -> Address | None:
    try:
        parts = urlsplit(address)
        port = parts.port or dict(_PORTS).get(parts.scheme, 0)
    except ValueError:
        return None
    return Address(parts.scheme, parts.hostname or "", port, parts.path, whole)


def _fits(address: Address, given: Address) -> bool:
    """True if the host is the one given, or better guarded."""
    host = given.host
    same = address.host.endswith(host[1:]) if host.startswith("*.") else address.host == host
    exact = (address.scheme, address.port) == (given.scheme, given.port)
    safer = (given.scheme, given.port) == _PORTS[0] and (address.scheme, address.port) == _PORTS[1]
    return same and (exact or safer)


def _below(address: Address, path: str) -> bool:
    if not address.whole or path in ("", "/"):
        return True
    return address.path.startswith(path) if path.endswith("/") else address.path == path
