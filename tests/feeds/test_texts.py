"""What becomes of a story's text away from its page."""

import pytest
from hypothesis import given, settings as examples

from newsgen.feeds.portable import portable
from newsgen.feeds.profiles import DZEN, PROFILES, YANDEX, Text
from newsgen.feeds.reduced import reduced
from newsgen.render.markdown import Bodies
from support.feed_rules import html_faults
from support.long_way import DOCUMENTS, read

PAGE = "https://example.kz/news/2024/03/15/bridge/"
BODIES = Bodies()


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/news/about/">x</a>', '<a href="https://example.kz/news/about/">x</a>'),
        ('<a href="../16/x/">x</a>', '<a href="https://example.kz/news/2024/03/15/16/x/">x</a>'),
        ('<a href="#fn:1">x</a>', f'<a href="{PAGE}#fn:1">x</a>'),
        ('<a href="?a=1&amp;b=2">x</a>', f'<a href="{PAGE}?a=1&amp;b=2">x</a>'),
        ('<a href="//other.kz/">x</a>', '<a href="https://other.kz/">x</a>'),
        ('<a href="mailto:a@b.kz">x</a>', '<a href="mailto:a@b.kz">x</a>'),
        ('<a href="javascript:x">x</a>', "<a>x</a>"),
        ('<a href="https://[x">x</a>', "<a>x</a>"),
        ('<td title="a>b" class="x" id="y">', '<td title="a&gt;b">'),
        ("<img alt=x src=/a.jpg loading=lazy>", '<img alt="x" src="https://example.kz/a.jpg">'),
        (
            '<img srcset="/a.jpg 640w, b.jpg 2x" sizes="50vw">',
            f'<img srcset="https://example.kz/a.jpg 640w, {PAGE}b.jpg 2x" sizes="50vw">',
        ),
        ("<ol start=3 reversed>", '<ol start="3" reversed="">'),
        ("<p>a</p><!-- x --><script>1</script>b", "<p>a</p>b"),
        ("<script>never ends", ""),
        ("<title>x</title>Заглавие", "Заглавие"),
        ('<object data="x"><p>y</p></object><param>', ""),
        ('<embed src="https://a.kz/v">', '<p><a href="https://a.kz/v">a.kz</a></p>'),
        ('<iframe src="/map.html"></iframe>', None),
        ('<figure class="embed"><p>no parts</p></figure>', ""),
        ("a < b && c > d", "a < b && c > d"),
    ],
)
def test_html_is_made_fit_to_be_read_anywhere(html: str, expected: str | None) -> None:
    if expected is None:
        expected = '<p><a href="https://example.kz/map.html">/map.html</a></p>'
    assert portable(html, PAGE) == expected


@examples(max_examples=400, deadline=None)
@given(DOCUMENTS)
def test_nothing_of_a_clean_body_is_left_that_only_its_page_can_show(document: str) -> None:
    html = read(BODIES, document)
    if html is not None:
        whole = portable(html, PAGE)
        assert html_faults(whole) == []
        for profile in PROFILES.values():
            assert html_faults(reduced(whole, profile.text)) == []
        typed_apart = whole.replace("&lt;", "")  # what an author typed for a tag is none
        assert "<p>" not in reduced(typed_apart, YANDEX.text)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a&amp;b</p>\n<p>c&nbsp;d</p>", "a&b\n\nc\xa0d"),
        ("<p>a<br>b</p>", "a\n\nb"),
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "a\n\nb"),
        ("<p>a</p><figure><img><figcaption>b</figcaption></figure>", "a"),
        ("<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>", "a  b\n\nc"),
        ("<p>a &lt;b&gt;</p>", "a <b>"),
        (f'<p>a<sup><a href="{PAGE}#fn:1">1</a></sup> b</p>', "a[1] b"),
        (f'<li>n&nbsp;<a href="{PAGE}#fnref:1" title="t">↩︎</a></li>', "n"),
        (f'<li>n <a href="{PAGE}#fnref2:1">↩︎<sup>2</sup></a></li>', "n ↩︎2"),
        ("<p>a\nb</p>", "a b"),
    ],
)
def test_a_text_without_tags_is_paragraphs(html: str, expected: str) -> None:
    assert reduced(html, YANDEX.text) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p><strong>a</strong> <em>b</em> <code>c</code></p>", "<p><b>a</b> <i>b</i> c</p>"),
        ("<h5>a</h5><h6>b</h6>", "<h4>a</h4><h4>b</h4>"),
        ("<aside><p>a</p></aside>", "<p>a</p>"),
        ('<a href="https://x.kz/" title="t" hreflang="kk">a</a>', '<a href="https://x.kz/">a</a>'),
        ('<img src="https://x.kz/a" alt="b">', '<img src="https://x.kz/a" alt="b">'),
        ("<tr>\n<td>a</td>\n<td>b</td>\n</tr>", "<p>\na b\n</p>"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<p>a</p>b"),
    ],
)
def test_dzen_gets_the_tags_it_knows(html: str, expected: str) -> None:
    assert reduced(html, DZEN.text) == expected


def test_where_any_tag_is_allowed_nothing_changes() -> None:
    assert reduced("<p><code>a</code></p>", Text()) == "<p><code>a</code></p>"
