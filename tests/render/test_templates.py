"""A template's closure is every file it can reach."""

from pathlib import Path

import pytest

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.fingerprint import file_digest
from newsgen.render.templates import Templates
from support.sites import write


def problems(folder: Path, name: str = "page.html") -> tuple[Problem, ...]:
    with pytest.raises(NewsgenError) as caught:
        Templates((folder,)).closure(name)
    return caught.value.problems


def test_a_closure_reaches_through_templates_and_gathers_assets(tmp_path: Path) -> None:
    sources = {
        "page.html": '{% extends "base.html" %}{% set x %}{% include "parts/b.html" %}{% endset %}',
        "base.html": '{{ asset("css/z.css") }}{% include "parts/c.html" ignore missing %}',
        "parts/b.html": '{{ asset("css/a.css") }}{{ asset("css/z.css") }}',
        "unused.html": '{{ asset("never.css") }}',
    }
    write(tmp_path, sources)
    closure = Templates((tmp_path,)).closure("page.html")
    wanted = ["base.html", "page.html", "parts/b.html"]
    assert closure.files == tuple((name, file_digest(sources[name].encode())) for name in wanted)
    assert closure.assets == ("css/a.css", "css/z.css")


def test_a_circle_of_templates_has_an_end(tmp_path: Path) -> None:
    write(tmp_path, {"page.html": '{% include "b.html" %}', "b.html": '{% include "page.html" %}'})
    assert len(Templates((tmp_path,)).closure("page.html").files) == 2


def test_the_site_s_file_wins_over_the_theme_s(tmp_path: Path) -> None:
    write(tmp_path, {"site/a.html": "own", "theme/a.html": "theme", "theme/b.html": "theme"})
    templates = Templates((tmp_path / "site", tmp_path / "theme"))
    found = [templates.find(name) for name in ("a.html", "b.html", "c.html")]
    assert [file and (file.text, file.shown) for file in found] == [
        ("own", "templates/a.html"),
        ("theme", "templates/b.html (default theme)"),
        None,
    ]


def test_a_site_s_template_can_extend_the_theme_s_of_the_same_name(tmp_path: Path) -> None:
    sources = {"site/a.html": '{% extends "theme/a.html" %}', "default/a.html": "theme"}
    write(tmp_path, sources)
    templates = Templates((tmp_path / "site", tmp_path / "default"))
    file = templates.find("theme/a.html")
    assert file
    assert (file.text, file.shown) == ("theme", "templates/a.html (default theme)")
    digests = [file_digest(sources[name].encode()) for name in ("site/a.html", "default/a.html")]
    assert templates.closure("a.html").files == tuple(
        zip(("a.html", "theme/a.html"), digests, strict=True)
    )


@pytest.mark.parametrize("name", ["../secret.html", "a/../../secret.html", "..\\secret.html", "\0"])
def test_no_name_leaves_the_templates(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"secret.html": "no", "templates/page.html": ""})
    assert Templates((tmp_path / "templates",)).find(name) is None


def test_a_missing_template_is_told_where_it_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"page.html": '\n{% include "parts/crad.html" %}', "parts/card.html": ""})
    assert problems(tmp_path) == (
        Problem(
            Location("templates/page.html", 2),
            "missing-template",
            "there is no template 'parts/crad.html'",
            "did you mean parts/card.html?",
        ),
    )


def test_a_recipe_s_own_template_may_be_missing_too(tmp_path: Path) -> None:
    assert problems(tmp_path, "front.html") == (
        Problem(
            Location("templates/front.html"),
            "missing-template",
            "there is no template 'front.html'",
            "create templates/front.html",
        ),
    )


def test_the_mistakes_of_all_templates_are_told_at_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "page.html": '{% include "a.html" %}{% include "b.html" %}{% include "c.html" %}',
            "a.html": "{% if %}",
            "b.html": "{% include x %}",
        },
    )
    assert [problem.code for problem in problems(tmp_path)] == [
        "template-error",
        "dynamic-template",
        "missing-template",
    ]


def test_a_template_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, {"page.html": b"one\n\xff"})
    (problem,) = problems(tmp_path)
    assert (str(problem.where), problem.code) == ("templates/page.html:2", "template-error")


def test_a_file_is_as_it_was_when_first_read(tmp_path: Path) -> None:
    write(tmp_path, {"page.html": "before"})
    templates = Templates((tmp_path,))
    before = templates.closure("page.html")
    write(tmp_path, {"page.html": "{% if %}"})
    assert templates.closure("page.html") == before
