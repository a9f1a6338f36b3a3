"""Progress where nobody watches a terminal: a plain line now and then, for a log."""

import time
from collections.abc import Callable

import click

from newsgen.said import Words, say

EVERY = 10.0  # seconds between lines


class Lines:
    """Says how far a long build is, from `since` (time.monotonic()) on, at most every `every` s."""

    def __init__(
        self, since: float, every: float = EVERY, tell: Callable[[Words], str] = str
    ) -> None:
        self._next = since
        self._every = every
        self._tell = tell

    def __call__(self, stage: Words, done: int, total: int) -> None:
        """Stage `stage` has done `done` of `total`; 0 of 0 where that cannot be known."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + self._every
            line = (
                say("{stage}: {done} of {total}", stage=stage, done=done, total=total)
                if total
                else say("{stage} …", stage=stage)
            )
            click.echo(self._tell(line), err=True)
