"""Pages are rendered from their view, and a template's mistake is told at its file and line."""

from pathlib import Path

import pytest

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.i18n import numbers
from newsgen.model.article import Body
from newsgen.render.environments import FastEnvironment
from newsgen.render.kit import Kit
from newsgen.render.pages import DOUBTS_MAX
from support.rendering import VIEW, Shelf, kit, rendered, target
from support.sites import write


def problem(folder: Path, source: str, parts: dict[str, str] | None = None) -> Problem:
    with pytest.raises(NewsgenError) as caught:
        rendered(folder, source, parts=parts)
    (found,) = caught.value.problems
    return found


def test_a_template_sees_the_page_and_the_site_and_nothing_else(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ page.url }} {{ site.title }}") == f"{VIEW.url} Проба\n"
    for name in ("edition", "settings", "now", "articles", "view"):
        assert problem(tmp_path, f"{{{{ {name} }}}}").text == f"'{name}' is undefined"


def test_macros_see_the_page_without_being_told(tmp_path: Path) -> None:
    macro = "{% macro when(d) %}{{ d|moment }} {{ page.url|href }}{% endmacro %}"
    for source in (
        '{% from "m.html" import when %}{{ when(page.text.date) }}',
        '{% import "m.html" as m %}{{ m.when(page.text.date) }}',
        '{% from "m.html" import when without context %}{{ when(page.text.date) }}',
    ):
        assert rendered(tmp_path, source, parts={"m.html": macro}) == (
            "15 марта, 20:00 /news/2024/03/15/bridge/\n"
        )


def test_blocks_leave_no_blank_lines(tmp_path: Path) -> None:
    source = "<p>\n  {% if page.url %}\n  yes\n  {% endif %}\n</p>"
    assert rendered(tmp_path, source) == "<p>\n  yes\n</p>\n"


def test_an_unknown_field_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    assert problem(tmp_path, "a\n{{ page.text.titel }}") == Problem(
        Location("templates/page.html", 2),
        "template-error",
        "Copy has no field 'titel'",
        "did you mean title?",
    )


def test_an_unknown_field_like_no_other_is_told_with_all_of_them(tmp_path: Path) -> None:
    found = problem(tmp_path, "{{ page.text.body.zzz }}")
    assert found.text == "Body has no field 'zzz'"
    assert found.remedy == "it has: file, digest, typography"


def test_a_missing_part_of_anything_else_is_told_in_jinja_s_words(tmp_path: Path) -> None:
    assert problem(tmp_path, "{{ page.url.zzz }}").text == "'str object' has no attribute 'zzz'"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ 1 / (page.tags|length) }}", "ZeroDivisionError: division by zero"),
        ("{{ 1 + page.url }}", "TypeError: unsupported operand"),
        ("{{ page.url|moment(1) }}", "TypeError: moment() takes"),
        ("{{ page.url|round }}", "TypeError: "),
        ("{{ page.url.format(*[], **{}) ~ '{}'.format() }}", "IndexError: "),
        ("{{ page.url.index('zzz') }}", "ValueError: substring not found"),
        ("{{ page.url|momnet }}", "No filter named 'momnet'."),
        ("{{ nothing.at.all }}", "'nothing' is undefined"),
        ("{{ page.tags[9] }}", "tuple object has no element 9"),
        ("{{ []|first }}", "No first item, sequence was empty."),
    ],
)
def test_whatever_goes_wrong_in_a_template_is_told_at_its_line(
    tmp_path: Path, source: str, text: str
) -> None:
    found = problem(tmp_path, f"one\ntwo\n{source}")
    assert str(found.where) == "templates/page.html:3"
    assert found.code == "template-error"
    assert str(found.text).startswith(text)


def test_a_mistake_is_told_where_it_is_and_not_where_it_is_included(tmp_path: Path) -> None:
    parts = {
        "base.html": "{% block a %}{% endblock %}",
        "part.html": "\n{% from 'm.html' import broken %}\n{{ broken() }}",
        "m.html": "\n{% macro broken() %}\n{{ 1 / 0 }}{% endmacro %}",
    }
    source = '{% extends "base.html" %}{% block a %}{% include "part.html" %}{% endblock %}'
    assert str(problem(tmp_path, source, parts).where) == "templates/m.html:3"


