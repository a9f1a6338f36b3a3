"""A table of contents is read off a text's headings."""

import time
from pathlib import Path

import pytest

from newsgen.render.contents import headings
from support.rendering import rendered


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<h2 id="a">Что дальше</h2>\n<p>…</p>', [("Что дальше", "a", 2)]),
        ('<h3 id="b">Сроки</h3><h2 id=a>Мост</h2>', [("Сроки", "b", 3), ("Мост", "a", 2)]),
        ("<h2 class='x' id='a'>А</h2>", [("А", "a", 2)]),
        ('<h2 id="a">Что <em>да&amp;ль</em>ше&nbsp;– и</h2>', [("Что да&льше\xa0– и", "a", 2)]),
        (
            '<h2 id="a">Мост<sup id="fnref:1"><a class="f" href="#fn:1">1</a></sup></h2>',
            [("Мост", "a", 2)],
        ),
        ('<h2 id="a">CO<sub>2</sub>\n и</h2>', [("CO2 и", "a", 2)]),
        ('<h2>Без имени</h2><h2 id="">Пусто</h2><h2 id="a"> <img alt="x"></h2>', []),
        ('<h1 id="a">А</h1><h4 id="b">Б</h4><h6 id="c">В</h6>', []),
        ('<h2 id="a">А<h3 id="b">Б</h3>', [("Б", "b", 3)]),
        ('<h2 id="a">А</h3></h2>', [("А", "a", 2)]),
        ("<hr><header>Шапка</header>", []),
        ('<H2 ID="a">А</H2>', [("А", "a", 2)]),
    ],
)
def test_headings_with_ids_are_the_contents(html: str, found: list[tuple[str, str, int]]) -> None:
    assert [(one.title, one.id, one.level) for one in headings(html)] == found


@pytest.mark.parametrize(
    "text",
    ['<h2 id="a">', '<h2 "', "</h2>", '<h2 id="a"><sup>', "<h2 id='a' ", "<h2 id=a></h2>"],
)
def test_hostile_text_takes_no_long_time(text: str) -> None:
    start = time.process_time()
    headings(text * 50_000)
    assert time.process_time() - start < 3


def test_a_page_shows_the_contents_above_the_text(tmp_path: Path) -> None:
    source = (
        "{% set text = page.text.body|body %}"
        "{% for one in text|contents %}{{ one.level }} {{ one.id }} {{ one.title }};{% endfor %}"
        "{{ text }}"
    )
    body = '## Что &lt;дальше&gt; & "как"\n\nМост.\n\n### Сроки {#dates}\n\nПозже.'
    found = rendered(tmp_path, source, text=body)
    shown = "2 chto-dalshe-kak Что &lt;дальше&gt; &amp; &#34;как&#34;;3 dates Сроки;<h2 id="
    assert found.startswith(shown)
