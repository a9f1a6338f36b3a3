"""Addresses that last: what stands where readers were once told to look.

An old address of what there still is leads to where it is now, directly, however often it moved;
one that was given up by somebody's word gets a page that says so. One that would simply vanish is
a problem.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime

from msgspec import Struct
from msgspec.structs import replace

from newsgen import urls
from newsgen.errors import Problem
from newsgen.model.article import State
from newsgen.model.edition import Edition, Withheld
from newsgen.model.promise import ARTICLE, FRONT, PAGE, SECTION, Owner, Promise, composed
from newsgen.plan.frame import in_language, prefix_of
from newsgen.plan.lost import leads_nowhere, lost_addresses

GONE, EXPIRED, WITHHELD = "gone", "expired", "withheld"
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Move(Struct, frozen=True):
    """An old address, and where it leads."""

    address: str
    to: str
    title: str
    language: str
    file: str = ""
    date: datetime = _LONG_AGO  # of what it leads to


class Farewell(Struct, frozen=True):
    """An address at which there is nothing any more, and why."""

    address: str
    kind: str  # "gone", "expired" or "withheld"
    reason: str
    language: str
    file: str = ""


class Answers(Struct, frozen=True):
    """What is said at addresses that nothing stands at, and which there is nothing to say at."""

    moves: tuple[Move, ...]
    farewells: tuple[Farewell, ...]
    problems: tuple[Problem, ...]


def answers(edition: Edition, free: Callable[[str], bool]) -> Answers:
    """The answers at all old addresses that are `free`: where no page or file stands."""
    farewells = {one.address: one for one in _taken_back(edition) if free(one.address)}
    if not edition.promises:
        return Answers((), tuple(farewells.values()), ())
    present = _present(edition)
    withheld = {Owner(ARTICLE, one.language, composed(one.story)): one for one in edition.withheld}
    moves: dict[str, Move] = {}
    by_hand: list[Promise] = []
    lost: list[Promise] = []
    for promise in edition.promises:
        address = promise.address
        if address in farewells or not free(address):
            continue
        answer = _answer(promise, present, withheld)
        if promise.moved:
            by_hand.append(promise)
        elif isinstance(answer, Move):
            moves[address] = answer
        elif answer is not None:
            farewells[address] = answer
        elif promise.owner not in edition.unread:
            lost.append(promise)
    problems = lost_addresses(lost, edition.settings.languages)
    leads = {one.address: one.to for one in (*aliases(edition), *moves.values())}
    leads |= {promise.address: promise.moved for promise in by_hand}
    for promise in by_hand:
        to = _end(promise.moved, leads)
        if to in leads or free(to):
            problems.append(leads_nowhere(promise))
        else:
            moves[promise.address] = Move(promise.address, to, "", promise.owner.language)
    return Answers(tuple(moves.values()), tuple(farewells.values()), tuple(problems))


def aliases(edition: Edition) -> Iterator[Move]:
    """The old addresses that articles name themselves."""
    for article in edition.articles:
        if article.aliases:
            for alias in article.aliases:
                copy = article.copy
                title = copy.plain_title or copy.title
                yield Move(alias, article.url, title, article.language, article.file, copy.date)


def _present(edition: Edition) -> Mapping[Owner, Move]:
    """Where everything is that promises speak of, as moves from nowhere."""
    settings = edition.settings
    wanted: set[tuple[str, ...]] = {promise.owner for promise in edition.promises}
    found: dict[Owner, Move] = {}
    for code in settings.languages:
        prefix = prefix_of(settings, code)
        name = in_language(settings.title, settings, code)
        found[Owner(FRONT, code)] = Move("", urls.home(prefix), name, code)
        for section in settings.sections:
            title = in_language(section.titles, settings, code)
            owner = Owner(SECTION, code, section.key)
            found[owner] = Move("", urls.section(prefix, section.key), title, code)
    for page in edition.pages:
        title = page.plain_title or page.title
        owner = Owner(PAGE, page.language, composed(page.key))
        found[owner] = Move("", page.url, title, page.language, page.file)
    for article in edition.articles:
        if (ARTICLE, article.language, composed(article.story)) in wanted:
            copy = article.copy
            title = copy.plain_title or copy.title
            owner = Owner(ARTICLE, article.language, composed(article.story))
            found[owner] = Move("", article.url, title, article.language, article.file, copy.date)
    return found


def _answer(
    promise: Promise, present: Mapping[Owner, Move], withheld: Mapping[Owner, Withheld]
) -> Move | Farewell | None:
    """What is said at an address, if somebody's word is to be had."""
    owner, address = promise.owner, promise.address
    if owner in present:
        return replace(present[owner], address=address)
    if promise.gone:
        return Farewell(address, GONE, promise.gone, owner.language)
    if owner in withheld:
        return _farewell(withheld[owner], address)
    return None


def _taken_back(edition: Edition) -> Iterator[Farewell]:
    for one in edition.withheld:
        if one.state is State.GONE:
            for address in (one.url, *one.aliases):
                yield _farewell(one, address)


def _farewell(one: Withheld, address: str) -> Farewell:
    kinds = {State.GONE: GONE, State.EXPIRED: EXPIRED}
    return Farewell(address, kinds.get(one.state, WITHHELD), one.gone, one.language, one.file)


def _end(address: str, leads: Mapping[str, str]) -> str:
    """Where one gets to by following every lead; an address that leads on, if they go in a ring."""
    seen: set[str] = set()
    while address in leads and address not in seen:
        seen.add(address)
        address = leads[address]
    return address


def newest_first(moves: Iterable[Move]) -> list[Move]:
    """Those to the newest articles first, then by address."""
    return sorted(sorted(moves, key=_address), key=_date, reverse=True)


def _address(move: Move) -> str:
    return move.address


def _date(move: Move) -> datetime:
    return move.date
