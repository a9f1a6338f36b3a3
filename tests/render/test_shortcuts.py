"""The short ways from a body to its HTML say what the long way says, byte for byte.

`NEWSGEN_DOCUMENTS=20000 python -m pytest tests/render/test_shortcuts.py` tries that many documents
where an ordinary run tries a few hundred.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from markdown import Markdown

from newsgen.errors import NewsgenError
from newsgen.render.addresses import Surroundings, addressed
from newsgen.render.dialect import Readers, markdown_reader
from newsgen.render.markdown import Bodies
from newsgen.render.outline import TooDeepError
from newsgen.render.printable import printable
from newsgen.render.sanitise import sanitised
from support.traps import BLOCKS, MARKED, MARKS, PLAIN, SIMPLE, TEXTS

CONTENT = Path(__file__).parents[2] / "content"
DOCUMENTS = int(os.environ.get("NEWSGEN_DOCUMENTS", "400"))
AROUND = Surroundings(
    "https://example.kz/news/",
    "/news",
    {"a.jpg": "/media/a.1.jpg", "/b c.jpg": "/media/b.2.jpg"},
    frozenset({"/dead/", "/дом/", "https://dead.kz/"}),
)

ALL = [*PLAIN, *MARKED, *BLOCKS]


class Reference:
    """The long way, without any short cut: Python-Markdown, nh3, addresses."""

    def __init__(self) -> None:
        self._reader: Markdown | None = None

    def html(self, text: str, *, trusted: bool) -> str | None:
        if self._reader is None:
            self._reader = markdown_reader("ru")
            self._reader.treeprocessors.deregister("newsgen-unmarked")
        try:
            raw = self._reader.reset().convert(printable(text))
        except (RecursionError, TooDeepError):
            self._reader = None
            return None
        return addressed(raw if trusted else sanitised(raw), AROUND)


BODIES = Bodies()
REFERENCE = Reference()


def read(text: str, bodies: Bodies = BODIES, *, trusted: bool = False) -> str | None:
    try:
        return bodies.html(text, file="a.md", language="ru", around=AROUND, trusted=trusted)
    except NewsgenError:
        return None


def same(text: str, *, trusted: bool = False) -> bool:
    return read(text, trusted=trusted) == REFERENCE.html(text, trusted=trusted)


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

    def noted(readers: Readers, text: str, language: str) -> str | None:
        seen.append(text)
        return convert(readers, text, language)

    monkeypatch.setattr(Readers, "html", noted)
    bodies = Bodies()
    read(f"Да.\n\n\n{piece}\n\n\nНет.", bodies)
    assert seen == []
    read(f"Нет.\n\nНет.\n\n{piece}\n\n---\n\nНет.", bodies)
    assert [text.count("Нет.") for text in seen] == [0]


def test_headings_are_numbered_together() -> None:
    made = read("# Да\n\n## Да\n\nНет.\n\n## [Да](/x/)")
    assert made == (
        '<h2 id="da">Да</h2>\n<h3 id="da-2">Да</h3>\n<p>Нет.</p>\n'
        '<h3 id="da-3"><a href="/news/x/">Да</a></h3>'
    )


def test_links_are_as_published() -> None:
    made = read("[a](/dead/) [b](/b%20c.jpg) [c](https://x.kz/?a&b)")
    assert made == (
        '<p>a <a href="/news/media/b.2.jpg">b</a> '
        '<a href="https://x.kz/?a&amp;b" rel="noopener">c</a></p>'
    )


simple = st.sampled_from(SIMPLE)
traps = st.sampled_from(ALL)
gaps = st.sampled_from(["\n\n"] * 8 + ["\n\n\n", "\n\n\n\n", "\n \n", "\n", "\n    \n\t\n"])


def joined(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.lists(st.tuples(blocks, gaps), min_size=1, max_size=8)
    return parts.map(lambda pairs: "".join(part for pair in pairs for part in pair))


@st.composite
def slips(draw: st.DrawFn) -> str:
    """A simple text with a few slips of the hand."""
    text = draw(joined(simple))
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(text)))
        lost = draw(st.sampled_from([0, 0, 0, 1, 2]))
        text = text[:place] + draw(st.sampled_from(MARKS)) + text[place + lost :]
    return text


mixtures = joined(
    st.one_of(
        simple,
        traps,
        st.lists(traps, min_size=1, max_size=4).map(" ".join),
        st.lists(traps, min_size=1, max_size=4).map("\n".join),
    )
)
scribbles = st.text(
    st.sampled_from("aб 1.\n\n\t-*_`#>[]()!:|{}&;=~+/\\\"'\xa0\u2028"), min_size=1, max_size=60
)


@settings(
    max_examples=DOCUMENTS,
    derandomize="NEWSGEN_DOCUMENTS" not in os.environ,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.one_of(slips(), mixtures, slips(), mixtures, scribbles), st.booleans())
def test_no_document_is_read_otherwise(text: str, trusted: bool) -> None:  # noqa: FBT001
    assert same(text, trusted=trusted)
