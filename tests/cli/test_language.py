"""newsgen speaks the language of the person at the terminal."""

import os
import re
import subprocess
import sys
from datetime import timedelta
from io import StringIO
from pathlib import Path

import click
import pytest
from rich.console import Console

from newsgen.cli import COMMANDS, cli
from newsgen.cli.bar import Bar
from newsgen.cli.language import speaker_for
from newsgen.cli.lines import Lines
from newsgen.cli.report import span
from newsgen.cli.stages import Stages
from newsgen.i18n.program import speaker
from newsgen.said import say
from support.commands import Run
from support.sites import article, many, new_site, write
from support.spoken import FOREIGN

AT = ("--now", "2024-03-20T12:00")


WRONG = {
    "ru": "content/articles/a.md:4:1: неизвестное поле «autor» [unknown-field]\n"
    "  может быть, author?\n1 ошибка.\n",
    "kk": "content/articles/a.md:4:1: белгісіз өріс «autor» [unknown-field]\n"
    "  бәлкім, author?\n1 қате.\n",
    "en": 'content/articles/a.md:4:1: unknown field "autor" [unknown-field]\n'
    "  did you mean author?\n1 problem.\n",
}


@pytest.mark.parametrize("language", sorted(WRONG))
def test_problems_are_told_in_the_language_asked_for(
    run: Run, tmp_path: Path, language: str
) -> None:
    new_site(tmp_path, {"content/articles/a.md": article(autor="Я")})
    assert run(tmp_path, "--lang", language, "build", *AT) == (1, "", WRONG[language])
    assert run(tmp_path, f"--lang={language}", "build", *AT) == (1, "", WRONG[language])


