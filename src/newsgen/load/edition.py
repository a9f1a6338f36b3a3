"""The edition: everything on the disk, read and checked as a whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from datetime import datetime
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
from newsgen.load.opening import Read
from newsgen.load.portraits import pictured, pictures_of
from newsgen.load.printing import Printer
from newsgen.load.prints import ended, page_without, printed, with_photos
from newsgen.load.promises import Ledger, lines_now, owners_of
from newsgen.load.reading import Reads
from newsgen.load.settings import PATH, Sheet, read_sheet
from newsgen.load.sources import read_bytes
from newsgen.load.survey import Survey
from newsgen.load.theme import tails
from newsgen.model.article import UNDATED, Article, StandingPage, State, sealed
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
    articles = [_dated(read, now, also) for read in reads.articles()]
    pages = reads.pages()
    album.open([*_shown(articles), *_shown(pages)], crew)
    problems = [*surveyed.problems, *lost, *_found(articles, album), *_found(pages, album)]
    problems += clashes(articles, pages, now, also, settings)
    problems += uncredited(articles, album) if settings.photos.require_credit else ()
    bad = {problem.where.path for problem in problems}
    sound = _sound(articles, bad)
    every = [one.made for one in articles if one.made]  # a mistake elsewhere ends no licence later
    division, gone = ended(divide(sound, now, also=also), every, now)
    published = tuple([with_photos(one, album, gone) for one in division.published])
    division = replace(division, published=published)
    standing = tuple([page_without(one, gone) for one in _sound(pages, bad)])
    shown = {*_pictures(published, standing), *pictures_of(settings)}
    press.publish_all({*_static(surveyed), *shown})
    records.save(surveyed.paths())
    ledger = Ledger(surveyed, lines_now(published, standing, settings))
    promises, faults = ledger.promises()
    problems = sorted({*problems, *press.problems, *faults})
    if problems and (faults or not keep_going):
        raise NewsgenError(problems)
    broken = {one.where.path for one in problems} & surveyed.texts()
    edition = replace(
        _edition(settings, now.year, division, standing, press.assets),
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
    shown = _pictures(division.published, standing)
    return Edition(
        settings=settings,
        year=year,
        until=division.until,
        articles=division.published,
        withheld=division.withheld,
        pages=standing,
        assets=printed(assets, division.published, shown, settings),
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


def _shown(texts: Iterable[Read[T]]) -> Iterator[str]:
    return (one.file for read in texts if read.shown for one in read.shown)


def _found(texts: Sequence[Read[T]], album: Album) -> Iterator[Problem]:
    """What is wrong with texts, and with the pictures they show."""
    for one in texts:
        if one.problems:
            yield from one.problems
        if one.shown:
            yield from album.faults(one.shown)


def _sound(texts: Iterable[Read[T]], bad: AbstractSet[str]) -> tuple[T, ...]:
    """The texts in which nothing is wrong."""
    return tuple(one.made for one in texts if one.made and one.made.file not in bad)


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


def _dated(read: Read[Article], now: datetime, also: frozenset[State]) -> Read[Article]:
    """The same, with a date if it is a draft without one that is to be shown."""
    article = read.made
    if article is None or article.copy.date != UNDATED or State.DRAFT not in also:
        return read
    copy = replace(article.copy, date=now)
    seal = fingerprint((article.seal, now))
    return replace(read, made=sealed(replace(article, copy=copy, seal=seal)))


def _static(surveyed: Survey) -> Iterable[str]:
    return (path for path in surveyed.stored if path.startswith("static/"))


def _pictures(articles: Iterable[Article], pages: Iterable[StandingPage]) -> set[str]:
    files = {article.photo.file for article in articles if article.photo and article.photo.file}
    files |= {one.file for article in articles if article.pictures for one in article.pictures}
    files |= {one.file for page in pages if page.pictures for one in page.pictures}
    return files - {""}
