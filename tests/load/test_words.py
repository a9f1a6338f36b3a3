"""Words are counted as a person would."""

import time

import pytest

from newsgen.load.words import words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Мост открыт.", 2),
        ("Қазақ тілінде жазылған өте ұзақ емес сөйлем", 7),
        ("Астана — столица, Алматы - город.", 4),
        ("## Что дальше\n\n- раз;\n* два\n\n> Цитата", 5),
        ("Маршрут | Минут\n:-- | --:\n№ 12 | 18", 5 + 2),
        ("::: справка Мост\nДлина 314 метров.\n:::", 5),
        ('<p class="a b" id="c">Мост</p><br>открыт', 2),
        ("Всё [об этом](/2024/03/15/most/) здесь", 4),
        ("что-нибудь по-русски", 2),
    ],
)
def test_words_are_counted_without_the_marks_between_them(text: str, words: int) -> None:
    assert words_in(text) == words


@pytest.mark.parametrize("text", ["<" * 500_000, "a " * 500_000, "— " * 500_000, "<a " * 300_000])
def test_a_long_text_takes_no_long_time(text: str) -> None:
    start = time.process_time()
    assert words_in(text) >= 0
    assert time.process_time() - start < 2
