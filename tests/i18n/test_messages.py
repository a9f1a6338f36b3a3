"""The interface speaks the reader's language."""

import re
import shutil
from gettext import NullTranslations
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from newsgen.errors import NewsgenError
from newsgen.i18n.messages import CATALOGUES, Messages, catalogue_digest

HEADER = b"""\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
SECTIONS = 'msgid "Sections"\nmsgstr "{words}"\n'


def own(folder: Path, language: str, text: str) -> Messages:
    """The messages of a site with one catalogue of its own."""
    (folder / f"{language}.po").write_bytes(HEADER + text.encode())
    return Messages(folder)


VIEWS = ("%(number)s view", "%(number)s views")
ARTICLES = ("%(number)s article", "%(number)s articles")


@pytest.mark.parametrize(
    ("number", "views", "articles"),
    [
        (0, "0 просмотров", "0 материалов"),
        (1, "1 просмотр", "1 материал"),
        (2, "2 просмотра", "2 материала"),
        (5, "5 просмотров", "5 материалов"),
        (11, "11 просмотров", "11 материалов"),
        (21, "21 просмотр", "21 материал"),
        (1.5, "1,5 просмотра", "1,5 материала"),
        (1254, "1\xa0254 просмотра", "1\xa0254 материала"),
    ],
)
def test_russian_counts_in_three_ways(number: float, views: str, articles: str) -> None:
    assert counted("ru", number, VIEWS) == views
    assert counted("ru", number, ARTICLES) == articles


@pytest.mark.parametrize("number", [0, 1, 2, 5, 11, 21, 1.5, 1254])
def test_kazakh_does_not_change_the_noun_after_a_number(number: float) -> None:
    assert counted("kk", number, VIEWS).lstrip("0123456789,\xa0") == " қаралым"
    assert counted("kk", number, ARTICLES).lstrip("0123456789,\xa0") == " материал"


@pytest.mark.parametrize(
    ("number", "views"),
    [
        (0, "0 views"),
        (1, "1 view"),
        (2, "2 views"),
        (5, "5 views"),
        (11, "11 views"),
        (21, "21 views"),
        (1.5, "1.5 views"),
        (1254, "1,254 views"),
    ],
)
def test_english_counts_in_two_ways(number: float, views: str) -> None:
    assert counted("en", number, VIEWS) == views
    assert counted("en", number, ARTICLES) == views.replace("view", "article")


def counted(language: str, number: float, forms: tuple[str, str]) -> str:
    """As a template says it: the number as the language writes it, and the noun."""
    form = catalogue(language).ngettext(*forms, number)  # type: ignore[arg-type] # gettext: int
    return form % {"number": format_decimal(number, locale=language)}


def catalogue(language: str) -> NullTranslations:
    """The messages newsgen itself has in a language."""
    return Messages().catalogue(language)


def test_russian_kazakh_and_english_are_spoken_and_the_program_s_words_are_apart() -> None:
    assert {path.stem for path in CATALOGUES.glob("*.po")} == {"ru", "kk", "en"}
    assert (CATALOGUES / "program" / "ru.po").is_file()


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


def test_the_digest_tells_catalogues_apart(tmp_path: Path) -> None:
    (tmp_path / "ru.po").write_bytes(HEADER)
    before = catalogue_digest(tmp_path)
    assert before == catalogue_digest(tmp_path)
    (tmp_path / "ru.po").write_bytes(HEADER + b"\n")
    changed = catalogue_digest(tmp_path)
    (tmp_path / "ru.po").rename(tmp_path / "kk.po")
    assert len({before, changed, catalogue_digest(tmp_path)}) == 3


def test_a_site_adds_a_language_by_adding_a_catalogue(tmp_path: Path) -> None:
    words = own(tmp_path, "uz", SECTIONS.format(words="Ruknlar")).catalogue("uz")
    assert words.gettext("Sections") == "Ruknlar"
    assert words.gettext("Back to top") == "Back to top"


def test_a_site_s_word_takes_the_place_of_newsgen_s_and_leaves_the_others(tmp_path: Path) -> None:
    words = own(tmp_path, "ru", SECTIONS.format(words="Разделы")).catalogue("ru")
    assert words.gettext("Sections") == "Разделы"
    assert words.gettext("Back to top") == "Наверх"
    assert words.ngettext(*VIEWS, 5) == "%(number)s просмотров"


def test_what_a_site_s_catalogue_has_left_empty_or_doubtful_is_newsgen_s(tmp_path: Path) -> None:
    words = own(
        tmp_path,
        "ru",
        SECTIONS.format(words="")
        + '\n#, fuzzy\nmsgid "Back to top"\nmsgstr "К верху?"\n'
        + f'\nmsgid "{VIEWS[0]}"\nmsgid_plural "{VIEWS[1]}"\nmsgstr[0] ""\nmsgstr[1] "раз"\n',
    ).catalogue("ru")
    assert words.gettext("Sections") == "Рубрики"
    assert words.gettext("Back to top") == "Наверх"
    assert words.ngettext(*VIEWS, 1) == "%(number)s просмотр"


def test_a_catalogue_is_read_once(tmp_path: Path) -> None:
    messages = own(tmp_path, "uz", SECTIONS.format(words="Ruknlar"))
    assert messages.catalogue("uz") is messages.catalogue("uz")


def test_a_country_s_own_words_come_before_the_language_s(tmp_path: Path) -> None:
    own(tmp_path, "ru-KZ", SECTIONS.format(words="Айдарлар"))
    words = own(tmp_path, "ru", SECTIONS.format(words="Разделы")).catalogue("ru-KZ")
    assert words.gettext("Sections") == "Айдарлар"
    assert words.gettext("Back to top") == "Наверх"


def test_the_digest_is_newsgen_s_until_a_site_has_words_of_its_own(tmp_path: Path) -> None:
    assert Messages().digest() == Messages(tmp_path / "none").digest() == catalogue_digest()
    first = own(tmp_path, "uz", SECTIONS.format(words="Ruknlar")).digest()
    second = own(tmp_path, "uz", SECTIONS.format(words="Bo'limlar")).digest()
    assert len({first, second, catalogue_digest()}) == 3


def test_a_faulty_catalogue_is_told_by_file_and_line(tmp_path: Path) -> None:
    messages = own(tmp_path, "uz", 'msgid "Sections"\nmsgstr "Ruknlar\n')
    with pytest.raises(NewsgenError) as caught:
        messages.catalogue("uz")
    (problem,) = caught.value.problems
    assert str(problem.where) == "templates/messages/uz.po:7"


def test_a_word_the_program_says_to_editors_is_no_ingredient_of_pages(tmp_path: Path) -> None:
    shutil.copytree(CATALOGUES, tmp_path / "catalogues")
    before = catalogue_digest(tmp_path / "catalogues")
    (tmp_path / "catalogues/program/ru.po").write_text("", encoding="utf-8")
    assert catalogue_digest(tmp_path / "catalogues") == before
