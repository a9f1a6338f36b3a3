"""Slugs are spelt as readers of Russian and Kazakh expect."""

import unicodedata

import pytest
from hypothesis import given, strategies as st

from newsgen.i18n.slugs import LENGTH_MAX, slug


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("Объём щей, Юля", "obyom-shchey-yulya"),
        ("Подъезд и съезд", "podezd-i-sezd"),
        ("Цены — на хлеб…", "tseny-na-khleb"),
        ("«Фильм „Томирис“ снят»", "film-tomiris-snyat"),
        ("Эхо: жизнь, чай, шум", "ekho-zhizn-chay-shum"),
        ("Қазақстан", "kazakstan"),
        ("Straße № 5", "strasse-no-5"),
        ("中文", "zhong-wen"),
        ("../../etc/passwd", "etc-passwd"),
        ("😀 — !", ""),
        ("", ""),
    ],
)
def test_a_russian_slug_reads_as_its_title(text: str, spelt: str) -> None:
    assert slug(text, "ru") == spelt


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("Қазақстан Президенті Әзербайжанға", "qazaqstan-prezidenti-azerbayzhanga"),
        ("Әңгіме", "angime"),
        ("Ә ә", "a-a"),
        ("Өңір, ұлт, үміт, қаһарман", "onir-ult-umit-qaharman"),
    ],
)
def test_no_kazakh_letter_vanishes(text: str, spelt: str) -> None:
    assert slug(text, "kk") == spelt


@pytest.mark.parametrize("letter", "әғқңөұүһіӘҒҚҢӨҰҮҺІ")
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_kazakh_letter_makes_an_address(letter: str, language: str) -> None:
    assert slug(letter, language)


def test_a_site_may_spell_letters_its_own_way() -> None:
    own = {"қ": "k", "ж": "j", "ё": "e", "ь": ""}
    assert slug("Жаңа Қазақстан", "kk", own) == "jana-kazakstan"
    assert slug("Ёжик, Жук", "ru", own) == "ejik-juk"
    assert slug("Жаңа Қазақстан", "kk") == "zhana-qazaqstan"


def test_a_letter_and_its_mark_are_one_letter() -> None:
    assert slug(unicodedata.normalize("NFD", "Йод, ёж"), "ru") == "yod-yozh"


def test_capitals_make_no_difference() -> None:
    assert slug("ЩЁГОЛЬ", "ru") == slug("щёголь", "ru") == "shchyogol"


def test_a_long_title_is_cut_between_words() -> None:
    cut = slug("слово " * 40, "ru")
    assert cut == "-".join(["slovo"] * 13)


def test_one_long_word_is_cut_anywhere() -> None:
    assert slug("а" * 200, "ru") == "a" * LENGTH_MAX


@given(st.text(), st.sampled_from(["ru", "kk", "en"]))
def test_a_slug_is_short_plain_and_its_own_slug(text: str, language: str) -> None:
    made = slug(text, language)
    assert len(made) <= LENGTH_MAX
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert slug(made, language) == made
