"""Which newsgen this is, with which libraries: what differs here makes different pages."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from newsgen.fingerprint import fingerprint

LIBRARIES = (
    "babel",
    "jinja2",
    "markdown",
    "msgspec",
    "nh3",
    "pillow",
    "python-slugify",
    "pyyaml",
    "tzdata",
)
INDEXERS = ("pagefind", "pagefind-bin", "pagefind-bin-extended")


@cache
def engine() -> Mapping[str, str]:
    """Newsgen itself, by the digest of its source, and the version of each library it uses.

    No version constant that somebody forgets to raise.
    """
    return {"newsgen": source_digest().hex(), **versions(LIBRARIES)}


def versions(names: Iterable[str]) -> Mapping[str, str]:
    """The version of each distribution, looked up beside Jinja's.

    Read off the folders' names there, as installers write them: importlib.metadata goes through the
    email package, which costs a build with nothing to do 20 ms, so it is asked only about what lies
    elsewhere.
    """
    found = _installed(_beside_jinja())
    return {name: found.get(name) or _elsewhere(name) for name in names}


def indexers() -> Mapping[str, str]:
    """The version of what makes the search index, as far as it is installed: no page needs it."""
    found = _installed(_beside_jinja())
    return {name: found[name] for name in INDEXERS if name in found}


def source_digest(root: Path = Path(__file__).parent) -> bytes:
    """The digest of every module below a package's folder."""
    files = sorted(root.rglob("*.py"))
    return fingerprint(tuple((one.relative_to(root).as_posix(), one.read_bytes()) for one in files))


@cache
def _installed(place: Path) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for folder in sorted(place.glob("*.dist-info")):
        name, _, version = folder.name.removesuffix(".dist-info").partition("-")
        found[name.lower().replace("_", "-")] = version
    return found


def _beside_jinja() -> Path:
    spec = find_spec("jinja2")
    assert spec is not None  # noqa: S101 - a dependency of ours
    assert spec.origin is not None  # noqa: S101 - and a package with a file
    return Path(spec.origin).parents[1]


def _elsewhere(name: str) -> str:
    from importlib.metadata import version  # noqa: PLC0415

    return version(name)
