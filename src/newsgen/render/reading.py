"""What rendering asks of the outside: the text of a body and the bytes of an asset."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Protocol

from newsgen.model.article import Body
from newsgen.model.media import AssetView
from newsgen.said import Said, say


class Reader(Protocol):
    """Opens what a view names by digest; NewsgenError where it has changed or gone meanwhile."""

    def body(self, body: Body) -> str:
        """The Markdown text of a body, without its front matter."""

    def asset(self, asset: AssetView) -> bytes:
        """The bytes of an asset."""


def unknown_asset(name: str, assets: Iterable[str]) -> tuple[Said, Said]:
    """What to say of a file that is not under static/: the complaint and the remedy."""
    near = get_close_matches(name, assets, n=1)
    remedy = (
        say("did you mean {name}?", name=near[0])
        if near
        else say("put it at static/{name}", name=name)
    )
    return say("there is no file {name!r} under static/", name=name), remedy
