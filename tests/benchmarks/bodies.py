# ruff: noqa: T201
"""What a body costs: by plain Python-Markdown, by newsgen the long way and its own, and typeset.

    python tests/benchmarks/bodies.py

Milliseconds of processor time per article, the best of several rounds, over generated articles and
over those of the demo newspaper, as typesetters have them and as a keyboard does; and how many of
them newsgen could not read by itself.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import process_time

from markdown import Markdown
from news import Newspaper

from newsgen.render.addresses import Surroundings
from newsgen.render.markdown import Bodies
from newsgen.render.typesetting import typeset_html

AROUND = Surroundings("https://example.kz/", "")
PLAIN = "Python-Markdown without extensions"
CONTENT = Path(__file__).parents[2] / "content"
KEYBOARD = str.maketrans({"«": '"', "»": '"', "—": "-", "–": "-", "\xa0": " "})


class Counted(Bodies):
    """Counts the bodies, or the rests of bodies, that Python-Markdown was asked for."""

    asked = 0

    def thorough(
        self, text: str, *, file: str, language: str, around: Surroundings, trusted: bool = False
    ) -> str:
        self.asked += 1
        return super().thorough(text, file=file, language=language, around=around, trusted=trusted)


def milliseconds(read: Callable[[str], object], bodies: Sequence[str], rounds: int) -> float:
    """Per body, in the best round."""
    best = float("inf")
    for _ in range(rounds):
        start = process_time()
        for body in bodies:
            read(body)
        best = min(best, process_time() - start)
    return best / len(bodies) * 1000


def measure(name: str, texts: Sequence[str], rounds: int) -> None:
    """Prints what each way costs, and how often the short one was not enough."""
    plain, bodies, counted = Markdown(), Bodies(), Counted()
    read = partial(bodies.html, file="a", language="ru", around=AROUND)
    ways: dict[str, Callable[[str], object]] = {
        PLAIN: lambda text: plain.reset().convert(text),
        "newsgen, the long way": partial(bodies.thorough, file="a", language="ru", around=AROUND),
        "newsgen": read,
        "newsgen with the typographer": lambda text: typeset_html(read(text), "ru"),
    }
    costs = {way: milliseconds(made, texts, rounds) for way, made in ways.items()}
    for text in texts:
        counted.html(text, file="a", language="ru", around=AROUND)
    print(f"{name}: {len(texts)} bodies, {counted.asked} times Python-Markdown was needed")
    for way, cost in costs.items():
        print(f"  {way:36} {cost:6.3f} ms {cost / costs[PLAIN]:6.2f}")


def main() -> None:
    """Measure, and print."""
    bodies = [article.body for article in Newspaper().articles(300)]
    measure("generated", bodies, 5)
    measure("generated, from the keyboard", [body.translate(KEYBOARD) for body in bodies], 5)
    # The Russian ones: kk and en are named in their files' names, and dots are in no other.
    files = [path for path in sorted(CONTENT.rglob("*.md")) if "." not in path.stem]
    measure("demo", [path.read_text("utf-8").split("---\n", 2)[2] for path in files], 20)


if __name__ == "__main__":
    main()
