"""newsgen speaks to editors in their language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

import newsgen
from newsgen.cli import cli
from newsgen.cli.language import CLICK, texts_of
from newsgen.i18n.lacking import said_in
from newsgen.i18n.program import LANGUAGES, PROGRAM, Speaker, preferred, speaker
from newsgen.said import say, say_many
from support.spoken import FOREIGN

PACKAGE = Path(newsgen.__file__).parent
SAID = said_in(PACKAGE)
HELP = tuple(texts_of(cli, click.Context(cli)))

# What is Latin in every language: names of things, of fields, of files and of other programs.
NAMES = frozenset(
    """
    Almaty Asia Ctrl DATE Dask Discover EPOCH Forms Google HEIC HOST HTML JPEG Jinja Markdown
    PORT Pagefind Plural SOURCE SVG Telegram URL UTF YAML about address addresses aliases all
    alt articles asset author avif base body breaking build card cd channel check content credit
    css dask data date default desk docs draft drafts en example executor explain extra false fast
    format future gif gone host html http https if include init install jobs jpg js json key kk
    kz languages lt mailto md me messages moved msgid msgstr my new newsgen now nthreads off old
    other output page parts permalink photo photos pip png po policy politics port record
    redakciya ru scheduler search section serve site slug some static story strict tel templates
    text title tmp tomorrow true txt updated url uz webp words worker write writing yaml
    """.split()  # noqa: SIM905 - as one reads them
)


def catalogue(language: str) -> Catalog:
    with (PROGRAM / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def said_calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("say", "say_many"):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node


def test_every_message_is_written_out_where_it_is_said_and_is_found_there() -> None:
    found = {one.key for one in SAID}
    calls = list(said_calls())
    assert len(calls) > 300
    for where, call in calls:
        plural = ast.unparse(call.func) == "say_many"
        words = [arg.value for arg in call.args[: 1 + plural] if isinstance(arg, ast.Constant)]
        assert (tuple(words) if plural else words[0] if words else "") in found, where


def test_no_problem_is_told_in_english_alone() -> None:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).lower().endswith("problem"):
                for word in node.args[2:]:  # behind the place and the code
                    text = ast.unparse(word)
                    literal = isinstance(word, (ast.JoinedStr, ast.Constant))
                    assert not literal or "pip install" in text, f"{path}:{node.lineno}"


@pytest.mark.parametrize("language", FOREIGN)
def test_every_message_is_translated_with_its_values(language: str) -> None:
    known = CATALOGUES[language]
    assert [one.text for one in SAID if known.get(one.key) is None] == []
    for one in SAID:
        texts = forms(known[one.key].string)
        assert len(texts) == (known.num_plurals if one.many else 1), one.text
        for text in texts:
            assert text, one.text
            assert fields(text) == fields(one.text) | fields(one.many), text


@pytest.mark.parametrize("language", FOREIGN)
def test_all_help_is_translated(language: str) -> None:
    for place, one, many in HELP:
        message = CATALOGUES[language].get((one, many) if many else one)
        assert message is not None, (place, one)
        for text in forms(message.string):
            assert text, one
            assert fields(text) <= fields(one) | fields(many), one


@pytest.mark.parametrize("language", FOREIGN)
def test_no_english_word_is_left_in_a_translation(language: str) -> None:
    for message in CATALOGUES[language]:
        if not message.id:
            continue
        for text in forms(message.string):
            bare = re.sub(r"\{[^{}]*\}", " ", text.replace("{{", " ").replace("}}", " "))
            assert set(re.findall("[A-Za-z]{2,}", bare)) <= NAMES, text


@pytest.mark.parametrize("language", FOREIGN)
def test_no_translation_is_of_a_message_that_is_no_longer_said(language: str) -> None:
    said = {forms(one.key) for one in SAID} | {
        (one, many) if many else (one,) for _, one, many in HELP
    }
    assert [one.id for one in CATALOGUES[language] if one.id and forms(one.id) not in said] == []


def test_what_click_says_is_still_what_it_says() -> None:
    source = "".join(
        path.read_text(encoding="utf-8") for path in Path(click.__file__).parent.glob("*.py")
    )
    assert [text for texts in CLICK for text in texts if text and f'"{text}"' not in source] == []


@pytest.mark.parametrize(
    ("number", "ru", "kk"),
    [
        (0, "0 ошибок.", "0 қате."),
        (1, "1 ошибка.", "1 қате."),
        (2, "2 ошибки.", "2 қате."),
        (5, "5 ошибок.", "5 қате."),
        (11, "11 ошибок.", "11 қате."),
        (21, "21 ошибка.", "21 қате."),
        (1254, "1254 ошибки.", "1254 қате."),
    ],
)
def test_problems_are_counted_as_the_language_counts(number: int, ru: str, kk: str) -> None:
    total = say_many("{number} problem.", "{number} problems.", number)
    assert [speaker(one).tell(total) for one in ("ru", "kk")] == [ru, kk]


def test_english_needs_no_catalogue() -> None:
    english = speaker("en")
    assert english.tell(say("there is no photo {name!r}", name="a")) == "there is no photo 'a'"
    assert english.gettext("Options") == "Options"
    assert [english.ngettext("one", "many", number) for number in (1, 2)] == ["one", "many"]


def test_a_message_without_a_translation_is_told_in_english() -> None:
    quiet = Speaker("ru", {})
    assert quiet.tell(say("no such words")) == "no such words"


def test_a_message_begun_but_not_translated_is_told_in_english(tmp_path: Path) -> None:
    (tmp_path / "ru.po").write_text(
        'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        '# A comment.\nmsgid "long "\n"words"\nmsgstr ""\n"длинные "\n"слова"\n\n'
        'msgid "later"\nmsgstr ""\n\n'
        'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "один"\nmsgstr[1] ""\n',
        encoding="utf-8",
    )
    russian = speaker("ru", tmp_path)
    assert russian.gettext("long words") == "длинные слова"
    assert russian.gettext("later") == "later"
    assert russian.ngettext("one", "many", 2) == "many"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "kk_KZ"}, "kk"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "kk_KZ.UTF-8"}, "kk"),
        ({"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANGUAGE": "kk", "LC_ALL": "ru_RU.UTF-8", "LANG": "ru_RU.UTF-8"}, "kk"),
        ({"LANGUAGE": "ky:kk:ru"}, "kk"),
        ({"LANGUAGE": "", "LANG": "ru"}, "ru"),
        ({"LANGUAGE": "RU-KZ"}, "ru"),
    ],
)
def test_the_system_s_language_is_found_as_gettext_finds_it(
    environment: dict[str, str], language: str
) -> None:
    assert preferred(environment) == language


def test_the_languages_are_those_with_a_catalogue() -> None:
    assert {path.stem for path in PROGRAM.glob("*.po")} | {"en"} == set(LANGUAGES)


CATALOGUES = {language: catalogue(language) for language in FOREIGN}
