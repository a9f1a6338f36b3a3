"""The edition: everything on the disk, read and checked as a whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from datetime import datetime
from itertools import chain
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.fingerprint import fingerprint
from newsgen.load import limits
from newsgen.load.album import Album, uncredited
from newsgen.load.assets import Press
from newsgen.load.clashes import clashes
from newsgen.load.desk import desk_of
from newsgen.load.moments import in_zone
from newsgen.load.opening import AnyRead, Read
from newsgen.load.portraits import pictured, pictures_of
from newsgen.load.printing import Printer
from newsgen.load.prints import ended, page_without, printed, with_photos
from newsgen.load.promises import Ledger, lines_now, owners_of
from newsgen.load.reading import Reads
from newsgen.load.settings import PATH, Sheet, read_sheet
from newsgen.load.sources import read_bytes
from newsgen.load.survey import Survey
from newsgen.load.theme import tails
from newsgen.model.article import UNDATED, Article, StandingPage, State, carried, sealed
from newsgen.model.edition import Division, Edition, divide
from newsgen.model.media import Asset
from newsgen.model.settings import Settings
from newsgen.pool import Crew
from newsgen.said import say

T = TypeVar("T", Article, StandingPage)


class Loaded(Struct, frozen=True):
    """An edition, and with `keep_going` what is wrong and the files left out for it."""

    edition: Edition
    problems: tuple[Problem, ...] = ()
    broken: tuple[str, ...] = ()
    recorded: bool = False  # content/addresses.txt has every address there is


def load(
    surveyed: Survey,
    now: datetime,
    *,
    workers: Crew | None = None,
    also: frozenset[State] = frozenset(),
    base_url: str | None = None,
    keep_going: bool = False,
) -> Loaded:
    """The edition of a site at `now`; raises NewsgenError with everything that is wrong with it.

    `also` lets articles of other states through. With `keep_going` only the settings must be right:
    other files with mistakes are left out and named.
    """
    sheet, crew = _sheet(surveyed, base_url), workers or Crew(1)
    records = surveyed.records(sheet.settings)
    album = Album(surveyed.stored, records, _printers(sheet.settings))
    press = Press(surveyed.stored, records, album, tails(sheet.settings.theme))
    settings, lost = pictured(sheet.settings, sheet.pictures, surveyed.stored, album)
    desk = desk_of(settings)
    now = in_zone(now, desk.zone)
    reads = Reads(surveyed, settings, records, crew)
    articles = _dated(reads.articles(), now, also)
    pages = reads.pages()
    problems = [*surveyed.problems, *lost, *_found((*articles, *pages), album, crew)]
    problems += clashes(articles, pages, now, also, settings)
    problems += uncredited(articles, album) if settings.photos.require_credit else ()
    bad = {problem.where.path for problem in problems}
    every = [one.made for one in articles if one.made]  # a mistake elsewhere ends no licence later
    division, gone = ended(divide(_sound(every, bad), now, also=also), every, now)
    division = replace(division, published=with_photos(division.published, album, gone))
    sound = _sound([one.made for one in pages if one.made], bad)
    standing = tuple([page_without(one, gone) for one in sound])
    illustrated = [one for one in division.published if one.photo or one.pictures]
    pictures = _pictures(illustrated, standing)
    press.publish_all({*_static(surveyed), *pictures, *pictures_of(settings)})
    records.save(surveyed.singly())
    ledger = Ledger(surveyed, lines_now(division.published, standing, settings))
    promises, faults = ledger.promises()
    problems = sorted({*problems, *press.problems, *faults})
    if problems and (faults or not keep_going):
        raise NewsgenError(problems)
    broken = {one.where.path for one in problems} & (surveyed.texts() if problems else set())
    assets = printed(press.assets, illustrated, pictures, settings)
    edition = replace(
        _edition(settings, now.year, division, standing, assets),
        promises=promises,
        unread=owners_of(broken, settings.languages),
    )
    return Loaded(edition, tuple(problems), tuple(sorted(broken)), ledger.complete)


def _edition(
    settings: Settings,
    year: int,
    division: Division,
    standing: tuple[StandingPage, ...],
    assets: Mapping[str, Asset],
) -> Edition:
    return Edition(
        settings=settings,
        year=year,
        until=division.until,
        articles=division.published,
        withheld=division.withheld,
        pages=standing,
        assets=assets,
        recent=division.recent,
        breaking=division.breaking,
    )


def without(loaded: Loaded, error: NewsgenError) -> Loaded:
    """The same without the articles and pages at fault for an error; the same object if none is."""
    edition = loaded.edition
    bad = {problem.where.path for problem in error.problems}
    articles = tuple(one for one in edition.articles if one.file not in bad)
    pages = tuple(one for one in edition.pages if one.file not in bad)
    if len(articles) == len(edition.articles) and len(pages) == len(edition.pages):
        return loaded
    unread = edition.unread | owners_of(bad, edition.settings.languages)
    return Loaded(
        replace(edition, articles=articles, pages=pages, unread=unread),
        tuple(sorted({*loaded.problems, *error.problems})),
        tuple(sorted({*loaded.broken, *bad})),
    )


def _printers(settings: Settings) -> Iterator[Printer]:
    return (Printer(one, settings.typography) for one in settings.languages)


def _found(texts: Iterable[AnyRead], album: Album, crew: Crew) -> list[Problem]:
    """What is wrong with texts, and with the pictures they show, all of which are opened."""
    telling = [one for one in texts if one.shown or one.problems]
    album.open((one.file for read in telling for one in read.shown), crew)
    return [
        problem for read in telling for problem in chain(read.problems, album.faults(read.shown))
    ]


def _sound(texts: Sequence[T], bad: AbstractSet[str]) -> Sequence[T]:
    """The texts in which nothing is wrong."""
    return [one for one in texts if one.file not in bad] if bad else texts


def _sheet(surveyed: Survey, base_url: str | None) -> Sheet:
    stored = surveyed.stored.get(PATH)
    if stored is None:
        of_settings = [one for one in surveyed.problems if one.where.path == PATH]
        text = say("there are no settings, so this folder holds no site")
        remedy = say('begin one with "newsgen init"')
        missing = Problem(Location(PATH), "missing-settings", text, remedy)
        raise NewsgenError(of_settings or [missing])
    data = read_bytes(surveyed.root, stored.found, limits.SETTINGS_BYTES)
    return read_sheet(data, base_url)


def _dated(
    reads: list[Read[Article]], now: datetime, also: frozenset[State]
) -> list[Read[Article]]:
    """The same, drafts without a date with one if they are to be shown."""
    return [_with_date(one, now) for one in reads] if State.DRAFT in also else reads


def _with_date(read: Read[Article], now: datetime) -> Read[Article]:
    article = read.made
    if article is None or article.date != UNDATED:
        return read
    copy = carried(replace(article.copy, date=now))
    seal = fingerprint((article.seal, now))
    return replace(read, made=sealed(replace(article, **copy, seal=seal)))


def _static(surveyed: Survey) -> Iterable[str]:
    return (path for path in surveyed.stored if path.startswith("static/"))


def _pictures(articles: Iterable[Article], pages: Iterable[StandingPage]) -> set[str]:
    files = {article.photo.file for article in articles if article.photo and article.photo.file}
    files |= {one.file for article in articles if article.pictures for one in article.pictures}
    files |= {one.file for page in pages if page.pictures for one in page.pictures}
    return files - {""}
