"""An article's text: named by digest, kept within limits, and what it refers to."""

from msgspec import Struct

from newsgen.errors import Location, Problem
from newsgen.fingerprint import file_digest
from newsgen.load import limits
from newsgen.load.frontmatter import Document, place_of
from newsgen.load.markup import named_in
from newsgen.load.pictures import elsewhere, of_this_site
from newsgen.load.weight import too_heavy
from newsgen.model.article import Body, Reference


class Read(Struct, frozen=True):
    """A body as the rest of the program knows it: its name by digest, and what it refers to."""

    body: Body
    pictures: tuple[Reference, ...]
    links: tuple[Reference, ...]


def read_body(
    document: Document, path: str, problems: list[Problem], *, may_be_empty: bool
) -> Read:
    """The body of a file; what is wrong with it is added to the problems."""
    text = document.body
    body = Body(path, file_digest(text.encode()))
    if not text or text.isspace():
        if not may_be_empty:
            where = Location(path, document.body_line, 1)
            remedy = "write the text below the second ---, or say draft: true"
            problems.append(Problem(where, "empty-body", "there is no text", remedy))
        return Read(body, (), ())
    heavy = too_heavy(text, path, document.body_line)
    if heavy:
        problems += heavy
        return Read(body, (), ())
    pictures: list[Reference] = []
    links: list[Reference] = []
    every = named_in(text)
    if len(every) > limits.REFERENCES:
        where = place_of(text, path, every[limits.REFERENCES].index, document.body_line)
        what = f"there are {len(every)} links and pictures in this text"
        remedy = f"tell it in parts: {limits.REFERENCES} at most"
        problems.append(Problem(where, "too-intricate", what, remedy))
        return Read(body, (), ())
    for named in every:
        where = place_of(text, path, named.index, document.body_line)
        if named.picture and not elsewhere(named.address):
            pictures.append(Reference(named.address, where))
        elif not named.picture and of_this_site(named.address):
            links.append(Reference(named.address, where))
    return Read(body, tuple(pictures), tuple(links))
