"""The checker of feeds finds what it is to find."""

import msgspec
import pytest

from support.feed_rules import atom_faults, html_faults, json_faults, rss_faults

URL = "https://example.kz/feed.xml"
RSS = f"""<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title>
<link>https://example.kz/</link><description>D</description><language>ru</language>
<lastBuildDate>Fri, 15 Mar 2024 20:00:00 +0500</lastBuildDate>
<atom:link rel="self" href="{URL}"/>
<item><title>One</title><link>https://example.kz/1/</link>
<guid isPermaLink="false">urn:x:1</guid><pubDate>Fri, 15 Mar 2024 20:00:00 +0500</pubDate>
<description>d</description><content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded>
<enclosure url="https://example.kz/a.jpg" length="7" type="image/jpeg"/></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="kk"><id>urn:x:0</id><title>T</title>
<updated>2024-03-15T20:00:00+05:00</updated><link rel="self" href="{URL}"/>
<link href="https://example.kz/"/><author><name>T</name></author><entry><id>urn:x:1</id>
<title>One</title><updated>2024-03-15T20:00:00+05:00</updated><link href="https://example.kz/1/"/>
<published>2024-03-15T20:00:00+05:00</published>
<content type="html">&lt;p></content></entry></feed>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "T",
    "feed_url": URL,
    "items": [{"id": "urn:x:1", "content_html": "<p>", "url": "https://example.kz/1/"}],
}


def test_feeds_without_fault_have_none() -> None:
    assert rss_faults(RSS.encode(), URL) == []
    assert atom_faults(ATOM.encode(), URL) == []
    assert json_faults(msgspec.json.encode(JSON), URL) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('version="2.0"', 'version="0.91"'),
        ("<title>T</title>", ""),
        ("<title>One</title>", "<title> </title>"),
        ("<language>ru", "<language>Русский"),
        ("Fri, 15 Mar 2024", "Пт, 15 Мар 2024"),
        (" +0500</pubDate>", " GMT</pubDate>"),
        ("/feed.xml", "/other.xml"),
        ("https://example.kz/1/", "/1/"),
        ('isPermaLink="false"', ""),
        ("urn:x:1", "https://example.kz/1/"),
        ("<description>d</description>", "<description/><description/>"),
        ('length="7"', 'length="-7"'),
        ('type="image/jpeg"', 'type="text/html"'),
        ('url="https://example.kz/a.jpg"', 'url="a.jpg"'),
        ("&lt;p&gt;x", "&lt;a href='/x'&gt;x"),
        ("<title>One", "<title>\ufffeOne"),
        ("</item>", "</item><item><guid>urn:x:1</guid></item>"),
        ("<description>d</description><content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded>",
         "<content:encoded>x</content:encoded><description>d</description>"),
    ],
)  # fmt: skip
def test_each_fault_of_rss_is_found(old: str, new: str) -> None:
    assert old in RSS
    broken = RSS.replace(old, new)
    if "\ufffe" in new:
        with pytest.raises(SyntaxError):
            rss_faults(broken.encode(), URL)
    else:
        assert rss_faults(broken.encode(), URL)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('xml:lang="kk"', ""),
        ("<id>urn:x:0</id>", ""),
        ("urn:x:1", "urn:x:0"),
        ("urn:x:1", "https://example.kz/1/"),
        ("+05:00</updated>", "</updated>"),
        ('rel="self"', 'rel="via"'),
        ('<link href="https://example.kz/1/"/>', ""),
        ("<author><name>T</name></author>", ""),
        ("<name>T</name>", ""),
        ("&lt;p>", "&lt;iframe>"),
        ('type="html"', 'type="xhtml"'),
    ],
)
def test_each_fault_of_atom_is_found(old: str, new: str) -> None:
    assert old in ATOM
    assert atom_faults(ATOM.replace(old, new).encode(), URL)


@pytest.mark.parametrize(
    "change",
    [
        {"version": "1"},
        {"title": ""},
        {"author": {"name": "x"}},
        {"authors": []},
        {"feed_url": "/feed.json"},
        {"items": [{"id": "1"}]},
        {"items": [{"id": 1, "content_text": "x"}]},
        {"items": [{"id": "1", "content_text": "x", "date_published": "2024-03-15"}]},
        {"items": [{"id": "1", "content_text": "x"}] * 2},
        {"items": [{"id": "1", "content_html": "<a href='#x'>"}]},
    ],
)
def test_each_fault_of_a_json_feed_is_found(change: dict[str, object]) -> None:
    assert json_faults(msgspec.json.encode({**JSON, **change}), URL)


@pytest.mark.parametrize(
    "html", ["<script>", "<img src='/a.jpg'>", "<p onclick=x>", "<img srcset='/a 1x'>"]
)
def test_each_fault_of_a_text_is_found(html: str) -> None:
    assert html_faults(html)
