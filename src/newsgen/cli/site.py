"""Where the site is, and what time it is: the two things only the command line may ask."""

import os
import time
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import click

from newsgen.i18n.program import Speaker
from newsgen.load import find_root
from newsgen.said import say


def site_root(speaker: Speaker) -> Path:
    """The site's root: this folder or the nearest above it that has content/site.yaml."""
    root = find_root(Path.cwd())
    if root is None:
        text = say(
            "there is no site here: no content/site.yaml in this folder or above it.\n"
            "Change to the site's folder, or start one: newsgen init my-site"
        )
        raise click.UsageError(speaker.tell(text))
    return root


def moment(text: str | None, zone: tzinfo, speaker: Speaker) -> datetime:
    """The moment to build for: --now, else SOURCE_DATE_EPOCH, else the time at start."""
    if text is not None:
        return _written(text, zone, speaker)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.fromtimestamp(int(time.time()), UTC).astimezone(zone)
    try:
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(zone)
    except (ValueError, OverflowError, OSError) as error:
        wrong = say(
            "SOURCE_DATE_EPOCH is {value!r}, not a number of seconds since 1970", value=epoch
        )
        raise click.UsageError(speaker.tell(wrong)) from error


def _written(text: str, zone: tzinfo, speaker: Speaker) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        wrong = say("{value!r} is not a time; write it as 2024-03-15T20:00", value=text)
        raise click.BadParameter(speaker.tell(wrong), param_hint="--now") from error
    return found.replace(tzinfo=zone) if found.tzinfo is None else found.astimezone(zone)


def workers(jobs: int | None) -> int:
    """How many processes to use: --jobs, else as many as there are cores for us."""
    if jobs:
        return jobs
    affinity = getattr(os, "sched_getaffinity", None)  # not on every system
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def shown(path: Path) -> str:
    """A path as the person at the terminal would write it."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix() or "."
    except ValueError:
        return str(path)
