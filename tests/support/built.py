"""The demo newspaper and the sites of support/states.py, built once for all processes of a run."""

import shutil
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest
from filelock import FileLock

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
    own = temporary.getbasetemp()
    # Each process of a parallel run has a folder of its own, below one that they share.
    shared = own.parent if own.name.startswith("popen-") else own
    folder = shared / "sites"
    with FileLock(shared / "sites.lock"):
        if not (folder / DONE).exists():
            _build(folder)
            (folder / DONE).touch()
    bases = ("", "/news", *_STATES)
    return {base: folder / (base.strip("/") or "demo") / "build" for base in bases}


def _build(folder: Path) -> None:
    for base in ("", "/news"):
        root = folder / (base.strip("/") or "demo")
        shutil.copytree(ROOT / "content", root / "content")
        build_site(root, now=MORNING, base_url=f"https://example.kz{base}/")
    for base, make in _STATES.items():
        build_site(make(folder / base.strip("/"), base))
