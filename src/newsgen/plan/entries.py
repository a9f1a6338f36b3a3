"""Articles as lists know them: each with its card, its tags and authors resolved to addresses."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from newsgen.errors import Location, Problem
from newsgen.i18n.slugs import slug
from newsgen.model.article import Article, Byline
from newsgen.model.media import Asset
from newsgen.model.settings import Author, Link
from newsgen.model.views import AuthorView, Card
from newsgen.plan.frame import photo_view


class Entry(Struct, frozen=True):
    """A published article and its card."""

    article: Article
    card: Card


def entries(
    articles: Iterable[Article], sections: Mapping[str, Link], assets: Mapping[str, Asset]
) -> tuple[Entry, ...]:
    """Each article with its card, in the same order."""
    return tuple(Entry(article, _card(article, sections, assets)) for article in articles)


def _card(article: Article, sections: Mapping[str, Link], assets: Mapping[str, Asset]) -> Card:
    photo = photo_view(article.photo, assets)
    return Card(
        url=article.url,
        title=article.copy.title,
        lead=article.copy.lead,
        date=article.copy.date,
        section=sections.get(article.section),
        photo=photo if photo is not None and photo.url else None,
    )


class Directory(Struct, frozen=True):
    """Every name an article may use, with what it stands for in one language."""

    sections: Mapping[str, Link]
    tags: Mapping[str, Link]
    authors: Mapping[str, AuthorView]  # by the key of a listed author, or a guest's name


class Names(Struct, frozen=True):
    """Names as articles write them, each with the one address it stands for, and what clashed."""

    links: Mapping[str, Link]
    problems: tuple[Problem, ...]


def tag_names(oldest_first: Iterable[Article], front: str, language: str) -> Names:
    """Every tag's link; spellings that differ only by case or ё/е are one tag, as first spelt.

    The first use decides, so that a new article never renames a tag on old pages.
    """
    uses = ((tag, article.file) for article in oldest_first for tag in article.tags)
    return _names(uses, front, language, {})


def author_names(
    oldest_first: Iterable[Article], front: str, language: str, listed: Mapping[str, Author]
) -> Names:
    """Every byline's link, by the byline's key or, for guests, name."""
    links = {key: Link(author.name, f"{front}{key}/") for key, author in listed.items()}
    uses = (
        (byline.name, article.file)
        for article in oldest_first
        for byline in article.bylines
        if not byline.key
    )
    guests = _names(uses, front, language, {link.url: link.title for link in links.values()})
    return Names({**guests.links, **links}, guests.problems)


def author_views(
    links: Mapping[str, Link], listed: Mapping[str, Author]
) -> Mapping[str, AuthorView]:
    """Every author as a page shows them, by the same names as their links."""
    return {name: _author_view(link, listed.get(name)) for name, link in links.items()}


def _author_view(link: Link, author: Author | None) -> AuthorView:
    if author is None:
        return AuthorView(link.title, link.url)
    return AuthorView(
        link.title, link.url, author.role, author.about, author.email, website=author.url
    )


def written_by(bylines: Iterable[Byline], directory: Directory) -> tuple[AuthorView, ...]:
    """The authors of an article."""
    return tuple(directory.authors[byline.key or byline.name] for byline in bylines)


def _names(
    uses: Iterable[tuple[str, str]], front: str, language: str, taken: Mapping[str, str]
) -> Names:
    links: dict[str, Link] = {}
    by_fold: dict[str, Link] = {}
    owners = dict(taken)
    problems: list[Problem] = []
    for name, file in uses:
        if name in links:
            continue
        fold = name.casefold().replace("ё", "е")
        link = by_fold.get(fold)
        if link is None:
            link = Link(name, f"{front}{slug(name, language)}/")
            by_fold[fold] = link
            problems.extend(_clash(link, front, file, owners))
            owners.setdefault(link.url, name)
        links[name] = link
    return Names(links, tuple(problems))


def _clash(link: Link, front: str, file: str, owners: Mapping[str, str]) -> Iterable[Problem]:
    if link.url == f"{front}/":
        yield Problem(
            Location(file),
            "empty-slug",
            f"no address can be made of {link.title!r}",
            "use at least one letter or digit",
        )
    elif link.url in owners:
        yield Problem(
            Location(file),
            "same-address",
            f"{link.title!r} and {owners[link.url]!r} both want {link.url}",
            "spell them the same, or so that their addresses differ",
        )
