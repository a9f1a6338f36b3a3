"""Addresses in a body become those of the published site."""

import pytest
from msgspec.structs import replace

from newsgen.render.addresses import Surroundings, addressed

AROUND = Surroundings(
    "https://example.kz/news/",
    "/news",
    {
        "a b.jpg": "/media/a.1.jpg",
        "far.jpg": "https://cdn.example/far.jpg",
        "../x.md": "/2024/03/15/x/",
        "https://own.kz/a/": "/a/",
    },
    frozenset({"/2024/03/16/secret/"}),
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="/politics/">a</a>', '<a href="/news/politics/">a</a>'),
        ('<a href="/">a</a>', '<a href="/news/">a</a>'),
        ('<a href="#x">a</a>', '<a href="#x">a</a>'),
        ('<a href="mailto:a@b.kz">a</a>', '<a href="mailto:a@b.kz">a</a>'),
        ('<a href="?q=1&amp;b=2">a</a>', '<a href="?q=1&amp;b=2">a</a>'),
        ("<a>a</a>", "<a>a</a>"),
        ('<a href="https://[x/">a</a>', '<a href="https://[x/" rel="noopener">a</a>'),
        ('<a title="x">a</a>', '<a title="x">a</a>'),
        ('<a href="a b.jpg">a</a>', '<a href="/news/media/a.1.jpg">a</a>'),
        ('<a href="https://x.kz/">a</a>', '<a href="https://x.kz/" rel="noopener">a</a>'),
        ('<a href="HTTP://x.kz/">a</a>', '<a href="HTTP://x.kz/" rel="noopener">a</a>'),
        ('<a href="//x.kz/">a</a>', '<a href="//x.kz/" rel="noopener">a</a>'),
        ('<a href="/\\x.kz/">a</a>', '<a href="/\\x.kz/" rel="noopener">a</a>'),
        ('<a href="https://example.kz/x">a</a>', '<a href="https://example.kz/x">a</a>'),
        ('<a rel="me" href="//x.kz">a</a>', '<a rel="me noopener" href="//x.kz">a</a>'),
        ('<a href="//x.kz" rel="noopener">a</a>', '<a href="//x.kz" rel="noopener">a</a>'),
        ('<a href="../x.md">a</a>', '<a href="/news/2024/03/15/x/">a</a>'),
        ('<a href="https://own.kz/a/">a</a>', '<a href="/news/a/">a</a>'),
        ("<h1 lang='en'>a</h1>", '<h2 lang="en">a</h2>'),
        ("<p>a</p>", "<p>a</p>"),
        ("</a>", "</a>"),
    ],
)
def test_links(before: str, after: str) -> None:
    assert addressed(before, AROUND) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<img src="a b.jpg" alt="x">', '<img src="/news/media/a.1.jpg" alt="x" loading="lazy">'),
        ('<img src="a%20b.jpg">', '<img src="/news/media/a.1.jpg" alt="" loading="lazy">'),
        ('<img src="/x.png">', '<img src="/news/x.png" alt="" loading="lazy">'),
        ('<img src="far.jpg">', '<img src="https://cdn.example/far.jpg" alt="" loading="lazy">'),
        ('<img src="x.png" loading="eager">', '<img src="x.png" loading="eager" alt="">'),
        ("<img>", '<img alt="" loading="lazy">'),
    ],
)
def test_pictures(before: str, after: str) -> None:
    assert addressed(before, AROUND) == after


@pytest.mark.parametrize("address", ["/2024/03/16/secret/", "/2024/03/16/secret/#part"])
def test_a_link_to_what_no_reader_may_see_becomes_plain_words(address: str) -> None:
    html = f'<p><a href="{address}" title="t">words <b>bold</b></a> <a href="/x/">b</a></p>'
    assert addressed(html, AROUND) == '<p>words <b>bold</b> <a href="/news/x/">b</a></p>'


def test_an_id_is_used_once_and_never_the_page_s_own() -> None:
    html = '<h2 id="a">1</h2><h2 id="a">2</h2><h2 id="top">3</h2><li id="main">4</li>'
    assert addressed(html, AROUND) == '<h2 id="a">1</h2><h2>2</h2><h2>3</h2><li>4</li>'


def test_what_only_looks_like_a_tag_is_left_alone() -> None:
    html = (
        '<!-- <a href="/x/"> --><script>var a = \'<a href="/x/">\'</script>'
        '<style>a::after{content:"<img>"}</style>'
    )
    assert addressed(html, AROUND) == html


def test_any_way_to_quote_an_attribute_is_read() -> None:
    html = "<a href = '/x/?a=\"b\"' title=x\n hidden>a</a>"
    assert addressed(html, AROUND) == (
        '<a href="/news/x/?a=&quot;b&quot;" title="x" hidden="">a</a>'
    )


def test_an_unclosed_quote_takes_no_time() -> None:
    html = '<a href="' * 20_000
    assert addressed(html, AROUND) == html


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<img src="a b.jpg">', 'src="/news/media/a.1.jpg" width="40" height="30" alt=""'),
        ('<img src="a%20b.jpg">', 'src="/news/media/a.1.jpg" width="40" height="30" alt=""'),
        ('<img src="a b.jpg" width="9">', 'src="/news/media/a.1.jpg" width="9" alt=""'),
        ('<img src="a b.jpg" height="9">', 'src="/news/media/a.1.jpg" height="9" alt=""'),
        ('<img src="/b.jpg">', 'src="/news/b.jpg" alt=""'),
    ],
)
def test_a_picture_has_its_size_unless_its_author_gave_one(before: str, after: str) -> None:
    around = replace(AROUND, sizes={"/news/media/a.1.jpg": (40, 30)})
    assert addressed(before, around) == f'<img {after} loading="lazy">'
