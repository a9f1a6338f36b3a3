"""`newsgen build`."""

import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from functools import partial
from pathlib import Path

import click
from msgspec.structs import replace

from newsgen.build import Report, Request, build as run, facts
from newsgen.cli.report import show_problems, summary, watching, why
from newsgen.cli.site import moment, shown, site_root, workers
from newsgen.cli.stages import Stages
from newsgen.cluster import executor_of
from newsgen.developing import Photos
from newsgen.i18n.program import Speaker
from newsgen.load import site_zone
from newsgen.model.article import State
from newsgen.said import Words, say


@click.command()
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where to write. [default: build/]",
)
@click.option(
    "--base-url", metavar="URL", help="The site's address, in place of site.yaml's base_url."
)
@click.option(
    "--now",
    metavar="TIME",
    help="Build as of this moment (2024-03-15T20:00, the site's time zone unless it says "
    "otherwise). Else SOURCE_DATE_EPOCH, else the present.",
)
@click.option("--drafts", is_flag=True, help="Show drafts as well.")
@click.option("--future", is_flag=True, help="Show scheduled articles as well.")
@click.option(
    "--keep-going",
    is_flag=True,
    help="Leave out articles with problems (their last good pages stay) and build the rest.",
)
@click.option(
    "--record",
    is_flag=True,
    help="Then put every address of the site down in content/addresses.txt: from then on none of "
    "them may vanish.",
)
@click.option(
    "--photos",
    type=click.Choice([Photos.FULL.value, Photos.FAST.value]),
    default=Photos.FULL.value,
    show_default=True,
    help="How well to make the sizes of photographs: fast is for a look, and not for readers.",
)
@click.option("--explain", is_flag=True, help="Say for each page why it was made again.")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes to use. [default: all cores]"
)
@click.option(
    "--executor",
    metavar="ADDRESS",
    help="Let a Dask cluster do what is too much for this machine: dask://HOST:PORT. Its workers "
    "must see the site and the output at the same paths. Small builds stay here. "
    'Needs pip install "newsgen[dask]".',
)
@click.option("--profile", is_flag=True, help="Say where the time went, stage by stage.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but problems.")
@click.pass_obj
def build(
    speaker: Speaker,
    *,
    output: Path | None,
    base_url: str | None,
    now: str | None,
    drafts: bool,
    future: bool,
    keep_going: bool,
    record: bool,
    photos: str,
    explain: bool,
    jobs: int | None,
    executor: str | None,
    profile: bool,
    quiet: bool,
) -> None:
    """Write the site to build/, touching only what has changed.

    Problems in the content are all shown at once, each with its place and remedy, and then nothing
    is written: the last good site stays as it was. Exits with 1 if there were any.

    \b
    Examples:
      newsgen build                       the site as of now
      newsgen build --explain             and why each page was made again
      newsgen build --now 2024-03-16T08:00 --output tomorrow
    """  # noqa: D301 - \b is click's mark for text not to be wrapped
    start, root = time.monotonic(), site_root(speaker)
    folder = output or root / "build"
    request = Request(
        root=root,
        output=folder,
        now=moment(now, site_zone(root), speaker),
        base_url=base_url,
        also=_also(speaker, record=record, drafts=drafts, future=future),
        keep_going=keep_going,
        record=record,
        jobs=workers(jobs),
        photos=Photos(photos),
        executor=_cluster(executor, root, folder),
    )
    with watching(speaker, quiet=quiet) as watcher:
        stages = Stages(watcher.progress, start)
        report = run(request, replace(watcher, progress=stages) if profile else watcher)
    _print(why(report, speaker) if explain else ())
    _print(stages.lines(speaker) if profile else ())
    seconds = time.monotonic() - start
    _end(report, speaker, () if quiet else summary(report, request.now, shown(folder), seconds))


def _end(report: Report, speaker: Speaker, told: Iterable[Words]) -> None:
    _print(map(speaker.tell, told))
    show_problems(report.problems, speaker)
    sys.exit(1 if report.problems else 0)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _also(speaker: Speaker, *, record: bool, drafts: bool, future: bool) -> frozenset[State]:
    if record and (drafts or future):
        text = say("--record puts down what readers see: leave out --drafts and --future")
        raise click.UsageError(speaker.tell(text))
    states = {State.DRAFT: drafts, State.SCHEDULED: future}
    return frozenset(state for state, wanted in states.items() if wanted)


def _cluster(address: str | None, root: Path, folder: Path) -> Callable[[int], Executor] | None:
    if address is None:
        return None
    return executor_of(address, partial(facts, root, folder.resolve()))
