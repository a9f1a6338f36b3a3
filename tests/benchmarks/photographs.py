"""Photographs as newsgen and Hugo make them ready for readers, side by side: see README.md.

python tests/benchmarks/photographs.py --photos 1000 [--formats webp] [--formats avif] [--rounds 3]
"""

import argparse
import os
import random
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from compare import MEGABYTE, NOW, program_of, say
from folders import quoted
from measure import Cost, FailedError, run
from PIL import Image, ImageDraw

from newsgen.images.addresses import FALLBACK_WIDTH, Print, prints
from newsgen.images.encoding import AVIF_QUALITY, JPEG_QUALITY, WEBP_METHOD, WEBP_QUALITY
from newsgen.images.sizes import Size

CAMERA = Size(4000, 3000)
SIDES = (CAMERA.width, CAMERA.height)
SCENES = 8
GRAIN = 22  # of a camera's noise: so that a file has 3 to 4 MB, as cameras write them
CAMERA_QUALITY = 92
QUALITIES = {"jpeg": JPEG_QUALITY, "webp": WEBP_QUALITY, "avif": AVIF_QUALITY}
PICTURES = frozenset({".jpg", ".webp", ".avif"})
SCENARIOS = ("cold", "output removed", "nothing changed")
NEWSGEN, HUGO = "newsgen", "hugo"
HUGO_SETTINGS = """\
baseURL = "https://example.kz/"
title = "Проба"
disableKinds = ["taxonomy", "term", "rss", "sitemap"]
timeout = "20m"
[imaging]
resampleFilter = "{resampling}"
[imaging.webp]
method = {method}
[imaging.avif]
encoderSpeed = {speed}
"""


class Tool(NamedTuple):
    """A generator: its folder, command, output, and what else is removed for a cold build."""

    root: Path
    command: Sequence[str]
    output: str
    cache: str


class Result(NamedTuple):
    """One build: what it cost, and the pictures in its output."""

    cost: Cost
    files: int
    size: int


Results = dict[tuple[str, str, str], list[Result]]  # by formats, scenario and tool


def main() -> None:
    """Measure, and print the table."""
    args = _arguments()
    folder = args.folder or Path(tempfile.mkdtemp(prefix="newsgen-photographs-"))
    try:
        say(f"drawing {SCENES} scenes, writing {args.photos:,} photographs")
        total = fill(folder, args.photos)
        say(f"{total / MEGABYTE / args.photos:.1f} MB each")
        results: Results = {}
        for formats in args.formats:
            measure(results, formats, args, folder)
        print("\n".join(table(results, args)))
    except FailedError as error:
        sys.exit(f"failed: {error}")
    finally:
        if args.folder is None:
            shutil.rmtree(folder)


def measure(results: Results, formats: str, args: argparse.Namespace, folder: Path) -> None:
    """Every scenario with photographs in these formats, the tools taking turns."""
    tools = {
        name: _tool(name, args, folder / f"{name}-{formats.replace(',', '-')}")
        for name in args.tools
    }
    for name, tool in tools.items():
        frame(name, tool.root, args, formats)
        link(folder / "photographs", tool.root, name)
    for number in range(args.rounds):
        order = list(tools.items())
        for scenario in SCENARIOS:
            for name, tool in order[number % len(order) :] + order[: number % len(order)]:
                put_aside(tool, scenario)
                cost = run(tool.command, tool.root, folder / f"{name}.log")
                result = Result(cost, *made(tool.root / tool.output))
                results.setdefault((formats, scenario, name), []).append(result)
                say(
                    f"{formats}, {scenario}, round {number + 1}, {name}: {cost.wall:.1f} s wall, "
                    f"{cost.cpu:.1f} s CPU, {cost.memory / MEGABYTE:.0f} MB, "
                    f"{result.files} pictures, {result.size / MEGABYTE:.1f} MB"
                )


