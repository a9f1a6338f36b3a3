"""Every site of the tests, built."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from support.built import built


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The output folder of each site by its base path."""
    return built(tmp_path_factory)