@pytest.mark.parametrize("language", sorted(WRONG))
@pytest.mark.parametrize("variable", ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"])
def test_problems_are_told_in_the_system_s_language(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, variable: str
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, f"{language}_KZ.UTF-8")
    new_site(tmp_path, {"content/articles/a.md": article(autor="Я")})
    assert run(tmp_path, "build", *AT) == (1, "", WRONG[language])
    assert run(tmp_path, "--lang", "en", "build", *AT) == (1, "", WRONG["en"])


def test_a_program_started_anew_speaks_the_system_s_language(tmp_path: Path) -> None:
    new_site(tmp_path, {"content/articles/a.md": article(autor="Я")})
    done = subprocess.run(
        [sys.executable, "-m", "newsgen", "build", *AT],
        cwd=tmp_path,
        env={**os.environ, "LANGUAGE": "kk"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", WRONG["kk"])


def test_a_build_with_nothing_to_do_needs_no_babel_to_say_so(tmp_path: Path) -> None:
    new_site(tmp_path, many(1))
    code = (
        "import sys; from contextlib import suppress; from newsgen.cli import main\n"
        "with suppress(SystemExit): main()\n"
        "print(sorted({'babel.messages', 'babel', 'jinja2'} & set(sys.modules)))"
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code, "--lang", "ru", "build", *AT],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
    assert "записывать нечего" in done.stdout
    assert done.stdout.endswith("[]\n")


def test_a_build_is_summed_up_in_the_language(run: Run, tmp_path: Path) -> None:
    new_site(
        tmp_path,
        {
            **many(2),
            "content/articles/b.md": article(date="2024-03-20 17:12", slug="b"),
            "content/articles/c.md": article(slug="c", draft="true"),
        },
    )
    _, out, _ = run(tmp_path, "--lang", "ru", "build", *AT)
    assert out.startswith(
        "Не показан: content/articles/b.md: запланирован, выйдет через 5 ч 12 мин "
        "(2024-03-20 17:12)\n"
        "Не показан: content/articles/c.md: черновик\n"
    )
    assert re.search(
        r"^build: записан[оы]? \d+ файл(а|ов)?, без изменений 0, удалено 0; 2 материала; "
        r"\d+,\d\d с\.$",
        out,
        re.MULTILINE,
    )
    _, out, _ = run(tmp_path, "--lang", "kk", "build", *AT)
    assert "build: жазатын ештеңе жоқ, " in out


def test_reasons_and_stages_are_told_in_the_language(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path, many(1))
    _, out, _ = run(tmp_path, "--lang", "ru", "build", "--explain", "--profile", *AT)
    assert "index.html: новая страница\n" in out
    assert re.search(r"^чтение +\d,\d\d с +\d+%$", out, re.MULTILINE)
    (tmp_path / "content/articles/2024/03/story-000.md").unlink()
    _, out, _ = run(tmp_path, "--lang", "ru", "build", "--explain", *AT)
    assert "2024/03/01/story-000/index.html: удалён, больше не нужен\n" in out


def test_strangers_and_what_is_not_shown_are_counted_in_the_language(
    run: Run, tmp_path: Path
) -> None:
    new_site(
        tmp_path,
        {
            "content/articles/0.md": article(expires="2024-03-18 12:00"),
            **{
                f"content/articles/{n}.md": article(slug=f"d-{n}", draft="true")
                for n in range(1, 14)
            },
        },
    )
    run(tmp_path, "build", *AT)
    write(tmp_path, {f"build/{name}.txt": "mine" for name in "abcde"})
    write(tmp_path, {"content/articles/new.md": article("Новое")})
    _, out, _ = run(tmp_path, "--lang", "ru", "build", *AT)
    assert "Не показаны ещё 2 материала\n" in out
    assert "Чужие файлы в build оставлены как есть: a.txt, b.txt, c.txt и ещё 2\n" in out


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("name", ["", *sorted(COMMANDS)])
def test_help_is_in_the_language_but_for_names(
    run: Run, tmp_path: Path, language: str, name: str
) -> None:
    code, out, _ = run(tmp_path, "--lang", language, *filter(None, [name]), "--help")
    assert code == 0
    english = ("Show", "Usage", "Options", "Commands", "Examples", " the ", "default:", "OPTIONS")
    assert [word for word in english if word in out] == []
    assert re.search("[а-яәіңғүұқөһ]{4}", out)
    assert run(tmp_path, *filter(None, [name]), "--help")[1].startswith("Usage: ")


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize(
    "words",
    [
        ("biuld",),
        ("build", "--nonsense"),
        ("build", "--jobs"),
        ("build", "--jobs", "0"),
        ("build", "--jobs", "many"),
        ("build", "--drafts=yes"),
        ("build", "--now", "tomorrow"),
        ("build", "more"),
        ("build", "--lang", "kk"),
        ("new",),
        ("new", "Мост", "--section", "nonsense"),
        ("check", "nowhere.md"),
        ("check", "--format", "xml"),
        ("messages", "Uzbek"),
    ],
)
def test_wrong_usage_is_told_in_the_language(
    run: Run, tmp_path: Path, language: str, words: tuple[str, ...]
) -> None:
    new_site(tmp_path)
    code, out, err = run(tmp_path, "--lang", language, *words)
    assert (code, out) == (2, "")
    english = (
        "Usage", "Error", "Try ", "Invalid", "No such", "Missing", "Got ", "requires", "does not",
        "is not", "Did you mean", "exist", "one of", "range",
    )  # fmt: skip
    assert [word for word in english if word in err] == []
    for line in filter(None, err.splitlines()):
        assert re.search("[а-яәіңғүұқөһ]{3}", line), line


def test_outside_of_a_site_the_way_to_one_is_shown_in_the_language(
    run: Run, tmp_path: Path
) -> None:
    code, _, err = run(tmp_path, "--lang", "ru", "build")
    assert code == 2
    assert "Ошибка: здесь нет сайта" in err
    assert "newsgen init my-site" in err


def test_lang_behind_a_command_is_shown_its_place(run: Run, tmp_path: Path) -> None:
    _, _, err = run(tmp_path, "build", "--lang", "kk")
    assert "--lang stands before the command: newsgen --lang kk build" in err


def test_the_lang_of_new_is_the_article_s(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path)
    settings = tmp_path / "content/site.yaml"
    text = settings.read_text(encoding="utf-8").replace("language: ru", "languages: [ru, kk]")
    settings.write_text(text, encoding="utf-8")
    _, out, _ = run(tmp_path, "--lang", "ru", "new", "Көпір ашылды", "--lang", "kk")
    assert out.strip().endswith(".kk.md")
    _, _, err = run(tmp_path, "--lang", "ru", "new", "Көпір ашылды", "--lang", "en")
    assert "Неверное значение --lang: «en» нет в site.yaml; там есть: ru, kk" in err


def test_an_unknown_language_is_told(run: Run, tmp_path: Path) -> None:
    code, _, err = run(tmp_path, "--lang", "fr", "build")
    assert code == 2
    assert "'fr'" in err


def test_an_interrupted_build_says_so_in_the_language(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_site(tmp_path)

    def interrupted(*_args: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("newsgen.cli.build.run", interrupted)
    code, _, err = run(tmp_path, "--lang", "kk", "build")
    assert code == 130
    assert err.strip() == "Тоқтатылды. Келесі жинау шала қалғанның бәрін түзетеді."


def test_a_language_without_its_name_leaves_the_system_s() -> None:
    assert speaker_for(["--lang"], {"LANG": "ru"}).language == "ru"
    assert speaker_for(["--help", "--lang", "kk", "build"], {}).language == "kk"
    assert speaker_for(["build", "--lang", "kk"], {}).language == "en"


def test_every_option_that_takes_a_value_says_of_what_kind() -> None:
    context = click.Context(cli)
    for name in sorted(COMMANDS):
        command = cli.get_command(context, name)
        assert command is not None
        for param in command.params:
            flag = isinstance(param, click.Option) and param.is_flag
            choice = isinstance(param.type, click.Choice)
            assert param.metavar or flag or choice, f"{name} {param.name}"


@pytest.mark.parametrize(
    ("hours", "ru", "kk"), [(25, "1 дн. 1 ч", "1 күн 1 сағ"), (5, "5 ч", "5 сағ")]
)
def test_lengths_of_time_are_told_in_the_language(hours: int, ru: str, kk: str) -> None:
    length = span(timedelta(hours=hours))
    assert [speaker(one).tell(length) for one in ("ru", "kk")] == [ru, kk]


def test_progress_is_told_in_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines(0, every=0, tell=speaker("ru").tell)
    lines(say("rendering"), 3, 10)
    lines(say("reading"), 0, 0)
    assert capsys.readouterr().err == "вёрстка: 3 из 10\nчтение …\n"
    screen = StringIO()
    with Bar(0, Console(file=screen, force_terminal=True), tell=speaker("kk").tell) as bar:
        bar(say("rendering"), 3, 10)
    assert "беттеу" in screen.getvalue()
    stages = Stages(lines, 0)
    assert next(iter(stages.lines(speaker("kk")))).startswith("іске қосу ")
