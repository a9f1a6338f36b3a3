"""The build from end to end. Read this first.

content/ --load--> Edition --plan--> Targets --diff--> Work --render--> stage --put--> build/
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from newsgen.developing import KEPT, Photos, few, forget, put_off
from newsgen.errors import NewsgenError, Problem
from newsgen.fingerprint import fingerprint
from newsgen.i18n.messages import catalogue_digest
from newsgen.itself import engine, indexers
from newsgen.ledger import Job, Memory, Quiet, Work, diff, mindful, recipe_digest
from newsgen.load import Loaded, Reader, Survey, load, record, survey, without
from newsgen.model.article import State
from newsgen.model.edition import Edition, Withheld
from newsgen.output import Made, Output, Put, open_output
from newsgen.output.disk import Disk
from newsgen.plan import plan
from newsgen.pool import Crew, crew
from newsgen.render.kit import Kit
from newsgen.render.pool import KitPlan, render_all
from newsgen.said import Said, Words, say
from newsgen.target import Recipe, Target
from newsgen.urls import MEDIA


class Request(Struct, frozen=True, kw_only=True):
    """What to build, of what, as of when."""

    root: Path
    output: Path
    now: datetime
    base_url: str | None = None
    also: frozenset[State] = frozenset()  # states to show that readers do not see, for previews
    keep_going: bool = False
    record: bool = False  # the site's addresses in content/addresses.txt, once all is well
    jobs: int = 1
    index: bool = True  # whether to keep the search index, where the site has a search
    photos: Photos = Photos.FULL
    executor: Callable[[int], Executor] | None = None  # else processes of this machine


class Watcher(Struct, frozen=True):
    """Whom to tell how far the build is."""

    progress: Callable[[Words, int, int], object] = lambda _stage, _done, _total: None
    waiting: Callable[[], object] = lambda: None


class Report(Struct, frozen=True, kw_only=True):
    """What a build did."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int
    rendered: tuple[tuple[str, tuple[Said, ...]], ...]  # each page made again, with the reasons
    strangers: tuple[str, ...]
    withheld: tuple[Withheld, ...]
    articles: int
    problems: tuple[Problem, ...]  # of what --keep-going left out
    recorded: int | None = None  # addresses put down, where that was asked for and could be done
    later: tuple[Target, ...] = ()  # photographs that were put off


def build(request: Request, watcher: Watcher | None = None, *, disk: Disk | None = None) -> Report:
    """Make the output what the content says; NewsgenError, with nothing changed, if that fails."""
    watcher = watcher or Watcher()
    theme = default_theme()
    with (
        open_output(request.output, request.root, waiting=watcher.waiting, disk=disk) as output,
        crew(request.jobs, request.executor) as workers,
    ):
        watcher.progress(say("reading"), 0, 0)
        surveyed = survey(request.root, theme)
        stamp = _stamp(request, surveyed)
        quiet = output.quiet(stamp) if stamp else None
        if quiet is not None and _still(quiet, request):
            return _nothing_new(request, quiet, output)
        loaded = load(
            surveyed,
            request.now,
            workers=workers,
            also=request.also,
            base_url=request.base_url,
            keep_going=True,
        )
        if loaded.problems and not request.keep_going:
            raise NewsgenError([*loaded.problems, *_clashes(loaded)])
        watcher.progress(say("planning"), 0, 0)
        loaded, report = _make(request, loaded, output, workers, watcher)
        if not loaded.problems:
            if request.record:
                report = replace(report, recorded=record(request.root, loaded.edition))
            if not report.later:  # else nothing is done yet
                output.settle(stamp, _quiet(request, loaded))
            removed = any(path.startswith(MEDIA) for path in report.removed)
            forget(request.root, loaded.edition.assets.values(), request.now, removed=removed)
        return report


def facts(root: Path, output: Path) -> Mapping[Words, Words]:
    """What a cluster's worker must share with us to make the same pages, of what it sees."""
    frame = default_theme() / "templates/base.html"
    seen: dict[Words, Words] = {
        str(file): fingerprint(file.read_bytes()).hex() if file.is_file() else say("missing")
        for file in (root / "content/site.yaml", frame)
    }
    ground = next(one for one in (output, *output.parents) if one.is_dir())
    writable = os.access(ground, os.W_OK)
    state = say("{folder} (writable)") if writable else say("{folder} (not writable)")
    seen[say("the output folder")] = state.about(folder=str(ground))
    versions = dict[Words, Words](engine().items())
    return {**versions, "messages": catalogue_digest().hex(), **seen}


