"""Which releases of the engines are installed, without importing them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import jinja2


def versions(names: Iterable[str]) -> Mapping[str, str]:
    """The version of each distribution, looked up beside Jinja's.

    Read off the folders' names there, as installers write them: importlib.metadata goes through the
    email package, which costs a build with nothing to do 20 ms, so it is asked only about what lies
    elsewhere.
    """
    beside = Path(jinja2.__file__).parents[1]
    found: dict[str, str] = {}
    for folder in sorted(beside.glob("*.dist-info")):
        name, _, version = folder.name.removesuffix(".dist-info").partition("-")
        found[name.lower().replace("_", "-")] = version
    return {name: found.get(name) or _elsewhere(name) for name in names}


def _elsewhere(name: str) -> str:
    from importlib.metadata import version  # noqa: PLC0415

    return version(name)
