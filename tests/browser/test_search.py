"""A reader searches: in three languages, with filters, by keyboard, and where nothing works."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from newsgen.i18n.messages import Messages
from support.browsing import DEMO, WAYS, Reader, Way
from support.hosting import Host, hosted
from support.sites import PIXEL, SETTINGS, article, build_site, new_site
from support.tools import AXE, missing

Open = Callable[[Way], Reader]
say = Messages().catalogue("ru").gettext
SEED = DEMO["article"]
SHORT = Way(height=700)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A site of five years, with twelve stories of a bridge in each."""
    stories = {
        f"content/articles/{year}/{day:02}.md": article(
            f"Мост номер {year - 2000}-{day}",
            f"{year}-03-{day:02} 10:00",
            body="Открыли мост через реку.",
            section=("politics", "economy")[day % 2],
            author=("Редакция", "Андрей Толстой")[day % 2],
        )
        for year in range(2020, 2025)
        for day in range(1, 13)
    }
    trap = (
        "Ловушка <script>window.run = 1</script> `<img src=x onerror=window.run=1>` &lt;b&gt; конец"
    )
    files: dict[str, str | bytes] = {
        **stories,
        "content/articles/trap.md": article("Ловушка & <b>", "2024-03-13 10:00", body=trap),
        "content/articles/photo.md": article("Весна", "2019-03-13 10:00", body="![Степь](x.gif)"),
        "content/articles/x.gif": PIXEL,
    }
    root = new_site(tmp_path_factory.mktemp("many"), files)
    settings = root / "content/site.yaml"
    settings.write_text(f"{SETTINGS}search: true\n", encoding="utf-8")
    build_site(root)
    with hosted({"": root / "build"}) as host:
        yield host


@pytest.fixture
def visitor(browser: Browser, many: Host) -> Iterator[Reader]:
    """A reader of that site."""
    tab = Reader(browser, many, SHORT)
    yield tab
    tab.close()


def field(page: Page) -> Locator:
    """Where the question is written."""
    return page.get_by_role("searchbox")


def results(page: Page) -> Locator:
    """What is found."""
    return page.locator("#search-list > li")


def told(page: Page) -> Locator:
    """What is said of it."""
    return page.get_by_role("status")


def ask(page: Page, words: str) -> None:
    """Write a question, and put it."""
    field(page).fill(words)
    field(page).press("Enter")


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_an_inflected_word_finds_the_article_and_is_marked(reader: Open, way: Way) -> None:
    tab = reader(way)
    page = tab.open("/search/")
    ask(page, "переговоров")
    found = results(page).filter(has_text="Астана").first
    expect(found.locator("mark").first).to_have_text("переговоры")
    expect(told(page)).to_contain_text("Найдено: ")
    assert tab.wider_than_the_window() == []
    if "axe-core" not in missing():
        page.evaluate(AXE.read_text("utf-8"))
        assert page.evaluate("axe.run().then((found) => found.violations)") == []
    found.get_by_role("heading").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Астана")
    assert page.url.endswith(SEED)
    assert tab.complaints == []


def test_a_question_is_in_the_address_and_so_comes_back(reader: Open) -> None:
    tab = reader(Way())
    page = tab.open("/search/?q=домбра&order=desc")
    expect(field(page)).to_have_value("домбра")
    expect(page.get_by_label(say("Order"))).to_have_value("desc")
    maker = results(page).filter(has_text="карагачей")
    expect(maker).to_have_count(1)
    ask(page, "переговоры")
    expect(results(page).first).to_contain_text("Астана")
    expect(maker).to_have_count(0)
    page.go_back()
    expect(field(page)).to_have_value("домбра")
    expect(maker).to_have_count(1)
    assert tab.complaints == []


def test_the_form_of_another_page_asks_here(reader: Open) -> None:
    page = reader(Way()).open("/404.html")
    ask(page, "переговоров")
    expect(page).to_have_url(re.compile("/search/"))
    expect(results(page).first).to_contain_text("Астана")


def test_kazakh_is_found_without_its_letters_and_whatever_its_endings(reader: Open) -> None:
    tab = reader(Way())
    page = tab.open("/kk/search/")
    for words in ("казакстан", "Қазақстанға", "казакстандагы"):
        ask(page, words)
        expect(results(page).first.locator("mark").first).to_contain_text("Қазақстан")
        assert "\u034f" not in page.inner_text("main")
    links = [one.get_attribute("href") or "" for one in results(page).get_by_role("link").all()]
    assert links
    assert all(one.startswith("/kk/") for one in links)
    assert tab.complaints == []


def test_english_is_found_in_english(reader: Open) -> None:
    tab = reader(Way())
    page = tab.open("/en/search/")
    ask(page, "agreement")
    expect(results(page).first.locator("mark").first).to_have_text(re.compile("agreements"))
    assert tab.complaints == []


def test_a_site_below_a_base_path_searches_too(reader: Open) -> None:
    tab = reader(Way())
    page = tab.open("/news/search/")
    ask(page, "переговоров")
    link = results(page).filter(has_text="Астана").get_by_role("heading").get_by_role("link").first
    expect(link).to_have_attribute("href", f"/news{SEED}")
    photo = results(page).filter(has_text="Астана").locator("img").first
    expect(photo).to_have_attribute("src", re.compile("^/news/media/"))
    assert tab.complaints == []


def test_without_scripts_there_are_other_ways(reader: Open) -> None:
    tab = reader(Way(scripts=False))
    page = tab.open("/search/?q=поезд")
    expect(page.locator("#search-form")).to_be_hidden()
    expect(page.get_by_role("main").get_by_role("link", name="Экономика")).to_be_visible()
    expect(page.get_by_role("link", name="Каспий")).to_be_visible()
    assert "JavaScript" in page.inner_text("main")
    page.get_by_role("main").get_by_role("link", name=say("Archive")).click()
    assert page.url.endswith("/archive/")


