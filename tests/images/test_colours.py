"""Every kind of pixel comes out as a browser would show it."""

import pytest
from PIL import Image, ImageCms

from newsgen.images.colours import eight_bit, standard, upright
from newsgen.images.encoding import Words
from newsgen.images.refused import Refused
from newsgen.images.renditions import read, renditions
from newsgen.images.sizes import Rendition, Size
from support.pictures import png_of, quarters, reopened, saved, scene


def shown(data: bytes, name: str, size: Size) -> Image.Image:
    image = read(data, name, size)
    assert not isinstance(image, Refused)
    return image


def near(one: object, other: tuple[int, ...], by: int = 6) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def test_sixteen_bits_of_grey_keep_their_tones() -> None:
    rows = b"".join(
        b"\0" + b"".join(value.to_bytes(2) for value in (0, 0x4000, 0x8000, 0xFFFF))
        for _ in range(4)
    )
    image = shown(png_of(4, 4, 16, 0, rows), "a.png", Size(4, 4))
    assert image.mode == "L"
    assert [image.getpixel((x, 0)) for x in range(4)] == [0, 64, 128, 255]


def test_sixteen_bits_of_colour_keep_their_tones() -> None:
    pixel = b"\xff\xff\x80\x00\x00\x00"
    image = shown(png_of(2, 2, 16, 2, (b"\0" + pixel * 2) * 2), "a.png", Size(2, 2))
    assert image.getpixel((1, 1)) == (255, 128, 0)


def test_black_and_white_of_one_bit_becomes_grey() -> None:
    image = shown(png_of(8, 1, 1, 0, b"\0\xf0"), "a.png", Size(8, 1))
    assert (image.mode, image.getpixel((0, 0)), image.getpixel((7, 0))) == ("L", 255, 0)


def test_a_palette_becomes_colours_and_its_hole_a_hole() -> None:
    plain = scene(40, 30).quantize(16)
    assert shown(saved(plain, "PNG"), "a.png", Size(40, 30)).mode == "RGB"
    hole = shown(saved(plain, "PNG", transparency=plain.getpixel((0, 0))), "a.png", Size(40, 30))
    assert hole.mode == "RGBA"
    assert hole.getpixel((0, 0))[3] == 0  # type: ignore[index]


def test_grey_with_transparency_keeps_it() -> None:
    half = Image.new("LA", (6, 6), (200, 100))
    image = shown(saved(half, "PNG"), "a.png", Size(6, 6))
    assert image.getpixel((3, 3)) == (200, 200, 200, 100)


def test_ink_becomes_light() -> None:
    cmyk = Image.new("CMYK", (16, 16), (0, 255, 255, 0))
    image = shown(saved(cmyk, quality=95), "a.jpg", Size(16, 16))
    assert image.mode == "RGB"
    assert near(image.getpixel((8, 8)), (255, 0, 0))


def test_other_modes_become_colours() -> None:
    assert eight_bit(Image.new("YCbCr", (2, 2))).mode == "RGB"
    assert eight_bit(Image.new("I", (2, 2), 0x8000)).getpixel((0, 0)) == 128


def lab() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def swapped() -> bytes:
    """A profile of which the red is the green of sRGB: nobody could take the pixels for sRGB."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = data.replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ").replace(b"tXYZ", b"gXYZ")
    return data.replace("sRGB".encode("utf-16-be"), "test".encode("utf-16-be"))


def test_a_profile_is_turned_into_srgb_and_left_out() -> None:
    red = Image.new("RGB", (32, 32), (250, 10, 10))
    data = saved(red, quality=95, icc_profile=swapped())
    image = shown(data, "a.jpg", Size(32, 32))
    pixel = image.getpixel((9, 9))
    assert isinstance(pixel, tuple)
    assert pixel[1] > 200 > pixel[0]  # green now
    made = renditions(data, "a.jpg", [Rendition(Size(32, 32), "jpeg")], Words())
    assert isinstance(made, tuple)
    assert "icc_profile" not in reopened(made[0]).info


def test_transparency_survives_a_profile() -> None:
    red = Image.new("RGBA", (8, 8), (250, 10, 10, 77))
    image = shown(saved(red, "PNG", icc_profile=swapped()), "a.png", Size(8, 8))
    assert image.mode == "RGBA"
    assert image.getpixel((2, 2))[3] == 77  # type: ignore[index]


@pytest.mark.parametrize("profile", [b"junk", lab(), swapped() + b"\0" * 4_000_001])
def test_a_profile_that_is_none_of_the_pictures_is_ignored(profile: bytes) -> None:
    red = Image.new("RGB", (8, 8), (250, 10, 10))
    assert standard(red, profile).getpixel((0, 0)) == (250, 10, 10)


def test_an_srgb_profile_changes_nothing() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red = Image.new("RGB", (8, 8), (250, 10, 10))
    assert standard(red, profile) is red


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_turned_photo_stands_upright(turn: int) -> None:
    whole = quarters(64, 32)
    back = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}[turn]
    exif = Image.Exif()
    exif[0x0112] = turn
    data = saved(upright(whole, back), exif=exif, quality=95, subsampling=0)
    image = shown(data, "a.jpg", Size(64, 32))
    assert image.size == (64, 32)
    corners = [image.getpixel(at) for at in ((4, 4), (60, 4), (4, 28), (60, 28))]
    wanted = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]
    assert all(map(near, corners, wanted))
    assert upright(upright(whole, back), turn).tobytes() == whole.tobytes()
