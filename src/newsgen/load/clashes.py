"""Stories told twice in one language, and addresses wanted twice."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from urllib.parse import unquote

from newsgen.errors import Location, Problem
from newsgen.load.opening import Read
from newsgen.load.settings import PATH
from newsgen.model.article import Article, Reference, StandingPage, State
from newsgen.model.settings import Settings


def clashes(
    articles: Sequence[Read[Article]],
    pages: Sequence[Read[StandingPage]],
    now: datetime,
    also: frozenset[State],
    settings: Settings,
) -> list[Problem]:
    """Stories told twice in one language, and addresses wanted twice."""
    problems: list[Problem] = []
    stories: dict[tuple[str, str], str] = {}
    claims: list[Reference] = []
    for read in articles:
        article = read.made
        if article is None:
            continue
        first = stories.setdefault((article.story, article.language), article.file)
        if first != article.file:
            text = f"this is the same story in the same language as {first}"
            where = Location(article.file, 1, 1)
            problems.append(Problem(where, "same-story", text, "rename or delete one of them"))
        # Drafts and expired articles stand in nobody's way; a scheduled one will, overnight.
        state = article.state_at(now)
        if state in also or state in (State.PUBLISHED, State.SCHEDULED):
            claims += read.claims
    for page in pages:
        claims += page.claims
    return problems + _same_addresses(claims, settings)


def _same_addresses(claims: Iterable[Reference], settings: Settings) -> list[Problem]:
    taken: dict[str, tuple[str, str]] = {}
    for language in settings.languages:
        prefix = "" if language == settings.languages[0] else f"/{language}"
        taken |= {
            f"{prefix}/{section.key}/": (f"{prefix}/{section.key}/", PATH)
            for section in settings.sections
        }
    problems: list[Problem] = []
    for claim in claims:
        plain = unquote(claim.text) if "%" in claim.text else claim.text
        first = taken.setdefault(plain.casefold(), (claim.text, claim.where.path))
        if first[1] == claim.where.path and first[0] == claim.text:
            continue
        if first[0] == claim.text:
            text = f"{claim.text} is the address of {first[1]} already"
        else:
            text = f"{claim.text} is but for capitals the address of {first[1]}, {first[0]}"
        problems.append(
            Problem(claim.where, "same-address", text, "add another slug to one of them")
        )
    return problems
