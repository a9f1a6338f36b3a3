"""Fields of an article that do not go together."""

from collections.abc import Iterator

from newsgen.errors import Problem
from newsgen.model.article import INTERVIEW, SIGNED
from newsgen.model.edition import Edition
from newsgen.review.manuscripts import Manuscripts
from newsgen.said import say


def unsigned(edition: Edition, manuscripts: Manuscripts) -> Iterator[Problem]:
    """Opinions and interviews without an author."""
    for article in edition.articles:
        if article.kind in SIGNED and not article.bylines:
            text = say("this is an opinion, and nobody says whose")
            if article.kind == INTERVIEW:
                text = say("this is an interview, and nobody says who asked")
            where = manuscripts.of(article.file).field("author", "kind")
            remedy = say("write the name: author: …")
            yield Problem(where, "missing-author", text, remedy)


def over(edition: Edition, manuscripts: Manuscripts) -> Iterator[Problem]:
    """Breaking news that stop to be so before their article begins."""
    for article in edition.articles:
        if article.breaking is not None and article.breaking <= article.date:
            text = say(
                "this is breaking news until {moment}, and appears after that",
                moment=f"{article.breaking:%Y-%m-%d %H:%M}",
            )
            remedy = say("write a later time, or breaking: true for six hours")
            where = manuscripts.of(article.file).field("breaking")
            yield Problem(where, "never-breaking", text, remedy)
