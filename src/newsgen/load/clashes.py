"""Stories told twice in one language, and addresses wanted twice."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import datetime
from urllib.parse import unquote

from newsgen.errors import Location, Problem
from newsgen.load.names import tell_apart
from newsgen.load.opening import AnyRead, Read
from newsgen.load.settings import PATH
from newsgen.model.article import Article, Reference, StandingPage, State
from newsgen.model.settings import Settings
from newsgen.said import say


def clashes(
    articles: Sequence[Read[Article]],
    pages: Sequence[Read[StandingPage]],
    now: datetime,
    also: frozenset[State],
    settings: Settings,
) -> list[Problem]:
    """Stories told twice in one language, and addresses wanted twice."""
    texts: tuple[AnyRead, ...] = (*articles, *pages)
    every = [one.made.url for one in texts if one.made and not one.claims]
    every += [claim.text for one in texts if one.claims for claim in one.claims]
    made = [one.made for one in articles if one.made]
    apart = tell_apart((one.file for one in made), settings.languages)
    apart = apart or _all_differ([(one.story, one.language) for one in made])
    if apart and _all_differ(_folds([*_sections(settings), *every])):
        return []  # as ever; who is to be told of what is looked into only if there is something
    problems: list[Problem] = []
    stories: dict[tuple[str, str], str] = {}
    claims: list[Reference] = []
    for read in articles:
        article = read.made
        if article is None:
            continue
        first = stories.setdefault((article.story, article.language), article.file)
        if first != article.file:
            text = say("this is the same story in the same language as {file}", file=first)
            where, remedy = Location(article.file, 1, 1), say("rename or delete one of them")
            problems.append(Problem(where, "same-story", text, remedy))
        # Drafts and expired articles stand in nobody's way; a scheduled one will, overnight.
        state = article.state_at(now)
        if state in also or state in (State.PUBLISHED, State.SCHEDULED):
            claims += read.claims or (Reference(article.url, Location(article.file, 1, 1)),)
    for page in pages:
        claims += page.claims
    return problems + _same_addresses(claims, settings)


def _same_addresses(claims: Iterable[Reference], settings: Settings) -> list[Problem]:
    taken = {address: (address, PATH) for address in _sections(settings)}
    problems: list[Problem] = []
    for claim in claims:
        first = taken.setdefault(_folded(claim.text), (claim.text, claim.where.path))
        if first[1] == claim.where.path and first[0] == claim.text:
            continue
        if first[0] == claim.text:
            text = say("{address} is the address of {file} already")
        else:
            text = say("{address} is but for capitals the address of {file}, {other}")
        text = text.about(address=claim.text, file=first[1], other=first[0])
        remedy = say("add another slug to one of them")
        problems.append(Problem(claim.where, "same-address", text, remedy))
    return problems


def _sections(settings: Settings) -> list[str]:
    return [
        f"{prefix}/{section.key}/"
        for language in settings.languages
        for prefix in ["" if language == settings.languages[0] else f"/{language}"]
        for section in settings.sections
    ]


def _folds(addresses: Sequence[str]) -> Sequence[str]:
    every = "\n".join(addresses)
    if "%" in every:
        return [_folded(one) for one in addresses]
    fold = every.casefold()
    return addresses if fold == every else fold.split("\n")


def _folded(address: str) -> str:
    return (unquote(address) if "%" in address else address).casefold()


def _all_differ(values: Sequence[Hashable]) -> bool:
    return len(set(values)) == len(values)
