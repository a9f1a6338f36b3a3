"""Almaty's change of 1 March 2024 comes right whatever the system knows of time zones."""

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from support.sites import article, new_site, page


def six_hours_for_ever(folder: Path) -> Path:
    """A folder of time zones as an old system has them: Almaty at +06:00, and no change."""
    head = struct.pack(">4s c 15x 6l", b"TZif", b"\0", 0, 0, 0, 0, 1, 4)
    zone = folder / "Asia/Almaty"
    zone.parent.mkdir(parents=True)
    zone.write_bytes(head + struct.pack(">l b B", 6 * 3600, 0, 0) + b"+06\0")
    return folder


def offset_here(zones: str) -> str:
    """What plain Python says of Almaty in March 2024 with these zones."""
    code = (
        "from datetime import datetime; from zoneinfo import ZoneInfo;"
        "print(datetime(2024, 3, 15, tzinfo=ZoneInfo('Asia/Almaty')).strftime('%z'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONTZPATH": zones},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.mark.parametrize("age", ["old", "none"])
def test_articles_carry_the_offset_of_their_day(tmp_path: Path, age: str) -> None:
    zones = six_hours_for_ever(tmp_path / "zones") if age == "old" else tmp_path / "nothing"
    assert offset_here(str(zones)) == {"old": "+0600", "none": "+0500"}[age]
    site = new_site(
        tmp_path / "site",
        {
            "content/articles/before.md": article(date="2024-02-29 20:00"),
            "content/articles/after.md": article(date="2024-03-01 20:00"),
        },
    )
    subprocess.run(
        [sys.executable, "-m", "newsgen", "build", "--now", "2024-03-20T12:00", "--quiet"],
        cwd=site,
        env={**os.environ, "PYTHONTZPATH": str(zones)},
        check=True,
    )
    assert 'datetime="2024-02-29T20:00:00+06:00"' in page(site, "2024/02/29/before/index.html")
    assert 'datetime="2024-03-01T20:00:00+05:00"' in page(site, "2024/03/01/after/index.html")
