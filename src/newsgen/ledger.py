"""What we made last time and of what, and what is therefore to be done now: pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set as AbstractSet
from datetime import datetime
from functools import cache

from msgspec import Struct, field
from msgspec.structs import replace

from newsgen.fingerprint import changed_fields, fingerprint
from newsgen.model.edition import Withheld
from newsgen.said import Said, say
from newsgen.target import Last, Place, Recipe, Stands, Target

_NEW = say("new")
_ALTERED = say("the file is missing or was altered")

Stat = tuple[int, ...]  # a hint that a file on the disk is as it was


class Trace(Struct, frozen=True):
    """How one file of the output came about, and what it was when it was put there."""

    path: str
    recipe: bytes  # digest of the recipe's ingredients
    view: bytes  # fingerprint of the view
    fields: bytes  # field_fingerprints() of the view, to tell what changed
    origin: str
    output: bytes  # digest of the bytes
    stat: Stat
    body: bytes = b""  # where the bytes have the HTML of the view's body, if they have


class Job(Struct, frozen=True):
    """A target to be rendered, by what digests, and why."""

    target: Target
    recipe: bytes
    view: bytes
    reasons: tuple[Said, ...]


class Held(Struct, frozen=True):
    """A group as it was last made: the digest of its recipe, and each file with its stat."""

    recipe: bytes
    places: tuple[Place, ...] = ()  # none: its files are to be looked at one by one
    stats: tuple[Stat, ...] = ()


class Work(Struct, frozen=True):
    """All that a build has to do."""

    render: tuple[Job, ...]
    kept: int
    remove: tuple[str, ...]
    standing: frozenset[bytes] = frozenset()  # groups that are as they have to be
    walked: tuple[tuple[bytes, tuple[str, ...]], ...] = ()  # all others' paths; b"": of no group
    spared: bool = False  # files of articles that could not be read stand beside all these

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
    listed: frozenset[str]  # paths newsgen put there and has not removed, but those of `groups`
    ingredients: Mapping[bytes, Mapping[str, str]]  # of recipes, by digest
    groups: Mapping[bytes, Held] = field(default_factory=dict)  # of the targets these traces are of


def diff(
    plan: Callable[[Stands], Iterable[Target]],
    memory: Memory,
    *,
    ingredients: Callable[[Recipe], Mapping[str, str]],
    intact: Callable[[Trace], bool],
    untouched: Callable[[Held], bool],
    broken: frozenset[str] = frozenset(),
) -> Work:
    """The work that makes the output what the plan says, and nothing more.

    `intact` tells whether a file is still as its trace has it, `untouched` whether all of a group's
    are. Files whose origin is in `broken` (an article that cannot be read at the moment) are kept
    as they are. A group that was there before, and is untouched, stands: the plan need not list its
    targets. Any other target of a group that was there has the view it had: that is not looked at
    again unless it is to be rendered.
    """
    render: list[Job] = []
    walked: defaultdict[bytes, list[str]] = defaultdict(list)
    known, digest_of = memory.groups, cache(lambda recipe: recipe_digest(ingredients(recipe)))
    standing = _Standing(known, digest_of, untouched)
    reasons = _Reasons(memory.ingredients, ingredients, digest_of)
    for target in plan(standing):
        walked[target.group].append(target.path)
        recipe = digest_of(target.recipe)
        trace = memory.traces.get(target.path)
        same = trace if target.group in known else None
        if same and same.recipe == recipe and intact(same):
            continue
        made = target.made()
        view = same.view if same else fingerprint(made.view)
        if trace and trace.view == view and trace.recipe == recipe and intact(trace):
            continue
        render.append(Job(made, recipe, view, reasons(made, view, trace)))
    wanted = {path for paths in walked.values() for path in paths}
    remove = _others(memory, standing.groups) - wanted
    spared = frozenset(path for path in remove if broken and _spared(path, memory, broken))
    return Work(
        tuple(render),
        sum(len(known[name].places) for name in standing.groups) + len(wanted) - len(render),
        tuple(sorted(remove - spared)),
        frozenset(standing.groups),
        tuple((name, tuple(paths)) for name, paths in walked.items()),
        bool(spared),
    )


class _Standing:
    """Which groups stand, as they are asked for."""

    def __init__(
        self,
        known: Mapping[bytes, Held],
        digest_of: Callable[[Recipe], bytes],
        untouched: Callable[[Held], bool],
    ) -> None:
        self.groups: set[bytes] = set()
        self._known = known
        self._digest_of = digest_of
        self._untouched = untouched

    def __call__(self, group: bytes, recipe: Recipe) -> Sequence[Place]:
        """The places of a group that stands; none of any other."""
        held = self._known.get(group)
        if held is None or not held.places or held.recipe != self._digest_of(recipe):
            return ()
        if not self._untouched(held):
            return ()
        self.groups.add(group)
        return held.places


def _others(memory: Memory, standing: AbstractSet[bytes]) -> frozenset[str]:
    """Every path newsgen put there and has not removed, but those of the groups that stand."""
    groups = (held for name, held in memory.groups.items() if name not in standing)
    return memory.listed.union(path for held in groups for path, _ in held.places)


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


class _Reasons:
    """Why targets are to be rendered."""

    def __init__(
        self,
        known: Mapping[bytes, Mapping[str, str]],
        ingredients: Callable[[Recipe], Mapping[str, str]],
        digest_of: Callable[[Recipe], bytes],
    ) -> None:
        self._known = known
        self._ingredients = ingredients
        self._digest_of = digest_of
        # All pages of a changed template have the same reasons.
        self._found: dict[tuple[bytes, Recipe], tuple[Said, ...]] = {}

    def __call__(self, target: Target, view: bytes, trace: Trace | None) -> tuple[Said, ...]:
        """The reasons for a target with a view of this fingerprint."""
        if trace is None:
            return (_NEW,)
        fields = changed_fields(target.view, trace.fields) if trace.view != view else ()
        parts = self._changed_parts(trace.recipe, target.recipe)
        return (*map(_changed, fields), *parts) or (_ALTERED,)

    def _changed_parts(self, before: bytes, recipe: Recipe) -> tuple[Said, ...]:
        if before == self._digest_of(recipe):
            return ()
        found = self._found.get((before, recipe))
        if found is None:
            was, used = self._known.get(before, {}), self._ingredients(recipe)
            # What a changed template no longer uses, or uses now, is its own doing: name the cause.
            parts = [name for name in was if name in used and was[name] != used[name]]
            found = tuple(map(_changed, sorted(parts or [*(was.keys() ^ used.keys())])))
            self._found[before, recipe] = found
        return found


def _changed(name: str) -> Said:
    return say("{name} changed", name=name)
