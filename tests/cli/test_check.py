"""`newsgen check` as a person or a program meets it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.commands import Run
from support.reviewing import WIDE
from support.sites import SETTINGS, article, new_site

FOLDER = "content/articles/2024/03"
LONG = "б" * 120
AT = ("--now", "2024-03-20T12:00")


def test_a_site_in_order_is_told_so(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path, {f"{FOLDER}/a.md": article()})
    assert run(tmp_path, "check", *AT) == (0, "No findings.\n", "")


def test_findings_are_shown_with_place_code_and_remedy_and_counted(
    run: Run, tmp_path: Path
) -> None:
    new_site(tmp_path, {f"{FOLDER}/a.md": article(LONG)})
    code, out, err = run(tmp_path / FOLDER, "check", *AT)
    assert (code, err) == (1, "")
    assert out == (
        f"{FOLDER}/a.md:2:8: the headline is 120 characters long [long-title]\n"
        "  search engines and messengers show 110: say the rest in the lead\n"
        "1 finding.\n"
    )


def test_a_file_may_be_checked_alone_from_where_it_is(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path, {f"{FOLDER}/a.md": article(LONG), f"{FOLDER}/b.md": article(LONG)})
    code, out, _ = run(tmp_path / FOLDER, "check", "b.md", *AT)
    assert (code, out.count("[long-title]")) == (1, 1)
    assert "/b.md:2:8" in out
    assert run(tmp_path, "check", f"{FOLDER}/a.md", f"{FOLDER}/b.md", *AT)[1].endswith(
        "2 findings.\n"
    )


def test_a_template_and_a_photograph_may_be_checked_alone(run: Run, tmp_path: Path) -> None:
    template = "templates/parts/hook-listen.html"
    files: dict[str, str | bytes] = {
        f"{FOLDER}/a.md": article(LONG),
        f"{FOLDER}/a.gif": WIDE,
        template: "<p style='x'>",
    }
    new_site(tmp_path, files)
    for file, finding in ((template, "stopped-inline"), (f"{FOLDER}/a.gif", "unused-photo")):
        code, out, _ = run(tmp_path, "check", file, *AT)
        assert (code, out.splitlines()[-1]) == (1, "1 finding.")
        assert f"[{finding}]" in out


@pytest.mark.parametrize("file", ["nowhere.md", "content", "../elsewhere.md", "notes.txt"])
def test_a_file_that_is_no_content_is_wrong_usage(run: Run, tmp_path: Path, file: str) -> None:
    site = new_site(tmp_path / "site")
    (tmp_path / "elsewhere.md").touch()
    (site / "notes.txt").touch()
    code, _, err = run(site, "check", file)
    assert code == 2
    assert file in err


def test_old_stories_without_a_translation_are_counted(run: Run, tmp_path: Path) -> None:
    files = {
        "content/site.yaml": SETTINGS.replace("language: ru", "languages: [ru, kk]"),
        "content/pages/about.kk.md": "---\ntitle: Біз\n---\nБіз.\n",
        f"{FOLDER}/a.md": article(),
        f"{FOLDER}/a.kk.md": article(),
        f"{FOLDER}/b.md": article(date="2023-01-01"),
    }
    new_site(tmp_path, files)
    assert run(tmp_path, "check", *AT) == (
        0,
        "No findings.\n1 older story lacks a translation: newsgen check --all names them.\n",
        "",
    )
    code, out, _ = run(tmp_path, "check", "--all", *AT)
    assert (code, out.count("[missing-translation]")) == (1, 1)


def test_programs_are_told_in_json(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path, {f"{FOLDER}/a.md": article(LONG)})
    code, out, err = run(tmp_path, "check", "--format", "json", *AT)
    assert (code, err) == (1, "")
    assert json.loads(out) == {
        "problems": [],
        "findings": [
            {
                "path": f"{FOLDER}/a.md",
                "line": 2,
                "column": 8,
                "code": "long-title",
                "text": "the headline is 120 characters long",
                "remedy": "search engines and messengers show 110: say the rest in the lead",
            }
        ],
        "older_untranslated": 0,
    }


def test_problems_are_told_as_a_build_tells_them(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path, {f"{FOLDER}/a.md": article(LONG, autor="Я")})
    code, out, err = run(tmp_path, "check", *AT)
    assert (code, out) == (1, "")
    assert err.endswith("1 problem.\n")
    assert "[unknown-field]" in err
    code, out, err = run(tmp_path, "check", "--format", "json", *AT)
    assert (code, err) == (1, "")
    told = json.loads(out)
    assert [one["code"] for one in told["problems"]] == ["unknown-field"]
    assert told["findings"] == []


def test_the_command_is_there_for_a_shell(tmp_path: Path) -> None:
    new_site(tmp_path, {f"{FOLDER}/a.md": article(LONG)})
    done = subprocess.run(
        [sys.executable, "-m", "newsgen", "check", *AT],
        cwd=tmp_path,
        env={**os.environ, "PYTHONUTF8": "1", "LANG": "C.UTF-8", "LANGUAGE": "en"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout.splitlines()[-1]) == (1, "1 finding.")
