"""The files of a photograph: sizes, formats, crops, what is written into them, always alike."""

import subprocess
import sys
from hashlib import sha256

import pytest
from PIL import Image

from newsgen.images.encoding import Words, words_of
from newsgen.images.focus import focus_of, main_colour
from newsgen.images.metadata.merging import read_metadata
from newsgen.images.refused import Refused
from newsgen.images.renditions import colour_of, renditions
from newsgen.images.sizes import Crop, Rendition, Size, widths_of
from newsgen.model.photograph import Metadata
from support.pictures import one_thing, quarters, reopened, saved, scene

CREDIT = Metadata(
    credit="Агентство «Степь»",
    bylines=("Асель Нурланова",),
    caption=(("x-default", "Мост"), ("kk", "Көпір")),
    alt=(("x-default", "Мост в степи"),),
)


def made(data: bytes, name: str, *wanted: Rendition, words: Words | None = None) -> list[bytes]:
    found = renditions(data, name, wanted, words or Words())
    assert not isinstance(found, Refused)
    return list(found)


def test_all_sizes_and_formats_come_from_one_reading() -> None:
    size = Size(1000, 750)
    wanted = [
        Rendition(one, form) for one in widths_of(size) for form in ("avif", "webp", "jpeg", "png")
    ]
    for rendition, data in zip(
        wanted, made(saved(scene(1000, 750)), "a.jpg", *wanted), strict=True
    ):
        image = reopened(data)
        assert image.size == (rendition.size.width, rendition.size.height)
        assert image.format == rendition.format.upper()


def test_a_jpeg_for_the_web_is_progressive() -> None:
    (data,) = made(saved(scene(300, 200)), "a.jpg", Rendition(Size(300, 200), "jpeg"))
    assert reopened(data).info.get("progressive")


def test_the_picture_is_the_same_at_every_size() -> None:
    whole = quarters(1024, 768)
    sizes = (Size(1024, 768), Size(400, 300), Size(100, 75))
    for data in made(saved(whole, "PNG"), "a.png", *(Rendition(one, "png") for one in sizes)):
        image = reopened(data)
        width, height = image.size
        assert image.getpixel((2, 2)) == (255, 0, 0)
        assert image.getpixel((width - 3, 2)) == (0, 255, 0)
        assert image.getpixel((2, height - 3)) == (0, 0, 255)


def test_transparency_stays_and_becomes_white_where_a_format_has_none() -> None:
    clear = Image.new("RGBA", (50, 50), (0, 0, 255, 0))
    forms = ("avif", "webp", "png", "jpeg")
    files = made(saved(clear, "PNG"), "a.png", *(Rendition(Size(20, 20), one) for one in forms))
    *holes, flat = map(reopened, files)
    assert all(one.convert("RGBA").getpixel((9, 9))[3] == 0 for one in holes)  # type: ignore[index]
    assert flat.getpixel((9, 9)) == (255, 255, 255)


def test_grey_stays_grey() -> None:
    (data,) = made(saved(scene(90, 60).convert("L")), "a.jpg", Rendition(Size(90, 60), "jpeg"))
    assert reopened(data).mode == "L"


def test_crops_are_about_their_focus() -> None:
    left = Rendition(Size(100, 100), "png", Crop(1, 1, (0, 0)))
    right = Rendition(Size(100, 100), "png", Crop(1, 1, (1000, 1000)))
    smaller = Rendition(Size(40, 40), "png", Crop(1, 1, (1000, 1000)))
    files = made(saved(quarters(400, 200), "PNG"), "a.png", left, right, smaller)
    one, two, three = map(reopened, files)
    assert one.getpixel((90, 9)) == (255, 0, 0)
    assert two.getpixel((9, 9)) == three.getpixel((9, 9)) == (0, 255, 0)


def test_a_crop_without_a_focus_holds_what_is_going_on() -> None:
    photo = one_thing(900, 300, (780, 150))
    crop, size = Crop(1, 1), Size(300, 300)
    (data,) = made(saved(photo), "a.jpg", Rendition(size, "png", crop))
    image = reopened(data).convert("L")
    busy = image.crop((100, 0, *image.size)).tobytes()
    assert max(busy) - min(busy) > 100


