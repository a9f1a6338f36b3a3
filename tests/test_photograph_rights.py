"""Credit goes with a photograph into all that is published of it, and private data into none.

ExifTool, which knows nothing of us, writes the photographs and reads the site.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsgen.errors import NewsgenError
from support.photographs import FOLDER, site_of, story
from support.pictures import saved, scene
from support.sites import SETTINGS, article, build_site, page, tree, write

EXIFTOOL = shutil.which("exiftool")
witnessed = pytest.mark.skipif(
    EXIFTOOL is None,
    reason="NOT TESTED, there is no exiftool; get it by: apt-get install libimage-exiftool-perl",
)
PRIVATE = (
    "-GPSLatitude=43.2", "-GPSLatitudeRef=N", "-GPSLongitude=76.9", "-GPSLongitudeRef=E",
    "-SerialNumber=SERIAL-17", "-OwnerName=PRIVATE-owner", "-Make=PRIVATE-make",
    "-DateTimeOriginal=2024:01:01 10:00:00", "-XMP-exif:GPSLatitude=43.2",
    "-XMP-iptcExt:LocationShownCity=PRIVATE-city", "-XMP-xmp:CreatorTool=PRIVATE-tool",
)  # fmt: skip
SAID = (
    "-XMP-photoshop:Credit=Қазақ телеграф агенттігі", "-XMP-dc:Creator=Ғалым Әбдіұлы",
    "-XMP-dc:Rights=© Агентство", "-XMP-dc:Description=Мост через реку",
)  # fmt: skip
IN_CP1251 = (
    "-charset", "iptc=Cyrillic", "-IPTC:Credit=ТАСС", "-IPTC:By-line=Пётр Ёлкин",
    "-IPTC:CopyrightNotice=© Агентство, 2024", "-IPTC:City=PRIVATE-city",
)  # fmt: skip
HIDDEN = (b"SERIAL", b"PRIVATE", b"GPS", b"2024:01:01", b"Exif\0")


def exiftool(*arguments: str) -> str:
    command = [EXIFTOOL or "", *arguments]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def photograph(root: Path, path: str, kind: str, *said: str) -> None:
    """A photograph that says this of itself, and much that is nobody's business."""
    write(root, {path: saved(scene(360, 270, len(path)), kind)})
    exiftool("-overwrite_original", *PRIVATE, *said, str(root / path))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site with photographs in every place and form, and a share card of each story."""
    people = "authors: {red: {name: Редакция, photo: people/red.jpg}}"
    text = SETTINGS.replace("authors: {red: {name: Редакция, about: Пишем сами}}", people)
    text += "photos: {formats: [avif, webp, jpeg]}\nshare_cards: all\n"
    body = "![Берег](inside.jpg)\n\n![Схема](inside.png)\n\n![Вид](inside.webp)\n"
    root = site_of(
        tmp_path_factory.mktemp("rights"),
        {
            "content/site.yaml": text,
            f"{FOLDER}/bridge.md": story(body=body, author="red", kind="opinion"),
            f"{FOLDER}/old.md": article("Старое", photo="old.jpg", author="red"),
            f"{FOLDER}/bare.md": article("Без слов", photo="bare.jpg", photo_credit="Архив Степи"),
        },
    )
    photograph(root, f"{FOLDER}/bridge.jpg", "JPEG", *SAID)
    photograph(root, f"{FOLDER}/old.jpg", "JPEG", *IN_CP1251)
    photograph(root, f"{FOLDER}/bare.jpg", "JPEG")
    photograph(root, f"{FOLDER}/inside.jpg", "JPEG", *SAID)
    photograph(root, f"{FOLDER}/inside.png", "PNG", *SAID)
    photograph(root, f"{FOLDER}/inside.webp", "WEBP", *SAID)
    photograph(root, "content/people/red.jpg", "JPEG", *SAID)
    assert "Пётр Ёлкин".encode("cp1251") in (root / FOLDER / "old.jpg").read_bytes()
    build_site(root)
    return root


def witnessed_files(site: Path, start: str) -> Iterator[tuple[str, dict[str, object]]]:
    """What ExifTool sees in each published file whose path begins so."""
    said = exiftool("-j", "-G1", "-struct", "-a", "-n", "-r", str(site / "build"))
    for found in json.loads(said):
        path = Path(found["SourceFile"]).relative_to(site / "build").as_posix()
        if path.startswith(start):
            yield path, found


@witnessed
@pytest.mark.parametrize(
    ("name", "credit", "creators", "notice"),
    [
        ("bridge", "Қазақ телеграф агенттігі", "Ғалым Әбдіұлы", "© Агентство"),
        ("inside", "Қазақ телеграф агенттігі", "Ғалым Әбдіұлы", "© Агентство"),
        ("old", "ТАСС", "Пётр Ёлкин", "© Агентство, 2024"),
        ("bare", "Архив Степи", None, None),
    ],
)
def test_credit_byline_and_copyright_are_in_every_published_file(
    site: Path, name: str, credit: str, creators: str | None, notice: str | None
) -> None:
    files = dict(witnessed_files(site, f"media/2024/03/{name}."))
    assert {path.rpartition(".")[2] for path in files} >= {"avif", "webp", "jpg"}
    for path, told in files.items():
        assert told["XMP-photoshop:Credit"] == credit, path
        assert told.get("XMP-dc:Creator") == (creators and [creators]), path
        assert told.get("XMP-dc:Rights") == notice, path
        if path.endswith(".jpg"):
            assert credit.startswith(str(told["IPTC:Credit"])), path
            assert len(str(told["IPTC:Credit"]).encode()) >= min(len(credit.encode()), 31), path
            assert told.get("IPTC:By-line") == creators, path
            assert told.get("IPTC:CopyrightNotice") == notice, path


@witnessed
def test_the_card_of_a_story_has_the_credit_of_its_photograph(site: Path) -> None:
    cards = dict(witnessed_files(site, "cards/2024/03/15/"))
    told = {path.split("/")[4].split(".")[0]: said for path, said in cards.items()}
    assert told["bare"]["XMP-photoshop:Credit"] == "Архив Степи"
    assert told["old"]["IPTC:Credit"] == "ТАСС"
    assert told["old"]["XMP-dc:Creator"] == ["Пётр Ёлкин"]


@witnessed
def test_nothing_private_is_in_any_published_file(site: Path) -> None:
    assert b"SERIAL-17" in (site / FOLDER / "bare.jpg").read_bytes()
    published = tree(site / "build")
    assert [path for path in published if path.startswith("media/people/")]
    for path, data in published.items():
        if path.startswith(("media/", "cards/")):
            assert not [word for word in HIDDEN if word in data], path
    for path, told in witnessed_files(site, ""):
        names = " ".join(told).casefold()
        for word in ("gps", "serial", "owner", "make", "city", "location", "datetimeoriginal"):
            assert word not in names, path


@witnessed
def test_the_originals_are_not_published(site: Path) -> None:
    originals = {path.read_bytes() for path in (site / "content").rglob("*.*") if path.is_file()}
    assert not originals & set(tree(site / "build").values())


@witnessed
def test_pages_and_feeds_say_whose_photographs_they_are(site: Path) -> None:
    html = page(site, "2024/03/15/old/index.html").replace("\xa0", " ")
    assert "Фото: Пётр Ёлкин / ТАСС" in html
    assert '"creditText":"Пётр Ёлкин / ТАСС"' in html
    assert '"copyrightNotice":"© Агентство, 2024"' in html
    assert "Фото: Архив Степи" in page(site, "2024/03/15/bare/index.html").replace("\xa0", " ")
    assert "Пётр Ёлкин / ТАСС" in page(site, "feed.xml").replace("\xa0", " ")


def test_a_site_that_requires_credits_is_not_built_without_one(tmp_path: Path) -> None:
    text = f"{SETTINGS}photos: {{require_credit: true}}\n"
    root = site_of(tmp_path, {"content/site.yaml": text})
    with pytest.raises(NewsgenError) as caught:
        build_site(root)
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.where)) == ("missing-credit", f"{FOLDER}/bridge.md:4:8")
    assert not (root / "build").exists()
    report = build_site(root, keep_going=True)
    assert [one.code for one in report.problems] == ["missing-credit"]
    write(root, {f"{FOLDER}/bridge.md": story(photo_credit="Архив")})
    assert build_site(root).problems == ()
