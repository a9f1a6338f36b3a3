"""What was read is remembered, and never more than that."""

import os
from pathlib import Path

import pytest

from newsgen.load.records import Records, clock_of, settled
from newsgen.load.sources import Found
from support.sites import article, build_site, new_site, write

STORY = "content/articles/a.md"


def age(root: Path) -> None:
    """Make every source older than the tick in which a change could hide."""
    for path in (root / "content").rglob("*"):
        os.utime(path, ns=(1, 10**18))


def test_a_file_as_new_as_the_record_is_read_again(tmp_path: Path) -> None:
    clock = 10**18
    assert settled(Found("a", 1, (1, clock - 10**9, clock - 10**9, 1)), clock)
    assert not settled(Found("a", 1, (1, clock - 10**9, clock - 1, 1)), clock)
    assert not settled(Found("a", 1), clock)
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


def test_a_record_that_another_process_removed_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = new_site(tmp_path, {STORY: article("Один")})
    build_site(root)
    write(root, {"content/articles/b.md": article("Два")})
    monkeypatch.setattr(Records, "texts", lambda _self, _folder: iter(()))
    assert build_site(root).articles == 2


def test_records_of_files_that_are_gone_are_dropped(tmp_path: Path) -> None:
    root = new_site(tmp_path, {STORY: article("Один"), "content/articles/b.md": article("Два")})
    build_site(root)
    (root / STORY).unlink()
    assert build_site(root).articles == 1
    records = Records(root / ".newsgen", b"another reader", 0)
    assert records.last("content/articles/b.md") is None
