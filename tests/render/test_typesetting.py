"""The text of a body is typeset; its tags, code and addresses are as they were."""

import re

import pytest
from hypothesis import given, settings, strategies as st

from newsgen.render.addresses import Surroundings
from newsgen.render.markdown import Bodies
from newsgen.render.typesetting import typeset_html

AROUND = Surroundings("https://example.kz/", "")
TEXTS = (
    '"', "'", " ", "-", " - ", "--", "—", "...", "«", "»", "„", "“", "”", "слово", "в", "и", "А.",
    "5", "10", "млн", "тонн", '5"', "&nbsp;", "\n", "word", "http://a.kz/1-2", "&amp;", "&lt;",
    "<br>\n", '<img alt="a - b" src="/b.jpg">', "<hr>", "</p>\n<p>", "<!-- a - b -->",
)  # fmt: skip
TAGS = (
    "b", "em", 'a href="http://a.kz/"', 'span lang="en"', 'i lang="fr"', "code", "sup", "p", "li",
    'blockquote lang="en"', 'p lang="kk"', "pre", 'td title="a > b - c"',
)  # fmt: skip


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, parts, end: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>{end}",
        st.sampled_from(TAGS),
        st.lists(inner, max_size=4),
        st.sampled_from(("", "\n")),
    )


bodies = st.lists(st.recursive(st.sampled_from(TEXTS), wrapped, max_leaves=25), max_size=10).map(
    "".join
)
languages = st.sampled_from(("ru", "kk", "en", "de"))


def tags_of(html: str) -> list[str]:
    return re.findall(r'<(?:[^<>"]|"[^"]*")*>', html)


@settings(max_examples=500, deadline=None)
@given(bodies, languages)
def test_setting_a_body_twice_changes_nothing_more(html: str, language: str) -> None:
    once = typeset_html(html, language)
    assert typeset_html(once, language) == once


@settings(max_examples=300, deadline=None)
@given(bodies, languages)
def test_every_tag_stays_and_so_does_its_place_among_the_letters(html: str, language: str) -> None:
    made = typeset_html(html, language)
    assert tags_of(made) == tags_of(html)
    for old, new in zip(parts_of(html), parts_of(made), strict=True):
        assert letters(old) == letters(new)


def parts_of(html: str) -> list[str]:
    return re.split(r'<(?:[^<>"]|"[^"]*")*>', html.replace("&nbsp;", " "))


def letters(text: str) -> str:
    return "".join(one for one in text if one.isalnum())


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("", ""),
        ("слово", "слово"),
        ('<p>"Да", - сказал он.</p>', "<p>«Да»,~— сказал он.</p>"),
        ("<p>в доме</p>\n<p>В доме</p>", "<p>в~доме</p>\n<p>В~доме</p>"),
        (
            '<p>"Фильм <strong>"Томирис"</strong> снят"</p>',
            "<p>«Фильм <strong>„Томирис“</strong> снят»</p>",
        ),
        (
            '<p><strong>"Томирис</strong> и <em>Абай"</em>, - да</p>',
            "<p><strong>«Томирис</strong> и~<em>Абай»</em>,~— да</p>",
        ),
        ('<p>Читайте <a href="/a/">"Абай"</a>.</p>', '<p>Читайте <a href="/a/">«Абай»</a>.</p>'),
        ('<p>"<a href="/a/">Абай</a>"</p>', '<p>«<a href="/a/">Абай</a>»</p>'),
        ('<p>"Раз</p>\n<p>два" и "три"</p>', "<p>«Раз</p>\n<p>два» и~«три»</p>"),
        ('<ul>\n<li>"Раз"</li>\n</ul>', "<ul>\n<li>«Раз»</li>\n</ul>"),
        ("<li>- раз</li>\n<li>– два</li>", "<li>— раз</li>\n<li>— два</li>"),
        ('<p>слово<br>\n"Да"</p>', "<p>слово<br>\n«Да»</p>"),
        ("<p>живёт в\nдоме</p>", "<p>живёт в~доме</p>"),
        ("<p>и <b>4,3</b> млн тонн</p>", "<p>и~<b>4,3</b>~млн~тонн</p>"),
        ("<p>слово&nbsp;- слово</p>", "<p>слово~— слово</p>"),
        ("<p>&quot;Да&quot; &laquo;нет&raquo;</p>", "<p>«Да» «нет»</p>"),
        ("<p>A&amp;B - &lt;b&gt;</p>", "<p>A&amp;B~— &lt;b&gt;</p>"),
        ("<p>5 км<sup>2</sup> - да</p>", "<p>5~км<sup>2</sup>~— да</p>"),
        ('<p>"Да"<sup><a href="#fn">1</a></sup></p>', '<p>«Да»<sup><a href="#fn">1</a></sup></p>'),
        ('<td align="right">-5 %</td><td>10-15</td>', '<td align="right">−5~%</td><td>10–15</td>'),
        ('<em>а</em>\n<em>"б"</em>', "<em>а</em>\n<em>«б»</em>"),
        ('<p>"да" <!-- "нет" - --> "да"</p>', '<p>«да» <!-- "нет" - --> «да»</p>'),
        ("<unknown>в доме</unknown>", "<unknown>в~доме</unknown>"),
        ("2 < 3 - да", "2 < 3~— да"),
    ],
)  # fmt: skip
def test_text_is_set_through_its_tags(html: str, made: str) -> None:
    assert typeset_html(html, "ru").replace("\xa0", "~") == made


