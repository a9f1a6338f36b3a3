"""The letters of cards: all that our readers' languages need is there, and is set as by hand."""

from itertools import pairwise

import pytest
from PIL import Image, ImageDraw

from newsgen.images.card.fonts import FOLDER, Face, bold, covered, packaged, regular

FONTS = packaged()
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
LANGUAGES = {
    "ru": RUSSIAN,
    "kk": RUSSIAN + "әғқңөұүһі",
    "ky": RUSSIAN + "ңөү",
    "tt": RUSSIAN + "әөүҗңһ",
    "ba": RUSSIAN + "ғҙҡңөҫүһә",
    "uz": RUSSIAN + "ўқғҳ",
    "uz-Latn": "abdefghijklmnopqrstuvxyzʻʼ‘’",
    "tg": RUSSIAN + "ғӣқӯҳҷ",
    "uk": RUSSIAN + "ґєії",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "kk-Latn": "aäbdefgğhıijklmnñoöpqrsştuūüvyzáǵńóúý",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "de": "äöüß",
    "pl": "ąćęłńóśźż",
}
SIGNS = "0123456789 №₸₽€$£¥%‰°§+−×÷=«»„“”‘’‹›…—–-‑.,:;!?()[]/&@#*•·½™©®\u00a0\u202f\u2009"


def sentence(alphabet: str) -> set[str]:
    """Small letters and capitals; capitals of i are those of Turkish as well."""
    return set(alphabet + alphabet.replace("ß", "").upper() + "İ")


def drawn(face: Face, text: str) -> bytes:
    """What a text looks like."""
    image = Image.new("L", (400, 120))
    face.write(ImageDraw.Draw(image), (20, 80), text, 255)  # type: ignore[arg-type]
    return image.tobytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_all_letters_of_a_language(language: str) -> None:
    assert not sentence(LANGUAGES[language]) - FONTS.covered - {"−"}


def test_there_are_all_signs_headlines_need() -> None:
    assert not set(SIGNS) - FONTS.covered - set("−")


@pytest.mark.parametrize("weight", [bold, regular])
def test_whatever_is_said_to_be_there_is_drawn_and_not_an_empty_box(weight: type[Face]) -> None:
    face = weight(FONTS, 60)  # type: ignore[call-arg, arg-type]
    box = drawn(face, "\U0010ffff")
    empty = drawn(face, "")
    for mark in sorted(FONTS.covered):
        seen = drawn(face, mark)
        assert seen != box, hex(ord(mark))
        assert (seen == empty) == mark.isspace() or mark == "\u00ad", hex(ord(mark))


def test_letters_that_belong_to_kazakh_look_like_no_others() -> None:
    face = bold(FONTS, 60)
    alike = "әғқңөұүһіӘҒҚҢӨҰҮҺІаэегкноуъьАЭГКНОУЧЪЬ"
    assert len({drawn(face, mark) for mark in alike}) == len(alike)


@pytest.mark.parametrize("pair", ["Та", "УА", "Г.", "АТ", "AV", "To", "ГА"])
def test_letters_that_would_stand_apart_are_moved_together(pair: str) -> None:
    for size in (32, 48, 100):
        face = bold(FONTS, size)
        apart = face.font.getlength(pair[0]) + face.font.getlength(pair[1])
        assert -0.13 * size < face.length(pair) - apart < 0


def test_a_text_is_as_long_as_it_is_drawn() -> None:
    face = bold(FONTS, 60)
    text = "ТА ГА УА"
    image = Image.new("L", (800, 120))
    face.write(ImageDraw.Draw(image), (20, 80), text, 255)  # type: ignore[arg-type]
    box = image.getbbox()
    assert box is not None
    assert abs(box[2] - (20 + face.length(text))) <= 2
    assert abs(box[0] - (20 + face.inset(text))) <= 1
    assert face.inset("") == 0
    assert face.length("") == 0


def test_words_apart_are_as_long_as_words_together() -> None:
    # So that lines may be measured word by word.
    face = bold(FONTS, 48)
    words = ["ТА", "УА", "«Г.", "Та»", "AV"]
    for one, other in pairwise(words):
        assert face.length(f"{one} {other}") == (
            face.length(one) + face.length(" ") + face.length(other)
        )


def test_kerning_is_of_letters_there_are() -> None:
    assert len(FONTS.kerning) > 1000
    assert {mark for pair in FONTS.kerning for mark in pair} <= FONTS.covered
    assert all(0 < abs(value) <= 140 for value in FONTS.kerning.values())


def test_letters_are_small_and_their_licence_lies_beside_them() -> None:
    for name in ("NotoSerif-Bold.ttf", "NotoSerif-Regular.ttf"):
        data = (FOLDER / name).read_bytes()
        assert len(data) < 70_000
        assert "Copyright 2015 Google".encode("utf-16-be") in data
    licence = (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert licence.startswith("Copyright 2015 Google LLC")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_what_is_covered_is_told_by_ranges() -> None:
    assert {"A", "я", "Ә", "₸", "\u202f"} <= covered()
    assert not covered() & set("汉\U0001f389\u200b\u202e\n\t")
