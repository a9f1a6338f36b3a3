"""What a content file's name says: the story it tells, and in which language."""

from collections.abc import Iterable

from msgspec import Struct

from newsgen.errors import Location, NewsgenError
from newsgen.load.fields import problem
from newsgen.said import say

_KNOWN = frozenset(
    {"ru", "kk", "en", "ky", "uz", "tg", "tk", "tt", "ba", "az", "tr", "de", "fr", "es", "it"}
    | {"pt", "pl", "uk", "be", "hy", "ka", "mn", "zh", "ja", "ko", "ar", "fa", "he", "hi"}
)
SUFFIXES = (".md", ".markdown")


class Name(Struct, frozen=True):
    """A story's id, the last part of it, and the language of this file."""

    story: str
    stem: str
    language: str


def is_text(path: str) -> bool:
    """True of a file that an editor writes."""
    return path.endswith(SUFFIXES)


def tell_apart(paths: Iterable[str], languages: tuple[str, ...]) -> bool:
    """True if names alone tell that no two of the files can be one story in one language."""
    # They can if one has no language in its name and the other has the site's, or by their suffix.
    usual, named = SUFFIXES[0], f".{languages[0]}{SUFFIXES[0]}"
    return not any(not path.endswith(usual) or path.endswith(named) for path in paths)


def story_of(path: str, languages: tuple[str, ...]) -> str:
    """The story that an article's path tells; "" for a foreign language."""
    try:
        return name_of(path, languages).story
    except NewsgenError:
        return ""


def name_of(path: str, languages: tuple[str, ...]) -> Name:
    """What a path below content/articles or content/pages says; raises for a foreign language."""
    below = path.split("/", 2)[2]
    story = below.rpartition(".")[0]
    bare, _, suffix = story.rpartition(".")
    if bare and suffix in languages:
        return Name(bare, bare.rpartition("/")[2], suffix)
    if bare and suffix in _KNOWN:
        text = say(
            "the file's name says {language!r}, which is not a language of this site",
            language=suffix,
        )
        remedy = say(
            "rename the file, or add {language} to languages in content/site.yaml", language=suffix
        )
        raise problem(Location(path, 1, 1), "unknown-language", text, remedy)
    return Name(story, story.rpartition("/")[2], languages[0])
