"""Where the time of a build goes, stage by stage."""

import time
from collections.abc import Callable, Iterator


class Stages:
    """Notes when each stage of a build begins; passes what it is told on to `show`."""

    def __init__(self, show: Callable[[str, int, int], object], began: float) -> None:
        """`began` is the time.monotonic() from which the first stage, starting, counts."""
        self._show = show
        self._begun: list[tuple[str, float]] = [("starting", began)]

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Stage `stage` has done `done` of `total`."""
        if stage != self._begun[-1][0]:
            self._begun.append((stage, time.monotonic()))
        self._show(stage, done, total)

    def lines(self) -> Iterator[str]:
        """Each stage with its seconds and its share of the whole, until now."""
        now = time.monotonic()
        whole = now - self._begun[0][1]
        ends = [*(began for _, began in self._begun[1:]), now]
        for (stage, began), end in zip(self._begun, ends, strict=True):
            seconds = end - began
            yield f"{stage:<10} {seconds:8.2f} s {seconds / whole:6.0%}"
