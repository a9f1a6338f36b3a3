"""One article: a pure function of its bytes, its path and the desk."""

from functools import partial

from msgspec.structs import replace

from newsgen import urls
from newsgen.errors import Location, NewsgenError
from newsgen.fingerprint import file_digest
from newsgen.load import limits
from newsgen.load.addresses import (
    is_web_address,
    old_address,
    slug_given,
    slug_of_name,
    web_address,
)
from newsgen.load.body import Read as ReadBody, read_body
from newsgen.load.bylines import byline
from newsgen.load.desk import Desk
from newsgen.load.fields import Fields, nearest, number, plain, problem, truth
from newsgen.load.kinds import breaking_until, kind_of, reason_of
from newsgen.load.lead import lead_of
from newsgen.load.moments import moment
from newsgen.load.names import Name
from newsgen.load.nodes import Node, Scalar, Table
from newsgen.load.opening import Header, Read, open_file
from newsgen.load.photos import focus_of
from newsgen.load.printing import Printer, printer, unless_same
from newsgen.load.words import words_in
from newsgen.model.article import (
    NEWS,
    UNDATED,
    Article,
    Byline,
    Copy,
    Correction,
    Reference,
    Source,
    carried,
    sealed,
)
from newsgen.model.media import Photo
from newsgen.said import say

TEXTS = frozenset(
    {"title", "lead", "photo_caption", "photo_alt", "photo_credit", "source", "author", "gone"}
)
FIELDS = TEXTS | {
    "date", "section", "tags", "photo", "views", "updated", "draft", "kind", "breaking", "expires",
    "photo_focus", "photo_until", "slug", "aliases", "related", "corrections", "typography",
    "extra",
}  # fmt: skip
_KNOWN = say("the fields are listed in docs/writing.md; anything else goes under extra:")


def read_article(data: bytes, path: str, desk: Desk, digest: bytes = b"") -> Read[Article]:
    """The article in a file of these bytes; never raises for what an editor can write.

    `digest` is theirs, where it has been taken.
    """
    try:
        header = open_file(data, path, desk, TEXTS)
    except NewsgenError as error:
        return Read(None, problems=error.problems)
    fields = header.fields
    fields.refuse_unknown(FIELDS, _KNOWN)
    draft = fields.read("draft", truth, default=False)
    fields.require(*(("title",) if draft else ("title", "date")))
    if "gone" in fields.nodes:  # without its reason it would be published again
        fields.require("gone")
    name, problems = header.name, fields.problems
    may_be_empty = draft or "gone" in fields.nodes
    body = read_body(
        header.document, path, name.language, desk, problems, may_be_empty=may_be_empty
    )
    slug, where = _slug(fields, name, path, desk)
    article = _article(header, body, slug, desk, draft=draft)
    aliases = fields.each("aliases", old_address)
    article = replace(
        article, aliases=tuple(alias.text for alias in aliases), seal=digest or file_digest(data)
    )
    shown = body.pictures
    if article.photo and article.photo.file:
        shown = (Reference(article.photo.file, fields.nodes["photo"].where), *shown)
    named: Read[Article] = Read(
        None,
        shown=shown,
        related=fields.each("related", _story),
        texts=body.texts,
        mentioned=body.mentioned,
    )
    if fields.problems:
        return replace(named, problems=fields.found())
    by_name = not aliases and "slug" not in fields.nodes
    claims = () if by_name else (Reference(article.url, where), *aliases)
    return replace(named, made=sealed(article), claims=claims)


def _article(header: Header, body: ReadBody, slug: str, desk: Desk, *, draft: bool) -> Article:
    fields, name, path = header.fields, header.name, body.body.file
    press = printer(fields, desk, name.language)
    copy = _copy(header, body, desk, press)
    section = fields.read("section", partial(_section, desk=desk), "")
    prefix = desk.prefix(name.language)
    if copy.date == UNDATED:
        url = f"{prefix}/drafts/{slug}/"
    else:
        url = urls.article(prefix, desk.settings.permalink, copy.date, slug, section)
    return Article(
        story=name.story,
        language=name.language,
        file=path,
        url=url,
        **carried(copy),
        draft=draft,
        kind=fields.read("kind", kind_of, NEWS),
        breaking=fields.read(
            "breaking", partial(breaking_until, date=copy.date, zone=desk.zone), None
        ),
        expires=fields.read("expires", partial(moment, zone=desk.zone), None),
        gone=press.printed(fields.read("gone", partial(reason_of, origin=fields.origin), "")),
        section=section,
        bylines=_bylines(fields, desk),
        tags=fields.each("tags", _tag, commas=True),
        photo=_photo(fields, press, desk),
        links=body.links,
    )


