"""A reader's day: reads an article, turns the lights out, goes by keyboard, prints."""

import io
from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from newsgen.i18n.messages import Messages
from support.browsing import DEMO, LOADED, PHONE, Reader, Way
from support.built import ROOT

Open = Callable[[Way], Reader]
SEED = DEMO["article"]
STILL_PHONE = Way(390, 844, still=True)
NEXT = "/2024/03/12/stadion/"
ALL = "/states/2024/03/15/rich/"
say = Messages().catalogue("ru").gettext
FOCUSED = """
() => {
  const one = document.activeElement;
  const ringed = ([box, part]) => {
    const style = getComputedStyle(box, part);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  // A card may wear the ring of the link that covers it.
  const card = one.closest("article, li, section") || one;
  const ring = [[one, null], [one, "::after"], [card, null]].some(ringed);
  const box = one.getBoundingClientRect();
  const seen = box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0;
  const fault = (ring ? "" : "no ring") + (seen ? "" : " out of sight");
  return [one.nodeName + " " + one.textContent.trim().slice(0, 40), fault];
}
"""
GROUND = """
[document.body, document.documentElement].map((one) => getComputedStyle(one).backgroundColor).join()
"""
# Of the paragraph that holds the most.
SIZE = """() => {
  const all = [...document.querySelectorAll("article p")];
  const long = (one) => one.textContent.length;
  const text = all.reduce((one, other) => long(other) > long(one) ? other : one);
  return parseFloat(getComputedStyle(text).fontSize);
}"""


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_an_article_can_be_read(reader: Open, *, scripts: bool) -> None:
    tab = reader(Way(scripts=scripts))
    page = tab.open(SEED)
    article = page.get_by_role("article").first
    file = ROOT / "content/articles/2024/03/astana-baku.md"
    _, header, body = file.read_text("utf-8").split("---\n", 2)
    heading = article.get_by_role("heading", level=1).inner_text()
    title = header.partition("title:")[2].partition("\n")[0]
    assert letters(heading) == letters(title)
    text = letters(article.inner_text())
    plain = [one for one in body.split("\n\n") if one[0].isalpha() and not set(one) & set("[*`<:")]
    assert len(plain) > 2
    assert all(letters(one) in text for one in plain)
    when = article.locator("time").first.get_attribute("datetime")
    assert datetime.fromisoformat(when or "").utcoffset() is not None
    tab.scroll_through()
    assert page.evaluate(LOADED)
    assert page.evaluate("document.images.length") >= 1
    assert tab.complaints == []


def test_pictures_out_of_sight_are_asked_for_only_when_the_reader_comes_near(reader: Open) -> None:
    tab = reader(PHONE)
    asked: list[str] = []
    tab.page.on("request", lambda one: asked.append(one.url))
    tab.open("/")
    before = [url for url in asked if "/media/" in url]
    tab.scroll_through()
    after = [url for url in asked if "/media/" in url]
    assert len(before) < len(after)


def test_the_dark_theme_is_remembered_and_can_be_left_again(reader: Open) -> None:
    tab = reader(PHONE)
    page = tab.open(SEED)
    switch = page.get_by_role("button", name=say("Dark theme"))
    light = page.evaluate(GROUND)
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    dark = page.evaluate(GROUND)
    assert dark != light
    for address in (SEED, NEXT, "/"):
        tab.open(address)
        expect(switch).to_have_attribute("aria-pressed", "true")
        assert page.evaluate(GROUND) == dark
    switch.click()
    tab.open(SEED)
    assert page.evaluate(GROUND) == light
    assert tab.complaints == []


def test_a_reader_whose_system_is_dark_gets_a_dark_page_and_may_ask_for_light(reader: Open) -> None:
    light = reader(Way()).open(SEED).evaluate(GROUND)
    tab = reader(Way(dark=True))
    page = tab.open(SEED)
    dark = page.evaluate(GROUND)
    assert dark != light
    page.get_by_role("button", name=say("Dark theme")).click()
    assert page.evaluate(GROUND) == light
    tab.open(NEXT)
    assert page.evaluate(GROUND) == light


def test_a_system_that_is_dark_is_followed_without_scripts_too(reader: Open) -> None:
    grounds = {
        reader(Way(dark=dark, scripts=False)).open(SEED).evaluate(GROUND) for dark in (True, False)
    }
    assert len(grounds) == 2


def test_a_browser_that_keeps_nothing_makes_no_error(reader: Open) -> None:
    tab = reader(Way())
    tab.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"
    )
    page = tab.open(SEED)
    before = page.evaluate(GROUND)
    page.get_by_role("button", name=say("Dark theme")).click()
    assert page.evaluate(GROUND) != before
    assert tab.complaints == []


def test_letters_grow_and_shrink_and_stay_so(reader: Open) -> None:
    tab = reader(PHONE)
    page = tab.open(SEED)
    usual = page.evaluate(SIZE)
    page.get_by_role("button", name=say("Larger letters")).click()
    larger = page.evaluate(SIZE)
    assert larger > usual
    assert tab.wider_than_the_window() == []
    tab.open(NEXT)
    assert page.evaluate(SIZE) == larger
    smaller = page.get_by_role("button", name=say("Smaller letters"))
    while smaller.get_attribute("aria-disabled") != "true":
        smaller.click()
    assert page.evaluate(SIZE) < usual
    assert tab.complaints == []


def test_boxes_of_an_article_are_filled_with_what_is_new(reader: Open) -> None:
    page = reader(Way()).open(SEED)
    for name in (say("Latest news"), say("Most read")):
        box = page.get_by_role("complementary", name=name)
        expect(box.get_by_role("listitem").first).to_be_visible()
        assert box.get_by_role("link").count() > 2


