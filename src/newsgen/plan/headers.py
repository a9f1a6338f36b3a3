"""The file `_headers`: what hosts that know it send with the site's files."""

from collections.abc import Iterable, Iterator
from functools import partial

from newsgen import urls
from newsgen.images.addresses import EXTENSIONS
from newsgen.model.edition import Edition
from newsgen.model.hosting import HeadersView
from newsgen.model.media import Asset
from newsgen.target import HEADERS, Later, Target

PATH = "_headers"
_RSS = "application/rss+xml; charset=utf-8"
TYPES = (
    ("feed.xml", _RSS),
    ("atom.xml", "application/atom+xml; charset=utf-8"),
    ("feed.json", "application/feed+json; charset=utf-8"),
)
_RULES_MAX = 80  # of these; Cloudflare Pages reads 100 rules


def headers(edition: Edition) -> Iterator[Target]:
    """The file, unless the site has its own."""
    if f"static/{PATH}" not in edition.assets:
        yield Target(PATH, HEADERS, Later(partial(_view, edition)))


def _view(edition: Edition) -> HeadersView:
    settings = edition.settings
    own = tuple((urls.AGGREGATORS[name], _RSS) for name in settings.feeds.profiles)
    types = tuple((f"{at}/{name}", kind) for name, kind in TYPES + own for at in ("", "/*"))
    return HeadersView(
        base_path=urls.base_path(settings.base_url),
        policy=settings.policy,
        wasm=settings.search,
        types=types,
        lasting=tuple(sorted(_lasting(edition.assets.values()))[:_RULES_MAX]),
    )


def _lasting(assets: Iterable[Asset]) -> set[str]:
    # By folder and suffix, not by folder: a page may have the address of a folder of files.
    found = {"/cards/*.jpg", "/cards/*.png"}  # named by what is on them
    for asset in assets:
        folder, _, rest = asset.url[1:].partition("/")
        name = rest.rpartition("/")[2]
        if name.count(".") > 1 and folder != ".well-known":
            found.add(f"/{folder}/*.{name.rpartition('.')[2]}")
        if asset.prints is not None:
            found.update(f"/{urls.MEDIA}*.{form}" for form in EXTENSIONS.values())
    return found
