"""A browser for each module that wants one, and a host with every site, for each process."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.browsing import Reader, Way, started
from support.built import built
from support.hosting import Host, hosted
from support.tools import browser as program, need

ARTEFACTS = Path(__file__).parent / ".artefacts"


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The output folder of each site by its base path."""
    return built(tmp_path_factory)


@pytest.fixture(scope="session")
def host(sites: Mapping[str, Path]) -> Iterator[Host]:
    """All sites, served."""
    with hosted(sites) as serving:
        yield serving


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser; one for each module, because its loop and that of other tests do not mix."""
    need("chromium")
    path = program()
    assert path is not None
    with started(path) as running:
        yield running


@pytest.fixture
def reader(browser: Browser, host: Host) -> Iterator[Callable[[Way], Reader]]:
    """Opens tabs, each in a profile of its own."""
    opened: list[Reader] = []

    def open_tab(way: Way) -> Reader:
        opened.append(Reader(browser, host, way))
        return opened[-1]

    yield open_tab
    for one in opened:
        one.close()


@pytest.fixture(scope="session")
def artefacts() -> Path:
    """Where screenshots are kept for whoever wants to look."""
    ARTEFACTS.mkdir(exist_ok=True)
    return ARTEFACTS
