"""Share cards: all that was said is to be read, no letter is cut, Kazakh has its letters."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFont

from newsgen.images.card import fonts as fonts_module
from newsgen.images.card.drawing import SIZE, Card, draw_card
from newsgen.images.card.fonts import NEEDED, Fonts, face, find_fonts, has, lacking, packaged
from newsgen.images.encoding import words_of
from newsgen.images.metadata.merging import read_metadata
from newsgen.images.metadata.values import Metadata
from newsgen.images.renditions import read
from support.pictures import one_thing, reopened, saved, scene

SYSTEM = (Path("/usr/share/fonts"), Path("/Library/Fonts"), Path("C:/Windows/Fonts"))
FOUND = find_fonts(SYSTEM)
needs_font = pytest.mark.skipif(
    FOUND is None,
    reason="NOT TESTED, there is no font with Kazakh; get it by: apt-get install fonts-noto-core",
)
PAPER, INK = "#fffdf9", "#1a1918"
LONG = (
    "Қазақстанның электр энергетикасы: ғылыми-зерттеу институтының қызметкерлері үш жылдық "
    "жұмысының қорытындысын шығарды, өңірлердегі әкімдіктер һәм ұлттық компаниялар хабардар"
)
TITLES = [
    "Да",
    "Мост через Каспий: почему его не построят ни в этом году, ни в следующем",
    LONG,
    "рентгеноэлектрокардиографического" * 4,
    "Ж" * 500,
    "слово " * 80,
    "",
    "А\u00a0" * 100,
    "https://example.kz/2024/03/15/a-very-long-address-that-somebody-pasted/?with=query&and=more",
]


def fonts() -> Fonts:
    assert FOUND is not None
    return FOUND


def inked(image: Image.Image, paper: str = PAPER) -> tuple[int, int, int, int] | None:
    """The box of all that is not paper, faint traces of compression apart."""
    plain = Image.new("RGB", image.size, paper)
    return (
        ImageChops.difference(image, plain).convert("L").point(lambda v: v > 40 and 255).getbbox()
    )


@needs_font
@pytest.mark.parametrize("title", TITLES, ids=lambda title: title[:12])
def test_no_letter_is_cut_at_an_edge(title: str) -> None:
    data = draw_card(Card(title=title, section=title, site=title, date=title), fonts())
    image = reopened(data)
    assert image.size == (SIZE.width, SIZE.height) == (1200, 630)
    box = inked(image.crop((0, 20, *image.size)))  # below the bar of the accent
    if title:
        assert box is not None
        left, top, right, bottom = box
        assert left >= 56
        assert top >= 30
        assert right <= 1200 - 56
        assert bottom <= 630 - 20 - 48


@needs_font
def test_title_and_footer_do_not_touch() -> None:
    for title in TITLES:
        image = reopened(draw_card(Card(title=title, site="Вестник"), fonts()))
        between = image.crop((0, 630 - 64 - 48, 1200, 630 - 64 - 36))
        assert inked(between) is None


@needs_font
def test_the_letters_of_kazakh_are_drawn_and_differ() -> None:
    assert lacking(fonts(), NEEDED) == ""
    cards = {mark: draw_card(Card(title=mark), fonts()) for mark in "әғқңөұүһіагкноуих"}
    assert len(set(cards.values())) == len(cards)


@needs_font
def test_what_the_font_has_not_is_left_out_rather_than_boxed() -> None:
    plain = draw_card(Card(title="Наурыз в степи"), fonts())
    assert draw_card(Card(title="Наурыз \U0001f389\u200bв степи \u0000"), fonts()) == plain
    assert lacking(fonts(), "а\U0010fffeа") == "\U0010fffe"


@needs_font
def test_letters_made_of_two_are_one() -> None:
    one, two = Card(title="Чай, ещё"), Card(title="Чаи\u0306, еще\u0308")
    assert draw_card(one, fonts()) == draw_card(two, fonts())


@needs_font
def test_each_thing_said_is_on_the_card() -> None:
    whole = Card(title="Заголовок", section="Раздел", site="Газета", date="15 марта")
    full = reopened(draw_card(whole, fonts()))
    places = {
        "section": (64, 60, 600, 110),
        "title": (64, 130, 1136, 480),
        "site": (64, 530, 500, 580),
        "date": (800, 530, 1136, 580),
    }
    for name, place in places.items():
        fields = {one: getattr(whole, one) for one in places if one != name}
        without = reopened(draw_card(Card(**{"title": "", **fields}), fonts()))
        assert inked(full.crop(place)), name
        if name != "title":
            assert inked(without.crop(place)) is None, name


@needs_font
def test_the_colours_are_the_sites() -> None:
    card = Card(title="Х", site="Г", paper="#102030", ink="#ffee00", accent="#ff0000")
    image = reopened(draw_card(card, fonts()))
    assert image.getpixel((600, 300)) == pytest.approx((0x10, 0x20, 0x30), abs=4)
    assert image.getpixel((600, 6)) == pytest.approx((255, 0, 0), abs=6)
    assert image.getbbox()


@needs_font
def test_white_letters_are_readable_on_a_white_photo() -> None:
    white = Image.new("RGB", (1500, 900), "white")
    image = reopened(draw_card(Card(title=LONG, section="Раздел"), fonts(), white))
    values = image.convert("L").crop((64, 250, 1136, 500)).tobytes()
    dark = sorted(values)[len(values) // 2]

    def light(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    assert (light(252) + 0.05) / (light(dark) + 0.05) > 7


@needs_font
def test_a_photo_is_shown_about_its_focus() -> None:
    photo = one_thing(600, 1200, (300, 1100))
    found = read(saved(photo), "a.jpg", SIZE)
    assert isinstance(found, Image.Image)
    low = reopened(draw_card(Card(title=""), fonts(), found, (500, 950)))
    high = reopened(draw_card(Card(title=""), fonts(), found, (500, 0)))
    assert low.tobytes() != high.tobytes()
    plain = high.crop((0, 0, 1200, 300))
    assert inked(plain, "#8090a0") is None


@needs_font
def test_a_transparent_photo_stands_on_white() -> None:
    clear = Image.new("RGBA", (1200, 630), (0, 0, 0, 0))
    image = reopened(draw_card(Card(title="Да"), fonts(), clear))
    assert image.getpixel((600, 20)) == pytest.approx((255, 255, 255), abs=3)


@needs_font
def test_the_credit_of_the_photo_is_in_the_card() -> None:
    words = words_of(Metadata(credit="Степь"), "ru")
    data = draw_card(Card(title="Да"), fonts(), scene(1200, 630), words=words)
    assert read_metadata(data).credit == "Степь"
    assert len(data) < 300_000


@needs_font
def test_a_card_is_the_same_each_time() -> None:
    card = Card(title=LONG, section="Қоғам", site="Дала", date="15 наурыз")
    assert draw_card(card, fonts()) == draw_card(card, fonts())


def test_the_package_comes_before_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "fontpkg_source_serif_4"
    (package / "files").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    font = package / "files/SourceSerif4[opsz,wght].ttf"
    monkeypatch.syspath_prepend(tmp_path)
    assert packaged() is None
    font.write_bytes(b"a font")
    assert packaged() == font
    assert find_fonts(()) == Fonts(b"a font", b"a font")


def test_without_the_package_the_first_family_that_will_do_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts_module, "packaged", lambda: None)
    assert find_fonts((tmp_path,)) is None
    latin = ImageFont.load_default(20)
    assert isinstance(latin, ImageFont.FreeTypeFont)
    source = latin.font_bytes if hasattr(latin, "font_bytes") else b""
    assert source
    for name in ("NotoSerif-Bold.ttf", "NotoSerif-Regular.ttf"):
        (tmp_path / name).write_bytes(source)
    assert find_fonts((tmp_path,)) is None  # it has no Cyrillic
    if FOUND is not None:
        (tmp_path / "deep").mkdir()
        (tmp_path / "deep/arial.ttf").write_bytes(FOUND.text)
        assert find_fonts((tmp_path,)) is None  # no bold
        (tmp_path / "deep/arialbd.ttf").write_bytes(FOUND.bold)
        assert find_fonts((tmp_path,)) == FOUND


@needs_font
def test_a_font_of_one_weight_is_taken_as_it_is() -> None:
    latin = ImageFont.load_default(20)
    assert isinstance(latin, ImageFont.FreeTypeFont)
    font = face(BytesIO(latin.font_bytes).read(), 20, bold=True)
    assert has(font, "A")
    assert not has(font, "Ғ")