def test_a_mistake_in_the_theme_is_told_as_the_theme_s(tmp_path: Path) -> None:
    write(tmp_path, {"theme/page.html": "\n{{ page.zzz }}"})
    (tmp_path / "own").mkdir()
    with pytest.raises(NewsgenError) as caught:
        Kit((tmp_path / "own", tmp_path / "theme"), Shelf(), {}).render(target())
    (found,) = caught.value.problems
    assert str(found.where) == "templates/page.html (default theme):2"


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ('{% include "page.html" %}', {}),
        ('{% include "b.html" %}', {"b.html": '\n{% include "page.html" %}'}),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", {}),
    ],
)
def test_a_circle_of_templates_is_told_as_such(
    tmp_path: Path, source: str, parts: dict[str, str]
) -> None:
    found = problem(tmp_path, source, parts)
    assert found.text == "templates include or call one another without end"
    assert found.where.path in ("templates/page.html", "templates/b.html")
    assert found.where.line in (1, 2)


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    found = problem(tmp_path, 'one\n{% include ["a.html", "b.html"] %}')
    assert str(found.where) == "templates/page.html:2"
    assert "a.html" in str(found.text)


def test_a_broken_part_is_told_at_its_own_line(tmp_path: Path) -> None:
    found = problem(tmp_path, '{% include "b.html" %}', {"b.html": "\n\n{% if %}"})
    assert str(found.where) == "templates/b.html:3"


def test_an_unknown_asset_is_told_when_it_is_met(tmp_path: Path) -> None:
    found = problem(tmp_path, 'one\n{{ asset("zzz.css") }}')
    assert (str(found.where), found.code) == ("templates/page.html:2", "unknown-asset")
    assert found.remedy == "put it at static/zzz.css"


def test_a_mistake_of_newsgen_s_own_stays_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> str:
        raise TypeError("our own")

    monkeypatch.setattr(numbers, "number_text", broken)
    with pytest.raises(TypeError, match="our own"):
        rendered(tmp_path, "{{ page.text.views|number }}")


def test_a_body_that_cannot_be_read_is_told_as_the_reader_tells_it(tmp_path: Path) -> None:
    told = Problem(Location("content/bridge.md"), "changed", "it changed under us")

    class Gone(Shelf, frozen=True):
        def body(self, body: Body) -> str:  # noqa: ARG002
            raise NewsgenError([told])

    write(tmp_path, {"page.html": "{{ page.text.body|body }}"})
    with pytest.raises(NewsgenError) as caught:
        Kit((tmp_path,), Gone(), {}).render(target())
    assert caught.value.problems == (told,)


def test_half_a_character_does_not_stop_a_page(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ 'a\\ud800b' }}") == "a?b\n"


def test_the_same_view_makes_the_same_bytes_again(tmp_path: Path) -> None:
    made = kit(
        tmp_path,
        {"page.html": "{{ page.text.body|body }}"},
        text="# A\n\n# A\n\nx[^1]\n\n[^1]: n",
    )
    assert made.render(target()) == made.render(target())


def test_a_template_only_jinja_can_make_is_soon_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def failing(*_: object) -> str:
        tried.append(1)
        raise TypeError("not here")

    monkeypatch.setattr(FastEnvironment, "text", failing)
    made = kit(tmp_path, {"page.html": "{{ page.url }}"})
    for _ in range(10):
        assert made.render(target()) == f"{VIEW.url}\n".encode()
    assert len(tried) == DOUBTS_MAX


def test_parts_may_be_nested_deeper_than_python_nests_loops(tmp_path: Path) -> None:
    parts = {
        f"{at}.html": f'{{% for x in page.dead %}}{{% include "{at + 1}.html" %}}{{% endfor %}}'
        for at in range(30)
    }
    source = '{% include "0.html" %}'
    assert rendered(tmp_path, source, parts={**parts, "30.html": "{{ x }}"}) == f"{VIEW.dead[0]}\n"
