"""The edition: everything on the disk, read and checked as a whole."""

import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.load import limits
from newsgen.load.article import read_article
from newsgen.load.assets import Press, Stored
from newsgen.load.desk import Desk, desk_of
from newsgen.load.moments import in_zone
from newsgen.load.names import is_text
from newsgen.load.opening import Read
from newsgen.load.page import read_page
from newsgen.load.settings import PATH, read_settings
from newsgen.load.sources import Files, Found, files_of, read_bytes, walk
from newsgen.model.article import UNDATED, Article, Reference, StandingPage, State
from newsgen.model.edition import Edition, divide
from newsgen.model.settings import Settings


class Loaded(Struct, frozen=True):
    """An edition, and with `keep_going` what is wrong and the files left out for it."""

    edition: Edition
    problems: tuple[Problem, ...] = ()
    broken: tuple[str, ...] = ()


class _Disk(Struct, frozen=True):
    root: Path
    stored: dict[str, Stored]
    articles: tuple[Found, ...]
    pages: tuple[Found, ...]
    problems: tuple[Problem, ...]


def load(
    root: Path,
    theme: Path,
    now: datetime,
    *,
    also: frozenset[State] = frozenset(),
    base_url: str | None = None,
    keep_going: bool = False,
) -> Loaded:
    """The edition of the site in `root` at `now`; raises NewsgenError with all that is wrong.

    `theme` holds static/ (and templates/), each file of which the site's own of the same name
    replaces. `also` lets articles of other states through. With `keep_going` only the settings
    must be right: other files with mistakes are left out and named.
    """
    disk = _scan(root, theme)
    settings = _settings(disk, base_url)
    desk = desk_of(settings, _files(disk), (found.path for found in disk.articles))
    now = in_zone(now, desk.zone)
    articles = [_dated(_read_article(disk, found, desk), now, also) for found in disk.articles]
    pages = [_read_page(disk, found, desk) for found in disk.pages]
    press = Press(disk.stored)
    problems = [*disk.problems]
    read: list[Read[Article] | Read[StandingPage]] = [*articles, *pages]
    for one in read:
        problems += one.problems
        problems += press.faults(one.shown)
    problems += _clashes(articles, pages, now, also, settings)
    bad = {problem.where.path for problem in problems}
    made = [one for one in (each.made for each in articles) if one and one.file not in bad]
    standing = tuple(one for one in (each.made for each in pages) if one and one.file not in bad)
    division = divide(made, now, also=also)
    for source in sorted({*_static(disk), *_pictures(division.published), *_pictures(standing)}):
        press.publish(source)
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
    texts = {found.path for found in (*disk.articles, *disk.pages)}
    broken = {one.where.path for one in problems} & texts
    return Loaded(edition, tuple(problems), tuple(sorted(broken)))


def _scan(root: Path, theme: Path) -> _Disk:
    content, problems = walk(root, "content", ("static",))
    static, more = walk(root, "static", ("content",))
    problems += more
    stored = {found.path: Stored(found, root) for found in (*content, *static)}
    if os.path.realpath(root / "static") != os.path.realpath(theme / "static"):
        themed, more = walk(theme, "static")
        problems += more
        for found in themed:
            stored.setdefault(found.path, Stored(found, theme, theme=True))
    texts = [found for found in content if is_text(found.path)]
    return _Disk(
        root,
        stored,
        tuple(found for found in texts if found.path.startswith("content/articles/")),
        tuple(found for found in texts if found.path.startswith("content/pages/")),
        tuple(problems),
    )


def _settings(disk: _Disk, base_url: str | None) -> Settings:
    stored = disk.stored.get(PATH)
    if stored is None:
        of_settings = [problem for problem in disk.problems if problem.where.path == PATH]
        text = "there are no settings, so this folder holds no site"
        missing = Problem(Location(PATH), "missing-settings", text, 'begin one with "newsgen init"')
        raise NewsgenError(of_settings or [missing])
    return read_settings(read_bytes(disk.root, stored.found, limits.SETTINGS_BYTES), base_url)


def _files(disk: _Disk) -> Files:
    return files_of(path for path in disk.stored if not is_text(path))


def _read_article(disk: _Disk, found: Found, desk: Desk) -> Read[Article]:
    try:
        data = read_bytes(disk.root, found, limits.ARTICLE_BYTES)
    except NewsgenError as error:
        return Read(None, problems=error.problems)
    return read_article(data, found.path, desk)


def _read_page(disk: _Disk, found: Found, desk: Desk) -> Read[StandingPage]:
    try:
        data = read_bytes(disk.root, found, limits.ARTICLE_BYTES)
    except NewsgenError as error:
        return Read(None, problems=error.problems)
    return read_page(data, found.path, desk)


def _dated(read: Read[Article], now: datetime, also: frozenset[State]) -> Read[Article]:
    """The same, with a date if it is a draft without one that is to be shown."""
    article = read.made
    if article is None or article.copy.date != UNDATED or State.DRAFT not in also:
        return read
    copy = replace(article.copy, date=now)
    return replace(read, made=replace(article, copy=copy))


def _clashes(
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
            where = Location(article.file, 1)
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
        first = taken.setdefault(unquote(claim.text).casefold(), (claim.text, claim.where.path))
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


def _static(disk: _Disk) -> Iterable[str]:
    return (path for path in disk.stored if path.startswith("static/"))


def _pictures(made: Iterable[Article] | Iterable[StandingPage]) -> set[str]:
    files: set[str] = set()
    for one in made:
        if isinstance(one, Article) and one.photo:
            files.add(one.photo.file)
        files.update(picture.file for picture in one.pictures)
    return files
