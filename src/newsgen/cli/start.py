"""`newsgen init` and `newsgen new`."""

from pathlib import Path

import click

from newsgen.cli.site import moment, shown, site_root
from newsgen.starter import start_article, start_site


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def init(folder: Path) -> None:
    """Start a new site in DIR, which must be empty or not exist yet.

    The site builds at once. The look comes with newsgen; a file of the same name in the site's own
    templates/ or static/ takes the place of newsgen's.
    """
    for path in start_site(folder):
        click.echo(f"{shown(folder)}/{path}")
    click.echo(f"\nNow: cd {shown(folder)} && newsgen serve")


@click.command()
@click.argument("title")
@click.option("--section", default="", help="A section's key, as in site.yaml.")
@click.option("--author", default="", help="An author's key or name.")
@click.option("--lang", default="", help="The language. [default: the site's own]")
def new(title: str, section: str, author: str, lang: str) -> None:
    """Start a new article, a draft dated now, and print its file.

    \b
    Example:
      newsgen new "Мост открыт: что дальше" --section politics --author redakciya
    """  # noqa: D301 - \b is click's mark for text not to be wrapped
    from newsgen.load import (
        site_settings,
        site_zone,
    )

    root = site_root()
    settings = site_settings(root)
    _known("--section", section, [one.key for one in settings.sections])
    _known("--lang", lang, settings.languages)
    own = settings.languages[0]
    path = start_article(
        root,
        title,
        moment(None, site_zone(root)),
        section=section,
        author=author,
        language=lang or own,
        suffix=f".{lang}" if lang and lang != own else "",
    )
    click.echo(shown(root / path))


def _known(option: str, value: str, values: list[str] | tuple[str, ...]) -> None:
    if value and value not in values:
        raise click.BadParameter(
            f"{value!r} is not in site.yaml, which has: {', '.join(values) or 'none'}",
            param_hint=option,
        )
