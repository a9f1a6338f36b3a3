"""Every address of the site, and the path each address has on disk.

Addresses here are site-relative, start and (for pages) end with a slash, and are pure ASCII.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from urllib.parse import quote, unquote, urljoin, urlsplit

NOT_FOUND = "/404.html"
INDEX = "search/pagefind/"  # below the output folder: the search index, by language and volume
MEDIA = "media/"  # likewise: pictures
SITEMAP = "/sitemap.xml"
NEWS_SITEMAP = "/news-sitemap.xml"
ROBOTS = "/robots.txt"
FEEDS: Mapping[str, str] = MappingProxyType(
    {"rss": "feed.xml", "atom": "atom.xml", "json": "feed.json"}
)
AGGREGATORS: Mapping[str, str] = MappingProxyType(
    {"yandex": "yandex.xml", "dzen": "dzen.xml", "rambler": "rambler.xml"}
)


def home(prefix: str) -> str:
    """The front page; `prefix` is "" or "/kk"."""
    return f"{prefix}/"


def section(prefix: str, key: str) -> str:
    """A section's front."""
    return f"{prefix}/{key}/"


def tag(prefix: str, slug: str) -> str:
    """A tag's front."""
    return f"{prefix}/tags/{slug}/"


def author(prefix: str, slug: str) -> str:
    """An author's front."""
    return f"{prefix}/authors/{slug}/"


def numbered(front: str, number: int) -> str:
    """Page `number` of the list whose front stands at `front`; 1 is the oldest."""
    return f"{front}page/{number}/"


def manifest(front: str) -> str:
    """The web app manifest of the language whose front page stands at `front`."""
    return f"{front}site.webmanifest"


def ninjs(article: str) -> str:
    """The file for other newsrooms of the article at an address."""
    return f"{article}ninjs.json"


def archive(prefix: str) -> str:
    """The list of all years."""
    return f"{prefix}/archive/"


def year(prefix: str, day: date) -> str:
    """A year's archive."""
    return f"{prefix}/{day:%Y}/"


def month(prefix: str, day: date) -> str:
    """A month's archive."""
    return f"{prefix}/{day:%Y/%m}/"


def day(prefix: str, on: date) -> str:
    """A day's archive."""
    return f"{prefix}/{on:%Y/%m/%d}/"


def fragment(prefix: str, kind: str) -> str:
    """A fragment that article pages fetch."""
    return f"{prefix}/fragments/{kind}.html"


def search(prefix: str) -> str:
    """The search page."""
    return f"{prefix}/search/"


def index(language: str, volume: str = "") -> str:
    """The folder of the search index of a language, or of one of its volumes."""
    folder = f"/{INDEX}{language}/"
    return f"{folder}{volume}/" if volume else folder


def standing(prefix: str, key: str) -> str:
    """A standing page."""
    return f"{prefix}/{key}/"


def sitemap(name: str, number: int) -> str:
    """A sitemap of a month ("2024-03") or of "pages"; from the second on it has a number."""
    return f"/sitemaps/{name}.xml" if number == 1 else f"/sitemaps/{name}-{number}.xml"


def feed(front: str, name: str) -> str:
    """The feed of the page at `front`, by the name of its format or of its aggregator."""
    return front + (FEEDS.get(name) or AGGREGATORS[name])


def article(prefix: str, pattern: str, on: date, slug: str, section_key: str) -> str:
    """An article by the site's permalink pattern."""
    filled = pattern.format(
        year=f"{on.year:04}",  # a third of what strftime takes
        month=f"{on.month:02}",
        day=f"{on.day:02}",
        slug=slug,
        section=section_key or "news",
    )
    return f"{prefix}{filled}"


def asset(source: str, digest: bytes) -> str:
    """The address of a published file.

    static/css/site.css goes to /css/site.<digest>.css; a file directly under static/ or under
    static/.well-known/ keeps its name, because hosts and crawlers ask for it by that name; what
    lies beside articles goes to /media/.
    """
    root, _, rest = source.partition("/")
    if root == "static" and ("/" not in rest or rest.startswith(".well-known/")):
        return "/" + quote(rest)
    # By hand, because pathlib takes ten times as long, and an archive has a photo for each story.
    folder, slash, name = rest.rpartition("/")
    bare, dot, suffix = name.rpartition(".")
    if not bare or not suffix:
        bare, dot, suffix = name, "", ""
    named = f"{folder}{slash}{bare}.{digest.hex()[:10]}{dot}{suffix.lower()}"
    if root == "static":
        return "/" + quote(named)
    return f"/{MEDIA}{quote(_below(named))}"


def stem(source: str, digest: bytes) -> str:
    """What the addresses of all the sizes of a photograph begin with."""
    bare = source.partition("/")[2].rpartition(".")[0]
    return f"/{MEDIA}{quote(_below(bare))}.{digest.hex()[:8]}"


def _below(path: str) -> str:
    first, _, rest = path.partition("/")
    return rest if first in ("articles", "pages") else path


def share_card(page: str, digest: bytes, suffix: str) -> str:
    """The picture that networks show beside a link to a page, named by what is on it."""
    return f"/cards{page.rstrip('/') or '/home'}.{digest.hex()[:10]}.{suffix}"


def path_of(url: str) -> str:
    """The file, below the output folder, that a static host serves at an address."""
    path = (unquote(url) if "%" in url else url).lstrip("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def page_of(url: str, link: str) -> str:
    """The page a link at `url` leads to: without fragment and query, with the slash at its end."""
    # Most links are addresses already; there are 100,000 of them in an archive.
    joined = link if link.startswith("/") and "/." not in link else urljoin(url, link)
    address = joined.partition("#")[0].partition("?")[0]
    last = address.rpartition("/")[2]
    return f"{address}/" if last and "." not in last else address


def base_path(base_url: str) -> str:
    """What stands before every address of a site at `base_url`: "" or "/news"."""
    return urlsplit(base_url).path.rstrip("/")
