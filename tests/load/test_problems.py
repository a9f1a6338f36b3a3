"""Each bad input of tests/problems is answered with the text beside it, never a traceback.

`NEWSGEN_RENEW=1 pytest tests/load/test_problems.py` writes the texts anew, for git diff to review.
"""

import ast
import os
from pathlib import Path

import pytest

import newsgen.load
from support.problem_sites import PROBLEMS, inputs, printed, problems_of, site_of
from support.spoken import english_only

INPUTS = inputs()


def name(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("bad", INPUTS, ids=name)
def test_a_bad_input_is_told_in_these_words(bad: Path, tmp_path: Path) -> None:
    expected = PROBLEMS / f"{bad.stem}.txt"
    text = printed(site_of(bad, tmp_path / "site"))
    if os.environ.get("NEWSGEN_RENEW"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
    codes = {line.rpartition("[")[2].rstrip("]") for line in text.splitlines() if line[-1:] == "]"}
    assert any(bad.stem.startswith(code) for code in codes)


@pytest.mark.parametrize("bad", INPUTS, ids=name)
def test_a_bad_input_is_told_in_every_language(bad: Path, tmp_path: Path) -> None:
    assert english_only(problems_of(site_of(bad, tmp_path / "site"))) == []


def test_the_site_around_the_bad_inputs_is_itself_without_problems(tmp_path: Path) -> None:
    assert printed(site_of(PROBLEMS / "_site", tmp_path / "site")) == ""


def load_codes() -> set[str]:
    """Every code this room makes a problem with."""
    found: set[str] = set()
    for path in Path(newsgen.load.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).lower().endswith("problem"):
                words = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                found |= {word for word in words[:1] if isinstance(word, str)}
    # The reader's and the recorder's: see test_reader.py, test_recording.py.
    return found - {"changed-while-building", "disk"}


@pytest.mark.parametrize("code", sorted(load_codes()))
def test_every_code_of_this_room_has_an_input(code: str) -> None:
    told = [(PROBLEMS / f"{bad.stem}.txt").read_text(encoding="utf-8") for bad in INPUTS]
    assert any(f"[{code}]" in text for text in told)