def fill(folder: Path, count: int) -> int:
    """Write the photographs; how many bytes they have.

    A scene is drawn once; each of its photographs has a comment of its own, so that it is another
    file to everybody, and takes no less work.
    """
    below = folder / "photographs"
    below.mkdir(parents=True)
    scenes = [_scene(number) for number in range(min(SCENES, count))]
    total = 0
    for number in range(count):
        comment = f"photograph {number}".encode()
        scene = scenes[number % SCENES]
        data = scene[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2) + comment + scene[2:]
        (below / f"{number:05}.jpg").write_bytes(data)
        total += len(data)
    return total


def link(photographs: Path, root: Path, name: str) -> None:
    """The photographs and a short text for each, as a generator wants them."""
    for number, photograph in enumerate(sorted(photographs.iterdir())):
        title = f"title: {quoted(f'Снимок {number}')}"
        day = f"date: 2024-{1 + number // 28 % 2:02}-{1 + number % 28:02} 10:00"
        if name == NEWSGEN:
            place = root / f"content/articles/{number:05}.md"
            header = [title, day, f"photo: {photograph.name}"]
            place.parent.mkdir(parents=True, exist_ok=True)
            os.link(photograph, place.with_suffix(".jpg"))
        else:
            place = root / f"content/{number:05}/index.md"
            header = [title, day.replace(" 10:00", "T10:00:00+05:00")]
            header.append("build: {publishResources: false}")
            place.parent.mkdir(parents=True)
            os.link(photograph, place.with_name("photo.jpg"))
        text = "\n".join(["---", *header, "---", "Два слова о том, что на снимке.", ""])
        place.write_text(text, encoding="utf-8")


def frame(name: str, root: Path, args: argparse.Namespace, formats: str) -> None:
    """The settings, and for Hugo a template that asks for the same pictures."""
    files: dict[str, str] = {}
    if name == NEWSGEN:
        files["content/site.yaml"] = (
            f"title: Проба\nbase_url: https://example.kz/\nphotos: {{formats: [{formats}]}}\n"
        )
    else:
        files["hugo.toml"] = HUGO_SETTINGS.format(
            resampling=args.resampling, method=args.method, speed=args.speed
        )
        files["layouts/page.html"] = "\n".join(_template(args.anchor, formats))
        files["layouts/home.html"] = "{{ range .Pages }}{{ .Title }}\n{{ end }}"
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def wanted(formats: str) -> tuple[Print, ...]:
    """The files of one photograph that opens an article, as newsgen makes them."""
    return prints(
        CAMERA,
        tuple(formats.split(",")),
        transparent=False,
        cut=True,
        alone=False,
        width=FALLBACK_WIDTH,
    )


def put_aside(tool: Tool, scenario: str) -> None:
    """Take away what an earlier build left, as far as the scenario says.

    Put aside, not removed: see compare.py.
    """
    aside = Path(tempfile.mkdtemp(prefix="aside-", dir=tool.root.parent))
    gone = {"cold": (tool.output, tool.cache), "output removed": (tool.output,)}
    for name in gone.get(scenario, ()):
        if (tool.root / name).exists():
            (tool.root / name).rename(aside / name)


def made(output: Path) -> tuple[int, int]:
    """How many pictures there are, and their bytes; but for icons, which are PNG."""
    sizes = [one.stat().st_size for one in output.rglob("*.*") if one.suffix in PICTURES]
    return len(sizes), sum(sizes)


def table(results: Results, args: argparse.Namespace) -> Iterator[str]:
    """The results as Markdown; medians of all rounds, and ratios to Hugo."""
    yield (
        f"{args.photos:,} photographs of {CAMERA.width}×{CAMERA.height}, median of {args.rounds}; "
        f"Hugo resamples by {args.resampling}, cuts by {args.anchor}:"
    )
    yield ""
    yield "| | | | wall, s | CPU, s | memory, MB | pictures | MB | wall | CPU | memory |"
    yield "|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    for (formats, scenario, name), found in results.items():
        cost, hugo = _middle(found), _middle(results.get((formats, scenario, HUGO), found))
        ratios = [f"{own / theirs:.2f}" for own, theirs in zip(cost, hugo, strict=True)]
        yield (
            f"| {formats} | {scenario} | {name} | {cost.wall:.2f} | {cost.cpu:.2f} "
            f"| {cost.memory / MEGABYTE:.0f} | {found[-1].files} "
            f"| {found[-1].size / MEGABYTE:.1f} | {' | '.join(ratios)} |"
        )


