"""What a file names in other files, looked up: the pictures it shows, the stories it points to."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar
from urllib.parse import unquote

from msgspec.structs import replace

from newsgen.errors import NewsgenError, Problem
from newsgen.load import limits
from newsgen.load.opening import Read
from newsgen.load.pictures import picture_file
from newsgen.load.sources import Files
from newsgen.load.texts import Known, story_named, text_linked, unknown_story
from newsgen.model.article import Article, Reference, StandingPage

T = TypeVar("T", Article, StandingPage)


def names_others(read: Read[T]) -> bool:
    """True of a text that has to be resolved, as few have."""
    return bool(read.shown or read.related or read.texts or read.mentioned)


def resolved(read: Read[T], path: str, known: Known) -> Read[T]:
    """The same with every picture's and text's file, and with the problems of what there is not."""
    problems: list[Problem] = []
    folder = path.rpartition("/")[0]
    pictures = _each(read.shown, partial(_picture, folder=folder, files=known.files), problems)
    unknown = [one for one in read.related if one.text not in known.stories]
    problems += (unknown_story(one, known.stories) for one in unknown[: limits.PROPOSALS])
    links = _each(read.texts, partial(text_linked, folder=folder, known=known), problems)
    stories = _each(read.mentioned, partial(story_named, folder=folder, known=known), problems)
    made = read.made
    if problems:
        made = None
    elif isinstance(made, Article):
        made = _linked(_illustrated(made, pictures, read.related), links, stories)
    elif made is not None:
        made = _linked(replace(made, pictures=pictures), links, stories)
    return replace(read, made=made, shown=pictures, problems=(*read.problems, *problems))


def _each(
    references: Iterable[Reference],
    found: Callable[[Reference], Reference],
    problems: list[Problem],
) -> tuple[Reference, ...]:
    """Each with what it stands for; what is wrong with the others is added to the problems."""
    made: list[Reference] = []
    for one in references:
        if len(problems) >= limits.PROPOSALS:
            break
        try:
            made.append(found(one))
        except NewsgenError as error:
            problems += error.problems
    return tuple(made)


def _linked(made: T, links: tuple[Reference, ...], stories: tuple[Reference, ...]) -> T:
    return replace(made, links=made.links + links, mentioned=stories) if links or stories else made


def _illustrated(
    article: Article, pictures: tuple[Reference, ...], related: tuple[Reference, ...]
) -> Article:
    photo = article.photo
    if photo is not None and photo.file:
        photo = replace(photo, file=pictures[0].file)
        pictures = pictures[1:]
    others = tuple(one for one in related if one.text != article.story)
    return replace(article, photo=photo, pictures=pictures, related=others)


def _picture(one: Reference, folder: str, files: Files) -> Reference:
    try:
        return replace(one, file=picture_file(one.text, one.where, folder, files))
    except NewsgenError:
        plain = unquote(one.text)
        if plain == one.text:
            raise
        return replace(one, file=picture_file(plain, one.where, folder, files))