def test_the_policy_lets_nothing_but_webassembly_be_made(reader: Open) -> None:
    tab = reader(Way())
    page = tab.open("/search/")
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.run = 1";
          document.body.append(script);
        }"""
    )
    assert page.evaluate("window.run") is None
    assert any("script-src" in one for one in tab.complaints)


def test_filters_narrow_a_search(visitor: Reader) -> None:
    page = visitor.open("/search/?q=мост")
    expect(told(page)).to_contain_text("48")
    page.get_by_label(say("Year")).select_option("2022")
    expect(told(page)).to_have_text("Найдено: 12")
    page.get_by_label(say("Section")).select_option("Политика")
    expect(told(page)).to_have_text("Найдено: 6")
    expect(results(page)).to_have_count(6)
    assert {one.inner_text() for one in page.locator(".result-section").all()} == {"Политика"}
    page.get_by_label(say("Section")).select_option("")
    page.get_by_label(say("Author")).select_option("Андрей Толстой")
    expect(told(page)).to_have_text("Найдено: 6")
    assert "author=" in page.url
    assert visitor.complaints == []


def test_the_newest_come_first_if_a_reader_wants_it_so(visitor: Reader) -> None:
    page = visitor.open("/search/?q=мост")
    page.get_by_label(say("Order")).select_option("desc")
    expect(results(page).first).to_contain_text("Мост номер 24–12")
    expect(results(page).nth(9)).to_contain_text("Мост номер 24–3")
    expect(results(page).first.locator(".result-date")).to_have_text("12 марта, 10:00")


def test_many_are_shown_a_few_at_a_time_and_then_the_older_ones(visitor: Reader) -> None:
    page = visitor.open("/search/?q=мост")
    more = page.locator("#search-more")
    expect(more).to_be_visible()
    seen = 0
    while more.is_visible():
        before = results(page).count()
        more.press("Enter")
        expect(results(page).nth(before)).to_be_visible()
        expect(results(page).nth(before).get_by_role("heading").get_by_role("link")).to_be_focused()
        seen += 1
        assert seen < 20
    expect(results(page)).to_have_count(60)
    expect(told(page)).to_have_text("Найдено: 60")
    assert len({one.inner_text() for one in page.locator(".card-title").all()}) == 60
    assert visitor.complaints == []


def test_all_of_it_works_by_keyboard_alone(visitor: Reader) -> None:
    page = visitor.open("/search/")
    while not field(page).evaluate("(one) => one === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.type("мост")
    page.keyboard.press("Enter")
    expect(results(page)).to_have_count(10)
    first = results(page).first.get_by_role("heading").get_by_role("link")
    for _ in range(10):
        page.keyboard.press("Tab")
        if first.evaluate("(one) => one === document.activeElement"):
            break
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Мост номер")


def test_what_an_author_wrote_is_shown_and_never_run(visitor: Reader) -> None:
    page = visitor.open("/search/?q=ловушка")
    expect(results(page)).to_have_count(1)
    expect(results(page).get_by_role("heading")).to_have_text("Ловушка & <b>")
    expect(results(page).locator(".card-lead")).to_contain_text("<img src=x onerror=window.run=1>")
    assert page.evaluate("window.run") is None
    assert results(page).locator("b, script").count() == 0
    assert visitor.complaints == []


def test_an_article_of_pictures_alone_is_found_by_its_title(visitor: Reader) -> None:
    page = visitor.open("/search/?q=весной&year=2019")
    expect(results(page)).to_have_count(1)
    expect(results(page).locator("img")).to_have_attribute("src", re.compile("^/media/"))


def test_words_of_dates_and_of_files_are_no_words_of_articles(visitor: Reader) -> None:
    page = visitor.open("/search/?q=марта")
    expect(told(page)).to_contain_text("ничего не найдено")
    ask(page, "media")
    expect(told(page)).to_contain_text("«media»")
    expect(results(page)).to_have_count(0)


def test_a_question_of_nothing_is_not_asked(visitor: Reader) -> None:
    page = visitor.open("/search/?q=мост")
    expect(results(page)).to_have_count(10)
    ask(page, "   ")
    expect(results(page)).to_have_count(0)
    expect(told(page)).to_have_text("")


def test_an_index_that_is_missing_is_told_and_may_come_back(visitor: Reader) -> None:
    visitor.page.route("**/*.pf_meta", lambda route: route.abort())
    page = visitor.open("/search/?q=мост")
    expect(told(page)).to_have_text(
        say("The search does not work at the moment. The archive below does.")
    )
    expect(page.get_by_role("main").get_by_role("link", name=say("Archive"))).to_be_visible()
    page.unroute("**/*.pf_meta")
    ask(page, "мост")
    expect(results(page)).to_have_count(10)
    visitor.page.route("**/pagefind.js", lambda route: route.abort())
    page = visitor.open("/search/?q=река")
    expect(told(page)).to_contain_text("не работает")


def test_only_the_last_question_is_answered(visitor: Reader) -> None:
    page = visitor.open("/search/")
    held: list[Route] = []

    def hold(route: Route) -> None:
        if len(held) < 10:
            held.append(route)
        else:
            route.continue_()

    page.route("**/*.pf_fragment", hold)
    ask(page, "мост")
    expect(told(page)).to_have_text(say("Searching …"))
    while len(held) < 10:
        page.wait_for_timeout(10)
    ask(page, "ловушка")
    expect(results(page)).to_have_count(1)
    for one in held:
        one.continue_()
    page.wait_for_load_state("networkidle")
    expect(results(page)).to_have_count(1)
    expect(told(page)).to_have_text("Найдено: 1")
