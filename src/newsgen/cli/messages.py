"""`newsgen messages`."""

import re
import sys
from pathlib import Path

import click
from msgspec import Struct

import newsgen
from newsgen.build import default_theme
from newsgen.cli import cli
from newsgen.cli.language import texts_of
from newsgen.cli.site import shown, site_root
from newsgen.errors import Location, NewsgenError, Problem
from newsgen.i18n.lacking import (
    Wanted,
    completed,
    gathered,
    lacking,
    of_newsgen,
    said_in,
)
from newsgen.i18n.messages import OWN, Messages
from newsgen.i18n.program import LANGUAGES, PROGRAM, Speaker
from newsgen.load import site_settings
from newsgen.refusals import refused
from newsgen.render.interface import words_of
from newsgen.said import Said, say, say_many

CODE = re.compile("[a-z]{2,3}")


class Ground(Struct, frozen=True):
    """Where to look: the messages wanted, the catalogues known, the folder to write to."""

    wanted: tuple[Wanted, ...]
    known: Messages
    folder: Path
    languages: tuple[str, ...]


@click.command()
@click.argument("languages", nargs=-1, metavar="[LANG]…")
@click.option(
    "--write",
    is_flag=True,
    help="Add what is missing to templates/messages/LANG.po, to be translated there.",
)
@click.option(
    "--program",
    is_flag=True,
    help="Of what newsgen says to editors, in place of what the theme says to readers.",
)
@click.pass_obj
def messages(speaker: Speaker, languages: tuple[str, ...], *, write: bool, program: bool) -> None:
    """Say which of the theme's words a language lacks: those readers would see in English.

    Looks through the templates of the site and of newsgen, for each LANG or, without any, for each
    language of the site. A site adds a language, or changes words, by templates/messages/LANG.po.
    Exits with 1 if something is missing.

    \b
    Examples:
      newsgen messages                    what the site's languages lack
      newsgen messages uz --write         begin templates/messages/uz.po, or add to it
    """  # noqa: D301 - \b is click's mark for text not to be wrapped
    ground = _program() if program else _theme(site_root(speaker))
    missing = False
    for language in languages or ground.languages:
        if not CODE.fullmatch(language):
            text = say("{value!r} is not a language's code", value=language)
            raise click.BadParameter(speaker.tell(text), param_hint=speaker.gettext("LANG"))
        found = lacking(ground.wanted, ground.known, language)
        missing = missing or bool(found)
        for one in found:
            name, line = one.places[0]
            click.echo(f"{Location(name, line)}: {' '.join(one.text.split())}")
        click.echo(speaker.tell(_total(language, len(found), len(ground.wanted))))
        if write and found:
            file = ground.folder / f"{language}.po"
            _write(file, completed(file.read_bytes() if file.exists() else b"", language, found))
            click.echo(speaker.tell(say("To be translated in {file}", file=shown(file))))
    sys.exit(1 if missing else 0)


def _theme(root: Path) -> Ground:
    folder = root / "templates" / OWN
    templates = tuple(dict.fromkeys([root / "templates", default_theme() / "templates"]))
    wanted = gathered([*words_of(templates), *of_newsgen()])
    return Ground(wanted, Messages(folder), folder, site_settings(root).languages)


def _program() -> Ground:
    texts = texts_of(cli, click.Context(cli))
    helped = [Wanted(one, many, ((place, 0),)) for place, one, many in texts]
    wanted = gathered([*said_in(Path(newsgen.__file__).parent), *helped])
    return Ground(wanted, Messages(folder=PROGRAM), PROGRAM, LANGUAGES)


def _total(language: str, missing: int, every: int) -> Said:
    if not missing:
        return say(
            "{language}: nothing is missing, {total} messages are translated.",
            language=language,
            total=every,
        )
    return say_many(
        "{language}: {number} message of {total} is not translated.",
        "{language}: {number} messages of {total} are not translated.",
        missing,
        language=language,
        total=every,
    )


def _write(file: Path, data: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    except OSError as error:
        text = say("the disk refused: {reason}", reason=refused(error))
        remedy = say("make room or give permission, and try again")
        raise NewsgenError([Problem(Location(str(file)), "disk", text, remedy)]) from error
