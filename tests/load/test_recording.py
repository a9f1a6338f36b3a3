"""The site's addresses put down in content/addresses.txt."""

import errno
import os
from pathlib import Path

import pytest

from newsgen.errors import NewsgenError
from newsgen.load import record
from newsgen.load.promises import PATH
from support.loading import STORY, loaded, story


def test_what_is_new_is_counted_and_a_second_time_nothing_is_touched(tmp_path: Path) -> None:
    edition = loaded(tmp_path, {STORY: story()}).edition
    assert record(tmp_path, edition) == 7
    before = (tmp_path / PATH).stat()
    assert record(tmp_path, edition) == 0
    assert (tmp_path / PATH).stat() == before
    found = loaded(tmp_path)
    assert found.recorded
    assert found.edition.promises == ()


def test_an_address_that_was_once_written_stays(tmp_path: Path) -> None:
    record(tmp_path, loaded(tmp_path, {STORY: story()}).edition)
    record(tmp_path, loaded(tmp_path, {STORY: story("slug: other\n")}).edition)
    lines = (tmp_path / PATH).read_text("utf-8").splitlines()
    assert "/2024/03/15/story/ article ru 2024/03/story" in lines
    assert "/2024/03/15/other/ article ru 2024/03/story" in lines


def test_where_the_disk_refuses_the_file_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = loaded(tmp_path, {STORY: story(), PATH: "/ front ru\n"}).edition

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NewsgenError, match="No space left"):
        record(tmp_path, edition)
    assert (tmp_path / PATH).read_text("utf-8") == "/ front ru\n"
    assert [one.name for one in (tmp_path / "content").iterdir() if "addresses" in one.name] == [
        "addresses.txt"
    ]
