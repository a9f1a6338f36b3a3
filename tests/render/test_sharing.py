"""Share cards are drawn of what their views say."""

from datetime import date

import pytest
from msgspec.structs import replace

from newsgen.errors import NewsgenError
from newsgen.fingerprint import file_digest
from newsgen.images.card.views import CardPhoto, ShareCardView
from newsgen.images.metadata.merging import read_metadata
from newsgen.model.photograph import Metadata
from newsgen.render import sharing
from newsgen.render.sharing import drawn, ingredients
from support.pictures import reopened, saved, scene
from support.rendering import Shelf

VIEW = ShareCardView(
    title="Көпір ашылды: ғалымдар не дейді",
    section="Қоғам",
    site="Дала хабаршысы",
    day=date(2024, 3, 15),
    language="kk",
    paper="#fffdf9",
    ink="#1a1918",
    accent="#0b5568",
)
DATA = saved(scene(1600, 900))
PHOTO = CardPhoto(
    "content/a.jpg", file_digest(DATA), metadata=Metadata(credit="Егемен", bylines=("А. Б.",))
)


def test_a_card_without_a_photo_is_drawn_on_paper() -> None:
    image = reopened(drawn(VIEW, Shelf()))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert image.convert("RGB").getpixel((600, 4)) == (0x0B, 0x55, 0x68)


def test_a_card_with_a_photo_carries_its_credit_and_nothing_else_of_it() -> None:
    data = drawn(replace(VIEW, photo=PHOTO), Shelf(data=DATA))
    assert reopened(data).format == "JPEG"
    said = read_metadata(data)
    assert (said.credit, said.bylines) == ("Егемен", ("А. Б.",))
    assert b"Exif" not in data


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Көпір"},
        {"section": "Спорт"},
        {"site": "Вестник"},
        {"day": date(2024, 3, 16)},
        {"day": None},
        {"language": "ru"},
        {"summary": "Коротко"},
        {"accent": "#aa0000"},
        {"photo": PHOTO},
        {"photo": replace(PHOTO, focus=(0, 0))},
    ],
    ids=str,
)
def test_all_that_a_view_says_is_on_the_card(other: dict[str, object]) -> None:
    shelf = Shelf(data=DATA)
    assert drawn(replace(VIEW, **other), shelf) != drawn(VIEW, shelf)


def test_the_month_is_written_as_the_site_writes_months() -> None:
    russian = replace(VIEW, language="ru")
    assert drawn(replace(russian, capital_month=True), Shelf()) != drawn(russian, Shelf())


def test_a_card_is_the_same_each_time() -> None:
    view = replace(VIEW, photo=PHOTO)
    assert drawn(view, Shelf(data=DATA)) == drawn(view, Shelf(data=DATA))


@pytest.mark.parametrize("data", [b"", b"no photo", DATA[: len(DATA) // 3]])
def test_a_photo_that_cannot_be_read_is_told_by_its_file(data: bytes) -> None:
    with pytest.raises(NewsgenError) as caught:
        drawn(replace(VIEW, photo=PHOTO), Shelf(data=data))
    (problem,) = caught.value.problems
    assert (problem.where.path, problem.code) == ("content/a.jpg", "bad-photo")
    assert problem.remedy


def test_a_card_is_made_by_its_modules_its_letters_and_two_libraries() -> None:
    parts = ingredients()
    assert set(parts) == {"babel", "cards", "pillow"}
    assert all(parts.values())
    for name in sharing._MADE_BY:  # noqa: SLF001 - a module that moved would go unnoticed
        assert list(sharing._PACKAGE.glob(name)), name  # noqa: SLF001