def _middle(found: Sequence[Result]) -> Cost:
    wall, cpu, memory = map(statistics.median, zip(*(one.cost for one in found), strict=True))
    return Cost(wall, cpu, int(memory))


def _template(anchor: str, formats: str) -> Iterator[str]:
    yield '<!doctype html><html lang="ru"><title>{{ .Title }}</title>'
    yield '{{ $photo := .Resources.GetMatch "photo.jpg" }}'
    for one in wanted(formats):
        kind = {"jpeg": "jpg"}.get(one.format, one.format)
        spec = f"{one.size.width}x{one.size.height} {kind} q{QUALITIES[one.format]}"
        way = f'Fill "{spec} {anchor}"' if one.crop else f'Resize "{spec}"'
        yield f'<img src="{{{{ ($photo.{way}).RelPermalink }}}}" alt="">'
    yield "{{ .Content }}"


def _scene(seed: int) -> bytes:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    sky = Image.linear_gradient("L").resize(SIDES)
    image = Image.merge("RGB", (sky.point(lambda v: 60 + v // 2), sky, sky.rotate(180)))
    pen = ImageDraw.Draw(image)
    for _ in range(400):
        left, top = chance.randrange(CAMERA.width), chance.randrange(900, CAMERA.height)
        side = chance.randrange(8, 400)
        colour = tuple(chance.randrange(256) for _ in range(3))
        pen.ellipse((left, top, left + side, top + side), fill=colour)
    grain = Image.effect_noise(SIDES, GRAIN)
    whole = Image.blend(image, Image.merge("RGB", [grain] * 3), 0.25)
    with tempfile.TemporaryFile() as file:
        whole.save(file, "JPEG", quality=CAMERA_QUALITY)
        file.seek(0)
        return file.read()


def _tool(name: str, args: argparse.Namespace, root: Path) -> Tool:
    if name == NEWSGEN:
        command = (sys.executable, "-m", "newsgen", "build", "--now", NOW)
        return Tool(root, command, "build", ".newsgen")
    return Tool(
        root, (program_of(HUGO, args.hugo), "--destination", "public"), "public", "resources"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare what newsgen and Hugo do to photographs.")
    parser.add_argument("--photos", type=int, default=1_000, help="[default: 1,000]")
    parser.add_argument("--rounds", type=int, default=1, help="[default: 1]")
    parser.add_argument(
        "--formats", action="append", metavar="A,B", help="[default: webp]; may be repeated"
    )
    parser.add_argument("--resampling", default="Box", help="Hugo's filter [default: Box]")
    parser.add_argument("--anchor", default="Center", help="of Hugo's crops [default: Center]")
    parser.add_argument(
        "--method",
        type=int,
        default=WEBP_METHOD,
        help="effort of Hugo's WebP, 0 to 6 [default: newsgen's, %(default)s; Hugo's own is 2]",
    )
    parser.add_argument(
        "--speed",
        type=int,
        default=10,
        help="of Hugo's AVIF, 0 to 10 [default: Hugo's own, %(default)s; newsgen's is 6]",
    )
    parser.add_argument("--only", action="append", choices=[NEWSGEN, HUGO])
    parser.add_argument("--folder", type=Path, help="keep everything here (must not exist)")
    parser.add_argument("--hugo", metavar="PATH")
    args = parser.parse_args()
    args.tools = args.only or [NEWSGEN, HUGO]
    args.formats = args.formats or ["webp"]
    if args.folder is not None:
        args.folder = args.folder.absolute()
        if args.folder.exists():
            parser.error(f"{args.folder} exists already")
    return args


if __name__ == "__main__":
    main()
