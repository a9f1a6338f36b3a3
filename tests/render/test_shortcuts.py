"""The short ways from a body to its HTML say what the long way says, byte for byte.

`NEWSGEN_DOCUMENTS=20000 python -m pytest tests/render/test_shortcuts.py` tries that many documents
where an ordinary run tries a few hundred.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from newsgen.render.dialect import Readers
from newsgen.render.markdown import Bodies
from newsgen.render.voice import Voice
from support.long_way import ALL, DOCUMENTS, LongWay, read
from support.traps import SIMPLE, TEXTS

CONTENT = Path(__file__).parents[2] / "content"
NUMBER = int(os.environ.get("NEWSGEN_DOCUMENTS", "400"))
BODIES = Bodies()
LONG_WAY = LongWay()


def same(text: str, *, trusted: bool = False) -> bool:
    return read(BODIES, text, trusted=trusted) == LONG_WAY.html(text, trusted=trusted)


@pytest.mark.parametrize("piece", ALL)
def test_a_trap_alone_and_among_others(piece: str) -> None:
    assert same(piece)
    assert same(f"Да.\n\n{piece}\n\nНет.", trusted=True)
    assert same(f"- пункт\n\n{piece}\n\n{piece}\n\n## Да\n\nНет {piece} **да**.\n")
    assert same(
        f"Слово {piece} слово\n\n\n\n> {piece}\n\n- {piece}\n- {piece}\n\n## {piece}\n\nДа.",
    )


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("trusted", [False, True])
def test_what_reaches_over_paragraphs(text: str, *, trusted: bool) -> None:
    assert same(text, trusted=trusted)


@pytest.mark.parametrize("mark", ["\x00", "\x0c", "\x7f", "\x85", "\ud800", "\ufffe", "\t", "\r"])
def test_what_html_may_not_hold(mark: str) -> None:
    assert same(f"{mark}Да{mark}нет.\n{mark}\n{mark}Да{mark}.\n\n## Да{mark}\n\n- {mark}да\n")


def test_the_demo_newspaper() -> None:
    files = sorted(CONTENT.rglob("*.md"))
    assert len(files) > 20
    for file in files:
        assert same(file.read_text("utf-8").split("---\n", 2)[2]), file


@pytest.mark.parametrize("piece", SIMPLE)
def test_simple_blocks_and_what_is_around_them_take_the_short_way(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    convert = Readers.html

    def noted(readers: Readers, text: str, voice: Voice) -> str | None:
        seen.append(text)
        return convert(readers, text, voice)

    monkeypatch.setattr(Readers, "html", noted)
    bodies = Bodies()
    read(bodies, f"Да.\n\n\n{piece}\n\n\nНет.")
    assert seen == []
    read(bodies, f"Нет.\n\nНет.\n\n{piece}\n\n---\n\nНет.")
    assert [text.count("Нет.") for text in seen] == [0]


def test_headings_are_numbered_together() -> None:
    made = read(BODIES, "# Да\n\n## Да\n\nНет.\n\n## [Да](/x/)")
    assert made == (
        '<h2 id="da">Да</h2>\n<h3 id="da-2">Да</h3>\n<p>Нет.</p>\n'
        '<h3 id="da-3"><a href="/news/x/">Да</a></h3>'
    )


def test_links_are_as_published() -> None:
    made = read(BODIES, "[a](/dead/) [b](/b%20c.jpg) [c](https://x.kz/?a&b)")
    assert made == (
        '<p>a <a href="/news/media/b.2.jpg">b</a> '
        '<a href="https://x.kz/?a&amp;b" rel="noopener">c</a></p>'
    )


@settings(
    max_examples=NUMBER,
    derandomize="NEWSGEN_DOCUMENTS" not in os.environ,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(DOCUMENTS, st.booleans())
def test_no_document_is_read_otherwise(text: str, trusted: bool) -> None:  # noqa: FBT001
    assert same(text, trusted=trusted)
