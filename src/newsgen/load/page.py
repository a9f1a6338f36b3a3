"""One standing page: a pure function of its bytes, its path and the desk."""

from msgspec.structs import replace

from newsgen import urls
from newsgen.errors import Location, NewsgenError, Problem
from newsgen.load import limits
from newsgen.load.addresses import slug_given, slug_of_name
from newsgen.load.body import read_body
from newsgen.load.desk import Desk
from newsgen.load.fields import Fields
from newsgen.load.names import Name
from newsgen.load.opening import Read, open_file
from newsgen.load.printing import printer, unless_same
from newsgen.load.reserved import reserved
from newsgen.model.article import Reference, StandingPage
from newsgen.said import say

TEXTS = frozenset({"title", "lead"})
FIELDS = ("title", "lead", "slug", "typography", "extra")
_KNOWN = say("a page has the fields {names}", names=", ".join(FIELDS))


def read_page(data: bytes, path: str, desk: Desk) -> Read[StandingPage]:
    """The page in a file of these bytes; never raises for what an editor can write."""
    try:
        header = open_file(data, path, desk, TEXTS)
    except NewsgenError as error:
        return Read(None, problems=error.problems)
    fields, name = header.fields, header.name
    fields.refuse_unknown(FIELDS, _KNOWN)
    fields.require("title")
    language = name.language
    body = read_body(header.document, path, language, desk, fields.problems, may_be_empty=False)
    address, where = _address(fields, name, path, desk)
    press = printer(fields, desk, language)
    typed_title, typed_lead = fields.text("title", limits.TITLE_CHARACTERS), fields.text("lead")
    title, lead = press.printed(typed_title), press.printed(typed_lead)
    page = StandingPage(
        key=name.story,
        language=language,
        file=path,
        url=urls.standing(desk.prefix(language), address),
        title=title,
        plain_title=unless_same(typed_title, title),
        lead=lead,
        plain_lead=unless_same(typed_lead, lead),
        body=replace(body.body, typography=press.typography),
        links=body.links,
    )
    named: Read[StandingPage] = Read(
        None, shown=body.pictures, texts=body.texts, mentioned=body.mentioned
    )
    if fields.problems:
        return replace(named, problems=fields.found())
    return replace(named, made=page, claims=(Reference(page.url, where),))


def _address(fields: Fields, name: Name, path: str, desk: Desk) -> tuple[str, Location]:
    """The page's address without slashes around it: its folders' slugs and its own."""
    node = fields.given("slug")
    where = Location(path, 1, 1) if node is None else node.where
    language, own = name.language, desk.letters(name.language)
    parts = name.story.split("/")
    try:
        slugs = [slug_of_name(part, language, path, own) for part in parts[:-1]]
        last = parts[-1]
        slugs.append(
            slug_given(node, language, own) if node else slug_of_name(last, language, path, own)
        )
    except NewsgenError as error:
        fields.problems += error.problems
        return "x", where
    if reserved(slugs[0]) or slugs[0] in desk.settings.languages:
        text = say("{address} is an address the site needs itself", address=f"/{slugs[0]}/")
        remedy = say("rename the file, or add another slug")
        fields.problems.append(Problem(where, "reserved-address", text, remedy))
    return "/".join(slugs), where
