"""What several kinds of page say: addresses in full, pictures, people, the publisher, the path."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice

from newsgen.model.media import PhotoView
from newsgen.model.settings import Link
from newsgen.model.views import AuthorView, Card, SiteView
from newsgen.structured.things import (
    BreadcrumbList,
    ImageObject,
    ItemList,
    ListItem,
    NewsMediaOrganization,
    Organization,
    Person,
)

LISTED_MAX = 30  # articles of a list: a day may have hundreds, and they are on the page anyway
ICON = "/icon-512.png"  # lies directly under static/, in the theme at least, and so keeps its name


def root_of(site: SiteView) -> str:
    """What stands before every address of the site."""
    return site.base_url.rstrip("/")


def full(root: str, url: str) -> str:
    """An address of this site in full; others are so already."""
    return root + url if url.startswith("/") and not url.startswith("//") else url


def moment(when: datetime) -> str:
    """A moment as the page's own `<time>` has it, with its offset."""
    return when.isoformat("T", "seconds")


def publisher_id(root: str) -> str:
    """Who publishes all of the site, whatever the language."""
    return f"{root}/#publisher"


def website_id(site: SiteView) -> str:
    """The site in the page's language."""
    return f"{root_of(site)}{site.home}#website"


def publisher(site: SiteView) -> NewsMediaOrganization:
    """The newspaper, as an article names it."""
    root = root_of(site)
    logo = site.logo.url if site.logo is not None and site.logo.url else ICON
    return NewsMediaOrganization(
        id=publisher_id(root), name=site.title, url=f"{root}{site.home}", logo=full(root, logo)
    )


def pictures(photos: Iterable[PhotoView | None], root: str) -> tuple[ImageObject, ...]:
    """The photographs that are shown, each with its credit."""
    return tuple(_picture(photo, root) for photo in photos if photo is not None and photo.url)


def _picture(photo: PhotoView, root: str) -> ImageObject:
    return ImageObject(
        url=full(root, photo.url),
        width=photo.width,
        height=photo.height,
        caption=photo.caption,
        credit_text=photo.credit,
    )


def named(author: AuthorView, root: str) -> Person | Organization:
    """An author as a byline has them: a name, and where to read who that is."""
    kind = Organization if author.organization else Person
    return kind(name=author.name, url=full(root, author.url))


def profile(author: AuthorView, root: str) -> Person | Organization:
    """An author as their own page has them."""
    elsewhere = tuple(one for one in (author.website, author.telegram) if one)
    url = full(root, author.url)
    image = next(iter(pictures([author.portrait], root)), None)
    if author.organization:
        return Organization(
            name=author.name, url=url, description=author.about, same_as=elsewhere,
            email=author.email, image=image,
        )  # fmt: skip
    return Person(
        name=author.name, url=url, description=author.about, same_as=elsewhere,
        email=author.email, image=image, job_title=author.role,
    )  # fmt: skip


def path(steps: Sequence[Link], root: str) -> tuple[BreadcrumbList, ...]:
    """The way to a page, its first step the front page; none where that is all."""
    if len(steps) == 1:
        return ()
    items = tuple(
        ListItem(position=at, name=step.title, item=full(root, step.url))
        for at, step in enumerate(steps, 1)
    )
    return (BreadcrumbList(item_list_element=items),)


def listing(cards: Iterable[Card], root: str) -> ItemList | None:
    """The first articles of a list by their addresses, each once; None where there are none."""
    addresses = islice(dict.fromkeys(card.url for card in cards), LISTED_MAX)
    items = tuple(ListItem(position=at, url=full(root, url)) for at, url in enumerate(addresses, 1))
    return ItemList(item_list_element=items) if items else None