def _copy(header: Header, body: ReadBody, desk: Desk, press: Printer) -> Copy:
    fields = header.fields
    when = partial(moment, zone=desk.zone)
    own_lead = fields.text("lead")
    typed_title = fields.text("title", limits.TITLE_CHARACTERS)
    typed_lead = own_lead or lead_of(header.document.body, body.signs)
    title, lead = press.printed(typed_title), press.printed(typed_lead)
    corrections = tuple(
        Correction(one.read("date", when, UNDATED), press.printed(one.text("text")))
        for one in fields.tables("corrections", ("date", "text"), ("date", "text"))
    )
    return Copy(
        title=title,
        plain_title=unless_same(typed_title, title),
        date=fields.read("date", when, UNDATED),
        updated=fields.read("updated", when, None),
        lead=lead,
        plain_lead=unless_same(typed_lead, lead),
        lead_of_body=not own_lead and bool(lead),
        source=_source(fields, desk),
        views=fields.read("views", number, None),
        corrections=corrections,
        words=words_in(header.document.body),
        body=replace(body.body, typography=press.typography),
    )


def _slug(fields: Fields, name: Name, path: str, desk: Desk) -> tuple[str, Location]:
    own = desk.letters(name.language)
    node = fields.given("slug")
    if node is not None:
        given = partial(slug_given, language=name.language, own=own)
        return fields.read("slug", given, "x"), node.where
    try:
        return slug_of_name(name.stem, name.language, path, own), Location(path, 1, 1)
    except NewsgenError as error:
        fields.problems += error.problems
        return "x", Location(path, 1, 1)


def _section(node: Node, desk: Desk) -> str:
    value = plain(node)
    if value in desk.keys:
        return value
    near = desk.sections.get(value.casefold(), "")
    near = near or desk.sections.get(nearest(value.casefold(), desk.sections), "")
    keys = ", ".join(section.key for section in desk.settings.sections)
    if near:
        remedy = say("did you mean {name}?", name=near)
    elif keys:
        remedy = say("the sections are {names}", names=keys)
    else:
        remedy = say("the sections are not listed yet")
    what = say("there is no section {name!r}", name=value[:80])
    raise problem(node.where, "unknown-section", what, remedy)


def _bylines(fields: Fields, desk: Desk) -> tuple[Byline, ...]:
    found = fields.each("author", partial(byline, roll=desk.roll), commas=True)
    return tuple(dict.fromkeys(found))


def _tag(item: Scalar) -> str:
    if not any(map(str.isalnum, item.text)):
        what = say("no address can be made of the tag {name!r}", name=item.text[:80])
        raise problem(item.where, "empty-slug", what, say("use words"))
    return item.text


def _source(fields: Fields, desk: Desk) -> Source | None:
    node = fields.given("source")
    if node is None:
        return None
    if not isinstance(node, Table):
        name = fields.text("source")
        if is_web_address(name):
            return Source(name.split("/")[2].removeprefix("www."), name)
        return Source(name) if name else None
    inner = fields.inner(node, ("name", "url", "date"), ("name",))
    when = partial(moment, zone=desk.zone)
    return Source(
        inner.text("name"), inner.read("url", web_address, ""), inner.read("date", when, None)
    )


def _photo(fields: Fields, press: Printer, desk: Desk) -> Photo | None:
    file, alt = fields.text("photo"), fields.text("photo_alt")
    caption, credit = fields.text("photo_caption"), fields.text("photo_credit")
    photo = Photo(
        file,
        alt,
        press.printed(caption),
        press.printed(credit),
        focus=fields.read("photo_focus", focus_of, None),
        until=fields.read("photo_until", partial(moment, zone=desk.zone), None),
    )
    # A credit may stand alone: it is then given at the end of the text.
    return photo if photo != Photo("") else None


def _story(item: Scalar) -> Reference:
    return Reference(item.text, item.where)
