"""`newsgen build --record`, as a person types it."""

from pathlib import Path

import pytest

from support.commands import Run
from support.sites import article, many, new_site, write

AT = ("--now", "2024-03-20T12:00")
STORY = "content/articles/2024/03/story-001.md"


def test_the_addresses_added_are_counted(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path, many(2))
    code, out, _ = run(tmp_path, "build", "--record", *AT)
    assert code == 0
    assert "content/addresses.txt: 6 addresses added.\n" in out
    assert (tmp_path / "content/addresses.txt").exists()
    assert (
        "content/addresses.txt: 0 addresses added.\n" in run(tmp_path, "build", "--record", *AT)[1]
    )
    assert "addresses.txt" not in run(tmp_path, "build", *AT)[1]
    write(tmp_path, {STORY: article(slug="other")})
    assert "content/addresses.txt: 1 address added.\n" in run(tmp_path, "build", "--record", *AT)[1]


@pytest.mark.parametrize("option", ["--drafts", "--future"])
def test_only_what_readers_see_is_recorded(run: Run, tmp_path: Path, option: str) -> None:
    new_site(tmp_path, many(1))
    code, _, err = run(tmp_path, "build", "--record", option)
    assert code == 2
    assert "--record puts down what readers see" in err
    assert not (tmp_path / "content/addresses.txt").exists()


def test_with_problems_nothing_is_recorded(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path, {**many(1), STORY: article(colour="red")})
    assert run(tmp_path, "build", "--record", *AT)[0] == 1
    assert run(tmp_path, "build", "--record", "--keep-going", *AT)[0] == 1
    assert not (tmp_path / "content/addresses.txt").exists()


def test_an_article_that_is_gone_is_told_with_its_reason(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path, {STORY: article(gone="По просьбе источника")})
    _, out, _ = run(tmp_path, "build", *AT)
    assert f"Not shown: {STORY}: gone: По\u00a0просьбе источника\n" in out
