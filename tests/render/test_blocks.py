"""A newsroom's blocks become HTML that says what they are."""

import pytest

from newsgen.render.addresses import Surroundings
from newsgen.render.markdown import Bodies

KNOWN = {"2024/03/x": "<b>x</b>", "/2024/03/y/": "<b>y</b>"}


def read_also(stories: tuple[str, ...]) -> str:
    return "".join(KNOWN.get(story, "") for story in stories)


AROUND = Surroundings("https://example.kz/", "", read_also=read_also)


def html(text: str, language: str = "ru", *, capital: bool = False) -> str:
    around = Surroundings("https://example.kz/", "", read_also=read_also, capital_month=capital)
    return Bodies().html(text, file="a.md", language=language, around=around)


def test_background_is_an_aside_with_a_label() -> None:
    assert html("::: справка Мост *через* реку\nДа.\n\n- a\n:::\nНет.") == (
        '<aside class="background">\n<p class="block-label">Справка</p>\n'
        '<p class="block-title">Мост <em>через</em> реку</p>\n<p>Да.</p>\n'
        "<ul>\n<li>a</li>\n</ul>\n</aside>\n<p>Нет.</p>"
    )


@pytest.mark.parametrize(("language", "label"), [("kk", "Анықтама"), ("en", "Background")])
def test_labels_are_in_the_reader_s_language(language: str, label: str) -> None:
    assert f">{label}</p>" in html("::: справка\nДа.\n:::", language)


def test_a_pull_quote_has_its_author_below() -> None:
    assert html("::: цитата Айгерим, **директор**\nДа.\n\nНет.\n:::") == (
        '<figure class="pull-quote">\n<blockquote>\n<p>Да.</p>\n<p>Нет.</p>\n</blockquote>\n'
        "<figcaption>Айгерим, <strong>директор</strong></figcaption>\n</figure>"
    )
    assert "figcaption" not in html("::: цитата\nДа.\n:::")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "обновление 2024-03-16 10:00",
            'Обновлено <time datetime="2024-03-16T10:00">16 марта 2024, 10:00</time>',
        ),
        (
            "correction 16 марта 2024",
            'Исправлено <time datetime="2024-03-16">16 марта 2024</time>',
        ),
        (
            "update 2024-03-16T10:00+06:00",
            'Обновлено <time datetime="2024-03-16T10:00+06:00">16 марта 2024, 10:00</time>',
        ),
        ("update вчера", "Обновлено вчера"),
        ("update 2024-02-31", "Обновлено 2024-02-31"),
    ],
)
def test_a_note_says_when(text: str, label: str) -> None:
    name = "correction" if "correction" in text else "update"
    assert html(f"::: {text}\nДа.\n:::") == (
        f'<aside class="{name}">\n<p class="block-label">{label}</p>\n<p>Да.</p>\n</aside>'
    )


def test_dates_are_written_as_the_site_does() -> None:
    text = "::: update 2024-03-16\nДа.\n:::"
    assert ">16 Марта 2024<" in html(text, capital=True)
    assert "16 наурыз" in html(text, "kk")


def test_a_timeline_is_a_list_of_times() -> None:
    text = (
        "::: хроника Как было\n:: 9:00\nДа.\n\nНет.\n:: 2024-03-16 10:00\nДа.\n"
        ":: 15 марта 2024\nДа.\n:: 1991\nДа.\n:: *Утро*\nДа.\n:::"
    )
    assert html(text) == (
        '<div class="timeline">\n<p class="block-title">Как было</p>\n<dl>\n'
        '<dt><time datetime="09:00">9:00</time></dt>\n<dd>\n<p>Да.</p>\n<p>Нет.</p>\n</dd>\n'
        '<dt><time datetime="2024-03-16T10:00">16 марта 2024, 10:00</time></dt>\n'
        "<dd>\n<p>Да.</p>\n</dd>\n"
        '<dt><time datetime="2024-03-15">15 марта 2024</time></dt>\n<dd>\n<p>Да.</p>\n</dd>\n'
        '<dt><time datetime="1991">1991</time></dt>\n<dd>\n<p>Да.</p>\n</dd>\n'
        "<dt><em>Утро</em></dt>\n<dd>\n<p>Да.</p>\n</dd>\n</dl>\n</div>"
    )


