"""What of the site's own templates its Content-Security-Policy stops."""

from base64 import b64encode, urlsafe_b64encode
from hashlib import sha256, sha512
from pathlib import Path

import pytest

from newsgen.build import default_theme
from newsgen.load.settings import read_settings
from newsgen.model.settings import Policy, Settings
from newsgen.review.templates import stopped
from support.reviewing import found, words
from support.sites import SETTINGS, article, write

STORY = "content/articles/2024/03/story.md"


def faults(
    root: Path, template: str, policy: Policy | None = None, *, off: bool = False
) -> list[tuple[str, str]]:
    """The code and the text of each finding in a template."""
    write(root, {"templates/parts/own.html": template})
    site = Settings(
        title="Проба",
        base_url="https://example.kz/news/",
        public_url="https://example.kz/news/",
        policy=None if off else policy or Policy(),
    )
    return [(one.code, str(one.text)) for one in stopped(root, site)]


def codes(
    root: Path, template: str, policy: Policy | None = None, *, off: bool = False
) -> list[str]:
    """The code of each."""
    return [code for code, _ in faults(root, template, policy, off=off)]


def test_what_a_template_writes_into_the_page_is_told_with_its_place_and_cure(
    tmp_path: Path,
) -> None:
    text = """\
{# <script>no</script> #}
<p style="color: red">{{ "<b style='x'>" }}</p>
<script>alert(1)</script>
  <button type="button" onclick="go('{{ page.url }}')">Да</button>
<style>p { color: red }</style>
<a href=" JavaScript:go()">x</a>
<script>
var url = {{ page.url|tojson }}
</script>
"""
    files = {STORY: article(), "templates/parts/hook-listen.html": text}
    path = "templates/parts/hook-listen.html"
    assert found(tmp_path, files) == [
        (f"{path}:2:4", "stopped-inline"),
        (f"{path}:3:1", "stopped-inline"),
        (f"{path}:4:25", "stopped-inline"),
        (f"{path}:5:1", "stopped-inline"),
        (f"{path}:6:4", "stopped-inline"),
        (f"{path}:7:1", "stopped-inline"),
    ]
    digest = b64encode(sha256(b"alert(1)").digest()).decode()
    source = "<script src=\"{{ asset('js/….js') }}\"></script>"
    stops = "the site's policy stops {}: it stands in the page itself"
    assert words(tmp_path, files) == [
        (
            stops.format("style="),
            "give it a class, and write what it looks like into a style sheet",
        ),
        (
            stops.format("<script>"),
            (
                f"put it into a file below static/js: {source}\n"
                f"or allow it in site.yaml: policy: {{script: [sha256-{digest}]}}"
            ),
        ),
        (
            stops.format("onclick="),
            "put it into a script below static/js: addEventListener(…)",
        ),
        (stops.format("<style>"), "put it into a style sheet below static/css"),
        (
            stops.format("javascript:"),
            "put it into a script below static/js: addEventListener(…)",
        ),
        (
            stops.format("<script>"),
            f"put it into a file below static/js, its values into data-…: {source}",
        ),
    ]


def test_the_cure_that_is_proposed_is_one(tmp_path: Path) -> None:
    files = {
        STORY: article(),
        "templates/parts/hook-listen.html": "<script>\r\nalert(1)\r\n</script>\n"
        '<img src="https://cdn.example.com/a.png" alt="">\n'
        '<iframe src="/map.html"></iframe>',
    }
    cures = [
        remedy.splitlines()[-1].partition("site.yaml: ")[2] for _, remedy in words(tmp_path, files)
    ]
    kinds = [one.removeprefix("policy: {").removesuffix("}") for one in cures]
    assert kinds[1:] == ["img: [https://cdn.example.com]", "frame: [https://example.kz]"]
    site = f"{SETTINGS}policy: {{{', '.join(kinds)}}}\n"
    assert found(tmp_path, {"content/site.yaml": site}) == []


def test_a_site_without_a_policy_may_write_what_it_likes(tmp_path: Path) -> None:
    text = '<p style="x" onclick="y"><script>z</script><img src="https://a.kz/b.png">'
    assert len(codes(tmp_path, text)) == 4
    assert codes(tmp_path, text, off=True) == []
    files = {
        STORY: article(),
        "content/site.yaml": f"{SETTINGS}policy: off\n",
        "templates/parts/hook-listen.html": text,
    }
    assert found(tmp_path, files) == []


