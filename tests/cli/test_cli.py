"""The command line, as a person types it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newsgen import __version__
from newsgen.cli.report import span
from support.commands import Run
from support.sites import article, many, new_site, page, tree, write

AT = ("--now", "2024-03-20T12:00")


def test_version(run: Run, tmp_path: Path) -> None:
    assert run(tmp_path, "--version") == (0, f"newsgen {__version__}\n", "")


@pytest.mark.parametrize("command", ["build", "init", "new", "serve"])
def test_every_command_teaches_itself(run: Run, tmp_path: Path, command: str) -> None:
    code, out, _ = run(tmp_path, command, "--help")
    assert code == 0
    assert out.startswith("Usage: ")
    assert command in run(tmp_path, "--help")[1]


def test_a_built_site_is_summed_up_in_one_line(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path, many(2))
    code, out, err = run(tmp_path, "build", *AT)
    assert (code, err) == (0, "")
    assert out.startswith("build: ")
    assert " files written, 0 kept, 0 removed; 2 articles; " in out
    _, again, _ = run(tmp_path, "build", *AT)
    assert again.startswith("build: nothing to write, ")


def test_the_site_is_found_from_any_of_its_folders(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path, many(1))
    code, _, _ = run(tmp_path / "content/articles/2024", "build", *AT)
    assert code == 0
    assert (tmp_path / "build/index.html").exists()


def test_outside_of_a_site_the_way_to_one_is_shown(run: Run, tmp_path: Path) -> None:
    code, _, err = run(tmp_path, "build")
    assert code == 2
    assert "newsgen init my-site" in err


def test_quiet_is_quiet(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path, many(1))
    assert run(tmp_path, "build", "--quiet", *AT) == (0, "", "")


def test_explain_names_each_page_and_why(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path, many(2))
    run(tmp_path, "build", *AT)
    story = "content/articles/2024/03/story-000.md"
    text = (tmp_path / story).read_text(encoding="utf-8")
    write(tmp_path, {story: text.replace("Второй", "Третий")})
    (tmp_path / "content/articles/2024/03/story-001.md").unlink()
    _, out, _ = run(tmp_path, "build", "--explain", *AT)
    assert "2024/03/01/story-000/index.html: text changed\n" in out
    assert "2024/03/01/story-001/index.html: removed, no longer wanted\n" in out


def test_what_is_held_back_is_named_with_its_reason(run: Run, tmp_path: Path) -> None:
    new_site(
        tmp_path,
        {
            "content/articles/a.md": article(draft="true"),
            "content/articles/b.md": article(date="2024-03-20 17:12"),
            "content/articles/c.md": article(expires="2024-03-18 12:00"),
            **{
                f"content/articles/d{number}.md": article(draft="true", slug=f"d-{number}")
                for number in range(12)
            },
        },
    )
    _, out, _ = run(tmp_path, "build", *AT)
    lines = out.splitlines()
    assert lines[0] == (
        "Not shown: content/articles/b.md: scheduled, goes live in 5 h 12 min (2024-03-20 17:12)"
    )
    assert "Not shown: content/articles/a.md: draft" in lines
    assert "Not shown: 3 more articles" in lines


def test_an_expired_article_says_since_when(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path, {"content/articles/c.md": article(expires="2024-03-18 12:00")})
    _, out, _ = run(tmp_path, "build", *AT)
    assert "Not shown: content/articles/c.md: expired 2 d ago (2024-03-18 12:00)\n" in out


def test_drafts_and_scheduled_articles_are_shown_when_asked_for(run: Run, tmp_path: Path) -> None:
    new_site(
        tmp_path,
        {
            "content/articles/a.md": "---\ntitle: Черновик\ndraft: true\n---\nНедописано.\n",
            "content/articles/b.md": article(date="2024-06-20 17:12"),
        },
    )
    run(tmp_path, "build", "--drafts", "--future", *AT)
    assert "Черновик" in page(tmp_path, "drafts/a/index.html")
    assert (tmp_path / "build/2024/06/20/b/index.html").exists()
    run(tmp_path, "build", *AT)
    assert not (tmp_path / "build/drafts").exists()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0.5, "1 min"), (60, "1 h"), (312, "5 h 12 min"), (1440, "1 d"), (1500, "1 d 1 h")],
)
def test_lengths_of_time_are_told_in_their_two_largest_units(minutes: float, words: str) -> None:
    assert span(timedelta(minutes=minutes)) == words


def test_problems_are_shown_with_place_and_remedy_and_nothing_is_written(
    run: Run, tmp_path: Path
) -> None:
    new_site(tmp_path, {"content/articles/a.md": article(autor="Я")})
    code, out, err = run(tmp_path, "build", *AT)
    assert (code, out) == (1, "")
    assert err == (
        'content/articles/a.md:4:1: unknown field "autor" [unknown-field]\n'
        "  did you mean author?\n1 problem.\n"
    )
    assert not (tmp_path / "build").exists()


def test_keep_going_builds_the_rest_and_still_fails(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path, many(2))
    run(tmp_path, "build", *AT)
    good = page(tmp_path, "2024/03/01/story-001/index.html")
    broken = "content/articles/2024/03/story-001.md"
    write(tmp_path, {broken: article(autor="Я"), "content/articles/new.md": article("Новое")})
    code, out, err = run(tmp_path, "build", "--keep-going", *AT)
    assert code == 1
    assert "1 article" not in out
    assert "[unknown-field]" in err
    assert page(tmp_path, "2024/03/01/story-001/index.html") == good
    assert "Новое" in page(tmp_path, "index.html")


def test_keep_going_leaves_alone_what_links_to_what_is_broken(run: Run, tmp_path: Path) -> None:
    links = "[адрес](/2024/03/01/story-001/) и [файл](../2024/03/story-001.md)"
    linking = {"content/articles/links/b.md": article("Ссылка", body=links)}
    new_site(tmp_path, {**many(2), **linking})
    run(tmp_path, "build", *AT)
    broken = "content/articles/2024/03/story-001.md"
    write(tmp_path, {broken: article(autor="Я")})
    code, _, err = run(tmp_path, "build", "--keep-going", *AT)
    assert code == 1
    assert "[dead-link]" not in err
    assert "Ссылка" in page(tmp_path, "index.html")


def test_keep_going_leaves_out_what_clashes_with_the_rest_too(run: Run, tmp_path: Path) -> None:
    new_site(
        tmp_path,
        {
            "content/articles/a.md": article("Хорошо"),
            "content/articles/b.md": article("Плохо", tags="[C, C++]"),
            "content/articles/c.md": article("Никуда", body="[сюда](/nowhere/)"),
            "content/articles/d.md": article("Не то", autor="Я"),
        },
    )
    code, _, err = run(tmp_path, "build", "--keep-going", *AT)
    assert code == 1
    assert ["[dead-link]" in err, "[same-address]" in err, "[unknown-field]" in err] == [True] * 3
    assert "Хорошо" in page(tmp_path, "index.html")
    assert "Плохо" not in page(tmp_path, "index.html")
    code, _, err = run(tmp_path, "build", *AT)
    assert code == 1
    assert ["[same-address]" in err, "[unknown-field]" in err] == [True] * 2


@pytest.mark.parametrize(
    "words",
    [
        ("build", "--now", "tomorrow"),
        ("build", "--jobs", "0"),
        ("build", "--nonsense"),
        ("nonsense",),
        ("new", "Заголовок", "--section", "nonsense"),
        ("new", "Заголовок", "--lang", "fr"),
    ],
)
def test_wrong_usage_exits_with_2(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    new_site(tmp_path, many(1))
    code, out, err = run(tmp_path, *words)
    assert (code, out) == (2, "")
    assert "Error: " in err


def test_the_moment_comes_from_source_date_epoch_where_now_is_not_given(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_site(tmp_path, {"content/articles/a.md": article(date="2024-03-15 20:00")})
    monkeypatch.setenv(
        "SOURCE_DATE_EPOCH", str(int(datetime.fromisoformat("2024-03-15T14:59:00Z").timestamp()))
    )
    assert "goes live in 1 min" in run(tmp_path, "build")[1]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert run(tmp_path, "build")[0] == 2
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert "1 article;" in run(tmp_path, "build")[1]


def test_a_moment_with_its_own_offset_is_taken_as_it_is(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path, {"content/articles/a.md": article(date="2024-03-15 20:00")})
    assert "goes live in 1 min" in run(tmp_path, "build", "--now", "2024-03-15T14:59:00+00:00")[1]


def test_a_new_site_builds(run: Run, tmp_path: Path) -> None:
    code, out, _ = run(tmp_path, "init", "my-site")
    assert code == 0
    assert "my-site/content/site.yaml\n" in out
    assert run(tmp_path / "my-site", "build")[0] == 0
    assert "Первая новость" in page(tmp_path / "my-site", "index.html")
    code, _, err = run(tmp_path, "init", "my-site")
    assert code == 1
    assert "[not-empty]" in err


def test_a_new_article_is_a_draft_that_reads_back(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path)
    title = "Мост 'Дружба' открыт: что дальше #1"
    code, out, _ = run(tmp_path, "new", title, "--section", "politics", "--author", "red")
    assert code == 0
    file = tmp_path / out.strip()
    assert file.name == "most-druzhba-otkryt-chto-dalshe-1.md"
    assert run(tmp_path, "build", "--drafts")[0] == 0
    built = [path for path in tree(tmp_path / "build") if path.endswith("-1/index.html")]
    assert len(built) == 1
    assert "Мост &#39;Дружба&#39; открыт: что дальше #1" in page(tmp_path, built[0])
    assert run(tmp_path, "new", title)[0] == 1
    assert "[empty-slug]" in run(tmp_path, "new", "!!!")[2]


def test_a_new_article_in_another_language_carries_it_in_its_name(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path)
    settings = tmp_path / "content/site.yaml"
    text = settings.read_text(encoding="utf-8").replace("language: ru", "languages: [ru, kk]")
    settings.write_text(text, encoding="utf-8")
    _, out, _ = run(tmp_path, "new", "Көпір ашылды", "--lang", "kk")
    assert out.strip().endswith("/kopir-ashyldy.kk.md")


def test_a_new_article_keeps_its_address_when_letters_are_spelt_anew(
    run: Run, tmp_path: Path
) -> None:
    new_site(tmp_path)
    settings = tmp_path / "content/site.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + "slugs: {ru: {х: h}}\n", encoding="utf-8")
    _, out, _ = run(tmp_path, "new", "Хлеб и мёд")
    assert out.strip().endswith("/hleb-i-myod.md")
    draft = tmp_path / out.strip()
    told = draft.read_text(encoding="utf-8")
    assert "slug: hleb-i-myod\n" in told
    draft.write_text(told.replace("draft: true", "") + "Текст.\n", encoding="utf-8")
    settings.write_text(text + "slugs: {ru: {х: kh, ё: e}}\n", encoding="utf-8")
    assert run(tmp_path, "build")[0] == 0
    assert len(list((tmp_path / "build").rglob("hleb-i-myod/index.html"))) == 1


def test_a_disk_that_refuses_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    code, _, err = run(tmp_path, "init", "my-site")
    assert code == 1
    assert "Permission denied [disk]" in err


def test_a_bug_stays_a_traceback(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new_site(tmp_path)

    def broken(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("newsgen.cli.build.run", broken)
    with pytest.raises(ZeroDivisionError):
        run(tmp_path, "build")


def test_ctrl_c_says_what_is_left(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_site(tmp_path)

    def interrupted(*_args: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("newsgen.cli.build.run", interrupted)
    code, _, err = run(tmp_path, "build")
    assert code == 130
    assert "The next build mends" in err


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A site with `newsgen serve` running: its root and address."""
    root = new_site(
        tmp_path,
        {
            "content/articles/a.md": article(draft="true"),
            "static/data/x.json": "{}",
        },
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "newsgen", "serve", "--port", "0"],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout
    line = process.stdout.readline()
    assert line.startswith("Serving at http://127.0.0.1:"), line
    address = line.split()[2].rstrip("/")
    _wait(lambda: fetch(f"{address}/")[0] == 200)
    yield root, address
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0
    process.stdout.close()


