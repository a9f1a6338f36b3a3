"""The demo newspaper and the sites of support/states.py, built once for all processes of a run."""

import shutil
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest
from filelock import FileLock

from newsgen.developing import KEPT
from support.sites import ALMATY, build_site
from support.states import empty_site, full_site, single_site

ROOT = Path(__file__).parents[2]
MORNING = datetime(2024, 3, 16, 9, 0, tzinfo=ALMATY)
_STATES: Mapping[str, Callable[[Path, str], Path]] = {
    "/empty": empty_site,
    "/single": single_site,
    "/states": full_site,
}
DONE = "done"


def built(temporary: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The output folder of each site by its base path."""
    shared = _shared(temporary)
    folder = shared / "sites"
    with FileLock(shared / "sites.lock"):
        if not (folder / DONE).exists():
            _build(folder, temporary)
            (folder / DONE).touch()
    bases = ("", "/news", *_STATES)
    return {base: folder / (base.strip("/") or "demo") / "build" for base in bases}


def demo_in(root: Path, temporary: pytest.TempPathFactory) -> None:
    """Put the demo newspaper's content into a folder; its photographs are printed once for all."""
    shutil.copytree(ROOT / "content", root / "content")
    printed = _shared(temporary) / "photos"
    printed.mkdir(exist_ok=True)
    (root / KEPT).parent.mkdir()
    (root / KEPT).symlink_to(printed)


def _shared(temporary: pytest.TempPathFactory) -> Path:
    own = temporary.getbasetemp()
    # Each process of a parallel run has a folder of its own, below one that they share.
    return own.parent if own.name.startswith("popen-") else own


def _build(folder: Path, temporary: pytest.TempPathFactory) -> None:
    for base in ("", "/news"):
        root = folder / (base.strip("/") or "demo")
        root.mkdir(parents=True)
        demo_in(root, temporary)
        build_site(root, now=MORNING, base_url=f"https://example.kz{base}/")
    for base, make in _STATES.items():
        build_site(make(folder / base.strip("/"), base))
