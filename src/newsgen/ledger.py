"""What we made last time and of what, and what is therefore to be done now: pure."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from newsgen.fingerprint import changed_fields, fingerprint
from newsgen.model.edition import Withheld
from newsgen.said import Said, say
from newsgen.target import Last, Recipe, Target

_NEW = say("new")
_ALTERED = say("the file is missing or was altered")


class Trace(Struct, frozen=True):
    """How one file of the output came about, and what it was when it was put there."""

    path: str
    recipe: bytes  # digest of the recipe's ingredients
    view: bytes  # fingerprint of the view
    fields: bytes  # field_fingerprints() of the view, to tell what changed
    origin: str
    output: bytes  # digest of the bytes
    stat: tuple[int, ...]  # a hint that the file on the disk still has them
    body: bytes = b""  # where the bytes have the HTML of the view's body, if they have


class Job(Struct, frozen=True):
    """A target to be rendered, by what digests, and why."""

    target: Target
    recipe: bytes
    view: bytes
    reasons: tuple[Said, ...]


class Work(Struct, frozen=True):
    """All that a build has to do."""

    render: tuple[Job, ...]
    kept: int
    remove: tuple[str, ...]
    groups: frozenset[bytes]  # of all targets there are

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
    recorded: bool = False  # content/addresses.txt had every address there was


class Memory(Struct, frozen=True):
    """What is known of the output from earlier builds."""

    traces: Mapping[str, Trace]
    listed: frozenset[str]  # every path newsgen ever put there and has not removed
    ingredients: Mapping[bytes, Mapping[str, str]]  # of recipes, by digest
    groups: frozenset[bytes] = frozenset()  # of the targets these traces are of


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
    (an article that cannot be read at the moment) are kept as they are. A target whose group was
    there before has the view it had: it is not looked at again unless it is to be rendered.
    """
    recipes: dict[Recipe, bytes] = {}
    render: list[Job] = []
    wanted: set[str] = set()
    groups: set[bytes] = set()
    known = memory.groups
    for target in targets:
        wanted.add(target.path)
        groups.add(target.group)
        recipe = recipes.get(target.recipe)
        if recipe is None:
            recipe = recipe_digest(ingredients(target.recipe))
            recipes[target.recipe] = recipe
        trace = memory.traces.get(target.path)
        if trace and trace.recipe == recipe and target.group in known and intact(trace):
            continue
        made = target.made()
        view = fingerprint(made.view)
        if trace and trace.view == view and trace.recipe == recipe and intact(trace):
            continue
        job = Job(made, recipe, view, ())
        reasons = _reasons(job, trace, ingredients(target.recipe), memory.ingredients)
        render.append(replace(job, reasons=reasons))
    remove = (memory.listed | memory.traces.keys()) - wanted
    if broken:
        remove = frozenset(path for path in remove if not _spared(path, memory, broken))
    kept = len(wanted) - len(render)
    return Work(tuple(render), kept, tuple(sorted(remove)), frozenset(groups - {b""}))


def mindful(work: Work, memory: Memory, texts: Mapping[str, str]) -> Work:
    """The work, with the last file of each page whose body is to be the same again.

    So it is where the view is the same, and all that texts are made of: `texts`, the ingredients of
    a page that are no templates or what these mention.
    """
    of_texts = texts.items()
    same = {name for name, parts in memory.ingredients.items() if of_texts <= parts.items()}

    def told(job: Job) -> Job:
        trace = memory.traces.get(job.target.path)
        if not trace or not trace.body or trace.view != job.view or trace.recipe not in same:
            return job
        last = Last(trace.body, trace.output, trace.stat)
        return replace(job, target=replace(job.target, last=last))

    return replace(work, render=tuple(map(told, work.render))) if same else work


def _spared(path: str, memory: Memory, broken: frozenset[str]) -> bool:
    """Whether a path may be, or be shown by, the page of a file that cannot be read."""
    trace = memory.traces.get(path)
    return trace is None or trace.origin in broken or not path.endswith(".html")


def recipe_digest(ingredients: Mapping[str, str]) -> bytes:
    """The digest of a recipe: its templates, messages, assets, libraries and newsgen itself."""
    return fingerprint(tuple(sorted(ingredients.items())))


def _reasons(
    job: Job,
    trace: Trace | None,
    used: Mapping[str, str],
    known: Mapping[bytes, Mapping[str, str]],
) -> tuple[Said, ...]:
    if trace is None:
        return (_NEW,)
    changed: list[str] = []
    if trace.view != job.view:
        changed += changed_fields(job.target.view, trace.fields)
    if trace.recipe != job.recipe:
        before = known.get(trace.recipe, {})
        # What a changed template no longer uses, or uses now, is its own doing: name the cause.
        parts = [name for name in before if name in used and before[name] != used[name]]
        changed += sorted(parts or [*(before.keys() ^ used.keys())])
    return tuple(say("{name} changed", name=name) for name in changed) or (_ALTERED,)