def test_nothing_of_another_site_is_loaded_before_its_button_is_pressed(reader: Open) -> None:
    tab = reader(Way())
    page = tab.open(ALL)
    tab.scroll_through()
    assert tab.complaints == []
    assert page.locator("iframe").count() == 0
    card = page.get_by_role("figure").filter(has_text="YouTube").last
    card.get_by_role("button").click()
    frame = page.locator("iframe")
    expect(frame).to_have_count(1)
    source = frame.get_attribute("src") or ""
    assert source.startswith("https://www.youtube-nocookie.com/")
    page.wait_for_timeout(100)
    # It is asked for, so the policy allows it; here there is no such host.
    assert any(one.startswith(f"elsewhere: {source}") for one in tab.complaints)
    assert not [one for one in tab.complaints if "Content Security Policy" in one]


def test_the_policy_stops_what_an_article_should_never_hold(reader: Open) -> None:
    tab = reader(Way())
    page = tab.open(SEED)
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.run = 1";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", "<img src='https://evil.example/x.png'>");
          document.body.insertAdjacentHTML("beforeend", "<i style='color: red'>i</i>");
          document.body.insertAdjacentHTML("beforeend", "<b onclick='window.run = 1'>b</b>");
        }"""
    )
    page.locator("b", has_text="b").last.click()
    assert page.evaluate("window.run") is None
    said = "\n".join(tab.complaints)
    for kind in ("script-src", "img-src", "style-src"):
        assert f"'{kind} " in said or f'"{kind} ' in said
    assert "failed: https://evil.example/x.png csp" in said


def test_a_reader_with_a_keyboard_gets_everywhere_and_sees_where(reader: Open) -> None:
    tab = reader(Way(still=True))
    page = tab.open("/")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == [f"A {say('Skip to the content')}", ""]
    stops = walk(page, 60)
    assert [(what, fault) for what, fault in stops if fault] == []
    names = [what for what, _ in stops]
    assert any(say("Dark theme") in one for one in names)
    assert any("Политика" in one for one in names)
    assert len(names) > 30


def test_the_skip_link_leads_past_the_menu(reader: Open) -> None:
    page = reader(Way()).open(SEED)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = "document.activeElement.closest('main') !== null"
    assert page.evaluate(inside)


def test_menu_article_and_switch_work_by_keyboard_alone(reader: Open) -> None:
    tab = reader(Way())
    page = tab.open("/")
    page.get_by_role("banner").get_by_role("link", name="Политика").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/politics/")
    page.get_by_role("main").get_by_role("link").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("article").get_by_role("heading", level=1)).to_be_visible()
    switch = page.get_by_role("button", name=say("Dark theme"))
    switch.focus()
    page.keyboard.press("Space")
    expect(switch).to_have_attribute("aria-pressed", "true")
    assert tab.complaints == []


@pytest.mark.parametrize("address", [SEED, ALL])
def test_an_article_s_every_stop_is_seen(reader: Open, address: str) -> None:
    page = reader(STILL_PHONE).open(address)
    stops = walk(page, 90)
    assert [(what, fault) for what, fault in stops if fault] == []
    assert len(stops) > 20


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_an_article_is_printed_without_what_paper_cannot_do(reader: Open, *, scripts: bool) -> None:
    tab = reader(Way(scripts=scripts))
    page = tab.open(SEED)
    data = page.pdf(format="A4", print_background=False)
    sheets = PdfReader(io.BytesIO(data)).pages
    text = letters("".join(sheet.extract_text() for sheet in sheets))
    heading = page.get_by_role("article").get_by_role("heading", level=1).inner_text()
    last = page.get_by_role("article").locator("p").filter(has_text=".").nth(3).inner_text()
    assert letters(heading) in text
    assert letters(last)[:60] in text
    for left_out in (say("Skip to the content"), say("Dark theme"), "Политика Экономика Общество"):
        assert letters(left_out) not in text
    assert len(sheets) <= 4


def test_a_reader_who_wants_no_movement_gets_none(reader: Open) -> None:
    page = reader(Way(still=True)).open(ALL)
    moving = """() => [...document.querySelectorAll("*")].filter((one) => {
      const style = getComputedStyle(one);
      const long = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
      return long(style.animationDuration) && style.animationName !== "none"
        || long(style.transitionDuration) || style.scrollBehavior === "smooth";
    }).map((one) => one.nodeName + "." + one.className)"""
    assert page.evaluate(moving) == []


def test_the_way_back_to_the_top_leads_there(reader: Open) -> None:
    page = reader(Way(still=True)).open(SEED)
    page.get_by_role("link", name=say("Back to top")).click()
    page.wait_for_timeout(100)
    assert page.evaluate("window.scrollY") == 0


def test_a_site_below_a_base_path_finds_everything_it_needs(reader: Open) -> None:
    tab = reader(Way())
    page = tab.open("/news/")
    page.get_by_role("main").get_by_role("link").first.click()
    page.wait_for_load_state("load")
    assert "/news/2024/" in page.url
    tab.scroll_through()
    expect(page.get_by_role("complementary").get_by_role("listitem").first).to_be_visible()
    assert page.evaluate(
        "new URL(document.querySelector('link[rel=stylesheet]').href).pathname"
    ).startswith("/news/css/")
    assert tab.complaints == []


def walk(page: Page, most: int) -> list[tuple[str, str]]:
    """Each stop of the tabulator key and what hides it, until the page ends."""
    stops: list[tuple[str, str]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        what, fault = page.evaluate(FOCUSED)
        if what.startswith("BODY"):
            break
        stops.append((what, fault))
    return stops


def letters(text: str) -> str:
    """What is the same of a text as typed, as typeset and as printed."""
    return "".join(one for one in text.casefold() if one.isalpha())
