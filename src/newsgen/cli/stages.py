"""Where the time of a build goes, stage by stage."""

import time
from collections.abc import Callable, Iterator

from newsgen.i18n.program import Speaker
from newsgen.said import Words, say


class Stages:
    """Notes when each stage of a build begins; passes what it is told on to `show`."""

    def __init__(self, show: Callable[[Words, int, int], object], began: float) -> None:
        """`began` is the time.monotonic() from which the first stage, starting, counts."""
        self._show = show
        self._begun: list[tuple[Words, float]] = [(say("starting"), began)]

    def __call__(self, stage: Words, done: int, total: int) -> None:
        """Stage `stage` has done `done` of `total`."""
        if stage != self._begun[-1][0]:
            self._begun.append((stage, time.monotonic()))
        self._show(stage, done, total)

    def lines(self, speaker: Speaker) -> Iterator[str]:
        """Each stage with its seconds and its share of the whole, until now."""
        now = time.monotonic()
        whole = now - self._begun[0][1]
        ends = [*(began for _, began in self._begun[1:]), now]
        for (stage, began), end in zip(self._begun, ends, strict=True):
            seconds = end - began
            line = say("{stage:<10} {seconds:8.2f} s {share:6.0%}")
            share = seconds / whole
            yield speaker.tell(line.about(stage=speaker.tell(stage), seconds=seconds, share=share))
