"""The documentation is true: every command, option and field is in it."""

import re
from pathlib import Path

import click
import pytest

from newsgen.cli import COMMANDS, cli
from newsgen.load.article import FIELDS as ARTICLE_FIELDS
from newsgen.load.settings import FIELDS as SETTINGS_FIELDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
WRITING = (ROOT / "docs/writing.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_in_the_readme(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command
    assert f"newsgen {name}" in README
    assert command.help
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.opts[0] in README
            assert option.help


@pytest.mark.parametrize("field", sorted(ARTICLE_FIELDS))
def test_every_field_of_an_article_is_explained(field: str) -> None:
    assert f"| `{field}` |" in WRITING


@pytest.mark.parametrize("field", sorted(SETTINGS_FIELDS))
def test_every_setting_is_explained(field: str) -> None:
    assert f"`{field}`" in WRITING


def test_links_between_documents_lead_somewhere() -> None:
    for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        # What stands in code is an example.
        text = re.sub(r"(?ms)^(```|~~~).*?^\1$|`[^`\n]+`", "", path.read_text(encoding="utf-8"))
        for link in re.findall(r"\]\(([^)#]+)\)", text):
            if not link.startswith(("http", "/", "picture")):
                assert (path.parent / link).exists(), f"{path.name}: {link}"


def test_the_readme_installs_and_builds_in_one_line_each() -> None:
    lines = re.findall(r"^    (python3 -m venv .+)$", README, re.MULTILINE)
    assert len(lines) == 2
    assert lines[0].endswith("newsgen build")
    assert lines[1].endswith("tests/run.py")
