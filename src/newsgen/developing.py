"""Photographs in a build: printed for readers, fast for a look, or only when a browser asks.

Printing is the dearest work there is, so what was printed is kept in .newsgen/photos/, below the
digest of the photograph's file.
"""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path
from threading import Lock

import msgspec
from msgspec.structs import replace

from newsgen.errors import NewsgenError
from newsgen.ledger import Work
from newsgen.model.media import Asset
from newsgen.render.darkroom import Darkroom
from newsgen.render.kit import Kit
from newsgen.render.pool import FEW
from newsgen.render.reading import Reader
from newsgen.target import Target

KEPT = Path(".newsgen") / "photos"
KEPT_FOR = timedelta(days=30)  # without a photograph of theirs: a story may be put back
_UNSHOWN = "unshown.json"  # in KEPT: since when photographs are not shown, in seconds
_SOON = 12  # of such files are done before a second process has started
_MANY = 200  # files of any kind: from then on there is work for all in whichever batches
_PRINTED = frozenset({"rendition", "moving", "card"})  # the kinds of recipe that take long


class Photos(Enum):
    """When photographs are printed, and how well."""

    FULL = "full"
    FAST = "fast"  # in three fifths of the time, larger, and not for readers
    LATER = "later"  # when they are asked for: a preview waits for none


def few(work: Work) -> int:
    """How many files this process had better make by itself: none, if they are photographs'."""
    photos = sum(one.target.recipe.kind in _PRINTED for one in work.render)
    return 0 if photos > _SOON and len(work.render) <= _MANY else FEW


def put_off(work: Work) -> tuple[Work, tuple[Target, ...]]:
    """The work without photographs, and these."""
    later = tuple(one.target for one in work.render if one.target.recipe.kind in _PRINTED)
    if not later:
        return work, ()
    now = tuple(one for one in work.render if one.target.recipe.kind not in _PRINTED)
    # No group is what it has to be while one of its files is not.
    lacking = {one.path for one in later}
    walked = tuple((b"" if lacking.intersection(its) else name, its) for name, its in work.walked)
    return replace(work, render=now, walked=walked), later


def forget(root: Path, assets: Iterable[Asset], now: datetime, *, removed: bool) -> None:
    """Remove what was printed of photographs that the site has not shown for a while.

    `removed` says that this build took pictures off the site: these are noted with the day. Cards
    without a photograph go with the first of them: those in use are in the output.
    """
    folder = root / KEPT
    noted = _noted(folder / _UNSHOWN)
    moment = int(now.timestamp())
    before = moment - int(KEPT_FOR.total_seconds())
    if not removed and min(noted.values(), default=moment) >= before:
        return
    shown = {asset.digest.hex() for asset in assets}
    unshown: dict[str, int] = {}
    with suppress(OSError):
        for printed in sorted(folder.iterdir()):
            if printed.name in shown or printed.name == _UNSHOWN:
                continue
            since = noted.get(printed.name, moment)
            if since < before:
                shutil.rmtree(printed, ignore_errors=True)
            else:
                unshown[printed.name] = since
        (folder / _UNSHOWN).write_bytes(msgspec.json.encode(unshown))


def _noted(file: Path) -> dict[str, int]:
    try:
        return msgspec.json.decode(file.read_bytes(), type=dict[str, int])
    except OSError:
        return {}
    except msgspec.DecodeError:
        return {"": 0}  # which is long ago: so all are looked at, and kept for a while from today


class Asked:
    """Photographs put off, printed when they are asked for by their path."""

    def __init__(self, root: Path, reader: Reader) -> None:
        darkroom = Darkroom(reader, root / KEPT, fast=True)
        self._kit = Kit((), reader, {}, darkroom=darkroom)
        self._waiting: dict[str, Target] = {}
        self._lock = Lock()  # a browser asks for many at once, and one is kept open at a time

    def put_off(self, targets: Iterable[Target]) -> None:
        """These may be asked for from now on."""
        self._waiting |= {target.path: target for target in targets}

    def answer(self, path: str) -> bytes | None:
        """The file at a path below the output; None if it is not one of ours, or cannot be made."""
        target = self._waiting.get(path)
        if target is None:
            return None
        with self._lock, suppress(NewsgenError):
            return self._kit.render(target)
        return None
