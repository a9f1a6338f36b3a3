"""A kit says what recipes are made of, and makes targets."""

import subprocess
import sys
from pathlib import Path

import pytest

from newsgen.errors import NewsgenError
from newsgen.itself import LIBRARIES
from newsgen.model.media import AssetView
from newsgen.render.kit import Kit
from newsgen.target import COPY, STYLESHEET, Recipe, Target
from support.rendering import VIEW, Shelf, kit, target

PAGE = Recipe("page", "page.html")


def test_a_page_is_made_of_templates_assets_messages_and_engines(tmp_path: Path) -> None:
    made = kit(
        tmp_path,
        {"page.html": '{% include "a.html" %}{{ asset("a.css") }}', "a.html": "", "b.html": ""},
        assets={"a.css": "/a.1.css", "b.css": "/b.1.css"},
    ).ingredients(PAGE)
    assert set(made) == {
        *("newsgen", "messages", *LIBRARIES),
        *("templates/page.html", "templates/a.html", "static/a.css"),
    }
    assert made["static/a.css"] == "/a.1.css"
    assert all(made.values())


def test_an_edited_part_changes_its_own_ingredient_only(tmp_path: Path) -> None:
    sources = {"page.html": '{% include "a.html" %}', "a.html": "before"}
    before = kit(tmp_path, sources).ingredients(PAGE)
    after = kit(tmp_path, {**sources, "a.html": "after"}).ingredients(PAGE)
    assert {name for name in after if after[name] != before[name]} == {"templates/a.html"}


def test_a_renamed_asset_changes_the_pages_that_use_it(tmp_path: Path) -> None:
    source = {"page.html": '{{ asset("a.css") }}'}
    before = kit(tmp_path, source, assets={"a.css": "/a.1.css"}).ingredients(PAGE)
    after = kit(tmp_path, source, assets={"a.css": "/a.2.css"}).ingredients(PAGE)
    assert before != after


def test_a_copy_is_the_asset_s_own_bytes_and_depends_on_nothing_else(tmp_path: Path) -> None:
    made = kit(tmp_path, {})
    view = AssetView("static/a.png", b"1", theme=False)
    assert made.render(Target("a.png", COPY, view)) == b"data"
    assert "newsgen" not in made.ingredients(COPY)


def test_a_style_sheet_carries_published_addresses() -> None:
    made = Kit((), Shelf(data=b"a{background:url(x.svg)}"), {})
    view = AssetView("static/a.css", b"1", False, (("x.svg", "/x.1.svg"),), "/news")  # noqa: FBT003
    css = made.render(Target("a.css", STYLESHEET, view))
    assert css == b'a{background:url("/news/x.1.svg")}'
    assert set(made.ingredients(STYLESHEET)) == {"stylesheet"}


def test_an_unknown_asset_is_told_before_anything_is_rendered(tmp_path: Path) -> None:
    made = kit(
        tmp_path,
        {"page.html": '\n{{ asset("css/sit.css") }}\n{{ asset("zzz") }}'},
        assets={"css/site.css": "/x"},
    )
    with pytest.raises(NewsgenError) as caught:
        made.ingredients(PAGE)
    assert str(caught.value) == (
        "templates/page.html:2: there is no file 'css/sit.css' under static/ [unknown-asset]\n"
        "  did you mean css/site.css?\n"
        "templates/page.html:3: there is no file 'zzz' under static/ [unknown-asset]\n"
        "  put it at static/zzz"
    )


def test_the_mistakes_of_all_recipes_are_told_at_once(tmp_path: Path) -> None:
    made = kit(tmp_path, {"page.html": "{% if %}", "list.html": "{% for %}", "good.html": ""})
    recipes = [Recipe("page", name) for name in ("page.html", "list.html", "good.html")]
    with pytest.raises(NewsgenError) as caught:
        made.check(recipes)
    assert len(caught.value.problems) == 2
    made.check(recipes[2:])


def test_a_page_is_utf8_and_ends_in_one_newline(tmp_path: Path) -> None:
    made = kit(tmp_path, {"page.html": "\n\n{{ page.url }} ә\n\n\n"})
    assert made.render(target()) == f"{VIEW.url} ә\n".encode()


PROGRAM = """
import pickle, sys
from pathlib import Path
from newsgen.render.kit import Kit
from newsgen.target import Recipe

folder, kept = Path(sys.argv[1]), Path(sys.argv[2])
known = pickle.loads(kept.read_bytes()) if kept.exists() else {}
kit = Kit((folder,), None, {}, known=known)
kit.ingredients(Recipe('page', 'page.html'))
kept.write_bytes(pickle.dumps(dict(kit.learnt())))
engines = {'babel', 'jinja2', 'markdown', 'nh3', 'slugify'}
print(*sorted(engines & set(sys.modules)))
"""


def test_asking_for_ingredients_imports_jinja_once_and_no_other_engine(tmp_path: Path) -> None:
    kit(tmp_path / "templates", {"page.html": "{% include 'a.html' %}", "a.html": ""})

    def imported() -> str:
        arguments = [str(tmp_path / "templates"), str(tmp_path / "kept")]
        return subprocess.run(
            [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=True
        ).stdout.strip()

    assert imported() == "jinja2"
    assert imported() == ""
    (tmp_path / "templates" / "a.html").write_text("edited")
    assert imported() == "jinja2"


def test_what_was_learnt_says_the_same_again(tmp_path: Path) -> None:
    sources = {"page.html": "\n{% include 'a.html' ignore missing %}{{ asset('a.css') }}"}
    first = kit(tmp_path, sources, assets={"a.css": "/a.1.css"})
    ingredients = first.ingredients(PAGE)
    learnt = first.learnt()
    again = Kit((tmp_path,), Shelf(), {"a.css": "/a.1.css"}, known=learnt)
    assert again.ingredients(PAGE) == ingredients
    assert again.learnt() == learnt
    with pytest.raises(NewsgenError) as caught:
        Kit((tmp_path,), Shelf(), {}, known=learnt).ingredients(PAGE)
    assert str(caught.value).startswith("templates/page.html:2: there is no file 'a.css'")


@pytest.mark.parametrize("junk", [b"", b"\x00", b"\x92\x90", b"\x92\x91\x93\xa1a\xa1b\xc2\x90"])
def test_what_cannot_be_read_of_the_learnt_is_learnt_anew(tmp_path: Path, junk: bytes) -> None:
    first = kit(tmp_path, {"page.html": "{{ asset('a.css') }}"}, assets={"a.css": "/a.1.css"})
    ingredients = first.ingredients(PAGE)
    known = dict.fromkeys(first.learnt(), junk)
    again = Kit((tmp_path,), Shelf(), {"a.css": "/a.1.css"}, known=known)
    assert again.ingredients(PAGE) == ingredients
    assert again.learnt() == first.learnt()
