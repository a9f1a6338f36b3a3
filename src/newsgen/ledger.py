"""What we made last time and of what, and what is therefore to be done now: pure."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from newsgen.fingerprint import changed_fields, fingerprint
from newsgen.model.edition import Withheld
from newsgen.target import Recipe, Target


class Trace(Struct, frozen=True):
    """How one file of the output came about, and what it was when it was put there."""

    path: str
    recipe: bytes  # digest of the recipe's ingredients
    view: bytes  # fingerprint of the view
    fields: bytes  # field_fingerprints() of the view, to tell what changed
    origin: str
    output: bytes  # digest of the bytes
    stat: tuple[int, ...]  # a hint that the file on the disk still has them


class Job(Struct, frozen=True):
    """A target to be rendered, by what digests, and why."""

    target: Target
    recipe: bytes
    view: bytes
    reasons: tuple[str, ...]


class Work(Struct, frozen=True):
    """All that a build has to do."""

    render: tuple[Job, ...]
    kept: int
    remove: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """True when the site is as it should be."""
        return not self.render and not self.remove


class Quiet(Struct, frozen=True, kw_only=True):
    """What a build found, for one that finds everything unchanged to say again."""

    since: datetime
    until: datetime  # from then on the same content makes another edition
    articles: int
    withheld: tuple[Withheld, ...]


class Memory(Struct, frozen=True):
    """What is known of the output from earlier builds."""

    traces: Mapping[str, Trace]
    listed: frozenset[str]  # every path newsgen ever put there and has not removed
    ingredients: Mapping[bytes, Mapping[str, str]]  # of recipes, by digest


def diff(
    targets: Iterable[Target],
    memory: Memory,
    *,
    ingredients: Callable[[Recipe], Mapping[str, str]],
    intact: Callable[[Trace], bool],
    broken: frozenset[str] = frozenset(),
) -> Work:
    """The work that makes the output what the targets say, and nothing more.

    `intact` tells whether a file is still as its trace has it. Files whose origin is in `broken`
    (an article that cannot be read at the moment) are kept as they are.
    """
    recipes: dict[Recipe, bytes] = {}
    render: list[Job] = []
    wanted: set[str] = set()
    for target in targets:
        wanted.add(target.path)
        recipe = recipes.get(target.recipe)
        if recipe is None:
            recipe = recipe_digest(ingredients(target.recipe))
            recipes[target.recipe] = recipe
        view = fingerprint(target.view)
        trace = memory.traces.get(target.path)
        if trace and trace.view == view and trace.recipe == recipe and intact(trace):
            continue
        used = ingredients(target.recipe)
        reasons = _reasons(target, trace, view, used, memory.ingredients)
        render.append(Job(target, recipe, view, reasons))
    spared = {path for path, trace in memory.traces.items() if trace.origin in broken}
    remove = (memory.listed | memory.traces.keys()) - wanted - spared
    return Work(tuple(render), len(wanted) - len(render), tuple(sorted(remove)))


def recipe_digest(ingredients: Mapping[str, str]) -> bytes:
    """The digest of a recipe: its templates, messages, assets, libraries and newsgen itself."""
    return fingerprint(tuple(sorted(ingredients.items())))


def _reasons(
    target: Target,
    trace: Trace | None,
    view: bytes,
    used: Mapping[str, str],
    known: Mapping[bytes, Mapping[str, str]],
) -> tuple[str, ...]:
    if trace is None:
        return ("new",)
    reasons: list[str] = []
    if trace.view != view:
        reasons += [f"{name} changed" for name in changed_fields(target.view, trace.fields)]
    if trace.recipe != recipe_digest(used):
        before = known.get(trace.recipe, {})
        # What a changed template no longer uses, or uses now, is its own doing: name the cause.
        changed = [name for name in before if name in used and before[name] != used[name]]
        changed = changed or [*(before.keys() ^ used.keys())]
        reasons += [f"{name} changed" for name in sorted(changed)]
    return tuple(reasons) or ("the file is missing or was altered",)
