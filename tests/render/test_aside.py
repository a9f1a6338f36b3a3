"""Paragraphs are set aside, and put back where their stand-ins are."""

import pytest

from newsgen.render.aside import put_back, set_aside


def test_one_stands_in_for_each_run() -> None:
    blocks = ["", "a", "b", "", "c", "---", "", "d", "\n---", "---"]
    paragraphs = ["", "<p>a</p>", "<p>b</p>", "", "<p>c</p>", None, "", "<p>d</p>", None, None]
    rest, runs = set_aside(blocks, paragraphs)
    assert runs == ("<p>a</p>\n<p>b</p>\n<p>c</p>", "<p>d</p>")
    assert rest == "\n\n\ue000\n\n---\n\n\n\n\ue000\n\n\n---\n\n---"
    html = "<p>\ue000</p>\n<hr>\n<p>\ue000</p>\n<hr>\n<hr>"
    assert put_back(html, runs) == f"{runs[0]}\n<hr>\n{runs[1]}\n<hr>\n<hr>"


@pytest.mark.parametrize("html", ["<hr>", "<p>\ue000</p><p>\ue000</p>", "<p>\ue000</p> \ue000"])
def test_nothing_is_put_back_where_a_stand_in_is_not_as_it_was(html: str) -> None:
    assert put_back(html, ("<p>a</p>",)) is None
