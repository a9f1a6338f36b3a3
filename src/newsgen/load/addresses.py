"""Addresses as editors write them: slugs, old addresses, addresses elsewhere."""

import re
from collections.abc import Mapping
from urllib.parse import quote, unquote, urlsplit

from newsgen.errors import Location
from newsgen.i18n.slugs import slug
from newsgen.load.fields import plain, problem
from newsgen.load.nodes import Node, Scalar
from newsgen.model.article import Reference
from newsgen.said import say

_SLUG = re.compile("[a-z0-9]+(?:-+[a-z0-9]+)*")
_SLUG_MAX = 200
_TELEGRAM = re.compile(
    r"(?:https?://)?(?:t\.me|telegram\.me)/([A-Za-z0-9_+]+(?:/[A-Za-z0-9_+]+)?)/?|@([A-Za-z0-9_]+)"
)
_WRITE = say("write it as https://example.kz/")


def slug_given(node: Node, language: str, own: Mapping[str, str]) -> str:
    """The slug an editor chose; raises if it is not one, proposing the nearest that is."""
    value = plain(node)
    if _SLUG.fullmatch(value) and len(value) <= _SLUG_MAX:
        return value
    proposal = slug(value, language, own)
    remedy = (
        say("write slug: {slug}", slug=proposal) if proposal else say("use a-z, 0-9 and hyphens")
    )
    text = say("{value!r} is not a slug", value=value[:80])
    raise problem(node.where, "bad-slug", text, remedy)


def slug_of_name(stem: str, language: str, path: str, own: Mapping[str, str]) -> str:
    """The slug of a file's name; raises if nothing is left of it. `own`: the site's letters."""
    found = slug(stem, language, own)
    if not found:
        text = say("no address can be made of the file's name {name!r}", name=stem)
        raise problem(Location(path, 1, 1), "empty-slug", text, say("add slug: some-words"))
    return found


def old_address(item: Scalar) -> Reference:
    """An address of this site that is to lead to the article, quoted; raises if it is not one."""
    value = item.text
    if value == "/" or "%" in value or not is_page_address(value):
        remedy = say("write it as /old/address/ or /old/address.html")
        text = say("{value!r} is not an address of this site", value=value[:80])
        raise problem(item.where, "bad-alias", text, remedy)
    return Reference(quote(value), item.where)


def is_page_address(value: str) -> bool:
    """True of the address of a page on this site, quoted or not."""
    plain_value = unquote(value)
    path = plain_value.rstrip("/").rpartition("/")[2]
    parts = plain_value.split("/")
    page = plain_value.endswith("/") or path.endswith((".html", ".htm"))
    if not page or not value.startswith("/") or "//" in plain_value:
        return False
    odd = ".." in parts or "." in parts or any(mark in plain_value for mark in "?#\\%{}<>\"'")
    return not odd and plain_value.isprintable()


def web_address(node: Node) -> str:
    """An address elsewhere, http or https only."""
    value = plain(node)
    if not is_web_address(value):
        text = say("{value!r} is not a web address", value=value[:80])
        raise problem(node.where, "bad-url", text, _WRITE)
    return value


def menu_address(node: Node) -> str:
    """An address in a menu: of this site ("/about/"), http, https or mailto."""
    value = plain(node)
    own = value.startswith("/") and not value.startswith("//") and _clean(value)
    mail = value.startswith("mailto:") and _clean(value)
    if not (own or mail or is_web_address(value)):
        text = say("{value!r} is not an address", value=value[:80])
        remedy = say("write it as /about/ or https://example.kz/")
        raise problem(node.where, "bad-url", text, remedy)
    return value


def is_web_address(value: str) -> bool:
    """True of an http or https address with a host, and nothing a browser could misread."""
    try:
        parts = urlsplit(value)
        port_ok = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and port_ok and _clean(value)


def base_url(value: str, where: Location) -> str:
    """The address the site stands at, ASCII only and with a slash at its end."""
    parts = urlsplit(value) if is_web_address(value) else None
    if parts is None or parts.query or parts.fragment or "@" in parts.netloc or ".." in parts.path:
        text = say("{value!r} is not an address a site can stand at", value=value[:80])
        raise problem(where, "bad-url", text, _WRITE)
    host = parts.netloc
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            text = say("{value!r} is not the name of a host", value=host[:80])
            raise problem(where, "bad-url", text, _WRITE) from None
    path = "/".join(part for part in parts.path.split("/") if part)
    return f"{parts.scheme}://{host}/{quote(path, safe='/%') + '/' if path else ''}"


def telegram(value: str) -> tuple[str, str]:
    """A channel's name and address from "https://t.me/name", "t.me/name" or "@name"; else ""."""
    match = _TELEGRAM.fullmatch(value)
    if match is None:
        return "", ""
    name = match[1] or match[2]
    return f"@{name}", f"https://t.me/{name}"


def telegram_address(node: Node) -> str:
    """The address of a Telegram channel or person; raises for what is none."""
    _, url = telegram(plain(node))
    if not url:
        what = say("{value!r} is not a Telegram channel", value=plain(node)[:80])
        raise problem(node.where, "bad-url", what, say("write it as https://t.me/channel"))
    return url


def _clean(value: str) -> bool:
    return value.isprintable() and not any(mark in value for mark in " \"'<>\\`{}|^")
