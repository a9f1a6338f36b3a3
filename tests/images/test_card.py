"""Share cards: all that was said is to be read, no letter is cut, colours are the theme's."""

import pytest
from PIL import Image, ImageChops

from newsgen.images.card.drawing import SIZE, Card, draw_card
from newsgen.images.card.fonts import packaged
from newsgen.images.encoding import words_of
from newsgen.images.metadata.merging import read_metadata
from newsgen.images.renditions import read
from newsgen.model.photograph import Metadata
from support.pictures import one_thing, reopened, saved, scene

FONTS = packaged()
PAPER = "#fffdf9"
BAR, RULE = 16, 512  # the bar is above, the line above the foot is here
LONG = (
    "Қазақстанның электр энергетикасы: ғылыми-зерттеу институтының қызметкерлері үш жылдық "
    "жұмысының қорытындысын шығарды, өңірлердегі әкімдіктер һәм ұлттық компаниялар хабардар"
)
TITLES = [
    "Да",
    "ЙЁЎ Ң Қ «Рудный» Ә",
    "Мост через Каспий: почему его не построят ни в этом году, ни в следующем",
    LONG,
    "рентгеноэлектрокардиографического" * 4,
    "Ж" * 500,
    "слово " * 80,
    "",
    "А\u00a0" * 100,
    "https://example.kz/2024/03/15/a-very-long-address-that-somebody-pasted/?with=query&and=more",
    "</title><script>alert(1)</script>",
    "\u0000\u202e\U0001f389汉",
    "слово\n" * 300_000,
]


def card_of(card: Card) -> Image.Image:
    """The picture of a card on paper."""
    return reopened(draw_card(card, FONTS)).convert("RGB")


def inked(image: Image.Image, paper: str = PAPER) -> tuple[int, int, int, int] | None:
    """The box of all that is not paper."""
    plain = Image.new("RGB", image.size, paper)
    return (
        ImageChops.difference(image, plain).convert("L").point(lambda v: v > 40 and 255).getbbox()
    )


@pytest.mark.parametrize("title", TITLES, ids=lambda title: ascii(title[:12]))
def test_no_letter_is_cut_at_an_edge(title: str) -> None:
    image = card_of(Card(title=title, summary=title, section=title, site=title, date=title))
    assert image.size == (SIZE.width, SIZE.height) == (1200, 630)
    box = inked(image.crop((0, BAR, *image.size)))
    if title:
        assert box is not None
        left, top, right, bottom = box
        assert left >= 60
        assert top >= 48
        assert right <= 1200 - 56
        assert bottom <= 630 - BAR - 40


@pytest.mark.parametrize("title", TITLES, ids=lambda title: ascii(title[:12]))
def test_nothing_touches_anything_else(title: str) -> None:
    image = card_of(Card(title=title, section="Фура, рубеж", site="Әділ ұрпақ", date=title))
    for above, below in ((BAR, 80), (127, 132), (RULE - 20, RULE), (RULE + 2, RULE + 16)):
        assert inked(image.crop((0, above, 1200, below))) is None


@pytest.mark.parametrize("summary", ["", "Новости Сарыкента и области", LONG])
def test_a_summary_stands_below_the_title_and_above_the_foot(summary: str) -> None:
    image = card_of(Card(title="Дала хабаршысы", summary=summary, site="example.kz"))
    assert inked(image.crop((0, RULE - 20, 1200, RULE))) is None
    plain = card_of(Card(title="Дала хабаршысы", site="example.kz"))
    assert (image.tobytes() == plain.tobytes()) == (not summary)


def test_a_long_title_has_smaller_letters_than_a_short_one() -> None:
    heights = []
    for title in ("Қала", "Қала " * 12, "Қала " * 24):
        lines = card_of(Card(title=title))
        column = lines.crop((64, BAR, 100, 630))  # the first letter of each line
        box = inked(column.crop((0, 0, 36, 200)))
        assert box is not None
        heights.append(inked(column))
    assert len({box for box in heights if box}) == len(heights)


def test_a_title_of_many_words_ends_in_an_ellipsis_and_not_within_a_word() -> None:
    # What is beyond the last line changes nothing: it was left out at a word's end.
    one = draw_card(Card(title="слово " * 70), FONTS)
    assert one == draw_card(Card(title="слово " * 80), FONTS)
    assert one != draw_card(Card(title="слово " * 10), FONTS)


def test_the_letters_of_kazakh_are_drawn_and_differ() -> None:
    cards = {mark: draw_card(Card(title=mark), FONTS) for mark in "әғқңөұүһіагкноуъ"}
    assert len(set(cards.values())) == len(cards)


def test_what_the_letters_lack_is_left_out_rather_than_boxed() -> None:
    plain = draw_card(Card(title="Наурыз в степи"), FONTS)
    assert draw_card(Card(title="Наурыз \U0001f389\u200bв степи \u0000"), FONTS) == plain


def test_each_thing_said_is_on_the_card() -> None:
    whole = Card(title="Заголовок", section="Раздел", site="Газета", date="15 марта")
    full = card_of(whole)
    places = {
        "section": (64, 84, 600, 126),
        "title": (64, 140, 1136, 480),
        "site": (64, 530, 500, 580),
        "date": (800, 530, 1136, 580),
    }
    for name, place in places.items():
        fields = {one: getattr(whole, one) for one in places if one != name}
        without = card_of(Card(**{"title": "", **fields}))
        assert inked(full.crop(place)), name
        if name != "title":
            assert inked(without.crop(place)) is None, name


