"""What the tests want that pip cannot bring: a browser, Java, nginx, two packages of npm's.

`python tests/run.py` installs what is missing and can be installed here. Tests for which something
is still missing are skipped, and say in their summary how to get it.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache"  # git-ignored
AXE = CACHE / "node_modules/axe-core/axe.min.js"
VNU = CACHE / "node_modules/vnu-jar/build/dist/vnu.jar"
PACKAGES = ("axe-core@4.14.1", "vnu-jar@26.9.27")
SECONDS_MAX = 600  # for a package: a network that does not answer is no reason to wait for ever
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DEBIAN = {
    "chromium": "chromium",
    "exiftool": "libimage-exiftool-perl",
    "java": "default-jre-headless",
    "nginx": "nginx-light",
    "npm": "npm",
}
FONT = Path("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf")


def browser() -> Path | None:
    """The system's browser, which playwright drives; its own download is not needed."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return Path(found) if found else None


def _java() -> Path | None:
    found = shutil.which("java")
    return Path(found) if found else None


def _nginx() -> Path | None:
    found = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    return Path(found) if found else None


def _file(path: Path) -> Callable[[], Path | None]:
    return lambda: path if path.is_file() else None


_GET = "python tests/run.py installs it as root on Debian; else: "
# Each tool by its name: where it is, if it is here, and how a person gets it.
TOOLS: Mapping[str, tuple[Callable[[], Path | None], str]] = MappingProxyType(
    {
        "chromium": (browser, _GET + "apt-get install chromium"),
        "java": (_java, _GET + "apt-get install default-jre-headless"),
        "nginx": (_nginx, _GET + "apt-get install nginx-light"),
        "axe-core": (_file(AXE), f"npm install --prefix .cache {PACKAGES[0]}"),
        "vnu-jar": (_file(VNU), f"npm install --prefix .cache {PACKAGES[1]}"),
    }
)


def missing() -> list[str]:
    """The names of the tools that are not here."""
    return [name for name, (find, _) in TOOLS.items() if find() is None]


def how_to_get(name: str) -> str:
    """One line for whoever reads that tests were skipped."""
    return f"NOT TESTED, there is no {name}; get it by: {TOOLS[name][1]}"


def install(say: Callable[[str], object]) -> None:
    """Install what is missing and can be had; what cannot stays missing, and is said so."""
    wanted = [package for program, package in DEBIAN.items() if _absent(program)]
    if not FONT.exists():
        wanted.append("fonts-noto-core")  # a browser without Kazakh letters measures nothing
    if wanted and shutil.which("apt-get") and os.geteuid() == 0:
        apt = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
        _run([*apt, "update"], say)
        _run([*apt, "install", "-y", "--no-install-recommends", *wanted], say)
    if not (AXE.is_file() and VNU.is_file()) and shutil.which("npm"):
        CACHE.mkdir(exist_ok=True)
        npm = ["npm", "install", "--silent", "--no-save", "--fetch-retries=1", "--prefix"]
        _run([*npm, str(CACHE), *PACKAGES], say)
    for name in missing():
        say(how_to_get(name))


def _absent(program: str) -> bool:
    if program == "chromium":
        return browser() is None
    if program == "nginx":
        return _nginx() is None
    if program == "npm" and AXE.is_file() and VNU.is_file():
        return False
    return shutil.which(program) is None


def _run(command: list[str], say: Callable[[str], object]) -> None:
    say(f"-- {' '.join(command)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, check=True, timeout=SECONDS_MAX
        )
    except (OSError, subprocess.SubprocessError) as error:
        say(f"-- failed: {error}")


def need(*names: str) -> None:
    """Skip, loudly, what cannot be tested without these tools.

    The one place where tests are skipped: a browser and Java are not newsgen's to bring, and
    whoever has none still sees that everything else passes.
    """
    lacking = [name for name in names if name in missing()]
    if lacking:
        pytest.skip("; ".join(map(how_to_get, lacking)))
