"""`newsgen check`."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from newsgen.cli.report import show_problem
from newsgen.cli.site import moment, site_root, workers
from newsgen.errors import NewsgenError, Problem
from newsgen.i18n.program import Speaker
from newsgen.load import site_zone
from newsgen.pool import crew
from newsgen.review import Review, Wish, review
from newsgen.said import say, say_many


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True), metavar="[FILE]…")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Name every story without a translation, and every small photo, however old. "
    "[default: the newest 30 days]",
)
@click.option("--now", metavar="TIME", help="Check as of this moment, as newsgen build has it.")
@click.pass_obj
def check(
    speaker: Speaker, files: tuple[Path, ...], shape: str, now: str | None, *, everything: bool
) -> None:
    """Say what is not wrong, but not well: what a build lets pass.

    Missing and outdated translations, pictures without a text for those who do not see them, links
    to headings that are not there, headlines that will be cut short, tags spelt two ways, opinions
    without an author, photographs that are small, unused or of doubtful credit, and what the site's
    policy stops in its own templates. Drafts are left alone. With FILE, findings in these files
    only. Exits with 1 if there were any.

    \b
    Examples:
      newsgen check                       the whole site
      newsgen check content/articles/2024/03/*.md
      newsgen check --format json         for an editor's program
    """  # noqa: D301 - \b is click's mark for text not to be wrapped
    root = site_root(speaker)
    at = moment(now, site_zone(root), speaker)
    chosen = frozenset(_below(root, file, speaker) for file in files) or None
    wish = Wish(root=root, now=at, files=chosen, everything=everything)
    try:
        with crew(workers(None)) as readers:
            found = review(wish, readers)
    except NewsgenError as error:
        if shape == "text":
            raise
        click.echo(_json(error.problems, Review(findings=()), speaker))
        sys.exit(1)
    if shape == "json":
        click.echo(_json((), found, speaker))
    else:
        _show(found, speaker)
    sys.exit(1 if found.findings else 0)


def _below(root: Path, file: Path, speaker: Speaker) -> str:
    try:
        path = file.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        path = ""
    if not path.startswith(("content/", "templates/", "static/")) or file.is_dir():
        text = say("{file} is no file of this site's content, templates or static", file=str(file))
        raise click.BadParameter(speaker.tell(text), param_hint=speaker.gettext("[FILE]…"))
    return path


def _show(found: Review, speaker: Speaker) -> None:
    for finding in found.findings:
        show_problem(finding, speaker, err=False)
    count = len(found.findings)
    total = say_many("{number} finding.", "{number} findings.", count)
    click.echo(speaker.tell(total if count else say("No findings.")))
    if found.untranslated:
        older = say_many(
            "{number} older story lacks a translation: newsgen check --all names them.",
            "{number} older stories lack a translation: newsgen check --all names them.",
            found.untranslated,
        )
        click.echo(speaker.tell(older))


def _json(problems: Sequence[Problem], found: Review, speaker: Speaker) -> str:
    told = {
        "problems": [_plain(one, speaker) for one in problems],
        "findings": [_plain(one, speaker) for one in found.findings],
        "older_untranslated": found.untranslated,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _plain(problem: Problem, speaker: Speaker) -> dict[str, str | int]:
    where = problem.where
    place: dict[str, str | int] = {"path": where.path, "line": where.line, "column": where.column}
    text, remedy = speaker.tell(problem.text), speaker.tell(problem.remedy)
    return {**place, "code": problem.code, "text": text, "remedy": remedy}
