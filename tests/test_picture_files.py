"""Whole builds of sites whose photographs are of every kind, or no photographs at all."""

import re
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image

from newsgen.errors import NewsgenError
from support.photographs import FOLDER, PAGE, photographs
from support.pictures import jpeg_with, png_of, reopened, saved, scene
from support.sites import SETTINGS, article, build_site, new_site, page, tree, write

SCENE = scene(360, 270)
JPEG, PNG = saved(SCENE), saved(SCENE, "PNG")
WHOLE = re.compile(r"/\w+\.[0-9a-f]+-(\d+)\.\w+$")  # not a part of it
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" onload="alert(1)">'
    b'<script>alert(1)</script><image href="https://example.com/spy.png"/>'
    b'<rect width="90" height="60" onclick="alert(1)"/></svg>'
)


def moving() -> bytes:
    first, *rest = [scene(340, 260, seed).convert("P") for seed in range(3)]
    file = BytesIO()
    first.save(file, "GIF", save_all=True, append_images=rest, duration=100, loop=0)
    return file.getvalue()


def clear() -> bytes:
    """A picture whose left side is transparent."""
    image = SCENE.convert("RGBA")
    image.putalpha(Image.linear_gradient("L").rotate(90).resize(SCENE.size))
    return saved(image, "PNG")


def site_with(root: Path, name: str, data: bytes) -> Path:
    """A site whose only photograph opens a story and stands in its text."""
    text = article(photo=name, body=f"Текст.\n\n![Вид]({name})\n", section="politics")
    return new_site(root, {f"{FOLDER}/bridge.md": text, f"{FOLDER}/{name}": data})


