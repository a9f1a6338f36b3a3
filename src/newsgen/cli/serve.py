"""`newsgen serve`."""

import click

from newsgen.build import Request
from newsgen.cli.report import show_problems
from newsgen.cli.site import moment, site_root, workers
from newsgen.developing import Photos
from newsgen.errors import NewsgenError
from newsgen.i18n.program import Speaker
from newsgen.load import site_zone
from newsgen.model.article import State
from newsgen.said import say, say_many


@click.command()
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="HOST",
    help="The address to listen on.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="PORT",
    help="The port to listen on; 0 takes a free one.",
)
@click.option(
    "--published", is_flag=True, help="Show only what readers see: no drafts, nothing scheduled."
)
@click.option(
    "--search",
    is_flag=True,
    help="Keep the search index too, as a build does; it makes a large site slower to show.",
)
@click.pass_obj
def serve(speaker: Speaker, host: str, port: int, *, published: bool, search: bool) -> None:
    """Show the site in a browser, and build it again whenever a file changes.

    Drafts and scheduled articles are shown as well. Nothing is written to build/. Stop with Ctrl-C.
    """
    from newsgen.preview.server import Preview, listen

    root = site_root(speaker)
    zone = site_zone(root)
    sockets = listen(host, port)
    address = f"http://{host}:{sockets.getsockname()[1]}/"
    also = frozenset() if published else frozenset({State.DRAFT, State.SCHEDULED})

    def request() -> Request:
        return Request(
            root=root,
            output=root / ".newsgen" / "preview",
            now=moment(None, zone, speaker),
            base_url=address,
            also=also,
            jobs=workers(None),
            index=search,
            photos=Photos.LATER,
        )

    def built(written: int, seconds: float) -> None:
        text = say_many(
            "Built: {number} file written; {seconds:.2f} s.",
            "Built: {number} files written; {seconds:.2f} s.",
            written,
            seconds=seconds,
        )
        click.echo(speaker.tell(text))

    def failed(error: NewsgenError) -> None:
        show_problems(error.problems, speaker)
        text = say("The last good pages are still shown; save a correction to try again.")
        click.echo(speaker.tell(text), err=True)

    if host not in ("127.0.0.1", "localhost", "::1"):
        text = say("{host} may be reached by others: drafts are shown to them too.", host=host)
        click.echo(speaker.tell(text), err=True)
    click.echo(speaker.tell(say("Serving at {address} (Ctrl-C to stop)", address=address)))
    Preview(request, built, failed, speaker.tell).run(sockets)
