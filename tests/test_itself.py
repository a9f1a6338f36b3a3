"""Versions are those of the installed distributions."""

import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from newsgen.itself import LIBRARIES, engine, source_digest, versions


def test_versions_are_what_the_metadata_say() -> None:
    assert versions(LIBRARIES) == {name: version(name) for name in LIBRARIES}
    assert engine().keys() == {"newsgen", *LIBRARIES}


def test_what_does_not_lie_beside_jinja_is_found_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nh3-9.9.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "jinja2", raising=False)
    (tmp_path / "jinja2").mkdir()
    (tmp_path / "jinja2" / "__init__.py").touch()
    assert versions(["nh3", "babel"]) == {"nh3": "9.9", "babel": version("babel")}


def test_every_module_counts(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    seen = set()
    for name, text in [("__init__.py", ""), ("deep/a.py", "1"), ("deep/a.py", "2"), ("b.py", "2")]:
        (tmp_path / name).write_text(text)
        seen.add(source_digest(tmp_path))
    assert len(seen) == 4
