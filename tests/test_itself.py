"""Versions are those of the installed distributions."""

import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from newsgen.itself import versions

NAMES = ("jinja2", "markdown", "babel", "nh3", "python-slugify")


def test_versions_are_what_the_metadata_say() -> None:
    assert versions(NAMES) == {name: version(name) for name in NAMES}


def test_what_does_not_lie_beside_jinja_is_found_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nh3-9.9.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "jinja2", raising=False)
    (tmp_path / "jinja2").mkdir()
    (tmp_path / "jinja2" / "__init__.py").touch()
    assert versions(["nh3", "babel"]) == {"nh3": "9.9", "babel": version("babel")}
