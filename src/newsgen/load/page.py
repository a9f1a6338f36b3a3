"""One standing page: a pure function of its bytes, its path and the desk."""

from newsgen import urls
from newsgen.errors import Location, NewsgenError, Problem
from newsgen.load import limits
from newsgen.load.addresses import slug_given, slug_of_name
from newsgen.load.body import read_body
from newsgen.load.desk import Desk
from newsgen.load.fields import Fields
from newsgen.load.names import Name
from newsgen.load.opening import Read, open_file
from newsgen.load.reserved import reserved
from newsgen.model.article import Reference, StandingPage

TEXTS = frozenset({"title", "lead"})
FIELDS = ("title", "lead", "slug", "extra")
_KNOWN = f"a page has the fields {', '.join(FIELDS)}"


def read_page(data: bytes, path: str, desk: Desk) -> Read[StandingPage]:
    """The page in a file of these bytes; never raises for what an editor can write."""
    try:
        header = open_file(data, path, desk, TEXTS)
    except NewsgenError as error:
        return Read(None, problems=error.problems)
    fields, name = header.fields, header.name
    fields.refuse_unknown(FIELDS, _KNOWN)
    fields.require("title")
    body = read_body(header.document, path, fields.problems, may_be_empty=False)
    address, where = _address(fields, name, path, desk.settings.languages)
    page = StandingPage(
        key=name.story,
        language=name.language,
        file=path,
        url=urls.standing(desk.prefix(name.language), address),
        title=fields.text("title", limits.TITLE_CHARACTERS),
        lead=fields.text("lead"),
        body=body.body,
        links=body.links,
    )
    if fields.problems:
        return Read(None, shown=body.pictures, problems=fields.found())
    return Read(page, (Reference(page.url, where),), body.pictures)


def _address(
    fields: Fields, name: Name, path: str, languages: tuple[str, ...]
) -> tuple[str, Location]:
    """The page's address without slashes around it: its folders' slugs and its own."""
    node = fields.given("slug")
    where = Location(path, 1, 1) if node is None else node.where
    parts = name.story.split("/")
    try:
        slugs = [slug_of_name(part, name.language, path) for part in parts[:-1]]
        last = parts[-1]
        slugs.append(
            slug_given(node, name.language) if node else slug_of_name(last, name.language, path)
        )
    except NewsgenError as error:
        fields.problems += error.problems
        return "x", where
    if reserved(slugs[0]) or slugs[0] in languages:
        text = f"/{slugs[0]}/ is an address the site needs itself"
        remedy = "rename the file, or add another slug"
        fields.problems.append(Problem(where, "reserved-address", text, remedy))
    return "/".join(slugs), where
