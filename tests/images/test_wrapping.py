"""Headlines are broken between words, evenly; a word too long is broken where it hurts least."""

from hypothesis import given, strategies as st

from newsgen.images.card.wrapping import drawable, shortened, wrapped

WORDS = st.lists(st.text("абвғәүA-1", min_size=1, max_size=30), max_size=20)


def test_lines_are_broken_between_words_and_even() -> None:
    text = "один два три четыре пять шесть семь"
    assert wrapped(text, 30, len) == ("один два три четыре", "пять шесть семь")
    assert wrapped(text, 60, len) == (text,)
    assert wrapped("", 10, len) == ()
    assert wrapped("a\nb", 10, len) == ("a b",)


def test_a_no_break_space_holds() -> None:
    assert wrapped("через 5\u00a0тысяч лет", 14, len) == ("через", "5\u00a0тысяч лет")


def test_a_long_word_is_broken_at_its_own_hyphen() -> None:
    assert wrapped("научно-исследовательский", 20, len) == ("научно-", "исследовательский")


def test_a_soft_hyphen_is_used_or_unseen() -> None:
    assert wrapped("электро\u00adкардиограмма", 15, len) == ("электро-", "кардиограмма")
    assert wrapped("электро\u00adкар", 15, len) == ("электрокар",)


def test_another_word_is_broken_after_a_vowel() -> None:
    assert wrapped("электрокардиограмма", 12, len) == ("электрока-", "рдиограмма")


def test_a_word_without_vowels_is_broken_anywhere() -> None:
    assert wrapped("ЖЖЖЖЖЖЖЖЖЖ", 5, len) == ("ЖЖЖЖ-", "ЖЖЖ-", "ЖЖЖ")


def test_words_after_a_broken_one_go_on_in_its_line() -> None:
    assert wrapped("мы электрокардиограммой да", 16, len) == (
        "мы", "электрокардио-", "граммой да",
    )  # fmt: skip


@given(WORDS, st.integers(6, 40))
def test_no_line_is_wider_than_the_column_and_nothing_is_lost(words: list[str], width: int) -> None:
    text = " ".join(words)
    lines = wrapped(text, width, len)
    assert all(len(line) <= width for line in lines)
    kept = "".join(lines).replace("-", "").replace(" ", "")
    assert kept == text.replace("-", "").replace(" ", "")


@given(WORDS, st.integers(6, 40), st.integers(1, 4))
def test_what_is_shortened_fits_and_says_so(words: list[str], width: int, count: int) -> None:
    lines = wrapped(" ".join(words), width, len)
    short = shortened(lines, count, width, len)
    assert len(short) <= count
    if len(lines) > count:
        assert short[-1].endswith("…")
        assert len(short[-1]) <= width


def test_no_comma_stands_before_the_ellipsis() -> None:
    lines = ("первая, строка,", "вторая")
    assert shortened(lines, 1, 16, len) == ("первая, строка…",)
    assert shortened(lines, 1, 12, len) == ("первая…",)


def test_what_the_letters_lack_is_left_out() -> None:
    letters = frozenset("Наурыз встепи")
    assert drawable("Наурыз \U0001f389\u200bв степи \u0000汉", letters) == "Наурыз в степи"
    assert drawable("Наурыз\nв\tстепи\u3000", letters) == "Наурыз в степи"
    assert drawable("\U0001f389", letters) == ""


def test_what_would_say_something_else_is_said_in_other_signs() -> None:
    letters = frozenset("–~<=>°C0123456789 fio")
    assert drawable("−35 °C", letters) == "–35 °C"
    assert drawable("≈5 ≥ 3 ≤ 9", letters) == "~5 >= 3 <= 9"
    assert drawable("ﬁ ṏ ≠", letters) == "fi o"


def test_letters_written_in_two_are_one() -> None:
    assert drawable("чаи\u0306, еще\u0308", frozenset("чайещё, ")) == "чай, ещё"


def test_no_line_begins_with_a_dash() -> None:
    text = "Новости степи — каждый день"
    assert wrapped(text, 14, len) == ("Новости", "степи\u00a0—", "каждый день")
    assert wrapped(text, 16, len) == ("Новости степи\u00a0—", "каждый день")
