"""What is told of addresses that readers know, and that would lead nowhere."""

from collections.abc import Iterable, Iterator

from newsgen.errors import Location, Problem
from newsgen.model.promise import ARTICLE, PAGE, Promise
from newsgen.said import Said, say, say_many

PATH = "content/addresses.txt"
TOLD = 20  # one by one; who has lost more knows by then what happened

_BY_HAND = say("end the line with moved: and an address, or with gone: and the reason")
_TAKE_OVER = say(
    "put it among the aliases of the article that takes its place; "
    "or end the line with moved: and an address, or with gone: and the reason"
)
_LANGUAGE = say("name the language among languages again, or end each line with moved: or gone:")


def lost_addresses(lost: Iterable[Promise], languages: tuple[str, ...]) -> list[Problem]:
    """A problem for each address, but only one for all of a language that was switched off."""
    others: dict[str, list[Promise]] = {}
    ours: list[Promise] = []
    for promise in lost:
        language = promise.owner.language
        (ours if language in languages else others.setdefault(language, [])).append(promise)
    problems = [_language(language, its) for language, its in others.items()]
    return [*problems, *_told(ours)]


def leads_nowhere(promise: Promise) -> Problem:
    """An editor's word where an address leads, and nothing is there."""
    return Problem(
        Location(PATH, promise.line, 1),
        "dead-link",
        say("{link} leads nowhere: this site has no such address", link=promise.moved),
        say("correct the address after moved:"),
    )


def _told(lost: list[Promise]) -> Iterator[Problem]:
    for promise in lost[:TOLD]:
        remedy = _TAKE_OVER if promise.owner.kind == ARTICLE else _BY_HAND
        yield Problem(Location(PATH, promise.line, 1), "lost-address", _missing(promise), remedy)
    if len(lost) > TOLD:
        where = Location(PATH, lost[TOLD].line, 1)
        text = say_many(
            "{number} more address that readers know would lead nowhere",
            "{number} more addresses that readers know would lead nowhere",
            len(lost) - TOLD,
        )
        yield Problem(where, "lost-address", text, _TAKE_OVER)


def _missing(promise: Promise) -> Said:
    kind, _, name = promise.owner
    if kind == ARTICLE:
        text = say("readers know {address}, but there is no story {name!r} any more")
    elif kind == PAGE:
        text = say("readers know {address}, but there is no page {name!r} any more")
    else:
        text = say("readers know {address}, but there is no section {name!r} any more")
    return text.about(address=promise.address, name=name)


def _language(language: str, lost: list[Promise]) -> Problem:
    text = say_many(
        "readers know {number} address in {language!r}, which is not a language of this site",
        "readers know {number} addresses in {language!r}, which is not a language of this site",
        len(lost),
        language=language,
    )
    return Problem(Location(PATH, lost[0].line, 1), "lost-address", text, _LANGUAGE)
