"""Progress where nobody watches a terminal: a plain line now and then, for a log."""

import time

import click

EVERY = 10.0  # seconds between lines


class Lines:
    """Says how far a long build is, from `since` (time.monotonic()) on, at most every `every` s."""

    def __init__(self, since: float, every: float = EVERY) -> None:
        self._next = since
        self._every = every

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Stage `stage` has done `done` of `total`; 0 of 0 where that cannot be known."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + self._every
            click.echo(f"{stage}: {done} of {total}" if total else f"{stage} …", err=True)
