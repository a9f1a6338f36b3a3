"""What was read is remembered, and never more than that."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from struct import pack

import pytest

from newsgen.fingerprint import SIZE
from newsgen.load.records import Records, clock_of, settled
from newsgen.load.runs import FILES_MAX, Row
from newsgen.load.sources import Found, packed
from newsgen.load.survey import survey
from support.sites import article, build_site, new_site, write

STORY = "content/articles/a.md"
PAGE = "---\ntitle: О нас\n---\nМы.\n"


def age(root: Path) -> None:
    """Make every source older than the tick in which a change could hide."""
    for path in (root / "content").rglob("*"):
        os.utime(path, ns=(1, 10**18))


def test_a_file_as_new_as_the_record_is_read_again(tmp_path: Path) -> None:
    clock = 10**18
    old, new = (Found("a", 1, pack("=qqqQ", 1, 1, clock - ago, 2**64 - 1)) for ago in (10**9, 1))
    assert settled([], clock)
    assert settled([old, old], clock)
    assert not settled([old, new, old], clock)
    assert not settled([old, Found("a", 1)], clock)
    assert clock_of(tmp_path / "new" / "folder") > 0
    (tmp_path / "file").touch()
    assert clock_of(tmp_path / "file") == 0


def test_a_change_that_keeps_size_and_time_is_seen(tmp_path: Path) -> None:
    root = new_site(tmp_path, {STORY: article("Один")})
    age(root)
    build_site(root)
    write(root, {STORY: article("Двое")})
    os.utime(root / STORY, ns=(1, 10**18))
    build_site(root)
    assert "Двое" in (root / "build/index.html").read_text(encoding="utf-8")


def test_a_touched_file_with_the_same_bytes_makes_nothing_anew(tmp_path: Path) -> None:
    root = new_site(tmp_path, {STORY: article("Один")})
    build_site(root)
    os.utime(root / STORY, ns=(1, 10**18))
    assert build_site(root).rendered == ()
    assert build_site(root).rendered == ()


@pytest.mark.parametrize("content", [b"", b"not a database"])
def test_damaged_records_cost_time_and_nothing_else(tmp_path: Path, content: bytes) -> None:
    root = new_site(tmp_path, {STORY: article("Один")})
    build_site(root)
    (root / ".newsgen/records.sqlite").write_bytes(content)
    write(root, {"content/articles/b.md": article("Два")})
    assert build_site(root).articles == 2
    assert build_site(root).rendered == ()


def test_a_file_with_the_time_of_another_century_is_read_every_time(tmp_path: Path) -> None:
    root = new_site(tmp_path, {STORY: article("Один")})
    times = os.stat_result([0] * 10, {"st_mtime_ns": 2**63, "st_ctime_ns": 0})
    assert packed(times) == b""
    found = Found("content/pages/contacts.md", 1)
    records = Records(root / ".newsgen", b"key", 10**18)
    records.enter(found, b"digest", b"record")
    records.save([found.path])
    again = Records(root / ".newsgen", b"key", 10**18)
    assert again.last(found.path) == Row(b"", b"digest", b"record")
    assert again.fresh(found) is None
    assert again.stale([found]) == [found]


def test_records_of_files_that_are_gone_are_dropped(tmp_path: Path) -> None:
    root = new_site(tmp_path, {STORY: article("Один"), "content/articles/b.md": article("Два")})
    build_site(root)
    (root / STORY).unlink()
    assert build_site(root).articles == 1
    with closing(sqlite3.connect(root / ".newsgen/records.sqlite")) as connection:
        assert list(connection.execute("SELECT paths FROM run")) == [("content/articles/b.md",)]
    (root / "content/articles/b.md").unlink()
    assert build_site(root).articles == 0
    with closing(sqlite3.connect(root / ".newsgen/records.sqlite")) as connection:
        assert list(connection.execute("SELECT paths FROM run")) == []


def test_a_page_that_is_gone_is_dropped(tmp_path: Path) -> None:
    root = new_site(tmp_path, {STORY: article("Один"), "content/pages/contacts.md": PAGE})
    build_site(root)
    (root / "content/pages/contacts.md").unlink()
    build_site(root)
    with closing(sqlite3.connect(root / ".newsgen/records.sqlite")) as connection:
        paths = {path for (path,) in connection.execute("SELECT path FROM source")}
    assert "content/pages/contacts.md" not in paths


def test_a_touched_page_is_read_and_not_remembered_otherwise(tmp_path: Path) -> None:
    root = new_site(tmp_path, {"content/pages/contacts.md": PAGE})
    build_site(root)
    os.utime(root / "content/pages/about.md", ns=(1, 10**18))
    assert build_site(root).rendered == ()
    assert build_site(root).rendered == ()


def test_records_of_another_reader_are_forgotten(tmp_path: Path) -> None:
    root = new_site(tmp_path, {STORY: article("Один")})
    build_site(root)
    found = survey(root, root).articles
    (part,) = Records(root / ".newsgen", b"another reader", 0).parts(found)
    assert part.stale() == [*found]


def test_builds_that_overlap_leave_nothing_wrong(tmp_path: Path) -> None:
    def opened() -> Records:
        return Records(tmp_path, b"key", 10**18)

    def read(records: Records, files: list[Found]) -> None:
        for part in records.parts(files):
            stale = {one.path for one in part.stale()}
            for one in part.files:  # what is taken for fresh is what it was
                assert one.path in stale or part.unchanged or part.rows[one.path] == row(one)
            records.rewrite(part, [(one.path, row(one)) for one in part.files])
        records.save([])

    def row(found: Found) -> Row:
        return Row(found.stat, found.path.encode()[-SIZE:], b"\xa1" + found.path[-4:-3].encode())

    def some(*numbers: int) -> list[Found]:
        stat = pack("=qqqQ", 1, 1, 1, 1)
        return [Found(f"content/articles/{one:05}.md", 1, stat) for one in numbers]

    most = range(0, 2 * FILES_MAX, 2)
    read(opened(), some(*most))
    one, other = opened(), opened()
    read(one, some(*range(FILES_MAX), *most[FILES_MAX // 2 :]))
    read(other, some(*most[10:], 4 * FILES_MAX))
    read(opened(), some(*range(2 * FILES_MAX)))
    last = opened()
    assert [one for part in last.parts(some(*range(2 * FILES_MAX))) for one in part.stale()] == []
