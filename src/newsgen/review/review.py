"""A site read as an editor would read the proofs: everything that is not wrong, but not well."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from newsgen.build import default_theme, kit_plan_of
from newsgen.errors import NewsgenError, Problem
from newsgen.load import Loaded, load, survey
from newsgen.load.desk import desk_of
from newsgen.model.article import State
from newsgen.model.edition import Edition
from newsgen.model.settings import Settings
from newsgen.plan import plan
from newsgen.plan.elsewhere import Elsewhere
from newsgen.pool import Crew
from newsgen.render.kit import Kit
from newsgen.review import (
    address,
    colours,
    fields,
    fragments,
    headlines,
    photographs,
    pictures,
    rights,
    spellings,
    stylesheets,
    templates,
    translations,
    unused,
)
from newsgen.review.manuscripts import Manuscripts
from newsgen.target import Recipe, Target


class Wish(Struct, frozen=True, kw_only=True):
    """What to look at, as of when."""

    root: Path
    now: datetime
    files: frozenset[str] | None = None  # findings in these alone, relative to the root
    everything: bool = False  # older stories without a translation as well


class Review(Struct, frozen=True, kw_only=True):
    """What was found, in reading order."""

    findings: tuple[Problem, ...]
    untranslated: int = 0  # older stories that some language lacks, not among the findings


def review(wish: Wish, workers: Crew | None = None) -> Review:
    """The findings of a site whose readers see what is published, or scheduled.

    NewsgenError with all that is wrong, where a build would fail.
    """
    theme = default_theme()
    surveyed = survey(wish.root, theme)
    loaded = load(
        surveyed,
        wish.now,
        workers=workers,
        also=frozenset({State.SCHEDULED}),
        keep_going=True,
    )
    edition = loaded.edition
    desk = desk_of(edition.settings)
    manuscripts = Manuscripts(wish.root, desk)
    leaps: list[fragments.Leap] = []
    found = list(_in_texts(edition, manuscripts, wish.files, leaps))
    kit = kit_plan_of(wish.root, theme, edition, {}).make()
    pages = _planned(loaded, kit, {leap.path for leap in leaps})
    found += fragments.dead(leaps, lambda path: _page(kit, pages.get(path)))
    everything = wish.everything or wish.files is not None
    lacking = translations.missing(edition, wish.now, everything=everything)
    found += lacking.findings
    found += _in_fields(edition, manuscripts)
    found += _in_photographs(edition, manuscripts, wish.now, everything=everything)
    found += unused.unused(surveyed, edition, desk)
    found += _in_settings(wish.root, edition.settings)
    if wish.files is not None:
        found = [one for one in found if one.where.path in wish.files]
    return Review(findings=tuple(sorted(set(found))), untranslated=lacking.older)


def _in_texts(
    edition: Edition,
    manuscripts: Manuscripts,
    files: frozenset[str] | None,
    leaps: list[fragments.Leap],
) -> Iterator[Problem]:
    """What is found in each text alone; `leaps` takes what needs other pages to be known."""
    elsewhere = Elsewhere(edition)
    for article in edition.articles:
        if files is None or article.file in files:
            manuscript = manuscripts.of(article.file)
            yield from pictures.lead_without_alt(article, manuscript)
            yield from pictures.body_without_alt(manuscript)
            yield from pictures.body_without_credit(article, manuscript, edition)
            leaps += fragments.leaps(article, manuscript, elsewhere)
    for page in edition.pages:
        if files is None or page.file in files:
            manuscript = manuscripts.of(page.file)
            yield from pictures.body_without_alt(manuscript)
            yield from pictures.body_without_credit(page, manuscript, edition)
            leaps += fragments.leaps(page, manuscript, elsewhere)


def _in_fields(edition: Edition, manuscripts: Manuscripts) -> Iterator[Problem]:
    """What is found in articles' fields, alone or compared."""
    yield from translations.stale(edition, manuscripts)
    yield from headlines.long_titles(edition, manuscripts)
    yield from spellings.two_spellings(edition, manuscripts)
    yield from fields.unsigned(edition, manuscripts)
    yield from fields.over(edition, manuscripts)


def _in_photographs(
    edition: Edition, manuscripts: Manuscripts, now: datetime, *, everything: bool
) -> Iterator[Problem]:
    """What is found in the files of photographs, and of what articles say of them."""
    since = None if everything else translations.recent_since(edition, now)
    yield from photographs.small(edition, since, manuscripts)
    yield from photographs.at_odds(edition)
    yield from rights.other_credits(edition, manuscripts)
    yield from rights.two_credits(edition, manuscripts)


def _in_settings(root: Path, settings: Settings) -> Iterator[Problem]:
    """What is found in site.yaml, and in templates and style sheets for what it says."""
    yield from translations.missing_words(root, settings)
    yield from colours.faint(root, settings.theme)
    yield from address.nobodys(root, settings)
    yield from templates.stopped(root, settings)
    yield from stylesheets.stopped(root, settings)


def _planned(loaded: Loaded, kit: Kit, wanted: Iterable[str]) -> Mapping[str, Target]:
    """The targets at some paths; raises with all that a build would find wrong."""
    paths = frozenset(wanted)
    problems = list(loaded.problems)
    found: dict[str, Target] = {}
    recipes: dict[Recipe, None] = {}
    try:
        for target in plan(loaded.edition):
            recipes[target.recipe] = None
            if target.path in paths:
                found[target.path] = target
    except NewsgenError as error:
        # A page that links to an article which could not be read is not itself at fault.
        told = (one for one in error.problems if not loaded.problems or one.code != "dead-link")
        problems.extend(told)
    try:
        kit.check(recipes)
    except NewsgenError as error:
        problems.extend(error.problems)
    if problems:
        raise NewsgenError(problems)
    return found


def _page(kit: Kit, target: Target | None) -> str | None:
    if target is None or target.recipe.kind != "page":
        return None
    return kit.render(target.made()).decode()