def test_a_plain_picture_has_its_focus_in_the_middle() -> None:
    assert focus_of(Image.new("RGB", (300, 200), "grey")) == (500, 500)
    assert focus_of(Image.new("RGB", (2, 2000))) == (500, 500)


def test_the_focus_is_where_the_edges_are() -> None:
    across, down = focus_of(one_thing(600, 400, (500, 100)))
    assert 650 < across < 850
    assert 250 < down < 420


def test_the_main_colour_is_the_one_that_most_of_it_has() -> None:
    image = Image.new("RGB", (400, 300), "#204060")
    image.paste("#ff0000", (0, 0, 100, 100))
    assert main_colour(image) == "#246"
    assert colour_of(saved(image, "PNG"), "a.png") == "#246"
    assert colour_of(saved(Image.new("L", (9, 9), 7), "PNG"), "a.png") == "#000"


@pytest.mark.parametrize("form", ["jpeg", "webp", "avif", "png"])
def test_the_credit_is_in_every_file_and_nothing_else(form: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8769)[0xA431] = "SERIAL-17"
    data = saved(scene(64, 48), exif=exif, comment=b"made at home", dpi=(300, 300))
    rendition = Rendition(Size(64, 48), form)
    (file,) = made(data, "a.jpg", rendition, words=words_of(CREDIT, "ru"))
    assert read_metadata(file) == CREDIT
    image = reopened(file)
    assert not image.info.keys() & {"exif", "comment", "dpi", "icc_profile"}
    for private in (b"SERIAL-17", b"Camera", b"made at home", b"Exif\0"):
        assert private not in file


@pytest.mark.parametrize("form", ["jpeg", "webp", "avif", "png"])
def test_nothing_to_say_is_nothing_written(form: str) -> None:
    (file,) = made(saved(scene(64, 48)), "a.jpg", Rendition(Size(64, 48), form))
    assert read_metadata(file) == Metadata()
    assert b"Photoshop" not in file


def test_a_novel_for_a_caption_still_fits_a_jpeg() -> None:
    novel = "Слово " * 3300
    told = Metadata(caption=(("x-default", novel), ("kk", novel), ("ru", novel)), credit="Степь")
    rendition = Rendition(Size(64, 48), "jpeg")
    (file,) = made(saved(scene(64, 48)), "a.jpg", rendition, words=words_of(told, "ru"))
    found = read_metadata(file)
    assert found.credit == "Степь"
    assert found.caption[0][1].startswith("Слово Слово")


PROGRAM = """
import sys
from hashlib import sha256
from newsgen.images.encoding import words_of
from newsgen.model.photograph import Metadata
from newsgen.images.renditions import renditions
from newsgen.images.sizes import Crop, Rendition, Size
words = words_of(Metadata(credit="Степь"), "ru")
wanted = [Rendition(Size(200, 150), form) for form in ("avif", "webp", "jpeg", "png")]
wanted.append(Rendition(Size(150, 150), "jpeg", Crop(1, 1)))
for data in renditions(sys.stdin.buffer.read(), "a.jpg", wanted, words):
    print(sha256(data).hexdigest())
"""


def test_the_same_photo_gives_the_same_bytes_in_every_process() -> None:
    photo = saved(scene(400, 300))
    once, again = (
        subprocess.run(
            [sys.executable, "-c", PROGRAM], input=photo, capture_output=True, check=True
        )
        for _ in range(2)
    )
    assert once.stdout == again.stdout
    wanted = [Rendition(Size(200, 150), form) for form in ("avif", "webp", "jpeg", "png")]
    # Alone or in company: what else is made of a photo changes none of its files.
    words = words_of(Metadata(credit="Степь"), "ru")
    alone = [made(photo, "a.jpg", one, words=words)[0] for one in wanted]
    assert [sha256(one).hexdigest() for one in alone] == once.stdout.decode().split()[:4]
