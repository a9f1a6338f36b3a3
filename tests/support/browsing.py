"""A reader at a real browser: opens pages, and hears all that the browser complains of."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    sync_playwright,
)

from support.hosting import Host

# Without them a browser looks for its maker's hosts at every start.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# What moved after it was shown, without the reader's doing.
SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries())
    // Less than half a hundredth is a page drawn while it still arrives, on a machine out of
    // breath; what a reader calls a jump begins at a tenth.
    if (!one.hadRecentInput && one.value >= 0.005)
      window.shifts.push(`${one.value.toFixed(4)}: ` + one.sources.map((source) =>
        source.node ? source.node.nodeName + "." + (source.node.className || "") : "?").join(" "));
}).observe({type: "layout-shift", buffered: true});
"""
# What is hidden is never asked for.
LOADED = """[...document.images].every((one) =>
  !one.checkVisibility() || one.complete && one.naturalWidth > 0)"""
FILLED = """[...document.querySelectorAll("[data-fragment]")].every((one) =>
  "filled" in one.dataset)"""
SCROLL = "(place) => window.scrollTo({top: place, behavior: 'instant'})"
# What reaches beyond the window; what scrolls or is cut off within its own box does not count.
WIDER = """
() => {
  const limit = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= limit) return [];
  const held = (one) => {
    for (let box = one.parentElement; box && box !== document.body; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== "visible") return true;
    return false;
  };
  const out = [...document.body.querySelectorAll("*")].filter((one) =>
    one.getBoundingClientRect().right > limit + 1 && !held(one));
  return ["beyond the window:", ...out.map((one) => one.outerHTML.slice(0, 90))].slice(0, 6);
}
"""


class Way(Struct, frozen=True):
    """How somebody reads: on what, and with which wishes."""

    width: int = 1280
    height: int = 900
    dark: bool = False
    scripts: bool = True
    still: bool = False  # wants no movement
    density: float = 1  # pixels of the screen for one of the page

    @property
    def name(self) -> str:
        """A name for files and tests."""
        return f"{self.width}-{'dark' if self.dark else 'light'}"


PHONE = Way(390, 844)
WAYS = (PHONE, Way(390, 844, dark=True), Way(), Way(dark=True))


class Reader:
    """One tab of a browser, at a host."""

    def __init__(self, browser: Browser, host: Host, way: Way) -> None:
        self.way = way
        self.complaints: list[str] = []
        self._host = host
        self._context: BrowserContext = browser.new_context(
            viewport={"width": way.width, "height": way.height},
            device_scale_factor=way.density,
            color_scheme="dark" if way.dark else "light",
            java_script_enabled=way.scripts,
            reduced_motion="reduce" if way.still else "no-preference",
            locale="ru-RU",
        )
        self._context.set_default_timeout(10_000)
        self._context.on("request", self._asked)
        if way.scripts:
            self._context.add_init_script(SHIFTS)
        self.page: Page = self._tab()

    def close(self) -> None:
        """Leave, and forget everything."""
        self._context.close()

    def open(self, address: str) -> Page:
        """The page at an address, loaded, with the pictures that are in sight."""
        self.page.goto(self._host.url + address, wait_until="load")
        return self.page

    def scroll_through(self) -> None:
        """To the end and back, as far as pictures want it that load only when needed."""
        # A box filled and the window scrolled in one frame would count as a jump, which nobody saw.
        if self.way.scripts:
            self._wait_for(FILLED, "a fragment has not come")
        height = int(self.page.evaluate("document.documentElement.scrollHeight"))
        for place in range(0, height, self.way.height):
            self.page.evaluate(SCROLL, place)
            self.page.wait_for_timeout(20)
        self._wait_for(LOADED, "a picture has not come")
        self.page.evaluate(SCROLL, 0)

    def _wait_for(self, condition: str, complaint: str) -> None:
        for _ in range(100):  # not wait_for_function, which the policy of pages forbids
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(30)
        self.complaints.append(complaint)

    def wider_than_the_window(self) -> list[str]:
        """Elements that make the page scroll sideways; none if it does not."""
        found: list[str] = self.page.evaluate(WIDER)
        return found

    def shifts(self) -> list[str]:
        """What moved by itself."""
        found: list[str] = self.page.evaluate("window.shifts")
        return found

    def _tab(self) -> Page:
        page = self._context.new_page()
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)
        return page

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self._host.url}/", "data:")):
            self.complaints.append(f"elsewhere: {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader has gone on meanwhile
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")


@contextmanager
def started(program: Path) -> Iterator[Browser]:
    """The browser while the block lasts."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=list(QUIET), chromium_sandbox=False
        )
        try:
            yield browser
        finally:
            browser.close()


# Every kind of page of the demo, by name; and of the sites of support/states.py.
DEMO: Mapping[str, str] = {
    "front": "/",
    "front-kk": "/kk/",
    "front-en": "/en/",
    "section": "/society/",
    "archive": "/archive/",
    "year": "/2024/",
    "month": "/2024/03/",
    "day": "/2024/03/12/",
    "all-news": "/page/1/",
    "tag": "/tags/futbol/",
    "author": "/authors/denis-kovalev/",
    "article": "/2024/03/15/astana-baku/",
    "article-kk": "/kk/2024/03/15/astana-baku/",
    "article-en": "/en/2024/03/15/astana-baku/",
    "page": "/about/",
    "search": "/search/",
    "404": "/404.html",
}
STATES: Mapping[str, str] = {
    "empty-front": "/empty/",
    "empty-section": "/empty/politics/",
    "empty-archive": "/empty/archive/",
    "single-front": "/single/",
    "single-section": "/single/politics/",
    "single-article": "/single/2024/03/15/odna/",
    "front": "/states/",
    "section": "/states/sport/",
    "numbered": "/states/tags/mnogo/page/1/",
    "section-empty": "/states/empty/",
    "section-long": "/states/long/",
    "all-news": "/states/page/2/",
    "month": "/states/2024/03/",
    "tag": "/states/tags/mnogo/",
    "author": "/states/authors/olga/",
    "guest": "/states/authors/gost-izdaleka/",
    "news": "/states/2024/03/14/news/",
    "opinion": "/states/2024/03/14/opinion/",
    "interview": "/states/2024/03/14/interview/",
    "photo-story": "/states/2024/03/14/photo-story/",
    "long-read": "/states/2024/03/15/rich/",
    "kazakh": "/states/kk/2024/03/15/rich/",
    "404": "/states/404.html",
}
PAGES: Mapping[str, str] = {
    "below-front": "/news/",
    "below-article": f"/news{DEMO['article']}",
    **{f"demo-{name}": address for name, address in DEMO.items()},
    **{f"states-{name}": address for name, address in STATES.items()},
}
