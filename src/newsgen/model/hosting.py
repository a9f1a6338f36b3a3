"""What hosts are told of the site's files: the views of files for hosts, not for readers."""

from msgspec import Struct

from newsgen.model.media import AssetView
from newsgen.model.settings import Policy


class HeadersView(Struct, frozen=True):
    """What `_headers` says; patterns of addresses, below the base path, may hold one `*`."""

    base_path: str
    policy: Policy | None
    wasm: bool  # whether some page runs WebAssembly
    types: tuple[tuple[str, str], ...]  # pattern, type
    lasting: tuple[str, ...]  # patterns of files whose names change with what is in them


class RedirectsView(Struct, frozen=True):
    """Where old addresses lead, for hosts that can answer there by themselves."""

    base_path: str
    moves: tuple[tuple[str, str], ...]  # old address, address; those to the newest articles first
    gone: tuple[str, ...]
    own: AssetView | None = None  # the site's own rules, which go first
    forced: bool = False