@pytest.mark.parametrize(
    "text",
    [
        '<script src="{{ asset("js/x.js") }}" async></script>',
        "<script {{ attributes }}>x</script>",
        '<script {% if page %}src="/x.js"{% endif %}>x</script>',
        '<script type="application/ld+json">{"a": 1}</script>',
        '<script type="text/html"><p style="x"></script>',
        '<script type="{{ kind }}">x</script>',
        "<script> \n</script>",
        "<style></style>",
        "<!-- <script>x</script> -->",
        "<!-- <script>x</script>",
        '<p data-style="x" data-onclick="y" title="style=\'x\' onclick=\'y\'">style="x"</p>',
        '<p data-{{ name }}="style" only="x" {{ "style=1" }} on="y">',
        "<p style onclick>",
        "<p {# style='x' #}>",
        "<textarea><p style='x'></textarea><title><p onclick='x'></title>",
        '{{ "<script>" }}x{{ "</script>" }}',
        "{% set a = '<style>x</style>' %}",
        '<a href="https://elsewhere.kz/" rel="nofollow">x</a>',
        '<form action="/search/"><button formaction="{{ url }}">x</button></form>',
        '<form action="">x</form><a href="mailto:a@example.kz">x</a>',
        '<img src="/a.png" srcset="a.png 1x, /b.png 2x"><img src="{{ photo.url }}?a=https://b.kz">',
        '<img src="data:image/gif;base64,R0lGOD==" alt=""><img src="https://example.kz/a.png">',
        '<img src="http://[bad/a.png"><img src="">',
        '<img src="https://{{ host }}/a.png"><img src="//{% if a %}b{% endif %}.kz/a.png">',
        '<iframe src="about:blank"></iframe><iframe src="https://www.youtube-nocookie.com/e/1">',
        '<link rel="alternate" href="https://a.kz/feed.xml"><link rel="preconnect" href="//a.kz">',
        '<link rel="{{ rel }}" href="https://a.kz/a.css"><link href="https://a.kz/a.css">',
        '<link rel="preload" href="https://a.kz/a"><link rel="manifest" href="/site.webmanifest">',
        "{% raw %}<p title='{{ style=1 }}'>{% endraw %}",
        '<p class="a{% if b == "c" %} d{% endif %}" title="{{ "}}" ~ \'style="x"\' }}">',
    ],
)
def test_what_browsers_run_and_load_is_no_finding(tmp_path: Path, text: str) -> None:
    assert codes(tmp_path, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>x</script>",
        "<SCRIPT TYPE='text/javascript'>x",
        '<script type="module">x</script>',
        '<script type="importmap">{}</script>',
        "<script>{{ x }}</script>",
        "{% raw %}<script>x</script>{% endraw %}",
        "<noscript><style>x</style></noscript>",
        '<p {% if a %}style="x"{% endif %}>',
        "<p class=a style=x>",
        '<p class="{{ "a" }}" style="{{ x }}">',
        "<svg/onload='x'>",
        '<p style="x" style="y">',
        "{{ '{% raw %}' }}<p style='x'>",
    ],
)
def test_code_in_a_page_is_found_however_it_is_written(tmp_path: Path, text: str) -> None:
    assert codes(tmp_path, text) == ["stopped-inline"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('<script src="https://cdn.example.com/x.js"></script>', "https://cdn.example.com"),
        ("<script src=//cdn.example.com:8443/x.js></script>", "https://cdn.example.com:8443"),
        ('<script src="http://example.com/{{ x }}"></script>', "http://example.com"),
        ('<script src="data:text/javascript,x"></script>', "data:"),
        ('<img src="http://example.kz/a.png">', "http://example.kz"),
        ('<img srcset="/a.png 1x, https://a.kz/b.png 2x" src="/a.png">', "https://a.kz"),
        ('<img src="https://a.kz&#47;b.png">', "https://a.kz"),
        ('<video poster="https://a.kz/b.png">', "https://a.kz"),
        ('<source src="https://a.kz/b.mp4">', "https://a.kz"),
        ('<svg><image xlink:href="https://a.kz/b.png"></svg>', "https://a.kz"),
        ('<iframe src="https://maps.a.kz/">', "https://maps.a.kz"),
        ('<iframe src="/map.html">', "https://example.kz"),
        ('<link rel="preload stylesheet" as="style" href="https://a.kz/a.css">', "https://a.kz"),
        ('<link rel="icon" href="https://a.kz/a.png">', "https://a.kz"),
        ('<link rel="manifest" href="https://a.kz/a.json">', "https://a.kz"),
        ('<link rel="preload" as="font" href="https://a.kz/a.woff2">', "https://a.kz"),
        ('<object data="/a.pdf"></object>', "https://example.kz"),
        ('<form action="https://lists.a.kz/subscribe">', "https://lists.a.kz"),
        ('<base href="/">', "https://example.kz"),
    ],
)
def test_what_comes_from_elsewhere_is_found(tmp_path: Path, text: str, source: str) -> None:
    told = set(faults(tmp_path, text))
    assert told == {("stopped-source", f"the site's policy stops what comes from {source}")}


