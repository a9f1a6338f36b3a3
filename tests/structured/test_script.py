"""JSON in a script element stays in it, whatever is in the JSON."""

import json
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, strategies as st

from newsgen.structured.script import in_script
from newsgen.structured.things import CorrectionComment, Graph, NewsArticle

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "-->",
    "]]>",
    "</SCRIPT >",
    "<\u2028/script>",
    "\u2029",
    'Он сказал: "да"\\',
    "\\u003c/script\\u003e",
    "&lt;/script&gt;",
    "\x00\x08\x1b\x7f\x85\ufeff\ufffe\u202e",
    "\ud800",
    "a\udfffb\U0001f600",
)


class Reading(HTMLParser):
    """What an HTML parser finds: the text of scripts, and how many elements there are."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.script = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        if self.elements == ["script"]:
            self.script += data


def graph(text: str) -> Graph:
    correction = CorrectionComment(text=text, date_published="2024-03-15")
    story = NewsArticle(headline=text, keywords=(text, "да"), correction=(correction,))
    return Graph("https://schema.org", (story,))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_headline_ends_its_script_or_opens_anything(text: str) -> None:
    check(text)


@given(st.text(st.characters(codec=None), min_size=1, max_size=40))
@example("<!--<script>")
def test_any_text_comes_back_as_it_was_and_means_nothing_to_html(text: str) -> None:
    check(text)


def check(text: str) -> None:
    made = in_script(graph(text))
    assert not set(made) & set("<>&\u2028\u2029\n\r")
    made.encode()
    reading = Reading()
    reading.feed(f'<script type="application/ld+json">{made}</script><i></i>')
    reading.close()
    assert reading.elements == ["script", "i"]
    (story,) = json.loads(reading.script)["@graph"]
    written = text.encode("utf-8", "replace").decode()
    assert story["headline"] == written
    assert story["keywords"] == [written, "да"]
    assert story["correction"][0]["text"] == written


def test_what_is_empty_is_left_out() -> None:
    assert in_script(NewsArticle(headline="Да")) == '{"@type":"NewsArticle","headline":"Да"}'