def _wait(until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            if until():
                return
        except OSError:
            continue  # not listening yet
    pytest.fail("it did not happen in 30 s")


def fetch(address: str) -> tuple[int, dict[str, str], str]:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our own server
            return answer.status, dict(answer.headers), answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read().decode()


def test_serve_shows_the_site_and_builds_it_again_at_a_change(server: tuple[Path, str]) -> None:
    root, address = server
    status, headers, text = fetch(f"{address}/")
    assert (status, headers["content-type"], headers["cache-control"]) == (
        200,
        "text/html; charset=utf-8",
        "no-store",
    )
    assert "Мост открыт" in text, "drafts are shown"
    status, _, text = fetch(f"{address}/nowhere/")
    assert status == 404
    assert "<h1" in text
    assert fetch(f"{address}/.newsgen-output")[0] == 404
    assert fetch(f"{address}/%00")[0] == 404
    assert fetch(f"{address}/{'a' * 5000}")[0] == 404
    listed = [path for path in tree(root / ".newsgen/preview") if path.endswith(".json")]
    assert json.loads(fetch(f"{address}/{listed[0]}")[2]) == {}
    write(root, {"content/articles/a.md": article("Другой заголовок")})
    _wait(lambda: "Другой заголовок" in fetch(f"{address}/")[2])
    write(root, {"content/articles/a.md": article(autor="x")})
    time_of_problem = time.monotonic()
    _wait(lambda: time.monotonic() - time_of_problem > 1)
    assert "Другой заголовок" in fetch(f"{address}/")[2]
    assert not (root / "build").exists()


def test_a_port_in_use_is_told(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, _, err = run(tmp_path, "serve", "--port", str(taken.getsockname()[1]))
    assert code == 1
    assert "[cannot-listen]" in err
