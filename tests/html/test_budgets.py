"""Pages are small, and what they load is little: budgets, in bytes before compression."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

SEED = "2024/03/15/astana-baku/index.html"
DATA = "application/ld+json"


class Parts(HTMLParser):
    """What a page is made of that costs a reader, or that a strict policy forbids."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sheets: list[str] = []
        self.scripts: list[dict[str, str | None]] = []
        self.forbidden: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "link" and "stylesheet" in (given.get("rel") or "").split():
            self.sheets.append(given.get("href") or "")
        if tag == "script" and given.get("type") != DATA:
            self.scripts.append(given)
        inline = tag == "script" and "src" not in given and given.get("type") != DATA
        handlers = [name for name in given if name.startswith("on")]
        if inline or tag == "style" or "style" in given or handlers:
            self.forbidden.append(self.get_starttag_text() or tag)


@pytest.fixture(scope="module")
def demo(sites: Mapping[str, Path]) -> Path:
    """The demo newspaper's output folder."""
    return sites[""]


@pytest.fixture(scope="module")
def every(sites: Mapping[str, Path]) -> Mapping[str, str]:
    """Every page of every site by its file's name; fragments too, which become part of pages."""
    return {
        str(path): path.read_text("utf-8")
        for folder in sites.values()
        for path in sorted(folder.rglob("*.html"))
    }


def test_the_seed_article_with_its_style_is_under_40_kb(demo: Path) -> None:
    html = (demo / SEED).read_bytes()
    (sheet,) = Parts(html.decode()).sheets
    assert len(html) + len((demo / sheet.lstrip("/")).read_bytes()) < 40_000


def test_what_the_seed_article_tells_machines_is_under_6_kb(demo: Path) -> None:
    html = (demo / SEED).read_text("utf-8")
    head = html.partition("<head>")[2].partition("</head>")[0]
    rest = html.partition("</head>")[2]
    data = re.findall(rf'<script type="{re.escape(DATA)}">.*?</script>', rest, re.DOTALL)
    assert len((head + "".join(data)).encode()) < 6_000


def test_all_scripts_but_the_search_page_s_are_under_6_kb(demo: Path) -> None:
    scripts: set[str] = set()
    for page in demo.rglob("*.html"):
        if page.parent.name != "search":
            sources = [one.get("src") for one in Parts(page.read_text("utf-8")).scripts]
            scripts |= {source for source in sources if source}
    sizes = {one: (demo / one.lstrip("/")).stat().st_size for one in scripts}
    assert sizes
    assert sum(sizes.values()) < 6_000, sizes


def test_a_page_has_one_style_sheet_and_no_script_that_holds_it_up(
    every: Mapping[str, str],
) -> None:
    for name, html in every.items():
        parts = Parts(html)
        whole = "<html" in html
        assert len(parts.sheets) == whole, name
        for script in parts.scripts:
            assert "async" in script or "defer" in script or script.get("type") == "module", name


def test_a_page_has_nothing_a_strict_policy_would_stop(every: Mapping[str, str]) -> None:
    found = {name: Parts(html).forbidden for name, html in every.items()}
    assert {name: what for name, what in found.items() if what} == {}


def test_every_page_says_its_policy_before_anything_is_loaded(every: Mapping[str, str]) -> None:
    for name, html in every.items():
        if "<html" in html and 'http-equiv="refresh"' not in html:
            policy = html.find('<meta http-equiv="Content-Security-Policy"')
            loads = re.search("<(?:link|script|img)[ >]", html)
            assert 0 < policy < (loads.start() if loads else len(html)), name
