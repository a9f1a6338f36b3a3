"""What a language lacks is known, and can be begun without losing what is there."""

from pathlib import Path

import pytest

from newsgen.i18n.lacking import Wanted, completed, gathered, lacking, of_newsgen, said_in
from newsgen.i18n.messages import Messages
from newsgen.i18n.pofile import read_catalogue, ready

TOP = Wanted("Top", "", (("templates/base.html", 3),))
VIEWS = Wanted("%(number)s view", "%(number)s views", (("templates/article.html", 1),))


def test_a_message_said_in_several_places_is_wanted_once() -> None:
    again = Wanted("Top", "", (("templates/page.html", 9),))
    assert gathered([TOP, VIEWS, again]) == (
        Wanted("Top", "", (*TOP.places, *again.places)),
        VIEWS,
    )


@pytest.mark.parametrize("language", ["ru", "kk", "kk-KZ", "en", "en-GB"])
def test_newsgen_s_languages_lack_nothing_of_its_own(language: str) -> None:
    assert lacking(of_newsgen(), Messages(), language) == ()


def test_another_language_lacks_everything_until_it_is_written(tmp_path: Path) -> None:
    wanted = of_newsgen()
    assert len(wanted) > 30
    assert lacking(wanted, Messages(tmp_path), "uz") == wanted
    (tmp_path / "uz.po").write_text('msgid "Sections"\nmsgstr "Ruknlar"\n', encoding="utf-8")
    missing = {one.text for one in lacking(wanted, Messages(tmp_path), "uz")}
    assert {one.text for one in wanted} - missing == {"Sections"}


def test_a_singular_does_not_stand_for_a_plural(tmp_path: Path) -> None:
    (tmp_path / "uz.po").write_text(f'msgid "{VIEWS.text}"\nmsgstr "marta"\n', encoding="utf-8")
    assert lacking([VIEWS], Messages(tmp_path), "uz") == (VIEWS,)


def test_a_file_is_begun_with_the_plural_forms_of_its_language() -> None:
    text = completed(b"", "uk", [TOP, VIEWS]).decode()
    assert "Language: uk" in text
    assert "nplurals=3" in text
    assert '#: templates/base.html\nmsgid "Top"\nmsgstr ""\n' in text
    assert 'msgstr[2] ""\n' in text
    ready(read_catalogue(text.encode(), "uk.po", "uk"), "uk.po")


def test_a_file_is_completed_and_keeps_every_byte_it_had() -> None:
    before = completed(b"", "uz", [TOP]).replace(
        b'msgstr ""\n"Lang', b'msgstr ""\n"X: y\\n"\n"Lang'
    )
    before = b"# Ours.\n" + before.replace(b'"Top"\nmsgstr ""', b'"Top"\nmsgstr "Tepaga"')
    after = completed(before, "uz", [TOP, VIEWS])
    assert after.startswith(before.rstrip(b"\n"))
    assert after.count(b'msgid "Top"') == 1
    assert b"msgid_plural" in after
    assert completed(after, "uz", [TOP, VIEWS]) == after


def test_the_plural_forms_a_file_has_are_kept() -> None:
    header = b'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'
    assert completed(header, "uz", [VIEWS]).count(b"msgstr[") == 1


def test_what_is_said_in_a_program_is_found(tmp_path: Path) -> None:
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "a.py").write_text(
        'problem(say("there is {name}" " here", name=x))\n'
        'say_many("{number} file", "{number} files", n)\nprint("not said")\n',
        encoding="utf-8",
    )
    assert said_in(tmp_path) == (
        Wanted("there is {name} here", "", ((f"{tmp_path.name}/room/a.py", 1),)),
        Wanted("{number} file", "{number} files", ((f"{tmp_path.name}/room/a.py", 2),)),
    )