def _make(
    request: Request, loaded: Loaded, output: Output, workers: Crew, watcher: Watcher
) -> tuple[Loaded, Report]:
    fast = request.photos is Photos.FAST
    kit_plan = kit_plan_of(
        request.root, default_theme(), loaded.edition, output.learnt(), fast=fast
    )
    kit, memory = kit_plan.make(), output.memory()
    while True:
        try:
            work = _work(loaded, memory, output, kit)
            break
        except NewsgenError as error:
            fewer = without(loaded, error) if request.keep_going else loaded
            if fewer is loaded:
                raise
            loaded = fewer
    work = mindful(work, memory, kit.texts())
    output.learn(kit.learnt())
    later: tuple[Target, ...] = ()
    if request.photos is Photos.LATER:
        work, later = put_off(work)
    kit_plan = replace(kit_plan, known=kit.learnt())
    if len(work.render) > few(work):  # others will render: none of them is to compile what all need
        kit.compile(job.target for job in work.render)
    made = tuple(_render(work, kit_plan, output, workers, watcher))
    parts = [kit.ingredients(one) for one in {job.target.recipe for job in work.render}]
    if request.index and loaded.edition.settings.search:
        from newsgen.indexing import Indexing  # noqa: PLC0415 - most builds have none, or no news

        indexing = Indexing(loaded.edition.articles, memory, made, output)
        index = indexing.run(request.jobs, partial(watcher.progress, say("indexing")))
        work, made = index.added_to(work), (*made, *index.made)
        parts.append(indexing.ingredients)
    if not made and not work.remove:
        output.remember(work)
        return loaded, _report(loaded, work, Put((), (), ()), later)
    ingredients = {recipe_digest(one): one for one in parts}
    total = sum(one.staged.fresh for one in made)
    stage = say("writing")
    put = output.put(work, made, ingredients, lambda done: watcher.progress(stage, done, total))
    return loaded, _report(loaded, work, put, later)


def _clashes(loaded: Loaded) -> Iterable[Problem]:
    # What planning would find is told in the same run; not dead links, for the page they lead to
    # may be that of an article which could not be read.
    try:
        for _ in plan(loaded.edition):
            pass
    except NewsgenError as error:
        return [one for one in error.problems if one.code != "dead-link"]
    return ()


def _work(loaded: Loaded, memory: Memory, output: Output, kit: Kit) -> Work:
    faults: list[Problem] = []

    def ingredients(recipe: Recipe) -> Mapping[str, str]:
        # What is wrong in one template is told together with what is wrong in the others.
        try:
            return kit.ingredients(recipe)
        except NewsgenError as error:
            faults.extend(error.problems)
            return {}

    broken = frozenset(loaded.broken)
    kept = [path for path, one in memory.traces.items() if one.origin in broken] if broken else ()
    try:
        work = diff(
            partial(plan, loaded.edition, frozenset(kept)),
            memory,
            ingredients=ingredients,
            intact=output.intact,
            untouched=output.untouched,
            broken=broken,
        )
    except NewsgenError as error:
        raise NewsgenError([*error.problems, *faults]) from error
    if faults:
        raise NewsgenError(faults)
    return work


def _stamp(request: Request, surveyed: Survey) -> bytes:
    # Names everything a build depends on but the clock; b"" where that cannot be told in advance:
    # a draft without a date, shown in a preview, is always of this moment.
    files = surveyed.stamp()
    if not files or State.DRAFT in request.also:
        return b""
    also = tuple(sorted(state.value for state in request.also))
    made_by = (*engine().values(), *indexers().values(), request.index, request.photos.value)
    return fingerprint((files, *made_by, catalogue_digest(), also, request.base_url))


def _quiet(request: Request, loaded: Loaded) -> Quiet:
    edition = loaded.edition
    return Quiet(
        since=request.now,
        until=edition.until,
        articles=len(edition.articles),
        withheld=edition.withheld,
        recorded=loaded.recorded or request.record,
    )


def _still(quiet: Quiet, request: Request) -> bool:
    return quiet.since <= request.now < quiet.until and (quiet.recorded or not request.record)


def _nothing_new(request: Request, quiet: Quiet, output: Output) -> Report:
    return Report(
        written=(),
        removed=(),
        kept=output.count(),
        rendered=(),
        strangers=(),
        withheld=quiet.withheld,
        articles=quiet.articles,
        problems=(),
        recorded=0 if request.record else None,
    )


def default_theme() -> Path:
    """The folder with the default templates/ and static/: in the wheel, else in the checkout."""
    packed = Path(__file__).parent / "theme"
    return packed if packed.is_dir() else Path(__file__).parents[2]


def kit_plan_of(
    root: Path, theme: Path, edition: Edition, known: Mapping[bytes, bytes], *, fast: bool = False
) -> KitPlan:
    """How to make the kit of a site and its theme; `known` and `fast` as the kit has them."""
    folders = tuple(dict.fromkeys([root / "templates", theme / "templates"]))
    static = {
        source.removeprefix("static/"): asset.url
        for source, asset in edition.assets.items()
        if source.startswith("static/")
    }
    compiled = root / ".newsgen" / "templates"
    reader = Reader(root, theme)
    return KitPlan(folders, reader, static, known, compiled, photos=root / KEPT, fast=fast)


def _render(
    work: Work, kit_plan: KitPlan, output: Output, workers: Crew, watcher: Watcher
) -> Iterator[Made]:
    jobs: dict[str, Job] = {job.target.path: job for job in work.render}
    targets = (job.target for job in work.render)
    stager = output.stager(shared=workers.elsewhere)
    rendered = render_all(
        kit_plan, targets, write=stager, read=stager.last, crew=workers, few=few(work)
    )
    stage = say("rendering")
    for done, (target, staged) in enumerate(rendered, 1):
        watcher.progress(stage, done, len(jobs))
        yield Made(jobs[target.path], staged)


def _report(loaded: Loaded, work: Work, put: Put, later: tuple[Target, ...]) -> Report:
    return Report(
        written=put.written,
        removed=put.removed,
        kept=work.kept + len(work.render) - len(put.written),
        rendered=tuple((job.target.path, job.reasons) for job in work.render),
        strangers=put.strangers,
        withheld=loaded.edition.withheld,
        articles=len(loaded.edition.articles),
        problems=loaded.problems,
        later=later,
    )
