"""Bodies read without any short cut, and documents made of traps to hold the short cuts against."""

from html import escape

from hypothesis import strategies as st
from markdown import Markdown

from newsgen.errors import NewsgenError
from newsgen.i18n.messages import Messages
from newsgen.printable import printable
from newsgen.render.addresses import Surroundings, addressed
from newsgen.render.dialect import markdown_reader
from newsgen.render.finish import finished
from newsgen.render.markdown import Bodies
from newsgen.render.outline import TooDeepError
from newsgen.render.sanitise import sanitised
from newsgen.render.voice import voice_of
from support.traps import BLOCKS, MARKED, MARKS, NEWS, PLAIN, SIMPLE

STORIES = frozenset({"2024/03/x", "2024/03/a_b_c", "/2024/03/15/x/"})


def read_also(stories: tuple[str, ...]) -> str:
    """A card for each story that is known."""
    known = [escape(story) for story in stories if story in STORIES]
    return f'<aside class="read-also">{"".join(known)}</aside>' if known else ""


AROUND = Surroundings(
    "https://example.kz/news/",
    "/news",
    {
        "a.jpg": "/media/a.1.jpg",
        "/b c.jpg": "/media/b.2.jpg",
        "../03/x.md": "/2024/03/15/x/",
        "x.kk.md#да": "/kk/2024/03/15/x/#да",
        "https://own.kz/politics/": "/politics/",
    },
    frozenset({"/dead/", "/дом/", "https://dead.kz/", "dead.md"}),
    read_also=read_also,
)
ALL = (*PLAIN, *MARKED, *BLOCKS, *NEWS)


class LongWay:
    """Python-Markdown, nh3, addresses and what is made of them, without any short cut."""

    def __init__(self) -> None:
        self._voice = voice_of("ru", Messages())
        self._reader: Markdown | None = None

    def html(self, text: str, *, trusted: bool) -> str | None:
        """The HTML of a body; None if it is nested too deep."""
        if self._reader is None:
            self._reader = markdown_reader(self._voice)
            self._reader.treeprocessors.deregister("newsgen-unmarked")
        try:
            raw = self._reader.reset().convert(printable(text))
        except (RecursionError, TooDeepError):
            self._reader = None
            return None
        html = addressed(raw if trusted else sanitised(raw), AROUND)
        return finished(html, self._voice, AROUND.read_also)


def read(bodies: Bodies, text: str, *, trusted: bool = False) -> str | None:
    """The HTML of a body as newsgen makes it; None if it is nested too deep."""
    try:
        return bodies.html(text, file="a.md", language="ru", around=AROUND, trusted=trusted)
    except NewsgenError:
        return None


_simple = st.sampled_from(SIMPLE)
_traps = st.sampled_from(ALL)
_news = st.sampled_from(NEWS)
_gaps = st.sampled_from(["\n\n"] * 8 + ["\n\n\n", "\n\n\n\n", "\n \n", "\n", "\n    \n\t\n"])


def _joined(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.lists(st.tuples(blocks, _gaps), min_size=1, max_size=8)
    return parts.map(lambda pairs: "".join(part for pair in pairs for part in pair))


@st.composite
def _slips(draw: st.DrawFn, blocks: st.SearchStrategy[str]) -> str:
    """A text with a few slips of the hand."""
    text = draw(_joined(blocks))
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(text)))
        lost = draw(st.sampled_from([0, 0, 0, 1, 2]))
        text = text[:place] + draw(st.sampled_from(MARKS)) + text[place + lost :]
    return text


_mixtures = _joined(
    st.one_of(
        _simple,
        _traps,
        _news,
        st.lists(_traps, min_size=1, max_size=4).map(" ".join),
        st.lists(_traps, min_size=1, max_size=4).map("\n".join),
    )
)
_scribbles = st.text(
    st.sampled_from("aб 1.\n\n\t-*_`#>[]()!:|{}&;=~+/\\\"'\xa0\u2028"), min_size=1, max_size=60
)
DOCUMENTS = st.one_of(
    _slips(_simple),
    _mixtures,
    _slips(_news),
    _slips(st.one_of(_simple, _news)),
    _mixtures,
    _scribbles,
)
