"""What a file names in other files, looked up: the pictures it shows, the stories it points to."""

from collections.abc import Set as AbstractSet
from typing import TypeVar
from urllib.parse import unquote

from msgspec.structs import replace

from newsgen.errors import NewsgenError, Problem
from newsgen.load import limits
from newsgen.load.fields import nearest, problem
from newsgen.load.opening import Read
from newsgen.load.pictures import picture_file
from newsgen.load.sources import Files
from newsgen.model.article import Article, Reference, StandingPage

T = TypeVar("T", Article, StandingPage)


def resolved(read: Read[T], path: str, files: Files, stories: AbstractSet[str]) -> Read[T]:
    """The same with every picture's file, and with the problems of what there is not."""
    if not read.shown and not read.related:
        return read
    problems: list[Problem] = []
    folder = path.rpartition("/")[0]
    pictures: list[Reference] = []
    for one in read.shown:
        if len(problems) >= limits.PROPOSALS:
            break
        try:
            pictures.append(_picture(one, folder, files))
        except NewsgenError as error:
            problems += error.problems
    unknown = [one for one in read.related if one.text not in stories]
    problems += (_unknown(one, stories) for one in unknown[: limits.PROPOSALS])
    if problems:
        return replace(read, made=None, shown=tuple(pictures), problems=(*read.problems, *problems))
    made = read.made
    if isinstance(made, Article):
        made = _illustrated(made, pictures, read.related)
    elif made is not None:
        made = replace(made, pictures=tuple(pictures))
    return replace(read, made=made, shown=tuple(pictures))


def _illustrated(
    article: Article, pictures: list[Reference], related: tuple[Reference, ...]
) -> Article:
    photo = article.photo
    if photo is not None and photo.file:
        photo = replace(photo, file=pictures[0].file)
        pictures = pictures[1:]
    others = tuple(one for one in related if one.text != article.story)
    return replace(article, photo=photo, pictures=tuple(pictures), related=others)


def _picture(one: Reference, folder: str, files: Files) -> Reference:
    try:
        return replace(one, file=picture_file(one.text, one.where, folder, files))
    except NewsgenError:
        plain = unquote(one.text)
        if plain == one.text:
            raise
        return replace(one, file=picture_file(plain, one.where, folder, files))


def _unknown(one: Reference, stories: AbstractSet[str]) -> Problem:
    what = f"there is no story {one.text[:80]!r}"
    near = _near_story(one.text, stories)
    remedy = (
        f"did you mean {near}?" if near else "write its path below content/articles, without .md"
    )
    return problem(one.where, "unknown-story", what, remedy).problems[0]


def _near_story(text: str, stories: AbstractSet[str]) -> str:
    bare = text.strip("/").removesuffix(".md").removeprefix("content/articles/")
    if bare in stories:
        return bare
    last = bare.rpartition("/")[2]
    named = sorted(one for one in stories if one.rpartition("/")[2] == last)
    if named:
        return named[0]
    folder = bare.rpartition("/")[0]
    return nearest(bare, (one for one in stories if one.rpartition("/")[0] == folder))
