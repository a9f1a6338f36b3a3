"""What templates may call."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from newsgen.errors import NewsgenError
from newsgen.model.settings import Link
from newsgen.model.views import Version
from support.rendering import SITE, VIEW, rendered, spoken


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ page.url|href }}", "/news/2024/03/15/bridge/"),
        ("{{ page.url|absolute }}", "https://example.kz/news/2024/03/15/bridge/"),
        ("{{ 'https://t.me/x'|href }}", "https://t.me/x"),
        ("{{ 'https://t.me/x'|absolute }}", "https://t.me/x"),
        ("{{ '//example.kz/x'|href }}", "//example.kz/x"),
        ("{{ 'mailto:a@example.kz'|href }}", "mailto:a@example.kz"),
        ("{{ '#top'|href }}", "#top"),
        ("{{ ''|href }}", ""),
        ("{{ asset('css/site.css') }}", "/news/css/site.1.css"),
        ("{{ site.home|listed }} {{ site.archive|listed }}", "/ /archive/"),
        ("{{ page.text.date|moment }}", "15 марта, 20:00"),
        ("{{ page.text.date|moment_full }}", "15 марта 2024, 20:00"),
        ("{{ page.text.date|clock }}", "20:00"),
        ("{{ page.text.date|day }}", "15 марта"),
        ("{{ page.text.date|day_full }}", "15 марта 2024"),
        ("{{ page.text.date|month }}", "Март 2024"),
        ("{{ page.text.date|month_name }}", "Март"),
        ("{{ page.text.date|iso }}", "2024-03-15T20:00:00+05:00"),
        ("{{ page.text.date.date()|iso }}", "2024-03-15"),
        ("{{ page.text.views|number }}", "1\xa0254"),
        ("{{ 0|minutes }} {{ 269|minutes }} {{ 300|minutes }} {{ 1800|minutes }}", "1 1 2 10"),
        ("{{ ['А', 'Б', 'В']|together }}", "А, Б и В"),
        ("{{ 'kk'|language_name }} {{ site.language|locale_name }}", "Қазақша ru_RU"),
        ("{{ []|together }}{{ page.tags|together }}", ""),
        ("{{ 'а - \"б\"'|typeset }}", "а\xa0— «б»"),
        ("{{ ''|typeset }}", ""),
        ("{{ gettext('Back to top') }}", "Наверх"),
        ("{% trans %}Back to top{% endtrans %}", "Наверх"),
    ],
)
def test_filters_speak_for_the_page_and_its_site(tmp_path: Path, source: str, text: str) -> None:
    found = rendered(tmp_path, source, assets={"css/site.css": "/css/site.1.css"})
    assert found.rstrip("\n") == text


def test_plurals_take_a_number_as_it_is_shown(tmp_path: Path) -> None:
    source = (
        '{{ ngettext("%(number)s view", "%(number)s views", page.text.views,'
        " number=page.text.views|number) }}"
    )
    assert rendered(tmp_path, source) == "1\xa0254 просмотра\n"


@pytest.mark.parametrize("this_year", [2023, 2025, None])
def test_another_year_is_shown(tmp_path: Path, this_year: int | None) -> None:
    view = replace(VIEW, this_year=this_year)
    source = "{{ page.text.date|moment }} / {{ page.text.date|day }}"
    assert rendered(tmp_path, source, view=view) == "15 марта 2024, 20:00 / 15 марта 2024\n"


def test_an_address_is_listed_if_a_menu_has_it(tmp_path: Path) -> None:
    site = replace(SITE, main_menu=(Link("A", "/a/"),), footer_menu=(Link("B", "/b/"),))
    source = (
        "{% for one in ['/', '/a/', '/b/', '/c/', '', none] %}{{ one|listed or '-' }} {% endfor %}"
    )
    assert rendered(tmp_path, source, view=replace(VIEW, site=site)) == "/ /a/ /b/ - - -\n"


def test_a_choice_is_the_page_in_that_language_or_else_its_front(tmp_path: Path) -> None:
    homes = (Version("ru", "/"), Version("kk", "/kk/"), Version("en", "/en/"))
    here = (Version("ru", "/a/"), Version("en", "/en/b/"))
    view = replace(VIEW, site=replace(SITE, languages=homes), versions=here)
    source = "{% for one in page.versions|choices %} {{ one.language }}:{{ one.url }}{% endfor %}"
    assert rendered(tmp_path, source, view=view).split() == ["ru:/a/", "kk:/kk/", "en:/en/b/"]


def test_a_site_may_have_its_months_with_a_capital(tmp_path: Path) -> None:
    source = "{{ page.text.date|moment }} / {{ page.text.date|day }}"
    view = spoken("ru", capital_month=True)
    assert rendered(tmp_path, source, view=view) == "15 Марта, 20:00 / 15 Марта\n"


def test_a_page_speaks_its_site_s_language(tmp_path: Path) -> None:
    source = '{{ page.text.date|day }}|{{ gettext("Back to top") }}'
    assert rendered(tmp_path, source, view=spoken("en")) == "March 15|Back to top\n"
    assert rendered(tmp_path, source, view=spoken("kk")).startswith("15 наурыз|")


def test_a_site_at_the_root_has_no_base_path(tmp_path: Path) -> None:
    site = replace(SITE, base_url="https://example.kz/", base_path="")
    source = "{{ page.url|href }} {{ page.url|absolute }}"
    assert rendered(tmp_path, source, view=replace(VIEW, site=site)) == (
        "/2024/03/15/bridge/ https://example.kz/2024/03/15/bridge/\n"
    )


def test_words_of_a_view_are_escaped(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ page.text.title }}") == "Мост &lt;открыт&gt;\n"


def test_words_in_a_message_are_escaped(tmp_path: Path) -> None:
    source = '{{ gettext("Photo: %(credit)s", credit=page.text.title) }}'
    assert rendered(tmp_path, source) == "Фото: Мост &lt;открыт&gt;\n"


def test_a_body_becomes_html(tmp_path: Path) -> None:
    text = "Да, **мост**.\n\n![карта](map.jpg)\n\n[тайна](/2024/03/16/secret/) <script>x</script>"
    html = rendered(tmp_path, "{{ page.text.body|body }}", text=text)
    assert html == (
        "<p>Да, <strong>мост</strong>.</p>\n"
        '<figure>\n<img alt="карта" src="/news/media/map.1.jpg" loading="lazy">\n</figure>\n'
        "<p>тайна </p>\n"
    )


def test_a_body_is_typeset_if_it_says_so(tmp_path: Path) -> None:
    text = '"Мост" - **"в доме"**, <b>`"x" - y`</b>'
    plain = '<p>"Мост" - <strong>"в доме"</strong>, <b><code>"x" - y</code></b></p>\n'
    printed = '<p>«Мост»\xa0— <strong>«в\xa0доме»</strong>, <b><code>"x" - y</code></b></p>\n'
    for typography, made in ((False, plain), (True, printed)):
        body = replace(VIEW.text.body, typography=typography)
        view = replace(VIEW, text=replace(VIEW.text, body=body))
        assert rendered(tmp_path, "{{ page.text.body|body }}", view=view, text=text) == made


def test_words_are_left_as_they_are_where_the_site_says_so(tmp_path: Path) -> None:
    view = spoken("ru", typography=False)
    assert rendered(tmp_path, "{{ 'а - б'|typeset }}", view=view) == "а - б\n"
    assert rendered(tmp_path, "{{ 'a - b'|typeset }}", view=spoken("de")) == "a - b\n"


def test_a_trusted_site_keeps_its_own_html(tmp_path: Path) -> None:
    html = rendered(
        tmp_path,
        "{{ page.text.body|body }}",
        view=spoken("ru", trusted_html=True),
        text='<iframe src="/map/"></iframe>\n\n[a](/x/)',
    )
    assert html == '<iframe src="/map/"></iframe>\n\n<p><a href="/news/x/">a</a></p>\n'


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("{{ page.url|moment }}", "the filter 'moment' wants a date with a time, not str"),
        (
            "{{ page.url|moment_full }}",
            "the filter 'moment_full' wants a date with a time, not str",
        ),
        ("{{ page.url|day }}", "the filter 'day' wants a date, not str"),
        ("{{ page.url|iso }}", "the filter 'iso' wants a date, not str"),
        ("{{ page.url|number }}", "the filter 'number' wants a number, not str"),
        ("{{ page.url|together }}", "the filter 'together' wants a list, not str"),
        ("{{ [1]|together }}", "the filter 'together' wants words, not int"),
        ("{{ 1|typeset }}", "the filter 'typeset' wants words, not int"),
        ("{{ page.url|choices }}", "the filter 'choices' wants a page's versions, not str"),
        ("{{ 1|language_name }}", "the filter 'language_name' wants a language's code, not int"),
        ("{{ 1|locale_name }}", "the filter 'locale_name' wants a language's code, not int"),
        ("{{ page.text|href }}", "the filter 'href' wants an address, not Copy"),
        ("{{ page.url|body }}", "the filter 'body' wants a body, not str"),
        ("{{ nothing|href }}", "'nothing' is undefined"),
        ("{{ 'javascript:x'|href }}", "'javascript:x' is no address a page may link to"),
        ("{{ ' java\tscript:x'|absolute }}", "' java\\tscript:x' is no address a page may link to"),
        ("{{ 'data:text/html,x'|href }}", "'data:text/html,x' is no address a page may link to"),
        ("{{ page.section }}", "NoneType cannot be printed"),
        ("{{ page }}", "ArticleView cannot be printed"),
        ("{{ page.text.views > 3 }}", "bool cannot be printed"),
    ],
)
def test_misuse_is_told_at_its_line(tmp_path: Path, source: str, complaint: str) -> None:
    with pytest.raises(NewsgenError) as caught:
        rendered(tmp_path, f"\n\n{source}")
    (problem,) = caught.value.problems
    assert (str(problem.where), problem.code) == ("templates/page.html:3", "template-error")
    assert problem.text == complaint


def test_nothing_random_is_at_hand(tmp_path: Path) -> None:
    for source in ("{{ lipsum() }}", "{{ [1, 2]|random }}"):
        with pytest.raises(NewsgenError):
            rendered(tmp_path, source)


def test_a_plain_day_may_be_given_where_a_date_is_wanted(tmp_path: Path) -> None:
    title = replace(VIEW.text, title=date(2024, 5, 1))
    view = replace(VIEW, text=title)
    assert rendered(tmp_path, "{{ page.text.title|day }}", view=view) == "1 мая\n"
