"""Arguments in, exit code out; the only room that prints, and that knows the time and the folder.

Exit codes: 0 done, 1 problems in the site, 2 wrong usage, 130 interrupted.
"""

import gc
import importlib
import os
import sys
from collections.abc import Mapping
from types import MappingProxyType

import click

from newsgen import __version__
from newsgen.cli.language import OPTION, explained, speaker_for, spoken, teach_click
from newsgen.errors import NewsgenError
from newsgen.i18n.program import LANGUAGES, Speaker
from newsgen.said import say

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "build": "newsgen.cli.build",
        "check": "newsgen.cli.check",
        "init": "newsgen.cli.start",
        "messages": "newsgen.cli.messages",
        "new": "newsgen.cli.start",
        "serve": "newsgen.cli.serve",
    }
)


class Commands(click.Group):
    """Commands whose modules are imported when they are used, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, its help in the language of the context's speaker."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(COMMANDS[cmd_name]), cmd_name)
        return spoken(command, ctx.obj or Speaker())


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: newsgen init my-site && cd my-site && newsgen serve",
)
@click.option(
    OPTION,
    type=click.Choice(LANGUAGES),
    expose_value=False,  # taken before the rest is read, which may have to be complained of
    help="The language newsgen speaks to you. [default: the system's, else en]",
)
@click.version_option(
    __version__,
    prog_name="newsgen",
    message="%(prog)s %(version)s",
    help="Show the version and exit.",
)
def cli() -> None:
    """Turn a folder of Markdown articles into a fast static news site.

    Articles live in content/, templates in templates/, style and scripts in static/; the site is
    written to build/, which goes to any static host. Every command finds the site from any of its
    sub-folders.
    """


def main() -> None:
    """Run the command line, and turn what went wrong into words and an exit code."""
    # A build makes hundreds of thousands of objects that live to its end: to look them through for
    # garbage again and again took a quarter of its time.
    gc.set_threshold(1_000_000, 50, 100)
    speaker = speaker_for(sys.argv[1:], os.environ)
    teach_click(speaker)
    try:
        spoken(cli, speaker).main(obj=speaker, standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        explained(error, speaker).show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        text = say("Interrupted. The next build mends whatever was left half done.")
        click.echo(speaker.tell(text), err=True)
        sys.exit(130)
    except NewsgenError as error:
        from newsgen.cli.report import show_problems

        show_problems(error.problems, speaker)
        sys.exit(1)
    except BrokenPipeError:
        # Whoever read our output (head, less) has seen enough.
        sys.stderr.close()
        sys.exit(0)
