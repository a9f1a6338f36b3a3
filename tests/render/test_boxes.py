"""Tables and code stand in boxes that scroll, which a keyboard can reach and which have names."""

import pytest

from newsgen.i18n.messages import Messages
from newsgen.render.addresses import Surroundings
from newsgen.render.boxes import with_boxes
from newsgen.render.markdown import Bodies
from newsgen.render.voice import voice_of

AROUND = Surroundings("https://example.kz/", "")
BOX = '<div class="scroll" role="group" aria-label="Таблица" tabindex="0">'
CODE = '<pre role="group" aria-label="Код" tabindex="0">'


def boxed(html: str, language: str = "ru") -> str:
    return with_boxes(html, voice_of(language, Messages()))


def body(text: str, *, trusted: bool = False) -> str:
    return Bodies().html(text, file="a.md", language="ru", around=AROUND, trusted=trusted)


@pytest.mark.parametrize("trusted", [False, True])
def test_a_table_stands_in_a_box_of_its_own(*, trusted: bool) -> None:
    made = body("Да.\n\n| а | б |\n|---|---|\n| 1 | 2 |\n\nНет.", trusted=trusted)
    assert made.startswith(f"<p>Да.</p>\n{BOX}\n<table>")
    assert made.endswith("</table>\n</div>\n<p>Нет.</p>")


def test_code_is_its_own_box() -> None:
    assert body("    x = 1\n") == f"{CODE}<code>x = 1\n</code></pre>"


def test_the_box_is_named_in_the_reader_s_language() -> None:
    assert 'aria-label="Кесте"' in boxed("<table></table>", "kk")
    assert 'aria-label="Table"' in boxed("<TABLE></TABLE><table></table>", "en")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>а</p>", "<p>а</p>"),
        ("<table><table></table></table>", f"{BOX}\n<table><table></table></table>\n</div>"),
        ("<table></table>" * 2, f"{BOX}\n<table></table>\n</div>" * 2),
        ("<table><pre>", f"<table>{CODE}"),
        ("</table><table>", "</table><table>"),
        ("</table><table></table>", f"</table>{BOX}\n<table></table>\n</div>"),
        ('<p title="<table>">а</p></table>', '<p title="<table>">а</p></table>'),
        ('<p title="<table>"><b title="</table>">', '<p title="<table>"><b title="</table>">'),
        ("<!-- <table></table> -->", "<!-- <table></table> -->"),
        ("<script>'<table></table>'</script>", "<script>'<table></table>'</script>"),
        ("<tables></tables><preface>", "<tables></tables><preface>"),
    ],
)
def test_only_whole_tables_are_boxed(html: str, expected: str) -> None:
    assert boxed(html) == expected


def test_an_empty_header_is_a_cell_like_any_other() -> None:
    made = body("| | 2023 |\n|---|---:|\n| Грузы | 4 |")
    assert "<th></th>" not in made
    assert '<td></td>\n<th class="align-right">2023</th>' in made
    assert "<td></td>" in body("|   | б |\n|---:|---|\n| 1 | 2 |")
