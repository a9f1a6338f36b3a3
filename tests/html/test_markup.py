"""The Nu Html Checker has no error and no warning for any page of the demo."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from support.tools import VNU, need


@pytest.fixture(scope="module")
def messages(sites: Mapping[str, Path]) -> list[dict[str, object]]:
    """Everything the checker says, of all pages of all sites in one run."""
    need("java", "vnu-jar")
    files = [str(path) for folder in sites.values() for path in pages(folder)]
    words = ["--format", "json", "--stdout", "--exit-zero-always", *files]
    checker = ["java", "-Xss4m", "-jar", str(VNU)]
    done = subprocess.run([*checker, *words], capture_output=True, check=True)
    found: list[dict[str, object]] = json.loads(done.stdout)["messages"]
    return found


def pages(folder: Path) -> list[Path]:
    """The pages of a site; fragments are no pages."""
    return [one for one in sorted(folder.rglob("*.html")) if one.parent.name != "fragments"]


def test_all_pages_are_looked_at(sites: Mapping[str, Path]) -> None:
    assert len(pages(sites[""])) > 150


def test_every_page_is_valid(messages: list[dict[str, object]]) -> None:
    said = [
        f"{one['type']} {one['url']}:{one.get('lastLine')}: {one['message']} {one.get('extract')}"
        for one in messages
    ]
    assert said == []
