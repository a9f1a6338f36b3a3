"""Pictures that say nothing to a reader who does not see them, or not whose they are."""

import re
from collections.abc import Iterator

from newsgen.errors import Location, Problem
from newsgen.load.manuscript import Manuscript
from newsgen.load.markup import named_in
from newsgen.model.article import Article, StandingPage
from newsgen.model.edition import Edition
from newsgen.said import Said, say

# An empty alt in HTML says that a picture is but decoration; an empty one in Markdown, that it was
# forgotten.
_WORDLESS = re.compile(r"(?<!\\)!\[\s*\](?=[(\[])|<img\b(?![^>]*\balt\s*=)[^>]*>", re.IGNORECASE)
# What follows an address in Markdown; its title may hold whose picture it is.
_TITLE = re.compile(r"""[^\s)]*\s+(?:"([^"\n]*)"|'([^'\n]*)')""")
_NEAR = 2000  # characters: what is longer is no tag, and no title
_TITLE_OF_TAG = re.compile(r"""\stitle\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


def lead_without_alt(article: Article, manuscript: Manuscript) -> Iterator[Problem]:
    """The photo above the text, if nothing says what is in it."""
    photo = article.photo
    if photo is not None and photo.file and not photo.alt:
        remedy = say("write what is in the picture, for those who do not see it: photo_alt: …")
        yield _missing(manuscript.field("photo"), "photo_alt", remedy)


def body_without_alt(manuscript: Manuscript) -> Iterator[Problem]:
    """The pictures in the text that nothing says what is in them."""
    body = manuscript.body
    if "![" not in body and "<img" not in body.lower():
        return
    for match in _WORDLESS.finditer(manuscript.without_code()):
        html = match[0][0] == "<"
        remedy = say("write it in the brackets: {form}", form="![…](…)")
        if html:
            remedy = say("write it into the tag: {form}", form='alt="…"')
        yield _missing(manuscript.at(match.start()), "alt", remedy)


def body_without_credit(
    text: Article | StandingPage, manuscript: Manuscript, edition: Edition
) -> Iterator[Problem]:
    """The pictures in the text of which neither it nor their files say whose they are.

    A site may want that of every photograph.
    """
    if not edition.settings.photos.require_credit:
        return
    files = {one.text: one.file for one in text.pictures}
    for named in named_in(manuscript.body):
        asset = edition.assets.get(files.get(named.address, "")) if named.picture else None
        photo = asset.photo if asset else None
        if photo is None or any(one.credit for one in photo.words):
            continue
        if not _credit_behind(manuscript.body, named.index):
            what = say("nothing says whose photo {name!r} is", name=named.address[:80])
            form = '![…](… "… | akorda.kz")'
            remedy = say("write it behind the caption: {form}", form=form)
            yield Problem(manuscript.at(named.index), "missing-credit", what, remedy)


def _credit_behind(body: str, index: int) -> str:
    """The credit in the title of a picture whose address begins at an index; "" without one."""
    start = body.rfind("<", max(0, index - _NEAR), index)
    if body[start + 1 : start + 4].lower() == "img" and ">" not in body[start:index]:
        title = _TITLE_OF_TAG.search(body[start : index + _NEAR].partition(">")[0])
    else:
        title = _TITLE.match(body, index, index + _NEAR)
    said = next(filter(None, title.groups()), "") if title else ""
    _, mark, credit = said.rpartition("|")
    return credit.strip() if mark else ""


def _missing(where: Location, name: str, remedy: Said) -> Problem:
    text = say("{name} is missing: who does not see this picture learns nothing of it", name=name)
    return Problem(where, "missing-alt", text, remedy)
