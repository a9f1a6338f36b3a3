"""`newsgen serve`."""

import click

from newsgen.build import Request
from newsgen.cli.report import show_problems
from newsgen.cli.site import moment, site_root, workers
from newsgen.errors import NewsgenError
from newsgen.load import site_zone
from newsgen.model.article import State


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to listen on; 0 takes a free one.",
)
@click.option(
    "--published", is_flag=True, help="Show only what readers see: no drafts, nothing scheduled."
)
def serve(host: str, port: int, *, published: bool) -> None:
    """Show the site in a browser, and build it again whenever a file changes.

    Drafts and scheduled articles are shown as well. Nothing is written to build/. Stop with Ctrl-C.
    """
    from newsgen.preview.server import Preview, listen

    root = site_root()
    zone = site_zone(root)
    sockets = listen(host, port)
    address = f"http://{host}:{sockets.getsockname()[1]}/"
    also = frozenset() if published else frozenset({State.DRAFT, State.SCHEDULED})

    def request() -> Request:
        return Request(
            root=root,
            output=root / ".newsgen" / "preview",
            now=moment(None, zone),
            base_url=address,
            also=also,
            jobs=workers(None),
        )

    def built(written: int, seconds: float) -> None:
        click.echo(f"Built: {written} file{'s' * (written != 1)} written; {seconds:.2f} s.")

    def failed(error: NewsgenError) -> None:
        show_problems(error.problems)
        click.echo("The last good pages are still shown; save a correction to try again.", err=True)

    if host not in ("127.0.0.1", "localhost", "::1"):
        click.echo(f"{host} may be reached by others: drafts are shown to them too.", err=True)
    click.echo(f"Serving at {address} (Ctrl-C to stop)")
    Preview(request, built, failed).run(sockets)
