"""An article's text: named by digest, kept within limits, and what it refers to."""

from urllib.parse import unquote

from msgspec import Struct

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.fingerprint import file_digest
from newsgen.load.frontmatter import Document, place_of
from newsgen.load.markup import named_in
from newsgen.load.pictures import elsewhere, picture_file
from newsgen.load.sources import Files
from newsgen.load.weight import too_heavy
from newsgen.model.article import Body, Reference


class Read(Struct, frozen=True):
    """A body as the rest of the program knows it: its name by digest, and what it refers to."""

    body: Body
    pictures: tuple[Reference, ...]
    links: tuple[Reference, ...]


def read_body(
    document: Document, path: str, files: Files, problems: list[Problem], *, may_be_empty: bool
) -> Read:
    """The body of a file; what is wrong with it is added to the problems."""
    text = document.body
    body = Body(path, file_digest(text.encode()))
    if not text or text.isspace():
        if not may_be_empty:
            where = Location(path, document.body_line)
            remedy = "write the text below the second ---, or say draft: true"
            problems.append(Problem(where, "empty-body", "there is no text", remedy))
        return Read(body, (), ())
    heavy = too_heavy(text, path, document.body_line)
    if heavy:
        problems += heavy
        return Read(body, (), ())
    pictures: list[Reference] = []
    links: list[Reference] = []
    folder = path.rpartition("/")[0]
    for named in named_in(text):
        where = place_of(text, path, named.index, document.body_line)
        if named.picture and not elsewhere(named.address):
            try:
                pictures.append(_picture(named.address, where, folder, files))
            except NewsgenError as error:
                problems += error.problems
        elif not named.picture and named.address.startswith("/") and named.address[1:2] != "/":
            links.append(Reference(named.address, where))
    return Read(body, tuple(pictures), tuple(links))


def _picture(address: str, where: Location, folder: str, files: Files) -> Reference:
    try:
        return Reference(address, where, picture_file(address, where, folder, files))
    except NewsgenError:
        plain = unquote(address)
        if plain == address:
            raise
        return Reference(address, where, picture_file(plain, where, folder, files))