BAD: dict[str, tuple[bytes, str]] = {
    "cut.jpg": (JPEG[: len(JPEG) // 2], "cut.jpg is damaged or cut short"),
    "cut.png": (PNG[: len(PNG) // 2], "cut.png is damaged or cut short"),
    "cut.webp": (saved(SCENE, "WEBP")[:4000], "cut.webp is damaged or cut short"),
    "cut.gif": (moving()[:30_000], "cut.gif is damaged or cut short"),
    "head.jpg": (JPEG[:200], "head.jpg is damaged or cut short"),
    "lie.png": (JPEG, "lie.png is in truth a jpg file"),
    "lie.jpg": (PNG, "lie.jpg is in truth a png file"),
    "empty.jpg": (b"", "empty.jpg is an empty file"),
    "words.jpg": (b"<script>alert(1)</script>", "words.jpg is not a photo, whatever its name says"),
    "tiff.jpg": (saved(SCENE, "TIFF"), "tiff.jpg is not a photo, whatever its name says"),
    "bomb.png": (
        png_of(30_000, 30_000, 1, 0, bytes(1000)), "bomb.png has more than 64 million pixels"
    ),
    "strip.png": (
        saved(Image.new("L", (3, 20_000)), "PNG"), "strip.png is a strip of 3 × 20000 pixels"
    ),
    "phone.heic": (HEIC, "phone.heic is a HEIC photo, as telephones keep them"),
    "phone.jpg": (HEIC, "phone.jpg is a HEIC photo, as telephones keep them"),
    "entities.svg": (
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>',
        "entities.svg is not an SVG drawing that can be made safe",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_whole_photograph_is_told_and_nothing_written(tmp_path: Path, name: str) -> None:
    data, told = BAD[name]
    root = site_with(tmp_path, name, data)
    with pytest.raises(NewsgenError) as caught:
        build_site(root)
    for problem in caught.value.problems:
        assert (problem.code, str(problem.text)) == ("bad-photo", told)
        assert str(problem.remedy)
    places = [str(one.where) for one in caught.value.problems]
    own = f"{FOLDER}/bridge.md"
    assert places in ([f"{own}:4:8", f"{own}:9:8"], [f"{FOLDER}/{name}"])
    assert not (root / "build").exists() or tree(root / "build") == {}


def test_a_damaged_photograph_leaves_out_its_article_alone_where_one_wants_to_go_on(
    tmp_path: Path,
) -> None:
    root = site_with(tmp_path, "cut.jpg", JPEG[: len(JPEG) // 2])
    write(root, {f"{FOLDER}/other.md": article("Другое")})
    report = build_site(root, keep_going=True)
    assert {one.code for one in report.problems} == {"bad-photo"}
    assert not (root / "build" / PAGE).exists()
    assert (root / "build/2024/03/15/other/index.html").exists()


def test_a_photograph_is_named_as_it_is_on_the_disk(tmp_path: Path) -> None:
    """On other systems "Bridge.JPG" would be found, and not on the server."""
    root = site_with(tmp_path, "bridge.jpg", JPEG)
    write(root, {f"{FOLDER}/bridge.md": article(photo="Bridge.JPG")})
    with pytest.raises(NewsgenError) as caught:
        build_site(root)
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.remedy)) == ("missing-photo", "did you mean bridge.jpg?")


GOOD: dict[str, bytes] = {
    "cmyk.jpg": saved(SCENE.convert("CMYK")),
    "grey.jpg": saved(SCENE.convert("L")),
    "deep.png": png_of(
        360, 270, 16, 0, b"".join(b"\0" + b"\x80\0" * 360 for _ in range(270))
    ),
    "palette.png": saved(SCENE.convert("P"), "PNG"),
    "still.gif": saved(SCENE.convert("P"), "GIF"),
    "new.avif": saved(SCENE, "AVIF"),
    "new.webp": saved(SCENE, "WEBP"),
    "CAMERA.JPEG": JPEG,
    "dot.png": saved(Image.new("RGB", (1, 1), "navy"), "PNG"),
    "square.jpg": saved(scene(330, 330)),
    "wide.jpg": saved(scene(900, 90)),
    "tall.jpg": saved(scene(90, 900)),
    "unreadable.jpg": jpeg_with(
        JPEG,
        (0xE1, b"Exif\0\0MM\0*\xff\xff\xff\xff"),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0<x"),
        (0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\xff\xff\xff\xff\x1c"),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a story for each good picture, which opens it and stands in its text."""
    files: dict[str, str | bytes] = {
        "content/site.yaml": f"{SETTINGS}photos: {{formats: [webp, jpeg]}}\n"
    }
    for name, data in {**GOOD, "clear.png": clear(), "moving.gif": moving(), "x.svg": SVG}.items():
        files[f"{FOLDER}/{story_of(name)}.md"] = article(photo=name, body=f"![Вид]({name})")
        files[f"{FOLDER}/{name}"] = data
    root = new_site(tmp_path_factory.mktemp("gallery"), files)
    build_site(root)
    return root


def story_of(name: str) -> str:
    return name.casefold().replace(".", "-")


def html_of(gallery: Path, name: str) -> str:
    return page(gallery, f"2024/03/15/{story_of(name)}/index.html")


def made_of(gallery: Path, name: str) -> dict[str, bytes]:
    """The published files of a picture by their paths."""
    start = f"media/2024/03/{name.rpartition('.')[0]}."
    return {path: data for path, data in photographs(gallery).items() if path.startswith(start)}


def wholes(gallery: Path, name: str) -> dict[str, Image.Image]:
    """The whole picture by format, as wide as it is published."""
    every = [(WHOLE.search(path), data) for path, data in made_of(gallery, name).items()]
    found = sorted((int(one[1]), data) for one, data in every if one)
    return {image.format or "": image for image in (reopened(data) for _, data in found)}


def test_every_address_of_a_photograph_leads_to_a_file(gallery: Path) -> None:
    named: set[str] = set()
    for text in tree(gallery / "build").values():
        found: list[bytes] = re.findall(rb"/(media/[\w./%-]+\.(?:jpg|png|webp|avif|gif|svg))", text)
        named.update(unquote(one.decode()) for one in found)
    assert named <= photographs(gallery).keys()
    assert len(named) > 4 * len(GOOD)


@pytest.mark.parametrize("name", [*GOOD, "clear.png", "moving.gif"])
def test_every_address_keeps_its_promises(gallery: Path, name: str) -> None:
    html, made = html_of(gallery, name), made_of(gallery, name)
    srcsets = re.findall(r'srcset="([^"]+)"', html)
    assert len(srcsets) >= 2
    for srcset in srcsets:
        for address, _, width in (one.strip().partition(" ") for one in srcset.split(",")):
            image = reopened(made[unquote(address[1:])])
            assert width in (f"{image.width}w", "")
    tags = re.findall(r'<img [^>]*src="/(media[^"]+)" [^>]*width="(\d+)" height="(\d+)"', html)
    assert len(tags) == 2
    for address, *size in tags:
        assert list(reopened(made[unquote(address)]).size) == [int(side) for side in size]
    for path, one in made.items():
        assert reopened(one).mode in ("RGB", "L", "RGBA"), path


def mean(image: Image.Image) -> tuple[int, ...]:
    pixel = image.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert isinstance(pixel, tuple)
    return pixel


@pytest.mark.parametrize("name", ["cmyk.jpg", "deep.png", "palette.png", "new.avif"])
def test_colours_come_out_right(gallery: Path, name: str) -> None:
    wanted = (128, 128, 128) if name == "deep.png" else mean(SCENE)
    forms = wholes(gallery, name)
    assert forms.keys() == {"JPEG", "WEBP"}
    for image in forms.values():
        assert all(abs(one - other) < 8 for one, other in zip(mean(image), wanted, strict=True))


def test_a_transparent_picture_stays_so_and_is_white_behind_where_there_is_no_room_for_it(
    gallery: Path,
) -> None:
    modes = {kind: image.mode for kind, image in wholes(gallery, "clear.png").items()}
    assert modes == {"PNG": "RGBA", "WEBP": "RGBA"}
    html = html_of(gallery, "clear.png")
    assert 'type="image/png"' in html
    assert 'type="image/jpeg"' not in html
    (square,) = [one for path, one in made_of(gallery, "clear.png").items() if "-1x1-" in path]
    assert reopened(square).format == "JPEG"


def frames(data: bytes) -> int:
    return int(getattr(reopened(data), "n_frames", 1))


def test_a_moving_picture_moves_on_the_page_and_stands_still_elsewhere(gallery: Path) -> None:
    html, made = html_of(gallery, "moving.gif"), made_of(gallery, "moving.gif")
    (path, *_) = re.findall(r'<source type="image/webp" srcset="/([^"]+)"', html)
    assert frames(made.pop(path)) == 3
    assert {frames(one) for one in made.values()} == {1}
    assert b"GIF8" not in b"".join(made.values())


def test_a_drawing_is_published_without_anything_that_could_run(gallery: Path) -> None:
    ((path, drawing),) = made_of(gallery, "x.svg").items()
    assert b"<rect" in drawing
    for word in (b"script", b"alert", b"onload", b"onclick", b"example.com"):
        assert word not in drawing
    assert f'src="/{path}" alt="" width="300" height="200"' in html_of(gallery, "x.svg")
