"""References in style sheets become published addresses."""

from pathlib import Path

import pytest

from newsgen.render.stylesheet import rewritten, tight

LINKS = {"../img/a.svg": "/img/a.1.svg", "b.css": "/css/b.2.css", "f.svg?x": "/f.3.svg"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a{b:url(../img/a.svg)}", 'a{b:url("/news/img/a.1.svg")}'),
        ("a{b:url( '../img/a.svg' )}", 'a{b:url( "/news/img/a.1.svg" )}'),
        ('a{b:URL("../img/a.svg#icon")}', 'a{b:URL("/news/img/a.1.svg#icon")}'),
        ("a{b:url(../img/a.svg?#x)}", 'a{b:url("/news/img/a.1.svg?#x")}'),
        ("a{b:url(f.svg?x)}", 'a{b:url("/news/f.3.svg")}'),
        ('@import "b.css" screen;', '@import "/news/css/b.2.css" screen;'),
        ("@import url(b.css);", '@import url("/news/css/b.2.css");'),
        ("a{b:url(data:image/png;base64,AA==)}", "a{b:url(data:image/png;base64,AA==)}"),
        ("a{b:url(other.svg#x)}", "a{b:url(other.svg#x)}"),
        ("a{b:url()}", "a{b:url()}"),
        ("/* url(b.css) */ a{}", "/* url(b.css) */ a{}"),
        ("/* url(b.css)", "/* url(b.css)"),
        ("a{content:'url(b.css)'}", "a{content:'url(b.css)'}"),
        ('a{content:"\\"url(b.css)"}', 'a{content:"\\"url(b.css)"}'),
    ],
)
def test_references(before: str, after: str) -> None:
    assert rewritten(before.encode(), LINKS, "/news").decode() == after


def test_bytes_that_are_no_text_pass_unharmed() -> None:
    data = b"\xff\xfe a{b:url(b.css)} \x80"
    assert rewritten(data, LINKS, "") == b'\xff\xfe a{b:url("/css/b.2.css")} \x80'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("/* Why. */\na {\n  b: c;\n}\n\nd > e,\nf {\n  g: h i;\n}\n", "a{b:c}d>e,f{g:h i}"),
        ("a {\n  b: 0.5rem -0.25em 10.05px 0 0.5.5;\n}", "a{b:.5rem -.25em 10.05px 0 .5.5}"),
        ("a :is(b, c) {\n  d: e, f;;\n}", "a :is(b,c){d:e,f}"),
        ("@media (a >= 1rem) {\n  b {\n    c: 1 + 2;\n}}", "@media (a>=1rem){b{c:1 + 2}}"),
        ('a { b: "c :  { /* d */ ; }"; }', 'a{b:"c :  { /* d */ ; }"}'),
        ("a { b: url(c,  d; /* e */ ); }", "a{b:url(c,  d; /* e */ )}"),
        (".a /* Why. */ .b { c: d } /* e", ".a .b{c:d}/* e"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_sheet_set_tight_means_the_same(before: str, after: str) -> None:
    assert tight(before.encode()).decode() == after


def test_the_theme_s_own_sheet_is_set_tight_once_and_for_all() -> None:
    sheet = (Path(__file__).parents[2] / "static/css/site.css").read_bytes()
    made = tight(sheet)
    assert tight(made) == made
    assert b"/*" not in made
    assert made.count(b"{") == sheet.count(b"{")
