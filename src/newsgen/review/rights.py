"""Whose photograph it is, where the article, its file and other articles do not agree."""

import re
from collections.abc import Iterable, Iterator

from newsgen.errors import Problem
from newsgen.i18n.slugs import slug
from newsgen.model.article import Article
from newsgen.model.edition import Edition
from newsgen.model.media import Photo
from newsgen.model.photograph import Metadata, Photograph
from newsgen.review.manuscripts import Manuscripts
from newsgen.said import say

_WORD = re.compile(r"\w+")
_LETTERS_MIN = 4  # of a name that may be found within another word: "AP" is in "Kapital"


def other_credits(edition: Edition, manuscripts: Manuscripts) -> Iterator[Problem]:
    """Every photo_credit that says another than the photograph's own file does."""
    for article, photo, file in _credited(edition):
        said = _named(file.metadata)
        if not said or any(agree(photo.credit, one) for one in (*said, *_others(file.metadata))):
            continue
        text = say(
            "photo_credit is {credit!r}, and the photograph's file says {said!r}",
            credit=_plain(photo.credit),
            said=" / ".join(dict.fromkeys(said)),
        )
        remedy = say("leave out photo_credit if the file is right, else correct the file")
        where = manuscripts.of(article.file).field("photo_credit")
        yield Problem(where, "other-credit", text, remedy)


def two_credits(edition: Edition, manuscripts: Manuscripts) -> Iterator[Problem]:
    """Every photo_credit that says another than the oldest article with the same photograph.

    Where the photograph's file says whose it is, each has been held to that.
    """
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for article, photo, file in _credited(edition):
        if _named(file.metadata):
            continue
        use = photo.file, article.language
        oldest, other = first.setdefault(use, (article.file, photo.credit))
        if agree(photo.credit, other):
            continue
        text = say(
            "photo_credit is {credit!r}, and {other!r} for the same photo in {file}",
            credit=_plain(photo.credit),
            other=_plain(other),
            file=oldest,
        )
        where = manuscripts.of(article.file).field("photo_credit")
        remedy = say("find out whose it is, and write the same in both")
        yield Problem(where, "two-credits", text, remedy)


def _credited(edition: Edition) -> Iterator[tuple[Article, Photo, Photograph]]:
    """The articles that say themselves whose their photograph is, the oldest first."""
    for article in reversed(edition.articles):
        photo = article.photo
        asset = edition.assets.get(photo.file) if photo and photo.credit else None
        file = asset.photo if asset else None
        # An article that says nothing has got the words of the file.
        if photo and file and all(photo.credit != one.credit for one in file.words):
            yield article, photo, file


def agree(one: str, other: str) -> bool:
    """True if one may be a longer form of the other, in whatever letters: "Фото: Акорда", "Akorda".

    Initials say nothing, for they may stand for a name.
    """
    if one == other:
        return True
    mine, yours = _words(one), _words(other)
    if mine <= yours or yours <= mine:
        return True
    shorter, longer = sorted(("".join(_spelt(one)), "".join(_spelt(other))), key=len)
    return len(shorter) >= _LETTERS_MIN and shorter in longer


def _words(text: str) -> set[str]:
    return {word for word in _spelt(text) if len(word) > 1}


def _spelt(text: str) -> Iterable[str]:
    # Spelt as in one language whichever it is: Қ is K to both, or it would be q to one of them.
    return [slug(word, "ru") for word in _WORD.findall(text)]


def _named(told: Metadata) -> tuple[str, ...]:
    return tuple(filter(None, (told.credit, *told.bylines)))


def _others(told: Metadata) -> Iterator[str]:
    yield from filter(None, (told.source, *(text for _, text in told.copyright)))


def _plain(text: str) -> str:
    return " ".join(text.split())  # without the spaces of typesetting that keep words together
