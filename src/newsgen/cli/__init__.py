"""Arguments in, exit code out; the only room that prints, and that knows the time and the folder.

Exit codes: 0 done, 1 problems in the site, 2 wrong usage, 130 interrupted.
"""

import gc
import importlib
import sys
from collections.abc import Mapping
from types import MappingProxyType

import click

from newsgen import __version__
from newsgen.errors import NewsgenError

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "build": "newsgen.cli.build",
        "init": "newsgen.cli.start",
        "new": "newsgen.cli.start",
        "serve": "newsgen.cli.serve",
    }
)


class Commands(click.Group):
    """Commands whose modules are imported when they are used, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(COMMANDS[cmd_name]), cmd_name)
        return command


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: newsgen init my-site && cd my-site && newsgen serve",
)
@click.version_option(__version__, prog_name="newsgen", message="%(prog)s %(version)s")
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
    try:
        cli(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted. The next build mends whatever was left half done.", err=True)
        sys.exit(130)
    except NewsgenError as error:
        from newsgen.cli.report import show_problems

        show_problems(error.problems)
        sys.exit(1)
    except BrokenPipeError:
        # Whoever read our output (head, less) has seen enough.
        sys.stderr.close()
        sys.exit(0)
