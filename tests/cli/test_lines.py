"""A log of a long build says how far it is, without flooding."""

import time

import pytest

from newsgen.cli.lines import Lines


def test_lines_come_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines(time.monotonic() - 1, every=60)
    lines("rendering", 1, 3)
    lines("rendering", 2, 3)
    assert capsys.readouterr().err == "rendering: 1 of 3\n"


def test_a_short_build_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Lines(time.monotonic() + 60)("reading", 0, 0)
    assert capsys.readouterr().err == ""


def test_a_stage_that_cannot_be_counted_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Lines(time.monotonic() - 1)("reading", 0, 0)
    assert capsys.readouterr().err == "reading …\n"
