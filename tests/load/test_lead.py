"""Without a lead of its own, an article is introduced by its first paragraph in plain words."""

import time

import pytest

from newsgen.load.lead import lead_of
from newsgen.load.markup import signs_of


def told(body: str) -> str:
    return lead_of(body, signs_of(body.encode()))


@pytest.mark.parametrize(
    ("body", "lead"),
    [
        ("Первый абзац.\n\nВторой.", "Первый абзац."),
        ("\n\n  \nПосле пустых\nстрок.\n", "После пустых строк."),
        ("# Заголовок\n\nТекст", "Текст"),
        ("Заголовок\n=====\n\nТекст", "Текст"),
        ("Заголовок\n---\nТекст", ""),
        ("> Цитата\n\nТекст", "Текст"),
        ("- список\n- ещё\n\n1. раз\n\nТекст", "Текст"),
        ("![море](a.jpg)\n\nТекст", "Текст"),
        ("a | b\n--|--\n1 | 2\n\nТекст", "Текст"),
        ("| a |\n|---|\n\nТекст", "Текст"),
        ("```\nкод\n```\n\nТекст", "Текст"),
        ("    код\n\nТекст", "Текст"),
        ("<div>a</div>\n\nТекст", "Текст"),
        ("***\n\n- - -\n\nТекст", "Текст"),
        ("[a]: /b/\n\n[^1]: сноска\n\n: x\n\nТекст", "Текст"),
        ("**Жирный** и *курсив*, __ещё__ и _ещё_", "Жирный и курсив, ещё и ещё"),
        ("имя_файла_тут и 2 \\* 2", "имя_файла_тут и 2 * 2"),
        ("[Ссылка](/a/ 'x') и [ещё][a], ![нет](a.jpg)конец[^1]", "Ссылка и ещё, конец"),
        ("[Ссылка](/a_(b)/) тут", "Ссылка тут"),
        ("`код` &amp; <b>тег</b> a < b", "код & тег a < b"),
        ("Абзац {: .big }", "Абзац"),
        ("**Астана.** Текст", "Астана. Текст"),
        ("![только](a.jpg)[^1]\n\nТекст", "Текст"),
        ("https://youtu.be/a\n\nТекст", "Текст"),
        ("Смотрите:\nhttps://youtu.be/a\nтут", "Смотрите: тут"),
        ("Смотрите: https://youtu.be/a", "Смотрите: https://youtu.be/a"),
        ("::: справка\nДа\n\nда\n:::\nТекст", "Текст"),
        ("::: справка\nДа\n::: цитата\nНет\n:::\nда\n:::\n\nТекст\n::: цитата\nда\n:::", "Текст"),
        ("::: справка\nне кончена", ""),
        ("::: неведомо\nДа\n:::\n\nТекст", "Текст"),
        ("# Только заголовок", ""),
        ("", ""),
    ],
)
def test_the_first_paragraph_in_plain_words(body: str, lead: str) -> None:
    assert told(body) == lead


def test_a_long_paragraph_is_cut_at_the_end_of_a_word() -> None:
    lead = told("слово, " * 100)
    assert lead.endswith("слово…")
    assert 280 < len(lead) <= 301
    assert told("а" * 1000) == "а" * 300 + "…"
    exact = "а" * 299 + "."
    assert told(exact) == exact


SIGNS = ["*", "_", "_a ", "<", "<a ", "<!--", "`", "{:", "&", "|", "\\", "#"]
BRACKETS = ["[", "![", "[a](", "[^", "[a]["]
LINES = ["\n", " \n", "- ", "* ", "a|\n", "a\n=", "\t\n", "> "]


@pytest.mark.parametrize("piece", [*SIGNS, *BRACKETS, *LINES])
def test_no_body_takes_long(piece: str) -> None:
    started = time.process_time()
    told(piece * (300_000 // len(piece)))
    told("a" + piece * (300_000 // len(piece)))
    assert time.process_time() - started < 3
