"""ExifTool, which knows nothing of us, reads what we write and writes what we read."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from newsgen.images.encoding import words_of
from newsgen.images.metadata.merging import read_metadata
from newsgen.images.metadata.values import in_language
from newsgen.images.renditions import renditions
from newsgen.images.sizes import Rendition, Size
from newsgen.model.photograph import Metadata
from support.pictures import saved, scene

EXIFTOOL = shutil.which("exiftool")
pytestmark = pytest.mark.skipif(
    EXIFTOOL is None,
    reason="NOT TESTED, there is no exiftool; get it by: apt-get install libimage-exiftool-perl",
)
SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
TOLD = Metadata(
    caption=(("x-default", "Мост через реку"), ("kk", "Өзен үстіндегі көпір")),
    headline="Мост & берег",
    title=(("x-default", "мост-17"),),
    alt=(("x-default", "Мост в степи"),),
    bylines=("Асель Нурланова", "Ғалым Әбдіұлы"),
    credit="Қазақ телеграф агенттігі",
    source="Степной вестник",
    copyright=(("x-default", "© Агентство"),),
    license_url="https://example.kz/licence",
    licensor_url="https://example.kz/buy",
    digital_source=SOURCE,
)


def exiftool(*arguments: str) -> str:
    command = [EXIFTOOL or "", *arguments]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def seen(path: Path, *options: str) -> dict[str, object]:
    said = exiftool("-j", "-G1", "-struct", "-a", *options, str(path))
    found: list[dict[str, object]] = json.loads(said)
    return found[0]


@pytest.mark.parametrize("form", ["jpeg", "webp", "avif", "png"])
def test_it_reads_the_xmp_we_write(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{form}"
    found = renditions(
        saved(scene(64, 48)), "a.jpg", [Rendition(Size(64, 48), form)], words_of(TOLD, "ru")
    )
    assert isinstance(found, tuple)
    path.write_bytes(found[0])
    told = seen(path, "-n")
    wanted = {
        "XMP-dc:Creator": ["Асель Нурланова", "Ғалым Әбдіұлы"],
        "XMP-dc:Description": "Мост через реку",
        "XMP-dc:Description-kk": "Өзен үстіндегі көпір",
        "XMP-dc:Title": "мост-17",
        "XMP-dc:Rights": "© Агентство",
        "XMP-photoshop:Headline": "Мост & берег",
        "XMP-photoshop:Credit": "Қазақ телеграф агенттігі",
        "XMP-photoshop:Source": "Степной вестник",
        "XMP-iptcCore:AltTextAccessibility": "Мост в степи",
        "XMP-iptcExt:DigitalSourceType": SOURCE,
        "XMP-xmpRights:WebStatement": "https://example.kz/licence",
        "XMP-plus:Licensor": [{"LicensorURL": "https://example.kz/buy"}],
    }
    assert {name: told.get(name) for name in wanted} == wanted


def test_it_reads_the_iim_we_write_and_takes_it_for_current(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    found = renditions(
        saved(scene(64, 48)), "a.jpg", [Rendition(Size(64, 48), "jpeg")], words_of(TOLD, "kk")
    )
    assert isinstance(found, tuple)
    path.write_bytes(found[0])
    told = seen(path)
    assert told["IPTC:CodedCharacterSet"] == "UTF8"
    assert told["IPTC:By-line"] == ["Асель Нурланова", "Ғалым Әбдіұлы"]
    assert told["IPTC:Credit"] == "Қазақ телеграф аг"
    assert told["IPTC:Caption-Abstract"] == "Өзен үстіндегі көпір"
    assert told["IPTC:CopyrightNotice"] == "© Агентство"
    digests = {told["Photoshop:IPTCDigest"], told["File:CurrentIPTCDigest"]}
    assert len(digests) == 1
    assert "Warning" not in exiftool("-validate", "-warning", str(path))


def test_we_read_the_cp1251_iim_it_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(saved(scene(64, 48)))
    exiftool(
        "-overwrite_original", "-charset", "iptc=Cyrillic",
        "-IPTC:Credit=ТАСС", "-IPTC:By-line=Пётр Ёлкин", "-IPTC:Caption-Abstract=Наводнение",
        "-IPTC:CopyrightNotice=© Агентство, 2024", str(path),
    )  # fmt: skip
    assert "Наводнение".encode("cp1251") in path.read_bytes()
    found = read_metadata(path.read_bytes())
    assert (found.credit, found.bylines) == ("ТАСС", ("Пётр Ёлкин",))
    assert in_language(found.caption, "kk") == "Наводнение"
    assert in_language(found.copyright, "ru") == "© Агентство, 2024"
    assert not found.conflicts


@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
def test_we_read_the_xmp_it_writes(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{kind}"
    path.write_bytes(saved(scene(64, 48), {"jpg": "JPEG"}.get(kind, kind.upper())))
    exiftool(
        "-overwrite_original",
        "-XMP-photoshop:Credit=Степь", "-XMP-dc:Creator=Асель", "-XMP-dc:Creator=Ғалым",
        "-XMP-dc:Description=Мост", "-XMP-dc:Description-kk=Көпір",
        "-XMP-iptcCore:AltTextAccessibility=Мост в степи",
        f"-XMP-iptcExt:DigitalSourceType#={SOURCE}",
        "-XMP-xmpRights:WebStatement=https://example.kz/l",
        "-XMP-plus:LicensorURL=https://example.kz/buy", str(path),
    )  # fmt: skip
    assert read_metadata(path.read_bytes()) == Metadata(
        credit="Степь",
        bylines=("Асель", "Ғалым"),
        caption=(("x-default", "Мост"), ("kk", "Көпір")),
        alt=(("x-default", "Мост в степи"),),
        digital_source=SOURCE,
        license_url="https://example.kz/l",
        licensor_url="https://example.kz/buy",
    )


@pytest.mark.parametrize("form", ["jpeg", "webp", "avif", "png"])
def test_it_finds_nothing_private_in_what_we_write(form: str, tmp_path: Path) -> None:
    photo, made = tmp_path / "a.jpg", tmp_path / f"b.{form}"
    photo.write_bytes(saved(Image.new("RGB", (64, 48), "navy"), comment=b"private"))
    exiftool(
        "-overwrite_original", "-GPSLatitude=43.2", "-GPSLatitudeRef=N", "-GPSLongitude=76.9",
        "-SerialNumber=17", "-Make=Camera", "-OwnerName=Private", "-XMP-xmp:CreatorTool=private",
        "-XMP-iptcExt:LocationShownCity=private", "-IPTC:City=private",
        "-XMP-exif:GPSLatitude=43.2", "-DateTimeOriginal=2024:01:01 10:00:00", str(photo),
    )  # fmt: skip
    assert "GPS" in exiftool("-G1", str(photo))
    found = renditions(
        photo.read_bytes(), "a.jpg", [Rendition(Size(64, 48), form)], words_of(TOLD, "ru")
    )
    assert isinstance(found, tuple)
    made.write_bytes(found[0])
    told = exiftool("-a", "-G1", "-u", "--System:all", str(made)).casefold()
    for private in ("gps", "serial", "camera", "private", "owner", "2024:01:01"):
        assert private not in told
