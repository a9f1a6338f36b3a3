"""`newsgen init` and `newsgen new`."""

from collections.abc import Sequence
from pathlib import Path

import click

from newsgen.cli.site import moment, shown, site_root
from newsgen.i18n.program import Speaker
from newsgen.said import say
from newsgen.starter import start_article, start_site


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.pass_obj
def init(speaker: Speaker, folder: Path) -> None:
    """Start a new site in DIR, which must be empty or not exist yet.

    The site builds at once. The look comes with newsgen; a file of the same name in the site's own
    templates/ or static/ takes the place of newsgen's.
    """
    for path in start_site(folder):
        click.echo(f"{shown(folder)}/{path}")
    click.echo()
    click.echo(speaker.tell(say("Now: cd {folder} && newsgen serve", folder=shown(folder))))


@click.command()
@click.argument("title", metavar="TITLE")
@click.option("--section", default="", metavar="KEY", help="A section's key, as in site.yaml.")
@click.option("--author", default="", metavar="KEY", help="An author's key or name.")
@click.option(
    "--lang", default="", metavar="LANG", help="The article's language. [default: the site's own]"
)
@click.pass_obj
def new(speaker: Speaker, title: str, section: str, author: str, lang: str) -> None:
    """Start a new article, a draft dated now, and print its file.

    \b
    Example:
      newsgen new "Мост открыт: что дальше" --section politics --author redakciya
    """  # noqa: D301 - \b is click's mark for text not to be wrapped
    from newsgen.load import (
        site_settings,
        site_zone,
    )

    root = site_root(speaker)
    settings = site_settings(root)
    _known("--section", section, [one.key for one in settings.sections], speaker)
    _known("--lang", lang, settings.languages, speaker)
    own = settings.languages[0]
    path = start_article(
        root,
        title,
        moment(None, site_zone(root), speaker),
        section=section,
        author=author,
        language=lang or own,
        suffix=f".{lang}" if lang and lang != own else "",
        letters=settings.slugs.get(lang or own, {}),
    )
    click.echo(shown(root / path))


def _known(option: str, value: str, values: Sequence[str], speaker: Speaker) -> None:
    if value and value not in values:
        names = ", ".join(values)
        text = (
            say("{value!r} is not in site.yaml, which has: {names}", value=value, names=names)
            if values
            else say("{value!r} is not in site.yaml, which has: none", value=value)
        )
        raise click.BadParameter(speaker.tell(text), param_hint=option)
