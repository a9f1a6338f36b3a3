"""What a person reads at the terminal: problems, progress, the summary."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

import click

from newsgen.build import Report, Watcher
from newsgen.cli.lines import EVERY, Lines
from newsgen.errors import Problem
from newsgen.model.article import State
from newsgen.model.edition import Withheld

PATIENCE = 1.0  # seconds before a progress bar appears
WITHHELD_SHOWN = 12


def show_problems(problems: Sequence[Problem]) -> None:
    """Every problem in reading order, then how many there are; colour only on a terminal."""
    count = len(problems)
    for problem in problems:
        head = click.style(f"{problem.where}:", bold=True)
        code = click.style(f"[{problem.code}]", dim=True)
        click.echo(f"{head} {problem.text} {code}", err=True)
        for line in problem.remedy.splitlines():
            click.echo(f"  {line}", err=True)
    if count:
        click.echo(f"{count} problem{'s' * (count > 1)}.", err=True)


def show_summary(report: Report, now: datetime, folder: str, seconds: float) -> None:
    """What is held back and why, then one line of what was written, kept and removed."""
    for line in withheld_lines(report.withheld, now):
        click.echo(line)
    if report.strangers:
        some = ", ".join(report.strangers[:3])
        click.echo(f"Not newsgen's, left alone in {folder}: {some}" + _more(report.strangers, 3))
    took = f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.0f} s"  # noqa: PLR2004
    if report.written or report.removed:
        click.echo(
            f"{folder}: {_files(len(report.written))} written, {report.kept} kept, "
            f"{len(report.removed)} removed; {_articles(report.articles)}; {took}."
        )
    else:
        click.echo(
            f"{folder}: nothing to write, {_files(report.kept)} are as they should be; "
            f"{_articles(report.articles)}; {took}."
        )


def show_reasons(report: Report) -> None:
    """Why each page was made again, and what was removed."""
    for path, reasons in report.rendered:
        click.echo(f"{path}: {', '.join(reasons)}")
    for path in report.removed:
        click.echo(f"{path}: removed, no longer wanted")


def withheld_lines(withheld: Sequence[Withheld], now: datetime) -> Iterator[str]:
    """Each article that readers do not see, with its reason; the nearest to go live first."""
    order = {State.SCHEDULED: 0, State.DRAFT: 1, State.EXPIRED: 2}
    ranked = sorted(withheld, key=lambda one: (order[one.state], one.moment or now, one.file))
    for one in ranked[:WITHHELD_SHOWN]:
        yield f"Not shown: {one.file}: {reason(one, now)}"
    if len(ranked) > WITHHELD_SHOWN:
        yield f"Not shown: {len(ranked) - WITHHELD_SHOWN} more articles"


def reason(withheld: Withheld, now: datetime) -> str:
    """Why an article is not shown: "scheduled, goes live in 5 h 12 min (2024-03-16 01:12)"."""
    moment = withheld.moment
    if moment is None:
        return "draft"
    at = f"({moment:%Y-%m-%d %H:%M})"
    if withheld.state is State.SCHEDULED:
        return f"scheduled, goes live in {span(moment - now)} {at}"
    return f"expired {span(now - moment)} ago {at}"


def span(length: timedelta) -> str:
    """A length of time in its two largest units; a started minute counts as a whole one."""
    minutes = -(-int(length.total_seconds()) // 60)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    if days:
        return f"{days} d {hours} h" if hours else f"{days} d"
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{minutes} min"


@contextmanager
def watching(*, quiet: bool) -> Iterator[Watcher]:
    """Tells of a long build: a bar when a person is watching, nothing when the build is short."""
    if quiet:
        yield Watcher()
        return
    say = Watcher(waiting=lambda: click.echo("Another build of this site is running; waiting …"))
    if not sys.stderr.isatty():
        yield Watcher(progress=Lines(time.monotonic() + EVERY), waiting=say.waiting)
        return
    from newsgen.cli.bar import Bar

    with Bar(time.monotonic() + PATIENCE) as bar:
        yield Watcher(progress=bar, waiting=say.waiting)


def _files(count: int) -> str:
    return f"{count} file{'s' * (count != 1)}"


def _articles(count: int) -> str:
    return f"{count} article{'s' * (count != 1)}"


def _more(items: Sequence[object], shown: int) -> str:
    return f" and {len(items) - shown} more" if len(items) > shown else ""
