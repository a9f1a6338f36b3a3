"""The interface speaks the reader's language."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import PoFileError, read_po

from newsgen.i18n.messages import CATALOGUES, catalogue, catalogue_digest, languages, parsed

HEADER = b"""\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 просмотров"),
        (1, "1 просмотр"),
        (2, "2 просмотра"),
        (5, "5 просмотров"),
        (11, "11 просмотров"),
        (21, "21 просмотр"),
        (1254, "1254 просмотра"),
    ],
)
def test_russian_counts_views_in_three_ways(number: int, words: str) -> None:
    form = catalogue("ru").ngettext("%(number)s view", "%(number)s views", number)
    assert form % {"number": number} == words


@pytest.mark.parametrize("number", [0, 1, 2, 1254])
def test_kazakh_does_not_change_the_noun_after_a_number(number: int) -> None:
    form = catalogue("kk").ngettext("%(number)s view", "%(number)s views", number)
    assert form % {"number": "N"} == catalogue("kk").ngettext(
        "%(number)s view", "%(number)s views", 7
    ) % {"number": "N"}


def test_english_counts_views_in_two_ways() -> None:
    forms = [
        catalogue("en").ngettext("%(number)s view", "%(number)s views", number) for number in (1, 2)
    ]
    assert forms == ["%(number)s view", "%(number)s views"]


def test_russian_kazakh_and_english_are_spoken() -> None:
    assert {"ru", "kk", "en"} <= set(languages())


def test_a_country_s_language_is_the_language() -> None:
    assert catalogue("ru-KZ").gettext("Back to top") == catalogue("ru").gettext("Back to top")
    assert catalogue("ru").gettext("Back to top") != "Back to top"


def test_a_language_without_a_catalogue_speaks_english() -> None:
    assert catalogue("zz").gettext("Back to top") == "Back to top"


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_every_message_is_translated_and_keeps_its_placeholders(language: str) -> None:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        messages = [message for message in read_po(file, locale=language) if message.id]
    assert len(messages) > 20
    for message in messages:
        wanted = message.id if isinstance(message.id, str) else message.id[-1]
        given = [message.string] if isinstance(message.string, str) else message.string
        for text in given:
            assert text, message.id
            assert _placeholders(text) == _placeholders(wanted), message.id


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)[sd]", text))


def test_a_catalogue_is_read_from_its_bytes() -> None:
    po = HEADER + 'msgid "Top"\nmsgstr "Верх"\n'.encode()
    assert parsed(po, "ru").gettext("Top") == "Верх"


def test_a_file_that_is_no_catalogue_is_refused() -> None:
    with pytest.raises(PoFileError):
        parsed(b"this is not a catalogue\n", "ru")


def test_the_digest_tells_catalogues_apart(tmp_path: Path) -> None:
    (tmp_path / "ru.po").write_bytes(HEADER)
    before = catalogue_digest(tmp_path)
    assert before == catalogue_digest(tmp_path)
    (tmp_path / "ru.po").write_bytes(HEADER + b"\n")
    changed = catalogue_digest(tmp_path)
    (tmp_path / "ru.po").rename(tmp_path / "kk.po")
    assert len({before, changed, catalogue_digest(tmp_path)}) == 3


def test_languages_are_the_files_there(tmp_path: Path) -> None:
    (tmp_path / "kk.po").touch()
    (tmp_path / "en.po").touch()
    (tmp_path / "notes.txt").touch()
    assert languages(tmp_path) == ("en", "kk")
