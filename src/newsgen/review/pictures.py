"""Pictures that say nothing to a reader who does not see them."""

import re
from collections.abc import Iterator

from newsgen.errors import Location, Problem
from newsgen.load.manuscript import Manuscript
from newsgen.model.article import Article
from newsgen.said import Said, say

# An empty alt in HTML says that a picture is but decoration; an empty one in Markdown, that it was
# forgotten.
_WORDLESS = re.compile(r"(?<!\\)!\[\s*\](?=[(\[])|<img\b(?![^>]*\balt\s*=)[^>]*>", re.IGNORECASE)


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


def _missing(where: Location, name: str, remedy: Said) -> Problem:
    text = say("{name} is missing: who does not see this picture learns nothing of it", name=name)
    return Problem(where, "missing-alt", text, remedy)
