"""Headings in a body stand below the page's own and can be linked to."""

import re

import pytest

from newsgen.render.addresses import Surroundings
from newsgen.render.markdown import Bodies


def headings(text: str, language: str = "ru") -> list[tuple[str, str, str]]:
    around = Surroundings("https://example.kz/", "")
    made = Bodies().html(text, file="a.md", language=language, around=around)
    return re.findall(r'<(h\d)(?: id="([^"]*)")?>(.*?)</h\d>', made)


def test_a_heading_has_its_words_for_an_id() -> None:
    assert headings("## Что дальше") == [("h2", "chto-dalshe", "Что дальше")]
    assert headings("## Әңгіме", "kk") == [("h2", "angime", "Әңгіме")]


def test_a_heading_written_by_its_line_is_one_too() -> None:
    assert headings("Итоги\n-----") == [("h2", "itogi", "Итоги")]


def test_all_headings_move_down_when_one_is_the_page_s_own() -> None:
    text = "# Один\n\n## Два\n\n###### Шесть"
    assert [level for level, _, _ in headings(text)] == ["h2", "h3", "h6"]
    assert [level for level, _, _ in headings("## Два\n\n#### Четыре")] == ["h2", "h4"]


def test_headings_of_the_same_words_are_numbered() -> None:
    text = "## Да\n\n## Да\n\n## Да 2\n\n## Да"
    assert [found for _, found, _ in headings(text)] == ["da", "da-2", "da-2-2", "da-3"]


@pytest.mark.parametrize("word", ["top", "main"])
def test_no_heading_takes_an_id_of_the_page(word: str) -> None:
    assert headings(f"## {word}")[0][1] == f"{word}-2"
    assert headings(f"## a {{#{word}}}")[0][1] == f"{word}-2"


def test_a_heading_may_name_its_own_id() -> None:
    assert headings("## Итоги {#results}") == [("h2", "results", "Итоги")]


def test_marks_codes_and_notes_are_not_part_of_an_id() -> None:
    text = "## *Мост* `код` & \\*да\\* <b>нет</b>[^1]\n\n[^1]: x"
    assert headings(text)[0][1] == "most-kod-da-net"


def test_a_heading_without_words_has_no_id() -> None:
    assert headings("## 😀") == [("h2", "", "😀")]
