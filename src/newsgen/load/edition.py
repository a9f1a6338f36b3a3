"""The edition: everything on the disk, read and checked as a whole."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.fingerprint import fingerprint
from newsgen.load import limits
from newsgen.load.assets import Press
from newsgen.load.clashes import clashes
from newsgen.load.desk import desk_of
from newsgen.load.moments import in_zone
from newsgen.load.opening import Read
from newsgen.load.reading import Reads
from newsgen.load.settings import PATH, read_settings
from newsgen.load.sources import read_bytes
from newsgen.load.survey import Survey
from newsgen.model.article import UNDATED, Article, StandingPage, State
from newsgen.model.edition import Edition, divide
from newsgen.model.settings import Settings
from newsgen.pool import Crew
from newsgen.said import say


class Loaded(Struct, frozen=True):
    """An edition, and with `keep_going` what is wrong and the files left out for it."""

    edition: Edition
    problems: tuple[Problem, ...] = ()
    broken: tuple[str, ...] = ()


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
    settings = _settings(surveyed, base_url)
    desk = desk_of(settings)
    now = in_zone(now, desk.zone)
    records = surveyed.records(settings)
    reads = Reads(surveyed, settings, records, workers or Crew(1))
    articles = [_dated(read, now, also) for read in reads.articles()]
    pages = reads.pages()
    press = Press(surveyed.stored, records)
    problems = [*surveyed.problems]
    for found in (articles, pages):
        problems += (problem for one in found if one.problems for problem in one.problems)
        problems += (fault for one in found if one.shown for fault in press.faults(one.shown))
    problems += clashes(articles, pages, now, also, settings)
    bad = {problem.where.path for problem in problems}
    made = [one.made for one in articles if one.made and one.made.file not in bad]
    standing = tuple(one.made for one in pages if one.made and one.made.file not in bad)
    division = divide(made, now, also=also)
    for source in sorted({*_static(surveyed), *_pictures(division.published, standing)}):
        press.publish(source)
    records.save(surveyed.paths())
    problems = sorted({*problems, *press.problems})
    if problems and not keep_going:
        raise NewsgenError(problems)
    edition = Edition(
        settings=settings,
        year=now.year,
        until=division.until,
        articles=division.published,
        withheld=division.withheld,
        pages=standing,
        assets=press.assets,
    )
    broken = {one.where.path for one in problems} & surveyed.texts()
    return Loaded(edition, tuple(problems), tuple(sorted(broken)))


def without(loaded: Loaded, error: NewsgenError) -> Loaded:
    """The same without the articles and pages at fault for an error; the same object if none is."""
    edition = loaded.edition
    bad = {problem.where.path for problem in error.problems}
    articles = tuple(one for one in edition.articles if one.file not in bad)
    pages = tuple(one for one in edition.pages if one.file not in bad)
    if len(articles) == len(edition.articles) and len(pages) == len(edition.pages):
        return loaded
    return Loaded(
        replace(edition, articles=articles, pages=pages),
        tuple(sorted({*loaded.problems, *error.problems})),
        tuple(sorted({*loaded.broken, *bad})),
    )


def _settings(surveyed: Survey, base_url: str | None) -> Settings:
    stored = surveyed.stored.get(PATH)
    if stored is None:
        of_settings = [one for one in surveyed.problems if one.where.path == PATH]
        text = say("there are no settings, so this folder holds no site")
        remedy = say('begin one with "newsgen init"')
        missing = Problem(Location(PATH), "missing-settings", text, remedy)
        raise NewsgenError(of_settings or [missing])
    data = read_bytes(surveyed.root, stored.found, limits.SETTINGS_BYTES)
    return read_settings(data, base_url)


def _dated(read: Read[Article], now: datetime, also: frozenset[State]) -> Read[Article]:
    """The same, with a date if it is a draft without one that is to be shown."""
    article = read.made
    if article is None or article.copy.date != UNDATED or State.DRAFT not in also:
        return read
    copy = replace(article.copy, date=now)
    seal = fingerprint((article.seal, now))
    return replace(read, made=replace(article, copy=copy, seal=seal))


def _static(surveyed: Survey) -> Iterable[str]:
    return (path for path in surveyed.stored if path.startswith("static/"))


def _pictures(articles: Iterable[Article], pages: Iterable[StandingPage]) -> set[str]:
    files = {article.photo.file for article in articles if article.photo and article.photo.file}
    files |= {one.file for article in articles if article.pictures for one in article.pictures}
    return files | {one.file for page in pages if page.pictures for one in page.pictures}
