"""What the tests need is installed where it can be, and a lack of it is told loudly."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from support import tools


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """A system without anything; the commands that were run on it."""
    commands: list[list[str]] = []
    here = {"apt-get", "npm"}

    def run(command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name in here else None)
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    for name in ("CACHE", "AXE", "VNU", "FONT"):
        monkeypatch.setattr(tools, name, tmp_path / name)
    return commands


def test_what_is_missing_is_installed_and_the_rest_is_said(bare: list[list[str]]) -> None:
    said: list[str] = []
    tools.install(said.append)
    update, install, npm = bare
    assert update[-1] == "update"
    assert {"chromium", "default-jre-headless", "fonts-noto-core"} < set(install)
    assert "--no-install-recommends" in install
    assert "npm" not in install
    assert npm[-2:] == list(tools.PACKAGES)
    assert any("there is no chromium; get it by" in line for line in said)


def test_nothing_of_the_system_is_touched_by_who_is_not_root(
    bare: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    tools.install(lambda _line: None)
    assert [command[0] for command in bare] == ["npm"]


def test_where_everything_is_there_nothing_is_run(
    bare: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    for path in (tools.AXE, tools.VNU, tools.FONT):
        path.touch()
    tools.install(lambda _line: None)
    assert bare == []


def test_a_skip_says_what_is_not_tested_and_how_to_get_it(bare: list[list[str]]) -> None:
    assert bare == []
    with pytest.raises(pytest.skip.Exception, match=r"NOT TESTED, there is no chromium; get it by"):
        tools.need("chromium")
