"""Compiled templates are kept, and a folder of them can do no harm."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from jinja2 import Environment

from newsgen.render.kit import Kit
from newsgen.render.templates import Templates
from support.rendering import VIEW, Shelf, spoken, target
from support.sites import write

SOURCES = {
    "page.html": '{% include "a.html" %} {{ gettext("Author") }}',
    "a.html": "{{ page.url }}",
}


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates compiled while a test runs."""
    names: list[str] = []
    real = Environment.compile

    def counted(self: Environment, source: str, name: str, *rest: object) -> object:
        names.append(name)
        return real(self, source, name, *rest)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", counted)
    return names


def made(folder: Path, sources: Mapping[str, str] = SOURCES, language: str = "ru") -> str:
    write(folder / "templates", sources)
    kit = Kit((folder / "templates",), Shelf(), {}, cache=folder / "cache")
    return kit.render(target(spoken(language))).decode()


def test_a_template_is_compiled_once_for_all_builds(tmp_path: Path, compiled: list[str]) -> None:
    before = made(tmp_path)
    assert compiled == ["page.html"]
    assert made(tmp_path) == before == f"{VIEW.url} Автор\n"
    assert compiled == ["page.html"]


def test_an_edited_part_is_seen(tmp_path: Path, compiled: list[str]) -> None:
    made(tmp_path)
    assert made(tmp_path, {**SOURCES, "a.html": "new"}) == "new Автор\n"
    assert compiled == ["page.html"] * 2


def test_each_language_has_its_own(tmp_path: Path) -> None:
    assert made(tmp_path) != made(tmp_path, language="en")
    assert made(tmp_path) == f"{VIEW.url} Автор\n"


def test_another_newsgen_does_not_believe_it(
    tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path)
    init = Templates.__init__

    def other(self: Templates, folders: tuple[Path, ...], known: None, _stamp: bytes) -> None:
        init(self, folders, known, b"of another newsgen")

    monkeypatch.setattr(Templates, "__init__", other)
    made(tmp_path)
    assert compiled == ["page.html"] * 2


@pytest.mark.parametrize("cut", [0, 10, 40, -1])
def test_a_file_cut_short_is_as_if_not_there(tmp_path: Path, compiled: list[str], cut: int) -> None:
    before = made(tmp_path)
    (file,) = (tmp_path / "cache").iterdir()
    file.write_bytes(file.read_bytes()[:cut])
    assert made(tmp_path) == before
    assert compiled == ["page.html"] * 2
    assert made(tmp_path) == before
    assert compiled == ["page.html"] * 2


def test_no_altered_byte_gets_through(tmp_path: Path) -> None:
    before = made(tmp_path)
    (file,) = (tmp_path / "cache").iterdir()
    data = file.read_bytes()
    for at in range(0, len(data), 97):
        file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert made(tmp_path) == before


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    write(tmp_path, {"cache": "a file"})
    assert made(tmp_path) == f"{VIEW.url} Автор\n"


def test_a_template_left_to_jinja_leaves_nothing(tmp_path: Path) -> None:
    assert made(tmp_path, {**SOURCES, "a.html": "{% set page = 1 %}{{ page }}"}) == "1 Автор\n"
    assert not (tmp_path / "cache").exists()


def test_templates_with_faults_leave_nothing(tmp_path: Path) -> None:
    faulty = {**SOURCES, "a.html": "{% if false %}{% include page.url %}{% endif %}x"}
    assert made(tmp_path, faulty) == "x Автор\n"
    assert not (tmp_path / "cache").exists()
