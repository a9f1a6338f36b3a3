"""The progress bar shows when a build takes long, and only then."""

import io
import time

from rich.console import Console

from newsgen.cli.bar import Bar


def screen() -> Console:
    return Console(file=io.StringIO(), force_terminal=True, width=80)


def shown(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_short_build_shows_nothing() -> None:
    console = screen()
    with Bar(time.monotonic() + 60, console) as bar:
        bar("rendering", 1, 2)
    assert shown(console) == ""


def test_a_long_build_shows_each_stage() -> None:
    console = screen()
    with Bar(time.monotonic() - 1, console) as bar:
        bar("reading", 0, 0)
        bar("rendering", 1, 2)
        bar("rendering", 2, 2)
    assert "reading" in shown(console)
    assert "rendering" in shown(console)
    assert "100%" in shown(console)