def test_a_kazakh_timeline_is_a_list_of_times_too() -> None:
    text = "::: оқиғалар тізбегі\n:: 2024 ж. 16 наурыз, 10:00\nИә.\n:: 17 наурыз 2024\nИә.\n:::"
    shown = html(text, "kk")
    assert '<time datetime="2024-03-16T10:00">2024 ж. 16 наурыз, 10:00</time>' in shown
    assert '<time datetime="2024-03-17">17 наурыз 2024</time>' in shown


def test_an_interview_is_questions_and_answers() -> None:
    assert html("::: интервью\n:: Почему **так**?\n\nДа.\n\n> Нет.\n\n:: И?\nДа.\n:::") == (
        '<div class="interview">\n<dl>\n<dt>Почему <strong>так</strong>?</dt>\n'
        "<dd>\n<p>Да.</p>\n<blockquote>\n<p>Нет.</p>\n</blockquote>\n</dd>\n"
        "<dt>И?</dt>\n<dd>\n<p>Да.</p>\n</dd>\n</dl>\n</div>"
    )


def test_blocks_stand_in_blocks() -> None:
    made = html(
        "::: хроника\n:: 9:00\n::: цитата\nДа.\n:::\nНет.\n:: 10:00\n::: хроника\n:: a\n:::\n:::"
    )
    assert made.count("<dl>") == 2
    assert "</figure>\n<p>Нет.</p>\n</dd>" in made
    assert made.endswith("</dl>\n</div>\n</dd>\n</dl>\n</div>")


def test_what_a_block_holds_belongs_to_the_text() -> None:
    made = html("## Да\n\n::: справка\n## Да\n\n[a][x] и сноска[^1].\n:::\n\n[x]: /x/\n[^1]: Нет.")
    assert '<h2 id="da-2">' in made
    assert '<a href="/x/">a</a>' in made
    assert made.endswith("</ol>\n</div>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::: read-also 2024/03/x\n:::\nДа.", "<b>x</b>\n<p>Да.</p>"),
        ("::: читайте также\n- 2024/03/x\n\n/2024/03/y/\n:::", "<b>x</b><b>y</b>"),
        ("::: read-also\n2024/03/нет\n:::\nДа.", "<p>Да.</p>"),
        ("Нет.\n\n::: read-also\nДа.\n:::\n\nДа.", "<p>Нет.</p>\n<p>Да.</p>"),
        ("::: read-also\n::: цитата\nДа.\n:::\n:::", ""),
    ],
)
def test_read_also_is_what_its_stories_are_shown_as(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        ":::",
        "::: справка\nДа.",
        "::: нет\nДа.\n:::",
        ":: Да",
        "    ::: справка\n    :::",
        "```\n::: справка\n:::\n```",
        "<div>\n::: справка\nДа.\n:::\n</div>",
    ],
)
def test_what_is_no_block_is_text(text: str) -> None:
    made = html(text)
    assert "::" in made
    assert "class=" not in made


def test_code_in_a_block_may_hold_marks() -> None:
    made = html("::: справка\n```\n:::\n```\n:::")
    assert made == (
        '<aside class="background">\n<p class="block-label">Справка</p>\n'
        '<pre role="group" aria-label="Код" tabindex="0"><code>:::\n</code></pre>\n</aside>'
    )


def test_marks_cannot_be_written_by_hand() -> None:
    made = html("\x02newsgen-opens:0\x03\n\nа\n\n\x02newsgen-closes:0\x03\n\n::: цитата\nб\n:::")
    assert made.startswith("<p>newsgen-opens:0</p>\n<p>а</p>")
