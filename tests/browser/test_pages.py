"""What holds for every kind of page, on every screen, in a real browser."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing

import pytest
from msgspec import Struct
from playwright.sync_api import Browser

from support.browsing import PAGES, PHONE, Reader, Way
from support.hosting import Host

NARROW = (320, 390)
WIDE = (768, 1280, 1920)
DELAY = 0.1  # seconds until a picture comes
# What a reader reads, without the controls and boxes that only a script can serve.
WORDS = """
() => {
  const words = [];
  const main = document.querySelector("main");
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const seen = parent.checkVisibility({visibilityProperty: true});
    if (seen && !parent.closest("button, form, noscript, [role=group], [data-fragment]"))
      words.push(...walker.currentNode.data.trim().split(/\\s+/).filter(Boolean));
  }
  return words;
}
"""


class Tabs(Struct, frozen=True):
    """Tabs that are kept from page to page."""

    phone: Reader
    desk: Reader
    plain: Reader  # runs no script


class Visit(Struct, frozen=True):
    """What was seen of a page."""

    complaints: list[str]
    shifts: Mapping[str, list[str]]
    wider: Mapping[int, list[str]]
    words: list[str]
    words_without_scripts: list[str]


@pytest.fixture(scope="module")
def tabs(browser: Browser, host: Host) -> Iterator[Tabs]:
    """One tab for each way to read."""
    ways = (PHONE, Way(), Way(scripts=False))
    with ExitStack() as stack:
        yield Tabs(*[stack.enter_context(closing(Reader(browser, host, way))) for way in ways])


@pytest.fixture(scope="module", params=PAGES)
def visit(request: pytest.FixtureRequest, tabs: Tabs, host: Host) -> Visit:
    """A page, seen on a phone, at a desk and without scripts, its pictures coming late."""
    address = PAGES[request.param]
    wider: dict[int, list[str]] = {}
    shifts = {}
    host.delay = DELAY
    for tab, widths in ((tabs.phone, NARROW), (tabs.desk, WIDE)):
        tab.complaints.clear()
        tab.open(address)
        tab.scroll_through()
        shifts[tab.way.name] = tab.shifts()
        for width in widths:
            tab.page.set_viewport_size({"width": width, "height": tab.way.height})
            wider[width] = tab.wider_than_the_window()
        tab.page.set_viewport_size({"width": tab.way.width, "height": tab.way.height})
    host.delay = 0
    tabs.plain.complaints.clear()
    plain = tabs.plain.open(address)
    return Visit(
        complaints=[*tabs.phone.complaints, *tabs.desk.complaints, *tabs.plain.complaints],
        shifts={way: found for way, found in shifts.items() if found},
        wider={width: found for width, found in wider.items() if found},
        words=tabs.desk.page.evaluate(WORDS),
        words_without_scripts=plain.evaluate(WORDS),
    )


def test_the_browser_has_nothing_to_complain_of_and_asks_no_other_host(visit: Visit) -> None:
    assert visit.complaints == []


def test_nothing_scrolls_sideways(visit: Visit) -> None:
    assert visit.wider == {}


def test_nothing_moves_when_pictures_come_late(visit: Visit) -> None:
    assert visit.shifts == {}


def test_everything_is_there_to_read_without_scripts(visit: Visit) -> None:
    assert visit.words
    assert visit.words == visit.words_without_scripts
