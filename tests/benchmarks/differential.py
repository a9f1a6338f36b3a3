# ruff: noqa: T201
"""Holds newsgen's own way with bodies against Python-Markdown's, over many generated documents.

    python tests/benchmarks/differential.py 20000 [seed]

The documents are those of tests/render/test_shortcuts.py, which tries a few hundred of them in
every run: paragraphs, figures, addresses of services, blocks, links to files, raw HTML, slips of
the hand. A document that is read otherwise is made as short as can be, and shown.
"""

import sys
from collections import Counter
from pathlib import Path
from time import process_time

from hypothesis import HealthCheck, given, seed, settings, strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))

from newsgen.render.markdown import Bodies
from support.long_way import ALL, DOCUMENTS, LongWay, read
from support.traps import TEXTS

SIGNS = {
    "with a figure": "<figure>",
    "with a gallery": '<ul class="gallery">',
    "with a card of a service": '<figure class="embed"',
    "with read also": '<aside class="read-also">',
    "with another block": 'class="block-',
    "with a note": 'class="footnote"',
}


def compare(number: int, start: int) -> Counter[str]:
    """Reads so many documents both ways; AssertionError for one that is read otherwise."""
    bodies, long_way = Bodies(), LongWay()
    seen: Counter[str] = Counter()

    def same(text: str, *, trusted: bool) -> None:
        made = read(bodies, text, trusted=trusted)
        assert made == long_way.html(text, trusted=trusted), text
        seen["documents"] += 1
        seen["different"] += text not in known
        known.add(text)
        seen.update(name for name, sign in SIGNS.items() if made and sign in made)

    known: set[str] = set()
    for text in (*ALL, *TEXTS):
        for trusted in (False, True):
            same(text, trusted=trusted)

    @seed(start)
    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(DOCUMENTS, st.booleans())
    def generated(text: str, trusted: bool) -> None:  # noqa: FBT001
        same(text, trusted=trusted)

    generated()
    return seen


def main() -> None:
    """Compare, and print."""
    numbers = [int(argument) for argument in sys.argv[1:]] or [10_000]
    started = process_time()
    seen = compare(numbers[0], numbers[1] if len(numbers) > 1 else 0)
    for name, count in seen.items():
        print(f"{name:28} {count:8}")
    print(f"{'seconds':28} {process_time() - started:8.0f}")


if __name__ == "__main__":
    main()
