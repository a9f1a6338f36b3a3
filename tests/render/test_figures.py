"""Pictures alone in a paragraph become figures and galleries, with caption and credit."""

import pytest

from newsgen.render.addresses import Surroundings
from newsgen.render.markdown import Bodies

AROUND = Surroundings("https://example.kz/", "", {"a.jpg": "/media/a.jpg"}, frozenset({"/dead/"}))
IMG = '<img alt="море" src="/media/a.jpg" loading="lazy">'


def html(text: str, language: str = "ru", *, trusted: bool = False) -> str:
    bodies = Bodies()
    return bodies.html(text, file="a.md", language=language, around=AROUND, trusted=trusted)


@pytest.mark.parametrize("trusted", [False, True])
@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("![море](a.jpg)", ""),
        ('![море](a.jpg "Порт")', '<span class="caption">Порт</span>'),
        (
            '![море](a.jpg "Порт | akorda.kz")',
            '<span class="caption">Порт</span> <span class="credit">Фото: akorda.kz</span>',
        ),
        ('![море](a.jpg "|akorda.kz")', '<span class="credit">Фото: akorda.kz</span>'),
        ('![море](a.jpg "Порт |")', '<span class="caption">Порт</span>'),
        (
            "![море](a.jpg 'А | Б <и> \"В\" & | Г')",
            (
                '<span class="caption">А | Б &lt;и&gt; "В" &amp;</span> '
                '<span class="credit">Фото: Г</span>'
            ),
        ),
        ('![море](a.jpg " | ")', ""),
    ],
)
def test_a_picture_alone_is_a_figure(text: str, caption: str, *, trusted: bool) -> None:
    below = f"<figcaption>{caption}</figcaption>\n" if caption else ""
    assert html(text, trusted=trusted) == f"<figure>\n{IMG}\n{below}</figure>"


def test_the_credit_is_in_the_reader_s_language() -> None:
    made = html('![море](a.jpg "|akorda.kz")', "en")
    assert '<span class="credit">Photo: akorda.kz</span>' in made


def test_a_picture_may_lead_somewhere() -> None:
    assert html('[![море](a.jpg "Порт")](/x/)') == (
        f'<figure>\n<a href="/x/">{IMG}</a>\n'
        '<figcaption><span class="caption">Порт</span></figcaption>\n</figure>'
    )
    assert html("[![море](a.jpg)](/dead/)") == f"<figure>\n{IMG}\n</figure>"


@pytest.mark.parametrize("gap", ["\n", " ", "  \n"])
def test_several_in_one_paragraph_are_a_gallery(gap: str) -> None:
    item = f"<li>\n<figure>\n{IMG}\n</figure>\n</li>\n"
    made = html(f"Да.\n\n![море](a.jpg){gap}![море](a.jpg)\n\nНет.")
    assert made == f'<p>Да.</p>\n<ul class="gallery">\n{item}{item}</ul>\n<p>Нет.</p>'


def test_pictures_in_paragraphs_of_their_own_are_figures_of_their_own() -> None:
    figure = f"<figure>\n{IMG}\n</figure>"
    assert html("![море](a.jpg)\n\n![море](a.jpg)") == f"{figure}\n{figure}"


@pytest.mark.parametrize("text", ["Вот ![море](a.jpg)", "![море](a.jpg) вот", "**![море](a.jpg)**"])
def test_a_picture_among_words_stays_there(text: str) -> None:
    assert "<figure>" not in html(text)
    assert html(text).startswith("<p>")
