"""The address of the site, where it is that of one computer alone."""

from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from newsgen.errors import Location, Problem
from newsgen.load.frontmatter import decoded, yaml_lines
from newsgen.load.repair import read_table
from newsgen.load.settings import PATH, TEXTS
from newsgen.load.yamltext import Origin
from newsgen.model.settings import Settings
from newsgen.said import say


def nobodys(root: Path, settings: Settings) -> Iterator[Problem]:
    """A base_url that only this computer understands."""
    if not _is_here(settings.public_url):
        return
    lines = yaml_lines(decoded((root / PATH).read_bytes(), PATH))
    table = read_table("\n".join(lines), Origin(PATH, lines), TEXTS).table
    places = {one.name: one.value.where for one in table.entries}
    text = say("the site's address is {address}, which leads to this computer alone")
    remedy = say("write where readers will find it: {form}", form="base_url: https://example.kz/")
    where = places.get("base_url", Location(PATH, 1, 1))
    yield Problem(where, "local-address", text.about(address=settings.public_url), remedy)


def _is_here(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local"))
