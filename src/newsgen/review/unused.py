"""Pictures below content/ that nothing shows."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from urllib.parse import unquote

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.load import Survey, limits
from newsgen.load.article import read_article
from newsgen.load.desk import Desk
from newsgen.load.pictures import kind_of, picture_file
from newsgen.load.portraits import pictures_of
from newsgen.load.sources import Files, files_of, read_bytes
from newsgen.model.edition import Edition
from newsgen.said import say


def unused(surveyed: Survey, edition: Edition, desk: Desk) -> Iterator[Problem]:
    """Each picture that no article, whatever its state, no page and no setting names."""
    pictures = {path for path in surveyed.paths() if path.startswith("content/") and kind_of(path)}
    pictures -= _shown(edition)
    if pictures:  # only then are files opened
        pictures -= _unseen(surveyed, edition, desk)
    for path in sorted(pictures):
        text = say("no article, no page and no setting shows this picture")
        yield Problem(Location(path), "unused-photo", text, say("remove it, or show it"))


def _shown(edition: Edition) -> set[str]:
    files = {one.photo.file for one in edition.articles if one.photo}
    files.update(one.file for article in edition.articles for one in article.pictures)
    files.update(one.file for page in edition.pages for one in page.pictures)
    return files.union(pictures_of(edition.settings))


def _unseen(surveyed: Survey, edition: Edition, desk: Desk) -> set[str]:
    """What drafts and other articles name that readers do not see, or not any more."""
    hidden = {one.file for one in edition.withheld}
    # The time may be up for a photograph alone (photo_until): its article is then without one.
    bare = {one.file for one in edition.articles if one.photo is None}
    files = files_of(surveyed.paths())
    shown: set[str] = set()
    for found in surveyed.articles:
        if found.path in hidden or found.path in bare:
            data = read_bytes(surveyed.root, found, limits.ARTICLE_BYTES)
            if found.path in hidden or b"until" in data.lower():
                names = (one.text for one in read_article(data, found.path, desk).shown)
                shown.update(_files(names, found.path, files))
    return shown


def _files(names: Iterable[str], path: str, files: Files) -> Iterator[str]:
    folder = path.rpartition("/")[0]
    for name in names:
        for spelt in (name, unquote(name)):
            with suppress(NewsgenError):  # named otherwise, or not there yet
                yield picture_file(spelt, Location(path), folder, files)
