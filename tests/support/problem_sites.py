"""The sites of tests/problems: each bad input becomes a small site whose problems are known."""

import os
import shutil
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from newsgen.errors import NewsgenError, Problem
from newsgen.load import load, survey

PROBLEMS = Path(__file__).parents[1] / "problems"
NOW = datetime(2024, 3, 16, 12, 0, tzinfo=UTC)
STORY = "content/articles/2024/03/story.md"


def inputs() -> list[Path]:
    """Every bad input: an article, a site.yaml, a folder laid over the site, or a recipe."""
    suffixes = {".md", ".yaml", ".toml"}
    found = (one for one in PROBLEMS.iterdir() if one.suffix in suffixes or one.is_dir())
    return sorted(one for one in found if one.name != "_site")


def site_of(bad: Path, root: Path) -> Path:
    """The site in `root` that has the bad input in it."""
    if bad.name != "missing-settings":
        shutil.copytree(PROBLEMS / "_site", root, dirs_exist_ok=True)
    if bad.is_dir():
        shutil.copytree(bad, root, dirs_exist_ok=True)
    elif bad.suffix == ".md":
        shutil.copy(bad, root / STORY)
    elif bad.suffix == ".yaml":
        shutil.copy(bad, root / "content/site.yaml")
    else:
        _make(tomllib.loads(bad.read_text("utf-8")), root)
    return root


def problems_of(root: Path) -> tuple[Problem, ...]:
    """What is wrong with the site, as loading finds it."""
    try:
        load(survey(root, root / "no-theme"), NOW)
    except NewsgenError as error:
        return error.problems
    return ()


def printed(root: Path) -> str:
    """What loading the site prints: its problems as text."""
    return "".join(f"{problem}\n" for problem in problems_of(root))


def _make(recipe: dict[str, list[dict[str, str]]], root: Path) -> None:
    for one in recipe.get("repeat", []):
        text = one.get("before", "") + one["text"] * int(one["times"]) + one.get("after", "")
        (root / one["path"]).write_text(text, "utf-8")
    for one in recipe.get("link", []):
        (root / one["path"]).symlink_to(one["to"])
    for one in recipe.get("pipe", []):
        os.mkfifo(root / one["path"])
