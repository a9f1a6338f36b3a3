"""Text is set as a careful printer of its language would have it, and what is right stays."""

import re
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings, strategies as st

from newsgen.i18n.typography import LANGUAGES, has_marks, knows, typeset, typeset_marked
from newsgen.i18n.typography.marks import ALL, BLOCK, BREAK, TAG, THING
from newsgen.i18n.typography.tables import KAZAKH, RUSSIAN, Words

TABLE = Path(__file__).with_name("typography.txt")
DOC = Path(__file__).parents[2] / "docs/writing.md"
# Whatever a rule looks at, so that chance puts it where nobody would.
PIECES = r"""
" ' - -- – — ... … . , : ; ! ? ( ) [ ] « » „ “ ” ‘ ’ ‚ / \ # & < > + = * % № $ ₸ × − слово word в и
бы Пушкин А. С. т. д. стр. 5 10 000 2010 2015 1,5 12:30 12.03 5" 5' млн тонн г. IX Х x х О'Б '90s
'n' a@b.kz http://a.kz/1-2 C:\ Ә. мен да ал
"""


def examples() -> Iterator[tuple[str, str, str]]:
    language = ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"\[(\w+)\] ", line):
            language = heading[1]
        elif line and language:
            before, _, after = line.replace("~", "\xa0").partition(" → ")
            yield language, before, after or before


EXAMPLES = tuple(examples())
texts = st.lists(
    st.one_of(
        st.sampled_from((*PIECES.split(), " ", " ", "\xa0", "\n")), st.characters(codec="utf-8")
    ),
    max_size=20,
).map("".join)
languages = st.sampled_from((*LANGUAGES, "kk-KZ", "de"))


@pytest.mark.parametrize(("language", "before", "after"), EXAMPLES)
def test_an_example_is_set_as_the_table_says(language: str, before: str, after: str) -> None:
    assert typeset(before, language) == after


@pytest.mark.parametrize(("language", "before", "after"), EXAMPLES)
def test_an_example_that_is_set_stays(language: str, before: str, after: str) -> None:
    assert typeset(after, language) == after, before


def test_the_documentation_says_what_is_done() -> None:
    section = DOC.read_text(encoding="utf-8").split("## Typography")[1].split("\n## ")[0]
    rows = [line.split("|")[2:5] for line in section.splitlines() if line.startswith("|")][2:]
    assert len(rows) > 10
    for known, written, printed in rows:
        before, after = (re.findall("`([^`]+)`", cell) for cell in (written, printed))
        for language in known.split(","):
            made = [typeset(one, language.strip()).replace("\xa0", "~") for one in before]
            assert made == after, language


def test_the_table_has_hundreds_of_examples_and_half_of_them_stay_as_they_are() -> None:
    same = [before for _, before, after in EXAMPLES if before == after]
    assert len(EXAMPLES) >= 400
    assert len(same) * 2 >= len(EXAMPLES)


@settings(max_examples=600, deadline=None)
@given(texts, languages)
def test_setting_a_text_twice_changes_nothing_more(text: str, language: str) -> None:
    once = typeset(text, language)
    assert typeset(once, language) == once


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(("«", "»", "„", "“", "”", '"', " ", "да", ",", " — ", "(")), max_size=14
    )
)
def test_quotation_marks_in_any_order_are_set_once_for_all(pieces: list[str]) -> None:
    once = typeset("".join(pieces), "ru")
    assert typeset(once, "ru") == once


@settings(max_examples=300, deadline=None)
@given(texts, languages)
def test_no_letter_or_figure_is_added_lost_or_moved(text: str, language: str) -> None:
    def kept(whole: str) -> str:
        return "".join(one for one in whole if one.isalnum() and one not in "xхXХ")

    assert kept(typeset(text, language)) == kept(text)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.one_of(st.sampled_from((*PIECES.split(), *ALL, " ")), st.text(max_size=3)), max_size=20
    )
)
def test_each_stand_in_stays_where_it_was(pieces: list[str]) -> None:
    marked = f"{BLOCK}{''.join(pieces)}{BLOCK}".replace("\x06", "").replace("\x0e", "")
    made = typeset_marked(marked, "ru")
    assert re.findall(f"[{BLOCK}{BREAK}{TAG}{THING}]", made) == re.findall(
        f"[{BLOCK}{BREAK}{TAG}{THING}]", marked
    )


@pytest.mark.parametrize("mark", ALL)
def test_a_text_with_characters_that_none_may_hold_is_left_as_it_is(mark: str) -> None:
    text = f'"Да" - {mark} в доме'
    assert has_marks(text)
    assert typeset(text, "ru") == text


def test_other_languages_are_left_alone() -> None:
    assert [knows(language) for language in ("ru", "kk-KZ", "en-GB", "de", "")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_a_variety_of_a_language_is_set_like_the_language() -> None:
    assert typeset('"a"', "en-GB") == "“a”"
    assert typeset('"а"', "ru-KZ") == "«а»"


def test_lines_stay_lines_unless_a_space_in_their_place_would_hold() -> None:
    assert typeset('живёт в\nдоме\n"Да"\n- ушёл', "ru") == "живёт в\xa0доме\n«Да»\xa0— ушёл"
    assert typeset("слово -\nслово и 5\nмлн тонн", "ru") == (
        "слово\xa0—\nслово и\xa05\xa0млн\xa0тонн"
    )


def test_quotations_are_read_block_by_block_and_through_tags() -> None:
    def set_(text: str) -> str:
        return typeset_marked(f"{BLOCK}{text}{BLOCK}", "ru").replace(BLOCK, "|").replace(TAG, "*")

    assert set_(f'"Раз{BLOCK}и "два"') == "|«Раз|и\xa0«два»|"
    assert set_(f'"Фильм {TAG}"Томирис"{TAG} снят"') == "|«Фильм *„Томирис“* снят»|"
    assert set_(f'{TAG}"Да"{TAG}, - сказал') == "|*«Да»*,\xa0— сказал|"
    assert set_(f'"{TAG}{THING}{TAG}"') == f"|«*{THING}*»|"
    assert set_(f'слово{TAG}{BREAK}"Да"') == f"|слово*{BREAK}«Да»|"


@pytest.mark.parametrize(
    "piece", ['"', "'", "'а", '"а ', "-5", "«", "а.", "1-", "5x5", '"\x01', "''", "@", "\\ "]
)
def test_the_time_it_takes_is_in_proportion_to_the_text(piece: str) -> None:
    start = process_time()
    for language in LANGUAGES:
        typeset_marked(f"{BLOCK}{piece * 20_000}{BLOCK}", language)
    # A tenth of it, in truth; were each looked at for each, it would be minutes.
    assert process_time() - start < 10


@pytest.mark.parametrize("words", [RUSSIAN, KAZAKH])
def test_a_word_is_listed_once(words: Words) -> None:
    for field in words.__struct_fields__:
        listed = getattr(words, field).split()
        assert len(listed) == len(set(listed)), field
