"""A build cut off at any point leaves whole files, and the next build mends the rest."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgen.errors import NewsgenError
from newsgen.output import marker, stage
from newsgen.output.disk import Disk
from support.sites import PIXEL, article, build_site, many, new_site, tree, write


class Cut(BaseException):
    """The power is gone."""


class FailingDisk(Disk):
    """A disk that fails at the n-th touch; a dead one fails at every touch after it as well."""

    def __init__(self, at: int, error: Callable[[], BaseException], *, dead: bool) -> None:
        self.touches = 0
        self.at = at
        self.error = error
        self.dead = dead

    def _touch(self) -> None:
        self.touches += 1
        if self.touches == self.at or (self.dead and self.touches > self.at):
            raise self.error()

    def write(self, path: str, data: bytes) -> None:
        self._touch()
        super().write(path, data)

    def append(self, path: str, data: bytes) -> None:
        if self.touches + 1 == self.at:
            super().append(path, data[: len(data) // 2])  # a torn write
        self._touch()
        super().append(path, data)

    def replace(self, source: str, path: str) -> None:
        self._touch()
        super().replace(source, path)

    def make_folder(self, path: str) -> None:
        self._touch()
        super().make_folder(path)

    def remove(self, path: str) -> None:
        self._touch()
        super().remove(path)

    def remove_folder(self, path: str) -> None:
        self._touch()
        super().remove_folder(path)

    def remove_tree(self, path: str) -> None:
        self._touch()
        super().remove_tree(path)


def full() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "a file")


def readers_tree(folder: Path) -> dict[str, bytes]:
    """What a reader can fetch: the stage and the list are not linked from anywhere."""
    return {path: data for path, data in tree(folder).items() if not path.startswith(".")}


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A built site whose content has changed since, and the site it is to become."""
    root = new_site(tmp_path_factory.mktemp("site"), many(3))
    write(root, {"static/logo/map": b"a file"})
    build_site(root)
    write(
        root,
        {
            "content/articles/2024/03/story-001.md": article("Другое", photo="x.gif"),
            "content/articles/2024/03/x.gif": PIXEL,
        },
    )
    (root / "content/articles/2024/03/story-002.md").unlink()
    clean = root.with_name("clean")
    build_site(root, output=clean)
    return root, tree(clean)


@pytest.mark.parametrize("dead", [False, True], ids=["full disk", "power cut"])
def test_wherever_the_disk_fails_files_are_whole_and_the_next_build_mends(
    before_and_after: tuple[Path, dict[str, bytes]], tmp_path: Path, *, dead: bool
) -> None:
    site, after = before_and_after
    before = readers_tree(site / "build")
    for at in range(1, 1000):
        root = tmp_path / str(at)
        shutil.copytree(site, root)
        disk = FailingDisk(at, Cut if dead else full, dead=dead)
        try:
            build_site(root, disk=disk)
        except (NewsgenError, Cut):
            pass
        else:
            assert disk.touches < at
            break
        for path, data in readers_tree(root / "build").items():
            assert data in (before.get(path), after.get(path)), path
        build_site(root)
        assert tree(root / "build") == after
        shutil.rmtree(root)
    else:
        pytest.fail("the disk was touched a thousand times")
    assert at > 20


def test_a_full_disk_while_staging_leaves_the_site_as_it_was_and_says_so(
    before_and_after: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    root = tmp_path / "site"
    shutil.copytree(before_and_after[0], root)
    before = tree(root / "build")
    with pytest.raises(NewsgenError) as caught:
        build_site(root, disk=FailingDisk(3, full, dead=False))
    assert [problem.code for problem in caught.value.problems] == ["disk"]
    assert "No space left" in str(caught.value)
    assert tree(root / "build") == before


def test_a_killed_build_is_mended_by_the_next(tmp_path: Path) -> None:
    root = new_site(tmp_path / "site", many(150))
    clean = tmp_path / "clean"
    build_site(root, output=clean)
    command = [sys.executable, "-m", "newsgen", "build", "--now", "2024-03-20T12:00", "--quiet"]
    killed = 0
    for files in (3, 60, 150):
        process = subprocess.Popen(command, cwd=root)
        started = time.monotonic()
        while process.poll() is None and time.monotonic() - started < 60:
            if _files(root / "build") >= files:
                process.send_signal(signal.SIGKILL)
                killed += process.wait() == -signal.SIGKILL
                break
    assert killed, "no build was slow enough to be killed"
    build_site(root)
    assert tree(root / "build") == tree(clean)


def _files(folder: Path) -> int:
    staged = sum(1 for _ in (folder / stage.NAME).rglob("*"))
    return staged + len(marker.read(folder))
