"""A progress bar that appears only when a build takes long."""

import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import Progress, TaskID

from newsgen.said import Words


class Bar:
    """Counts each stage of a build, from `since` (time.monotonic) on."""

    def __init__(
        self,
        since: float,
        console: Console | None = None,
        tell: Callable[[Words], str] = str,
    ) -> None:
        self._since = since
        self._progress = Progress(transient=True, console=console or Console(stderr=True))
        self._tell = tell
        self._tasks: dict[Words, TaskID] = {}
        self._shown = False

    def __call__(self, stage: Words, done: int, total: int) -> None:
        """Stage `stage` has done `done` of `total`; 0 of 0 where that cannot be known."""
        if not self._shown:
            if time.monotonic() < self._since:
                return
            self._progress.start()
            self._shown = True
        task = self._tasks.get(stage)
        if task is None:
            task = self._progress.add_task(self._tell(stage), total=total or None)
            self._tasks[stage] = task
        self._progress.update(task, completed=done, total=total or None)

    def __enter__(self) -> Self:
        """Nothing shows yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """The bar is gone from the screen."""
        if self._shown:
            self._progress.stop()
