"""References in style sheets become published addresses."""

import pytest

from newsgen.render.stylesheet import rewritten

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
