"""The addresses of a site put down in content/addresses.txt, which newsgen itself writes."""

import os
from contextlib import suppress
from pathlib import Path

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.load.frontmatter import decoded
from newsgen.load.promises import PATH, lines_now, recorded
from newsgen.model.edition import Edition
from newsgen.refusals import refused
from newsgen.said import say


def record(root: Path, edition: Edition) -> int:
    """How many addresses of an edition, as readers see it, the file had not yet; now it has them.

    The file appears whole or stays as it was; it is not touched if it has them all.
    """
    place = root / PATH
    now = frozenset(lines_now(edition.articles, edition.pages, edition.settings))
    try:
        text = decoded(place.read_bytes(), PATH) if place.exists() else ""
        new = now.difference(text.split("\n"))
        if new:
            _replace(place, recorded(text, now))
    except OSError as error:
        what = say("the disk refused: {reason}", reason=refused(error))
        remedy = say("make room or give permission, and build again")
        raise NewsgenError([Problem(Location(PATH), "disk", what, remedy)]) from error
    return len(new)


def _replace(place: Path, text: str) -> None:
    # Its name begins with a dot: nobody takes it for content if we are cut off here.
    beside = place.with_name(f".{place.name}.new")
    try:
        with beside.open("wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
