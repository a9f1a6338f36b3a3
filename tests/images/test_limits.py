"""Memory and time of one picture are bounded, whatever the file (stated in images/opening.py)."""

import subprocess
import sys
from pathlib import Path

import pytest

from support.pictures import png_of

PROGRAM = """
import resource, sys, time
from PIL import Image
from newsgen.images.encoding import Words
from newsgen.images.renditions import renditions
from newsgen.images.sizes import Rendition, Size
kind, mode, side = sys.argv[1], sys.argv[2], int(sys.argv[3])
data = open(sys.argv[4], "rb").read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
started = time.process_time()
found = renditions(data, f"a.{kind}", [Rendition(Size(320, 320), "webp")], Words())
used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(type(found).__name__, used // 1024, time.process_time() - started)
"""
MAKE = """
import sys
from PIL import Image
kind, mode, side, path = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
Image.MAX_IMAGE_PIXELS = None
options = {"jpg": {"progressive": True}, "webp": {"method": 0}}.get(kind, {})
image = Image.new(mode, (side, side))
image.save(path, {"jpg": "JPEG"}.get(kind, kind.upper()), **options)
"""
FORMS = [("jpg", "CMYK", 10_480), ("webp", "RGBA", 8_000), ("png", "I;16", 8_000)]
# Only a head that promises so much: that is all that is read of it.
BOMB = png_of(30_000, 30_000, 8, 6, b"\0" * 1000)


def measured(*words: str) -> tuple[str, int, float]:
    command = [sys.executable, "-c", PROGRAM, *words]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    name, megabytes, seconds = done.stdout.split()
    return name, int(megabytes), float(seconds)


@pytest.mark.parametrize(("kind", "mode", "side"), FORMS)
def test_the_largest_picture_takes_less_than_1200_megabytes(
    kind: str, mode: str, side: int, tmp_path: Path
) -> None:
    pytest.importorskip("resource", reason="NOT TESTED: this system does not tell memory")
    words = (kind, mode, str(side), f"{tmp_path}/a.{kind}")
    subprocess.run([sys.executable, "-c", MAKE, *words], check=True)
    name, megabytes, seconds = measured(*words)
    assert name == "tuple"
    assert megabytes < 1200
    assert seconds < 20


def test_a_bomb_takes_neither_memory_nor_time(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="NOT TESTED: this system does not tell memory")
    path = tmp_path / "a.png"
    path.write_bytes(BOMB)
    name, megabytes, seconds = measured("png", "L", "0", str(path))
    assert name == "Refused"
    assert megabytes < 100
    assert seconds < 2
