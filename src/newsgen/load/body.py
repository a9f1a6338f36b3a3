"""An article's text: named by digest, kept within limits, and what it refers to."""

from collections.abc import Sequence

from msgspec import Struct

from newsgen.errors import Location, Problem
from newsgen.fingerprint import file_digest
from newsgen.load import limits
from newsgen.load.blocks import Found as Blocks, blocks_in
from newsgen.load.desk import Desk
from newsgen.load.frontmatter import Document, place_of
from newsgen.load.markup import Named, named_in, signs_of
from newsgen.load.pictures import elsewhere, of_this_site
from newsgen.load.texts import names_text, own_address
from newsgen.load.weight import too_heavy
from newsgen.model.article import Body, Reference
from newsgen.said import say


class Read(Struct, frozen=True):
    """A body as the rest of the program knows it: its name by digest, and what it refers to."""

    body: Body
    signs: bytes  # of its text
    pictures: tuple[Reference, ...] = ()
    links: tuple[Reference, ...] = ()
    texts: tuple[Reference, ...] = ()  # links that are written as files
    mentioned: tuple[Reference, ...] = ()


def read_body(
    document: Document,
    path: str,
    language: str,
    desk: Desk,
    problems: list[Problem],
    *,
    may_be_empty: bool,
) -> Read:
    """The body of a file; what is wrong with it is added to the problems."""
    text = document.body
    data = text.encode()
    signs = signs_of(data)
    body = Body(path, file_digest(data))
    if not text or text.isspace():
        if not may_be_empty:
            where = Location(path, document.body_line, 1)
            remedy = say("write the text below the second ---, or say draft: true")
            problems.append(Problem(where, "empty-body", say("there is no text"), remedy))
        return Read(body, signs)
    heavy = too_heavy(text, data, signs, path, document.body_line)
    if heavy:
        problems += heavy
        return Read(body, signs)
    every = named_in(text, signs)
    if len(every) > limits.REFERENCES:
        where = place_of(text, path, every[limits.REFERENCES].index, document.body_line)
        what = say("there are {number} links and pictures in this text", number=len(every))
        remedy = say("tell it in parts: {limit} at most", limit=limits.REFERENCES)
        problems.append(Problem(where, "too-intricate", what, remedy))
        return Read(body, signs)
    first, zone = document.body_line, desk.zone
    pictures, links, texts = _sorted(every, text, path, first, desk)
    blocks = blocks_in(text, path, first, zone, language) if b"::" in signs else Blocks()
    problems += blocks.problems
    own = desk.settings.public_url
    mentioned = (
        Reference(one.text, one.where, own_address(one.text, own)) for one in blocks.stories
    )
    return Read(body, signs, pictures, links, texts, tuple(mentioned))


def _sorted(
    every: Sequence[Named], text: str, path: str, first: int, desk: Desk
) -> tuple[tuple[Reference, ...], tuple[Reference, ...], tuple[Reference, ...]]:
    """The pictures that a text names, addresses of this site, and files of other texts."""
    own = desk.settings.public_url
    pictures: list[Reference] = []
    links: list[Reference] = []
    texts: list[Reference] = []
    for named in every:
        address, where = named.address, place_of(text, path, named.index, first)
        if named.picture:
            # One from elsewhere is refused with the rest: it would tell its host who reads us.
            if not (desk.settings.trusted_html and elsewhere(address)):
                pictures.append(Reference(address, where))
        elif of_this_site(address):
            (texts if names_text(address) else links).append(Reference(address, where))
        elif inside := own_address(address, own):
            links.append(Reference(address, where, inside))
    return tuple(pictures), tuple(links), tuple(texts)
