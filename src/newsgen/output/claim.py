"""Whether a folder may be written to: ours, empty, and not one that holds somebody's work."""

from pathlib import Path

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.output import marker
from newsgen.said import Said, say

SOURCES = ("content", "templates", "static")


def check(folder: Path, root: Path) -> None:
    """NewsgenError unless `folder` may be the output of the site at `root`."""
    for name in SOURCES:
        source = (root / name).resolve()
        if folder == source or folder in source.parents or source in folder.parents:
            raise NewsgenError(
                [
                    Problem(
                        Location(str(folder)),
                        "bad-output",
                        say("the output folder must not be, hold or lie in {name}/", name=name),
                        say("choose another folder: newsgen build --output build"),
                    )
                ]
            )
    if not folder.exists():
        return
    if not folder.is_dir():
        raise NewsgenError([_foreign(folder, say("is a file, not a folder"))])
    if marker.exists(folder):
        return
    strangers = sorted(one.name for one in folder.iterdir() if not one.name.startswith("."))
    if strangers:
        what = say("holds files newsgen did not write ({name} …)", name=strangers[0])
        raise NewsgenError([_foreign(folder, what)])


def _foreign(folder: Path, what: Said) -> Problem:
    return Problem(
        Location(str(folder)),
        "foreign-output",
        what,
        say("choose an empty folder, or empty this one yourself if nothing in it is needed"),
    )
