"""The types of schema.org that pages are described with, and of each what newsgen has to say.

A field is a property: `date_published` is `datePublished`, `id` is `@id`. What is empty is left
out.
"""

from msgspec import Struct


def _property(field: str) -> str:
    if field in ("id", "context", "graph"):
        return f"@{field}"
    if field == "query_input":
        return "query-input"
    first, *others = field.split("_")
    return first + "".join(map(str.title, others))


class Graph(Struct, frozen=True, rename=_property):
    """All that one page says of itself."""

    context: str
    graph: "tuple[Thing, ...]"


class Reference(Struct, frozen=True, rename=_property):
    """A thing that is described elsewhere, under this id."""

    id: str


class Thing(
    Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    rename=_property,
    tag_field="@type",
    tag=True,
):
    """https://schema.org/Thing; each type's name is its class's."""

    id: str = ""
    name: str = ""
    url: str = ""
    description: str = ""
    same_as: tuple[str, ...] = ()


class ImageObject(Thing, frozen=True, kw_only=True):
    """A picture; sizes in pixels."""

    width: int = 0
    height: int = 0
    caption: str = ""
    credit_text: str = ""
    creator: "tuple[Person, ...]" = ()
    copyright_notice: str = ""
    license: str = ""
    acquire_license_page: str = ""
    digital_source_type: str = ""


class Person(Thing, frozen=True, kw_only=True):
    """A human being who writes."""

    job_title: str = ""
    email: str = ""
    image: ImageObject | None = None


class Organization(Thing, frozen=True, kw_only=True):
    """People who write under one name."""

    email: str = ""
    logo: str = ""
    image: ImageObject | None = None


class NewsMediaOrganization(Organization, frozen=True, kw_only=True):
    """A newspaper."""


class CreativeWork(Thing, frozen=True, kw_only=True):
    """Something written."""

    text: str = ""
    headline: str = ""
    date_published: str = ""
    date_modified: str = ""
    author: tuple[Person | Organization, ...] = ()
    publisher: Organization | Reference | None = None
    image: tuple[ImageObject | str, ...] = ()  # also addresses alone
    in_language: str = ""
    is_accessible_for_free: bool | None = None
    is_based_on: "CreativeWork | None" = None
    is_part_of: Reference | None = None
    keywords: tuple[str, ...] = ()
    main_entity: Thing | None = None
    main_entity_of_page: str = ""
    correction: "tuple[CorrectionComment, ...]" = ()
    potential_action: "SearchAction | None" = None


class CorrectionComment(CreativeWork, frozen=True, kw_only=True):
    """What was put right, and when."""


class NewsArticle(CreativeWork, frozen=True, kw_only=True):
    """A story."""

    article_section: str = ""
    word_count: int = 0


class OpinionNewsArticle(NewsArticle, frozen=True, kw_only=True):
    """A column."""


class WebSite(CreativeWork, frozen=True, kw_only=True):
    """The site in one of its languages."""


class WebPage(CreativeWork, frozen=True, kw_only=True):
    """A page that is no article."""


class AboutPage(WebPage, frozen=True, kw_only=True):
    """Who makes the site."""


class ContactPage(WebPage, frozen=True, kw_only=True):
    """How to reach them."""


class CollectionPage(WebPage, frozen=True, kw_only=True):
    """A list of articles."""


class ProfilePage(WebPage, frozen=True, kw_only=True):
    """An author's own page."""


class ListItem(Thing, frozen=True, kw_only=True):
    """A step of a path, or an article of a list."""

    position: int
    item: str = ""


class ItemList(Thing, frozen=True, kw_only=True):
    """The articles of a list, in its order."""

    item_list_element: tuple[ListItem, ...]


class BreadcrumbList(ItemList, frozen=True, kw_only=True):
    """The way to a page from the front page."""


class EntryPoint(Thing, frozen=True, kw_only=True):
    """An address with a place for the words looked for."""

    url_template: str = ""


class SearchAction(Thing, frozen=True, kw_only=True):
    """How to search the site."""

    target: EntryPoint
    query_input: str
