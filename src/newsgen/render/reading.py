"""What rendering asks of the outside: the text of a body and the bytes of an asset."""

from typing import Protocol

from newsgen.model.article import Body
from newsgen.model.views import AssetView


class Reader(Protocol):
    """Opens what a view names by digest; NewsgenError where it has changed or gone meanwhile."""

    def body(self, body: Body) -> str:
        """The Markdown text of a body, without its front matter."""

    def asset(self, asset: AssetView) -> bytes:
        """The bytes of an asset."""
