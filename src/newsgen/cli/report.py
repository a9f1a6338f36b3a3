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
from newsgen.i18n.program import Speaker
from newsgen.model.article import State
from newsgen.model.edition import Withheld
from newsgen.said import Said, say, say_many

PATIENCE = 1.0  # seconds before a progress bar appears
WITHHELD_SHOWN = 12


def show_problems(problems: Sequence[Problem], speaker: Speaker) -> None:
    """Every problem in reading order, then how many there are; colour only on a terminal."""
    count = len(problems)
    for problem in problems:
        show_problem(problem, speaker, err=True)
    if count:
        total = say_many("{number} problem.", "{number} problems.", count)
        click.echo(speaker.tell(total), err=True)


def show_problem(problem: Problem, speaker: Speaker, *, err: bool) -> None:
    """One problem or finding, its remedy under it."""
    head = click.style(f"{problem.where}:", bold=True)
    code = click.style(f"[{problem.code}]", dim=True)
    click.echo(f"{head} {speaker.tell(problem.text)} {code}", err=err)
    for line in speaker.tell(problem.remedy).splitlines():
        click.echo(f"  {line}", err=err)


def summary(report: Report, now: datetime, folder: str, seconds: float) -> Iterator[Said]:
    """What is held back and why, then one line of what was written, kept and removed."""
    yield from withheld_lines(report.withheld, now)
    if report.strangers:
        yield _strangers(report.strangers, folder)
    if report.recorded is not None:
        yield say_many(
            "content/addresses.txt: {number} address added.",
            "content/addresses.txt: {number} addresses added.",
            report.recorded,
        )
    articles = say_many("{number} article", "{number} articles", report.articles)
    took = (
        say("{seconds:.2f} s", seconds=seconds)
        if seconds < 10  # noqa: PLR2004 - more digits would say nothing
        else say("{seconds:.0f} s", seconds=seconds)
    )
    if report.written or report.removed:
        yield say_many(
            "{folder}: {number} file written, {kept} kept, {removed} removed; {articles}; {took}.",
            "{folder}: {number} files written, {kept} kept, {removed} removed; {articles}; {took}.",
            len(report.written),
            folder=folder,
            kept=report.kept,
            removed=len(report.removed),
            articles=articles,
            took=took,
        )
    else:
        yield say_many(
            "{folder}: nothing to write, {number} file is as it should be; {articles}; {took}.",
            "{folder}: nothing to write, {number} files are as they should be; {articles}; {took}.",
            report.kept,
            folder=folder,
            articles=articles,
            took=took,
        )


def why(report: Report, speaker: Speaker) -> Iterator[str]:
    """Why each page was made again, and what was removed."""
    for path, reasons in report.rendered:
        yield f"{path}: {', '.join(map(speaker.tell, reasons))}"
    for path in report.removed:
        yield speaker.tell(say("{path}: removed, no longer wanted", path=path))


def withheld_lines(withheld: Sequence[Withheld], now: datetime) -> Iterator[Said]:
    """Each article that readers do not see, with its reason; the nearest to go live first."""
    order = {State.SCHEDULED: 0, State.DRAFT: 1, State.EXPIRED: 2, State.GONE: 3}
    ranked = sorted(withheld, key=lambda one: (order[one.state], one.moment or now, one.file))
    for one in ranked[:WITHHELD_SHOWN]:
        yield say("Not shown: {file}: {reason}", file=one.file, reason=reason(one, now))
    if len(ranked) > WITHHELD_SHOWN:
        yield say_many(
            "Not shown: {number} more article",
            "Not shown: {number} more articles",
            len(ranked) - WITHHELD_SHOWN,
        )


def reason(withheld: Withheld, now: datetime) -> Said:
    """Why an article is not shown: "scheduled, goes live in 5 h 12 min (2024-03-16 01:12)"."""
    moment = withheld.moment
    if withheld.state is State.GONE:
        return say("gone: {reason}", reason=withheld.gone)
    if moment is None:
        return say("draft")
    at = f"{moment:%Y-%m-%d %H:%M}"
    if withheld.state is State.SCHEDULED:
        return say("scheduled, goes live in {span} ({at})", span=span(moment - now), at=at)
    return say("expired {span} ago ({at})", span=span(now - moment), at=at)


def span(length: timedelta) -> Said:
    """A length of time in its two largest units; a started minute counts as a whole one."""
    minutes = -(-int(length.total_seconds()) // 60)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    if days:
        if hours:
            return say("{days} d {hours} h", days=days, hours=hours)
        return say("{days} d", days=days)
    if hours:
        if minutes:
            return say("{hours} h {minutes} min", hours=hours, minutes=minutes)
        return say("{hours} h", hours=hours)
    return say("{minutes} min", minutes=minutes)


@contextmanager
def watching(speaker: Speaker, *, quiet: bool) -> Iterator[Watcher]:
    """Tells of a long build: a bar when a person is watching, nothing when the build is short."""
    if quiet:
        yield Watcher()
        return
    patient = speaker.tell(say("Another build of this site is running; waiting …"))
    now = time.monotonic()
    if not sys.stderr.isatty():
        lines = Lines(now + EVERY, tell=speaker.tell)
        yield Watcher(progress=lines, waiting=lambda: click.echo(patient))
        return
    from newsgen.cli.bar import Bar

    with Bar(now + PATIENCE, tell=speaker.tell) as bar:
        yield Watcher(progress=bar, waiting=lambda: click.echo(patient))


def _strangers(strangers: Sequence[str], folder: str) -> Said:
    some, more = ", ".join(strangers[:3]), len(strangers) - 3
    if more <= 0:
        return say("Not newsgen's, left alone in {folder}: {names}", folder=folder, names=some)
    return say_many(
        "Not newsgen's, left alone in {folder}: {names} and {number} more",
        "Not newsgen's, left alone in {folder}: {names} and {number} more",
        more,
        folder=folder,
        names=some,
    )
