"""What people install: the wheel carries the theme, and an installed newsgen needs nothing else."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with newsgen as the wheel brings it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site-packages")
    return folder / "site-packages"


def test_the_wheel_carries_the_theme_the_catalogues_and_the_starter(installed: Path) -> None:
    package = installed / "newsgen"
    for path in ROOT.glob("templates/**/*.html"):
        assert (package / "theme" / path.relative_to(ROOT)).is_file()
    for name in (
        "theme/static/css/site.css",
        "i18n/catalogues/ru.po",
        "i18n/catalogues/program/kk.po",
        "starter/site/content/site.yaml",
        "images/card/letters/NotoSerif-Bold.ttf",
        "images/card/letters/NotoSerif-Regular.ttf",
        "images/card/letters/kerning.txt",
        "images/card/letters/OFL.txt",
        "py.typed",
    ):
        assert (package / name).is_file(), name
    assert not list(installed.glob("newsgen/theme/content"))
    # Both licences are where installers show them.
    assert list(installed.glob("newsgen-*.dist-info/licenses/LICENSE"))
    assert list(installed.glob("newsgen-*.dist-info/licenses/**/OFL.txt"))


def test_an_installed_newsgen_makes_a_site_in_an_empty_folder(
    installed: Path, tmp_path: Path
) -> None:
    environment = {"PYTHONPATH": str(installed), "PATH": os.environ["PATH"], "HOME": str(tmp_path)}

    def newsgen(*words: str, folder: Path) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "newsgen", *words],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    newsgen("init", "my-site", folder=tmp_path)
    assert "2 articles" in newsgen("build", folder=tmp_path / "my-site")
    assert (tmp_path / "my-site/build/index.html").exists()
    assert list((tmp_path / "my-site/build/css").glob("site.*.css"))
    assert "nothing to write" in newsgen("build", folder=tmp_path / "my-site")
