"""Headlines that are too long for what shows them."""

from collections.abc import Iterator

from newsgen.errors import Problem
from newsgen.model.edition import Edition
from newsgen.review.manuscripts import Manuscripts
from newsgen.said import say

TITLE_MAX = 110  # characters: what search engines and messengers show of a headline, and no more


def long_titles(edition: Edition, manuscripts: Manuscripts) -> Iterator[Problem]:
    """Titles of articles and pages that will be cut short elsewhere."""
    titles = [(one.copy.title, one.file) for one in edition.articles]
    titles += [(one.title, one.file) for one in edition.pages]
    for title, file in titles:
        if len(title) > TITLE_MAX:
            text = say("the headline is {size} characters long", size=len(title))
            remedy = say(
                "search engines and messengers show {limit}: say the rest in the lead",
                limit=TITLE_MAX,
            )
            yield Problem(manuscripts.of(file).field("title"), "long-title", text, remedy)