@pytest.mark.parametrize(
    "html",
    [
        '<p><code>a - "b"</code></p>',
        '<pre><code>a - "b"\nв доме</code> - "c"</pre>',
        "<p><kbd>a - b</kbd><samp>a - b</samp><var>a - b</var></p>",
        "<textarea>a - b</textarea><script>a - b</script><style>a - b</style>",
        "<p><math><mi>a - b</mi></math></p>",
        '<p title="a - b"><img alt=\'"a" - b\' src="/a.jpg"></p>',
        '<p><a title="5 > 3 - 2" href="/">слово</a></p>',
        '<p><a href="https://example.kz/2010-2020">example.kz/2010-2020</a></p>',
        '<p><a href="https://example.kz/?a=1&amp;b=2--3">https://example.kz/?a=1&amp;b=2--3</a></p>',
        '<p><a href="/archive/10-15.html">/archive/10-15.html</a></p>',
        "<p><a href=\"mailto:o'brien@example.kz\">o'brien@example.kz</a></p>",
        "<p>https://example.kz/10-15 C:\\a--b</p>",
        "<p>10:00, 2:1, 2024-03-15</p>",
        '<p>"\x01" - control</p>',
        '<p lang="de">"a" - b</p>',
    ],
)
def test_what_is_no_prose_stays(html: str) -> None:
    assert typeset_html(html, "ru") == html


def test_the_words_of_a_link_are_set_unless_they_are_its_address() -> None:
    html = '<p><a href="/2010-2020/">2010-2020</a> <a href="/a.b/">"a.b" - c</a></p>'
    made = '<p><a href="/2010-2020/">2010–2020</a> <a href="/a.b/">«a.b»~— c</a></p>'
    assert typeset_html(html, "ru").replace("\xa0", "~") == made


@pytest.mark.parametrize(
    ("html", "made"),
    [
        (
            '<p>"Группа <i lang="en">"Guns N\' Roses"</i> - да"</p>',
            '<p>«Группа <i lang="en">“Guns N’ Roses”</i>~— да»</p>',
        ),
        (
            '<blockquote lang="en">\n<p>"a" - b</p>\n</blockquote>\n<p>"а" - да</p>',
            '<blockquote lang="en">\n<p>“a”~— b</p>\n</blockquote>\n<p>«а»~— да</p>',
        ),
        ('<p>"а" <span lang="fr">"b" - c</span></p>', '<p>«а» <span lang="fr">"b" - c</span></p>'),
        ('<p lang="ru">"а"</p>', '<p lang="ru">«а»</p>'),
        (
            '<div lang="fr"><p>"a" <span lang="ru">"б"</span></p></div>',
            '<div lang="fr"><p>"a" <span lang="ru">«б»</span></p></div>',
        ),
        (
            '<div lang="en"><div>"a"</div> "b"</div> "в"',
            '<div lang="en"><div>“a”</div> “b”</div> «в»',
        ),
        (
            '<p>"а" <img lang="en" alt="a - b"> "б"</p>',
            '<p>«а» <img lang="en" alt="a - b"> «б»</p>',
        ),
        ('<p>"а" lang=en "б"</p>', "<p>«а» lang=en «б»</p>"),
        ('<p lang="en">"a"', '<p lang="en">«a»'),
    ],
)
def test_words_in_another_language_follow_its_own_rules(html: str, made: str) -> None:
    assert typeset_html(html, "ru").replace("\xa0", "~") == made


def test_languages_inside_languages_are_followed_only_so_far() -> None:
    html = '"a"'
    for language in ("en", "ru") * 10:
        html = f'<span lang="{language}">{html}</span>'
    assert '"a"' in typeset_html(html, "kk")


def test_a_language_without_rules_is_left_alone() -> None:
    html = '<p>"a" - <span lang="ru">"б"</span> 5 %</p>'
    assert typeset_html(html, "de") == html.replace('"б"', "«б»")
    assert typeset_html('<p>"a"</p>', "de") == '<p>"a"</p>'


def test_both_ways_of_reading_a_body_are_set_alike() -> None:
    text = '"Раз" - **"два"** в [доме](/a/).\n\n- 5 %\n- 10-15\n\n> "Три"\n'
    reader = Bodies()
    made = [
        typeset_html(read(text, file="a", language="ru", around=AROUND), "ru")
        for read in (reader.html, reader.thorough)
    ]
    assert made[0] == made[1]
    assert "«Раз»\xa0— <strong>«два»</strong> в\xa0<a" in made[0]
