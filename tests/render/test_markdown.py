"""Bodies become HTML that is valid and in the reader's language."""

import pytest
from hypothesis import given, strategies as st

from newsgen.errors import NewsgenError
from newsgen.render.addresses import Surroundings
from newsgen.render.markdown import Bodies

AROUND = Surroundings("https://example.kz/", "")


def html(text: str, language: str = "ru", bodies: Bodies | None = None) -> str:
    reader = bodies or Bodies()
    return reader.html(text, file="content/a.md", language=language, around=AROUND)


def test_tables_are_aligned_by_class() -> None:
    made = html("|a|b|c|d|\n|---|:--|:-:|--:|\n|1|2|3|4|")
    assert '<th>a</th>\n<th class="align-left">b</th>' in made
    assert '<td class="align-center">3</td>\n<td class="align-right">4</td>' in made
    assert "style" not in made


def test_lists_definitions_and_code_are_known() -> None:
    assert '<ol start="3">\n<li>три</li>' in html("3. три\n4. четыре")
    assert "<dt>a</dt>\n<dd>b</dd>" in html("a\n: b")
    assert html("```python\nx < 1\n```") == (
        '<pre role="group" aria-label="Код" tabindex="0">'
        '<code class="language-python">x &lt; 1\n</code></pre>'
    )


def test_single_line_breaks_and_quotation_marks_stay() -> None:
    assert html("«Мост»\nоткрыт -- \"так\" & 'так'") == (
        "<p>«Мост»\nоткрыт -- \"так\" &amp; 'так'</p>"
    )


def test_notes_are_numbered_and_lead_back_in_the_reader_s_language() -> None:
    text = "Мост[^прим] и[^b], снова[^прим].\n\n[^прим]: Новый.\n[^b]: Да."
    made = html(text)
    for part in (
        '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
        '<sup id="fnref2:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
        '<li id="fn:2">',
        'href="#fnref:1" title="Вернуться к тексту со сноской 1">↩\ufe0e</a>',
        'href="#fnref2:1" title="Вернуться к тексту со сноской 1">↩\ufe0e</a>',
    ):
        assert part in made
    assert 'title="Back to the text of note 2"' in html(text, "en")
    assert html(text, "kk") not in (made, html(text, "en"))


def test_a_body_knows_nothing_of_the_one_before() -> None:
    bodies = Bodies()
    text = "# A\n\nx[^1] [r]\n\n[^1]: n\n[r]: /x/"
    first = html(text, bodies=bodies)
    assert html("y[^1] [r]", bodies=bodies) == "<p>y[^1] [r]</p>"
    assert html(text, bodies=bodies) == first


@pytest.mark.parametrize("text", ["> " * 3000, "> - " * 400, "1. " * 2000, "- " * 3000 + "a"])
def test_what_is_nested_too_deep_is_told_and_forgotten(text: str) -> None:
    bodies = Bodies()
    with pytest.raises(NewsgenError) as caught:
        html(text, bodies=bodies)
    (problem,) = caught.value.problems
    assert (problem.where.path, problem.code) == ("content/a.md", "too-deep")
    assert html("> a", bodies=bodies) == "<blockquote>\n<p>a</p>\n</blockquote>"


def test_ninety_quotations_are_not_too_deep() -> None:
    assert html("> " * 90 + "a").count("<blockquote>") == 90


PIECES = [
    *(
        "\n",
        "\n\n",
        "    ",
        "a",
        "ә",
        " ",
        "*",
        "**",
        "_",
        "`",
        "```",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
    ),
    *("> ", "- ", "1. ", "# ", "|", "|-|", ": ", "[^1]", "[^1]: ", "{: .a #b c=d }", "<b>", "</b>"),
    *(
        "<div>",
        "</div>",
        "<!--",
        "-->",
        "<![",
        "<?",
        "&",
        "&amp;",
        "\\",
        "===",
        "---",
        "\x02",
        "\t",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_no_text_fails_and_each_is_read_the_same_twice(pieces: list[str]) -> None:
    bodies = Bodies()
    text = "".join(pieces)
    assert html(text, bodies=bodies) == html(text, bodies=bodies)
