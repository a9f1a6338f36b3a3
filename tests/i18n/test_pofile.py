"""A catalogue from anybody's hand is read, or it is told where it is wrong."""

import pytest

from newsgen.errors import NewsgenError, Problem
from newsgen.i18n.pofile import read_catalogue, ready
from support.spoken import english_only

HEADER = """\
msgid ""
msgstr ""
"Language: uz\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def wrong(text: str | bytes) -> tuple[Problem, ...]:
    data = text if isinstance(text, bytes) else (HEADER + text).encode()
    with pytest.raises(NewsgenError) as caught:
        ready(read_catalogue(data, "uz.po", "uz"), "uz.po")
    assert english_only(caught.value.problems) == []
    return caught.value.problems


def test_messages_contexts_comments_and_plurals_are_read() -> None:
    text = (
        '# Sarlavha\n#: a.html:3\n#, python-format\nmsgid "Photo: %(credit)s"\n'
        'msgstr "Foto: "\n"%(credit)s"\n\n'
        'msgctxt "menu"\nmsgid "Archive"\nmsgstr "Arxiv \\"A\\""\n\n'
        'msgid "%(number)s view"\nmsgid_plural "%(number)s views"\n'
        'msgstr[0] "bir marta"\nmsgstr[1] "%(number)s marta, %(num)d"\n\n'
        '#~ msgid "old"\n#~ msgstr "eski"\n'
    )
    for data in (HEADER + text, "\ufeff" + HEADER + text, (HEADER + text).replace("\n", "\r\n")):
        words = ready(read_catalogue(data.encode(), "uz.po", "uz"), "uz.po")
        assert words.gettext("Photo: %(credit)s") == "Foto: %(credit)s"
        assert words.pgettext("menu", "Archive") == 'Arxiv "A"'
        assert words.ngettext("%(number)s view", "%(number)s views", 1) == "bir marta"
        assert words.gettext("old") == "old"


@pytest.mark.parametrize(
    "line",
    [
        "this is not a catalogue",
        'msgid "Top',
        'msgstr "a "b" c"',
        "msgid Top",
        'msgid[0] "x"',
        '"x',
    ],
)
def test_a_line_that_cannot_be_is_told(line: str) -> None:
    (problem,) = wrong(f'msgid "a"\nmsgstr "b"\n\n{line}\n')
    assert (problem.code, str(problem.where)) == ("bad-messages", "uz.po:9")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', 6),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] "y"\nmsgstr[2] "z"\n', 6),
    ],
)
def test_a_message_that_is_not_whole_is_told(text: str, line: int) -> None:
    (problem,) = wrong(text)
    assert problem.text == "this message is not whole"
    assert problem.where.line == line


@pytest.mark.parametrize(
    ("translation", "remedy"),
    [
        ("Foto: %(kredit)s", "its placeholders are %(credit)s; a percent sign is written %%"),
        ("Foto: 100 %", "its placeholders are %(credit)s; a percent sign is written %%"),
        ("Foto: %(credit)q", "its placeholders are %(credit)s; a percent sign is written %%"),
    ],
)
def test_a_placeholder_nobody_fills_is_told(translation: str, remedy: str) -> None:
    (problem,) = wrong(f'msgid "Photo: %(credit)s"\nmsgstr "{translation}"\n')
    assert (problem.where.line, problem.remedy) == (6, remedy)


def test_a_stray_percent_sign_is_told() -> None:
    (problem,) = wrong('msgid "Top"\nmsgstr "100% s"\n\nmsgid "Half: 50 % of it"\nmsgstr "50 %"\n')
    assert problem.remedy == "it has no placeholders; a percent sign is written %%"


def test_every_fault_of_a_file_is_told_at_once() -> None:
    assert len(wrong("x\n\ny\n")) == 2


def test_a_file_in_another_encoding_is_told() -> None:
    (problem,) = wrong(HEADER.encode() + 'msgid "a"\nmsgstr "Верх"\n'.encode("cp1251"))
    assert (problem.text, problem.where.line) == ("the file is not UTF-8", 7)


@pytest.mark.parametrize("plural", ["n ==", "import os", "n / 'x'"])
def test_plural_forms_that_mean_nothing_are_told(plural: str) -> None:
    data = HEADER.replace("n != 1", plural).encode() + b'msgid "a"\nmsgstr "b"\n'
    (problem,) = wrong(data)
    assert problem.where.line == 1


def test_a_language_nobody_knows_is_read_all_the_same() -> None:
    words = ready(read_catalogue(b'msgid "a"\nmsgstr "b"\n', "tlh.po", "tlh"), "tlh.po")
    assert words.gettext("a") == "b"


def test_a_file_without_a_header_has_the_plural_forms_of_its_language() -> None:
    data = (
        'msgid "%(number)s view"\nmsgid_plural "%(number)s views"\n'
        'msgstr[0] "раз"\nmsgstr[1] "раза"\nmsgstr[2] "разов"\n'
    )
    words = ready(read_catalogue(data.encode(), "ru.po", "ru"), "ru.po")
    forms = [words.ngettext("%(number)s view", "%(number)s views", one) for one in (1, 2, 5)]
    assert forms == ["раз", "раза", "разов"]
