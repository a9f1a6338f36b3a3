"""The addresses a body names are found where Markdown finds them, in time that grows evenly."""

import time

import pytest

from newsgen.load.markup import named_in


def told(body: str) -> list[tuple[str, str]]:
    found = named_in(body)
    assert all(body[one.index :][:3] for one in found)
    return [("picture" if one.picture else "link", one.address) for one in found]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("![a](b.jpg)", [("picture", "b.jpg")]),
        ("![](b.jpg)", [("picture", "b.jpg")]),
        ('![a](b.jpg "Подпись (1)")', [("picture", "b.jpg")]),
        ("![a](b.jpg 'Подпись')", [("picture", "b.jpg")]),
        ("![a](<b c.jpg>)", [("picture", "b c.jpg")]),
        ("![a](b c.jpg)", [("picture", "b c.jpg")]),
        ('![a]( b.jpg\n"t" )', [("picture", "b.jpg")]),
        ("![a](b(1).jpg)", [("picture", "b(1).jpg")]),
        (r"![a](b\_c.jpg)", [("picture", "b_c.jpg")]),
        ("![a](b&amp;c.jpg)", [("picture", "b&c.jpg")]),
        ("[a](/b&#10;c/)", [("link", "/bc/")]),
        ("![[x]](b.jpg)", [("picture", "b.jpg")]),
        ("[![a](b.jpg)](/c/)", [("picture", "b.jpg"), ("link", "/c/")]),
        (r"\![a](b.jpg)", [("picture", "b.jpg")]),  # to be sure: it is only looked for
        (r"!\[a](b.jpg)", []),
        (r"[a\](b.jpg)", []),
        ("[a] (b.jpg)", []),
        ("[a](b.jpg", []),
        ("a](b.jpg)", []),
        ("[a]()", []),
        ("`![a](b.jpg)`", []),
        ("`` ` ![a](b.jpg) ``", []),
        ("` ![a](b.jpg)", [("picture", "b.jpg")]),
        ("`\n\n![a](b.jpg) `", [("picture", "b.jpg")]),
        (r"\`![a](b.jpg)\`", [("picture", "b.jpg")]),
        ("```\n![a](b.jpg)\n```\n", []),
        ("~~~ python\n![a](b.jpg)\n~~~\n![c](d.jpg)", [("picture", "d.jpg")]),
        ("~~~\n![a](b.jpg)\n```\n", [("picture", "b.jpg")]),
        ("```\na\n```\n![b](c.jpg)\n```\nd\n```", [("picture", "c.jpg")]),
        ("<!-- ![a](b.jpg) --> ![c](d.jpg)", [("picture", "d.jpg")]),
        ("<!-- ![a](b.jpg)", [("picture", "b.jpg")]),
        ('<img alt="x" src="b.jpg">', [("picture", "b.jpg")]),
        ("<IMG\nSRC = b.jpg />", [("picture", "b.jpg")]),
        ("<img data-src='no.jpg' src='b.jpg'>", [("picture", "b.jpg")]),
        ("<a href='/x/'>y</a>", [("link", "/x/")]),
        ("<a src='/x/'>y</a> <img href='/x/'> <imgs src=x>", []),
        ("[a]: b.jpg\n[b]: /c/\n[^1]: d.jpg", [("picture", "b.jpg"), ("link", "/c/")]),
        ("[a]: <b.PNG>", [("picture", "b.PNG")]),
        ("Ничего", []),
    ],
)
def test_what_a_body_names(body: str, expected: list[tuple[str, str]]) -> None:
    assert told(body) == expected


def test_places_are_those_of_the_body_with_its_code() -> None:
    body = "`код` и `ещё` ```\n\n```\nx\n```\n<!-- нет\n -->\n![a](b.jpg)"
    (picture,) = named_in(body)
    assert body[picture.index :] == "b.jpg)"


BRACKETS = ["[", "]", "](", "((", "![](", "[a](b", "[a](<", "[a](b ", "[a]( b (", "[a](b 'c "]
CODES = ["`", "` ``", "```\n", "~~~\n", "\\", "[a]:", "[a]: \n"]
TAGS = ["<!--", "<img ", "<a href=", "<a href='", "<img src"]


@pytest.mark.parametrize("piece", [*BRACKETS, *CODES, *TAGS])
def test_no_body_takes_long(piece: str) -> None:
    size = 100_000
    started = time.process_time()
    named_in(piece * (size // len(piece)))
    assert time.process_time() - started < 5
