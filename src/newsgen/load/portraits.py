"""The pictures that site.yaml names, authors' and the site's own: beside it or below static/."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from newsgen.errors import NewsgenError, Problem
from newsgen.load.album import Album
from newsgen.load.nodes import Node, Scalar, Table
from newsgen.load.pictures import picture_file
from newsgen.load.sources import files_of
from newsgen.model.article import Reference
from newsgen.model.settings import Settings

FOLDER = "content"  # where site.yaml lies


def pictures_named(table: Table) -> Iterator[Reference]:
    """The pictures that the table of the settings names, as written."""
    for entry in table.entries:
        if entry.name == "authors" and isinstance(entry.value, Table):
            for author in entry.value.entries:
                yield from _named(author.value, "photo")
        elif entry.name == "theme":
            yield from _named(entry.value, "logo")


def pictured(
    settings: Settings, named: Sequence[Reference], stored: Iterable[str], album: Album
) -> tuple[Settings, list[Problem]]:
    """The settings with the files of the pictures they name; without those that are at fault."""
    if not named:
        return settings, []
    files = files_of(stored)
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for one in named:
        try:
            file = picture_file(one.text, one.where, FOLDER, files)
        except NewsgenError as error:
            problems += error.problems
            continue
        faults = [*album.faults([replace(one, file=file)])]
        problems += faults
        if not faults:
            found[one.text] = file
    return _with(settings, found), problems


def pictures_of(settings: Settings) -> Iterator[str]:
    """The files of the pictures that the settings name."""
    yield from (author.photo for author in settings.authors if author.photo)
    if settings.theme.logo:
        yield settings.theme.logo


def _named(node: Node, field: str) -> Iterator[Reference]:
    for entry in node.entries if isinstance(node, Table) else ():
        if entry.name == field and isinstance(entry.value, Scalar) and entry.value.text.strip():
            yield Reference(entry.value.text.strip(), entry.value.where)


def _with(settings: Settings, found: Mapping[str, str]) -> Settings:
    authors = (
        replace(one, photo=found.get(one.photo, "")) if one.photo else one
        for one in settings.authors
    )
    theme = replace(settings.theme, logo=found.get(settings.theme.logo, ""))
    return replace(settings, authors=tuple(authors), theme=theme)
