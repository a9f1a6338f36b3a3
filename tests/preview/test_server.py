"""What the preview answers by itself is in the editor's language."""

import asyncio
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import pytest

from newsgen.i18n.program import speaker
from newsgen.preview.server import Site


def answer(folder: Path, path: str, language: str) -> tuple[int, str]:
    """The status and the text that a browser gets."""
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request"}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "headers": []}
    asyncio.run(Site(folder, speaker(language).tell)(scope, receive, send))
    return sent[0]["status"], sent[1]["body"].decode()


@pytest.mark.parametrize(
    ("language", "nothing", "hidden"),
    [
        ("en", "Nothing is built yet: see the terminal.", "Not here."),
        ("ru", "Ещё ничего не собрано: посмотрите в терминал.", "Здесь этого нет."),
        ("kk", "Әлі ештеңе жиналмаған: терминалға қараңыз.", "Бұл мұнда жоқ."),
    ],
)
def test_the_preview_s_own_answers_are_in_the_language(
    tmp_path: Path, language: str, nothing: str, hidden: str
) -> None:
    assert answer(tmp_path, "/", language) == (503, nothing)
    (tmp_path / "index.html").write_text("<p>", encoding="utf-8")
    assert answer(tmp_path, "/.newsgen-output", language) == (404, hidden)
    assert answer(tmp_path, f"/{'a' * 5000}", language)[0] == 404
