"""axe-core finds nothing on any kind of page, light and dark, on a phone and at a desk.

What it looked at is kept as pictures in .artefacts/.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.browsing import PAGES, WAYS, Reader, Way
from support.hosting import Host
from support.tools import AXE, need

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = """
(tags) => axe.run(document, {
  runOnly: {type: "tag", values: tags},
  rules: {"target-size": {enabled: true}},
  resultTypes: ["violations"],
}).then((found) => found.violations.map((one) => ({
  rule: one.id,
  help: one.help,
  where: one.nodes.slice(0, 4).map((node) => ({
    what: node.html.slice(0, 160), why: node.failureSummary, at: node.target.join(" "),
  })),
})))
"""


@pytest.fixture(scope="module")
def tabs(browser: Browser, host: Host) -> Iterator[Callable[[Way], Reader]]:
    """A tab for each way to read, kept from page to page."""
    need("axe-core")
    opened: dict[Way, Reader] = {}

    def tab(way: Way) -> Reader:
        if way not in opened:
            opened[way] = Reader(browser, host, way)
        return opened[way]

    yield tab
    for one in opened.values():
        one.close()


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(
    tabs: Callable[[Way], Reader], artefacts: Path, name: str, way: Way
) -> None:
    tab = tabs(way)
    page = tab.open(PAGES[name])
    tab.scroll_through()
    page.screenshot(path=artefacts / f"{name}-{way.name}.png", full_page=True)
    page.evaluate(AXE.read_text("utf-8"))
    violations = page.evaluate(RUN, list(TAGS))
    assert not violations, json.dumps(violations, ensure_ascii=False, indent=1)
