"""What a template mentions is read off its source."""

import pytest

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.render.mentions import Mentions, TemplateFile
from newsgen.render.parsing import Dialect, mentions


def found(source: str) -> Mentions:
    return mentions(TemplateFile("a.html", source, b"", "templates/a.html"), Dialect())


def refused(source: str) -> list[tuple[str, int]]:
    with pytest.raises(NewsgenError) as caught:
        found(source)
    return [(problem.code, problem.where.line) for problem in caught.value.problems]


def test_every_way_to_name_a_template_is_seen() -> None:
    mentioned = found(
        '{% extends "base.html" %}{% block a %}{% include "b.html" %}'
        '{% import "c.html" as c %}{% from "d.html" import e %}{% endblock %}'
    )
    names = {use.name for use in mentioned.templates}
    assert names == {"base.html", "b.html", "c.html", "d.html"}
    assert not any(use.optional for use in mentioned.templates)


@pytest.mark.parametrize(
    "source",
    [
        '{% include ["b.html", "c.html"] %}',
        '{% include ("b.html", "c.html") %}',
        '{% include "b.html" if page.url else "c.html" %}',
    ],
)
def test_a_choice_of_literals_is_all_of_them_and_each_may_be_missing(source: str) -> None:
    uses = found(source).templates
    assert [(use.name, use.optional) for use in uses] == [("b.html", True), ("c.html", True)]


def test_ignore_missing_makes_a_template_optional() -> None:
    (use,) = found('{% include "b.html" ignore missing %}').templates
    assert use.optional


def test_assets_are_seen_wherever_they_are_called() -> None:
    mentioned = found(
        '<a href="{{ asset("a.css") }}">\n{% if asset("b.css") %}{% endif %}'
        '{% set x = asset("c.css" if page.url else "d.css")|upper %}'
    )
    assert [use.name for use in mentioned.assets] == ["a.css", "b.css", "c.css", "d.css"]
    assert mentioned.assets[1].where == Location("templates/a.html", 2)


@pytest.mark.parametrize(
    "source",
    [
        "\n{% extends page.layout %}",
        '\n{% include "parts/" ~ page.kind ~ ".html" %}',
        "\n{% import name as x %}",
        "\n{% from name import x %}",
        '\n{% include ["a.html", name] %}',
        '\n{% include "a.html" if page.x %}',
        "\n{% include 7 %}",
        "\n{{ asset(page.name) }}",
        '\n{{ asset("a" ~ "b") }}',
        '\n{{ asset("a.css", "b.css") }}',
        '\n{{ asset(name="a.css") }}',
        "\n{% set find = asset %}",
    ],
)
def test_a_computed_name_is_a_problem_at_its_line(source: str) -> None:
    assert refused(source) == [("dynamic-template", 2)]


def test_all_computed_names_of_a_template_are_told_at_once() -> None:
    assert len(refused("{{ asset(a) }}\n{% include b %}")) == 2


def test_a_syntax_error_is_a_problem_at_its_line() -> None:
    with pytest.raises(NewsgenError) as caught:
        found("one\n{% if %}")
    (problem,) = caught.value.problems
    assert problem == Problem(
        Location("templates/a.html", 2),
        "template-error",
        "Expected an expression, got 'end of statement block'",
        "correct the template here; the site stays as it is until then",
    )
