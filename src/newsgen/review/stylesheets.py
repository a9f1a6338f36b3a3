"""What the site's own style sheets load from where its policy lets nothing come."""

from collections.abc import Iterator
from pathlib import Path

from newsgen.errors import Problem
from newsgen.load import limits
from newsgen.load.frontmatter import place_of
from newsgen.load.sources import every_file, read_bytes
from newsgen.load.styles import Kind, far_references
from newsgen.model.settings import Settings
from newsgen.review.policy import outside, rules_of

_DIRECTIVES = {Kind.SHEET: "style-src", Kind.FONT: "font-src", Kind.PICTURE: "img-src"}


def stopped(root: Path, settings: Settings) -> Iterator[Problem]:
    """Each address in the site's own style sheets that its policy stops."""
    rules = rules_of(settings)
    if rules is None:
        return
    for found in every_file(root, "static"):
        if found.path.endswith(".css"):
            data = read_bytes(root, found, limits.STYLESHEET_BYTES)
            css = data.decode("utf-8-sig", errors="replace")
            for written, index, kind in far_references(css):
                address = rules.stopped(written, _DIRECTIVES[kind])
                if address:
                    yield outside(place_of(css, found.path, index), address, _DIRECTIVES[kind])