@pytest.mark.parametrize(
    ("source", "address", "stops"),
    [
        ("https://a.kz", "https://a.kz/x.js", False),
        ("https://a.kz", "https://A.kz:443/x.js", False),
        ("https://a.kz", "https://www.a.kz/x.js", True),
        ("https://a.kz", "http://a.kz/x.js", True),
        ("https://a.kz", "https://a.kz:8443/x.js", True),
        ("https://a.kz:8443", "https://a.kz:8443/x.js", False),
        ("http://a.kz", "https://a.kz/x.js", False),
        ("http://a.kz:8080", "https://a.kz/x.js", True),
        ("https://*.a.kz", "https://cdn.www.a.kz/x.js", False),
        ("https://*.a.kz", "https://a.kz/x.js", True),
        ("https://a.kz/js/", "https://a.kz/js/x.js", False),
        ("https://a.kz/js/", "https://a.kz/x.js", True),
        ("https://a.kz/js/x.js", "https://a.kz/js/x.js?v=1", False),
        ("https://a.kz/js/x.js", "https://a.kz/js/x.json", True),
        ("https://a.kz/js/x.js", "https://a.kz/js/{{ x }}", False),
        ("https:", "https://a.kz/x.js", False),
        ("https:", "http://a.kz/x.js", True),
        ("blob:", "blob:x", False),
        ("'unsafe-inline'", "https://a.kz/x.js", True),
    ],
)
def test_sources_are_matched_as_browsers_match_them(
    tmp_path: Path, source: str, address: str, *, stops: bool
) -> None:
    text = f'<script src="{address}"></script>'
    assert codes(tmp_path, text, Policy(script=(source,))) == ["stopped-source"] * stops


def hashed(text: str) -> str:
    """The source that allows a text."""
    return f"'sha512-{urlsafe_b64encode(sha512(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    ("text", "policy", "stops"),
    [
        ("<script>x</script>", Policy(script=("'unsafe-inline'",)), False),
        ("<p onclick='x' title='y'>", Policy(script=("'unsafe-inline'",)), False),
        ("<a href='javascript:x'>", Policy(script=("'unsafe-inline'",)), False),
        ("<p style='x'><style>x</style>", Policy(style=("'unsafe-inline'",)), False),
        ("<p style='x'>", Policy(script=("'unsafe-inline'",)), True),
        ("<p onclick='x'>", Policy(style=("'unsafe-inline'",)), True),
        ("<script>x</script>", Policy(script=("'unsafe-inline'", hashed("y"))), True),
        ("<script>x</script>", Policy(script=(hashed("y"), hashed("x"))), False),
        ("<script>x\r\ny</script>", Policy(script=(hashed("x\ny"),)), False),
        ("<style>x</style>", Policy(style=(hashed("x"),)), False),
        ("<p onclick='x'>", Policy(script=(hashed("x"),)), True),
        ("<script>{{ x }}</script>", Policy(script=(hashed("x"),)), False),
    ],
)
def test_code_is_allowed_as_browsers_allow_it(
    tmp_path: Path, text: str, policy: Policy, *, stops: bool
) -> None:
    assert codes(tmp_path, text, policy) == ["stopped-inline"] * stops


def test_the_theme_itself_has_nothing_that_is_stopped() -> None:
    settings = read_settings(SETTINGS.encode())
    assert list(stopped(default_theme(), settings)) == []


def test_only_templates_are_looked_at(tmp_path: Path) -> None:
    write(tmp_path, {"templates/notes.txt": "<script>x</script>"})
    assert codes(tmp_path, "\ufeff<p style='x'>") == ["stopped-inline"]
