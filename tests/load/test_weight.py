"""Texts that would take Markdown long are refused, and large honest ones are not."""

import time

import pytest

from newsgen.load.markup import signs_of
from newsgen.load.weight import too_heavy


def codes(text: str) -> list[str]:
    data = text.encode()
    return [problem.code for problem in too_heavy(text, data, signs_of(data), "a.md", 5)]


PARAGRAPH = "Слово [ссылка](/a/) и **ещё** слово, а за ним третье. " * 20 + "\n\n"
HONEST = {
    "a long read": PARAGRAPH * 250,
    "a thousand rows": "a | b | c\n--|--|--\n" + "слово | 12 | 13\n" * 1000,
    "five hundred notes": "Слово[^1] " * 500 + "\n\n[^1]: сноска" * 500,
    "a long list": "- [пункт](/a/) списка\n" * 800,
    "code": "```\n" + "if a < b and c[0]: pass\n" * 1500 + "```\n",
    "a long line of code": "```\n" + "x" * 3000 + "\n```\n",
    "html": "<p>Абзац <b>жирный</b> и <a href='/x/'>ссылка</a></p>\n\n" * 1500,
    "rules": "* * * * * * * * * * * * * * * * * * * * * * * * *\n\n" * 100,
    "deep, but not too deep": "".join("    " * depth + "- a\n" for depth in range(19)),
    "quotation in quotation": "> " * 20 + "a\n",
    "a glossary": "слово\n:   что оно значит\n\n" * 1000,
    "a poem": "Строка стихов,\n" * 2000,
}


@pytest.mark.parametrize("name", HONEST)
def test_honest_texts_pass(name: str) -> None:
    assert codes(HONEST[name]) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\n\n" * 110_000, "too-large"),
        ("слово " * 10_000, "long-paragraph"),
        ("> " * 21 + "a", "too-deep"),
        (">" * 21 + "a", "too-deep"),
        ("- " * 21 + "a", "too-deep"),
        ("1. > " * 11 + "a", "too-deep"),
        (" " * 80 + "- a", "too-deep"),
        ("\t" * 20 + "1. a", "too-deep"),
        ("[" * 5000, "too-intricate"),
        (("[" * 500 + "\n\n") * 500, "too-intricate"),
        ("a\n" * 10_000, "too-intricate"),
        ("<a " * 4000, "too-intricate"),
        ("|`" * 10_000, "too-intricate"),
        ("# a" + " {" * 10_000, "too-intricate"),
        (("*a*" * 16_000 + "\n\n") * 6, "too-intricate"),
        ("```x\na\n" * 1001, "too-intricate"),
        ("[^1]\n\n" * 4001, "too-intricate"),
        ("<div>\n\n" * 10_001, "too-intricate"),
        ("a\n\n:   b\n\n" * 5_001, "too-intricate"),
        ("<a '>" * 4000, "too-intricate"),
        ("<!" * 4000, "too-intricate"),
        ("a" + " " * 1000, "too-intricate"),
        ("|".join("a" * 500) + "\n" + "|".join("-" * 500) + "\na|b" * 200, "too-intricate"),
    ],
)
def test_heavy_texts_are_refused(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    "piece", ["[", "<", "<a '", '<a "', "|", "|-", "> ", "1", "1.", " ", "\n", "-"]
)
def test_weighing_takes_no_time(piece: str) -> None:
    started = time.process_time()
    codes(piece * (300_000 // len(piece)))
    codes(("x" + piece * (40_000 // len(piece)) + "\n\n") * 7)
    assert time.process_time() - started < 3
