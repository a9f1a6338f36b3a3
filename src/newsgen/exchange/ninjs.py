"""ninjs 3.1, "News in JSON": https://iptc.org/standards/ninjs/.

What is empty is left out. `edNote`, a note to the receiving desk, is never written: what is not to
be published does not belong into a file that anybody may read.
"""

from mimetypes import guess_type
from urllib.parse import quote, urlsplit

import msgspec
from msgspec import Struct

from newsgen.exchange.views import ItemView
from newsgen.i18n.lists import list_text
from newsgen.model.article import NEWS
from newsgen.model.media import PhotoView
from newsgen.printable import printable

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
_TEXT = "text/plain"
_HTML = "text/html"


class Part(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """A headline, a description or a body."""

    role: str
    content_type: str = ""
    word_count: int = 0
    value: str


class Concept(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A subject, a genre, a source of information: something with a name."""

    name: str
    rel: str = ""
    role: str = ""
    uri: str = ""


class Rendition(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """A file that shows the item."""

    name: str
    href: str
    content_type: str = ""
    width: int = 0
    height: int = 0


class Standard(Struct, frozen=True, kw_only=True):
    """Which schema the file is valid by."""

    name: str
    version: str
    schema: str


class Picture(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """The photograph, an item of its own."""

    name: str
    uri: str
    type: str
    by: str = ""
    descriptions: tuple[Part, ...] = ()
    renditions: tuple[Rendition, ...]


class Item(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """The article; the order is that of the schema."""

    standard: Standard
    uri: str
    type: str
    representation_type: str
    first_created: str
    version_created: str
    pub_status: str
    language: str
    title: str
    headlines: tuple[Part, ...]
    by: str = ""
    descriptions: tuple[Part, ...] = ()
    bodies: tuple[Part, ...]
    subjects: tuple[Concept, ...] = ()
    genres: tuple[Concept, ...] = ()
    info_sources: tuple[Concept, ...]
    renditions: tuple[Rendition, ...]
    associations: tuple[Picture, ...] = ()
    expires: str = ""


def written(view: ItemView, html: str) -> bytes:
    """The article's file; `html` is its body, fit to be read anywhere."""
    title = printable(view.title)
    names = [printable(name) for name in view.authors]
    item = Item(
        standard=Standard(name="ninjs", version="3.1", schema=SCHEMA),
        uri=view.id,
        type="text",
        representation_type="full",
        first_created=view.published.isoformat("T", "seconds"),
        version_created=view.changed.isoformat("T", "seconds"),
        pub_status="usable",
        language=view.language,
        title=title,
        headlines=(Part(role="main", content_type=_TEXT, value=title),),
        by=list_text(names, view.language),
        descriptions=_descriptions(view),
        bodies=(
            Part(role="main", content_type=_HTML, word_count=view.words, value=printable(html)),
        ),
        subjects=_subjects(view),
        genres=(Concept(name=view.kind),) if view.kind != NEWS else (),
        info_sources=_sources(view),
        renditions=(Rendition(name="web", href=view.full(view.url), content_type=_HTML),),
        associations=_photo(view, view.photo),
        expires=view.expires.isoformat("T", "seconds") if view.expires else "",
    )
    return msgspec.json.format(msgspec.json.encode(item), indent=1) + b"\n"


def _descriptions(view: ItemView) -> tuple[Part, ...]:
    lead = printable(view.lead)
    corrections = (printable(one.text) for one in view.corrections)
    return (
        *([Part(role="summary", content_type=_TEXT, value=lead)] if lead else ()),
        *(Part(role="correction", content_type=_TEXT, value=one) for one in corrections),
    )


def _subjects(view: ItemView) -> tuple[Concept, ...]:
    """The section, which is one, and what the article is about."""
    named = [("category", view.section)] if view.section else []
    named += [("about", tag) for tag in view.tags]
    return tuple(
        Concept(name=printable(link.title), rel=rel, uri=view.full(link.url)) for rel, link in named
    )


def _sources(view: ItemView) -> tuple[Concept, ...]:
    house = view.publisher
    publisher = Concept(name=printable(house.title), role="publisher", uri=view.full(house.url))
    source = view.source
    if source is None:
        return (publisher,)
    return (publisher, Concept(name=printable(source.name), role="source", uri=_uri(source.url)))


def _uri(address: str) -> str:
    """An address elsewhere, as an editor wrote it, in the letters a URI may have."""
    return quote(address, safe="%/:?#@!$&'()*+,;=~")


def _photo(view: ItemView, photo: PhotoView | None) -> tuple[Picture, ...]:
    if photo is None or not photo.url:
        return ()
    address = view.full(photo.url)
    words = (("caption", photo.caption), ("alternative", photo.alt))
    descriptions = tuple(
        Part(role=role, content_type=_TEXT, value=printable(text)) for role, text in words if text
    )
    rendition = Rendition(
        name="original",
        href=address,
        content_type=guess_type(urlsplit(address).path)[0] or "",
        width=photo.width,
        height=photo.height,
    )
    return (
        Picture(
            name="photo",
            uri=address,
            type="picture",
            by=printable(photo.credit),
            descriptions=descriptions,
            renditions=(rendition,),
        ),
    )
