"""`newsgen` run in a folder, as a person types it."""

import sys
from pathlib import Path

import pytest

from newsgen.cli import main
from support.commands import Run


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `newsgen` in a folder: exit code, standard output, standard error."""

    def call(folder: Path, *words: str) -> tuple[int, str, str]:
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["newsgen", *words])
        code: object = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code or 0
        out, err = capsys.readouterr()
        return int(str(code)), out, err

    return call
