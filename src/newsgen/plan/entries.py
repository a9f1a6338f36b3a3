"""Articles as lists know them: each with its card, its tags and authors resolved to addresses."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from msgspec import Struct

from newsgen.errors import Location, Problem
from newsgen.fingerprint import fingerprint
from newsgen.i18n.slugs import slug
from newsgen.model.article import SIGNED, Article, Byline
from newsgen.model.media import Asset, Photo, PhotoView
from newsgen.model.settings import Author, Link, Settings, Wording
from newsgen.model.views import AuthorView, Card, Signature
from newsgen.plan.frame import in_language, prefix_of
from newsgen.plan.photographs import photo_view
from newsgen.said import say


class Directory(Struct, frozen=True):
    """Every name an article may use, with what it stands for in one language."""

    sections: Mapping[str, Link]
    tags: Mapping[str, Link]
    authors: Mapping[str, AuthorView]  # by the key of a listed author, or a guest's name


class _Beside(Struct, frozen=True):
    """What a card shows that its article's own file does not say."""

    section: Link | None
    photo: PhotoView | None = None
    author: Signature | None = None


def card_seals(
    articles: Sequence[Article], directory: Directory, assets: Mapping[str, Asset]
) -> list[bytes]:
    """The seals of the articles' cards, in the same order."""
    sections = {one.section for one in articles}
    named = {key: fingerprint(_Beside(directory.sections.get(key))) for key in sections}
    signed = SIGNED
    return [
        one.face + named[one.section]
        if (not one.photo or not one.photo.file) and one.kind not in signed
        else one.face + fingerprint(_beside(one, directory, assets))
        for one in articles
    ]


def _beside(article: Article, directory: Directory, assets: Mapping[str, Asset]) -> _Beside:
    photo = photo_view(article.photo, assets)
    return _Beside(
        directory.sections.get(article.section),
        photo if photo is not None and photo.url else None,
        _signature(article, directory) if article.kind in SIGNED else None,
    )


def card_of(article: Article, directory: Directory, assets: Mapping[str, Asset]) -> Card:
    """The card of an article; `directory` is its language's."""
    beside, copy = _beside(article, directory, assets), article.copy
    return Card(
        url=article.url,
        title=copy.title,
        lead=copy.lead,
        date=copy.date,
        section=beside.section,
        photo=beside.photo,
        kind=article.kind,
        author=beside.author,
        seal=article.face + fingerprint(beside),
    )


def _signature(article: Article, directory: Directory) -> Signature | None:
    for author in written_by(article.bylines[:1], directory):
        return Signature(author.name, author.url, author.portrait)
    return None


class Names(Struct, frozen=True):
    """Names as articles write them, each with the one address it stands for, and what clashed."""

    links: Mapping[str, Link]
    problems: tuple[Problem, ...]


def tag_names(uses: Mapping[str, str], language: str, settings: Settings) -> Names:
    """Every tag's link; spellings that differ only by case or ё/е are one tag, as first spelt.

    `uses` are the files each was first used in, the oldest first. The first use decides, so that a
    new article never renames a tag on old pages.
    """
    front = f"{prefix_of(settings, language)}/tags/"
    return _names(uses, front, {}, _spelling(language, settings))


def author_names(guests: Mapping[str, str], language: str, settings: Settings) -> Names:
    """Every byline's link, by the byline's key or, for guests, name; `guests` as in tag_names."""
    front = f"{prefix_of(settings, language)}/authors/"
    links = {
        author.key: Link(in_language(author.name, settings, language), f"{front}{author.key}/")
        for author in settings.authors
    }
    taken = {link.url: link.title for link in links.values()}
    others = _names(guests, front, taken, _spelling(language, settings))
    return Names({**others.links, **links}, others.problems)


def author_views(
    links: Mapping[str, Link], settings: Settings, language: str, assets: Mapping[str, Asset]
) -> Mapping[str, AuthorView]:
    """Every author as a page shows them, by the same names as their links."""
    listed = {author.key: author for author in settings.authors}
    words = partial(in_language, settings=settings, language=language)
    return {
        name: _author_view(link, listed.get(name), words, assets) for name, link in links.items()
    }


def _author_view(
    link: Link,
    author: Author | None,
    words: Callable[[Wording], str],
    assets: Mapping[str, Asset],
) -> AuthorView:
    if author is None:
        return AuthorView(link.title, link.url)
    role, about = words(author.role), words(author.about)
    return AuthorView(
        link.title,
        link.url,
        role,
        about,
        author.email,
        website=author.url,
        telegram=author.telegram,
        portrait=photo_view(Photo(author.photo, link.title), assets) if author.photo else None,
        organization=author.organization,
        listed=True,
    )


def written_by(bylines: Iterable[Byline], directory: Directory) -> tuple[AuthorView, ...]:
    """The authors of an article."""
    return tuple(directory.authors[byline.key or byline.name] for byline in bylines)


def _spelling(language: str, settings: Settings) -> Callable[[str], str]:
    return partial(slug, language=language, own=settings.slugs.get(language, {}))


def _names(
    uses: Mapping[str, str],
    front: str,
    taken: Mapping[str, str],
    spelt: Callable[[str], str],
) -> Names:
    """What names stand for, given the file each was first used in, the first of them first."""
    links: dict[str, Link] = {}
    by_fold: dict[str, Link] = {}
    owners = dict(taken)
    problems: list[Problem] = []
    for name, file in uses.items():
        fold = name.casefold().replace("ё", "е")
        link = by_fold.get(fold)
        if link is None:
            link = Link(name, f"{front}{spelt(name)}/")
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
            say("no address can be made of {name!r}", name=link.title),
            say("use at least one letter or digit"),
        )
    elif link.url in owners:
        yield Problem(
            Location(file),
            "same-address",
            say(
                "{name!r} and {other!r} both want {address}",
                name=link.title,
                other=owners[link.url],
                address=link.url,
            ),
            say("spell them the same, or so that their addresses differ"),
        )
