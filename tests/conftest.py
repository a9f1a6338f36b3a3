"""What holds for every test."""

import pytest


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Newsgen speaks English to tests, whatever the system of whoever runs them speaks."""
    monkeypatch.setenv("LANGUAGE", "en")