def test_texts_begin_on_one_line_by_their_ink() -> None:
    for letter in "НОАЖЙ":
        image = card_of(Card(title=letter * 3, site=letter * 3, date=""))
        for top, bottom in ((BAR, RULE - 20), (RULE + 16, 630)):
            box = inked(image.crop((0, top, 1200, bottom)))
            assert box is not None
            assert abs(box[0] - 64) <= 1, letter


def test_the_colours_are_the_sites_to_the_last_digit() -> None:
    card = Card(title="Х", section="Р", site="Г", paper="#102030", ink="#ffee00", accent="#ff0000")
    image = card_of(card)
    assert image.getpixel((600, 300)) == (0x10, 0x20, 0x30)
    assert image.getpixel((600, 6)) == (255, 0, 0)
    colours = {colour for _, colour in image.getcolors(1000) or ()}
    assert (0xFF, 0xEE, 0) in colours
    assert inked(image.crop((64, 84, 600, 126)), "#102030") is not None


def test_a_card_on_paper_is_small() -> None:
    data = draw_card(Card(title=LONG, section="Қоғам", site="Дала", date="15 наурыз"), FONTS)
    assert data.startswith(b"\x89PNG")
    assert len(data) < 40_000


@pytest.mark.parametrize("title", TITLES, ids=lambda title: ascii(title[:12]))
def test_letters_are_readable_on_a_white_photo(title: str) -> None:
    card = Card(title=title, site="Газета", date="15 марта")
    dark, light = (
        reopened(draw_card(card, FONTS, Image.new("RGB", (1500, 900), ground))).convert("L")
        for ground in ("black", "white")
    )

    def luminance(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    def contrast(row: int) -> float:
        # The margin is the ground alone, as it is behind the letters of that row.
        return (luminance(252) + 0.05) / (luminance(light.tobytes()[1200 * row + 30]) + 0.05)

    # On black, whatever is bright is a letter.
    lettered = [
        row for row in range(630) if max(dark.tobytes()[1200 * row : 1200 * row + 1200]) > 200
    ]
    assert len(lettered) > 20
    assert min(map(contrast, lettered)) > 4.5
    assert light.tobytes()[600] > 240


def test_the_section_has_a_ground_of_its_own_on_a_photo() -> None:
    card = Card(title="Да", section="Раздел", accent="#ff0000", paper="#ffffff")
    image = reopened(draw_card(card, FONTS, Image.new("RGB", (1200, 630), "#203040")))
    red = [
        row for row in range(630) if image.getpixel((70, row)) == pytest.approx((255, 0, 0), abs=24)
    ]
    assert 40 <= len(red) <= 56
    plain = reopened(draw_card(Card(title="Да", section="\U0001f389"), FONTS, scene(1200, 630)))
    bare = reopened(draw_card(Card(title="Да", section=""), FONTS, scene(1200, 630)))
    assert plain.size == bare.size


@pytest.mark.parametrize("title", TITLES, ids=lambda title: ascii(title[:12]))
def test_much_of_the_photo_is_to_be_seen_whatever_the_title(title: str) -> None:
    photo = Image.new("RGB", (1200, 630), "#8090a0")
    card = Card(title=title, section="Раздел", site="Газета", date="15 марта")
    image = reopened(draw_card(card, FONTS, photo))
    assert inked(image.crop((0, 0, 1200, 30)), "#8090a0") is None
    above = image.crop((64, 0, 1136, 100)).convert("L")
    assert max(above.tobytes()) < 160  # no letter there


def test_a_photo_is_shown_about_its_focus() -> None:
    photo = one_thing(600, 1200, (300, 1100))
    found = read(saved(photo), "a.jpg", SIZE)
    assert isinstance(found, Image.Image)
    low = reopened(draw_card(Card(title=""), FONTS, found, (500, 950)))
    high = reopened(draw_card(Card(title=""), FONTS, found, (500, 0)))
    assert low.tobytes() != high.tobytes()
    plain = high.crop((0, 0, 1200, 280))
    assert inked(plain, "#8090a0") is None


def test_a_transparent_photo_stands_on_white() -> None:
    clear = Image.new("RGBA", (1200, 630), (0, 0, 0, 0))
    image = reopened(draw_card(Card(title="Да"), FONTS, clear))
    assert image.getpixel((600, 20)) == pytest.approx((255, 255, 255), abs=3)


def test_the_credit_of_the_photo_is_in_the_card() -> None:
    words = words_of(Metadata(credit="Степь"), "ru")
    data = draw_card(Card(title="Да"), FONTS, scene(1200, 630), words=words)
    assert read_metadata(data).credit == "Степь"
    assert len(data) < 300_000


def test_a_card_is_the_same_each_time() -> None:
    card = Card(title=LONG, section="Қоғам", site="Дала", date="15 наурыз")
    photo = scene(1200, 630)
    assert draw_card(card, FONTS) == draw_card(card, packaged())
    assert draw_card(card, FONTS, photo) == draw_card(card, packaged(), photo)
