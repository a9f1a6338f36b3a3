"""How much of its stories a feed carries: no program has to take more than it can."""

from collections.abc import Callable, Sequence
from typing import TypeVar

S = TypeVar("S")
T = TypeVar("T")


def within(
    bytes_max: int,
    newest_first: Sequence[S],
    text: Callable[[S], str],
    written: Callable[[S, str], T],
    document: Callable[[Sequence[T]], bytes],
) -> bytes:
    """The document of the stories as `written`, each with its text if there is room, else with "".

    Newer stories come first; from the first for which there is no room at all, none is written. So
    what is left out depends on the stories alone.
    """
    whole = document([written(story, text(story)) for story in newest_first])
    if len(whole) <= bytes_max:
        return whole
    found: list[T] = []
    # What a story takes is what a document of it alone is longer by.
    empty = len(document(()))
    left = bytes_max - empty
    for story in newest_first:
        made = written(story, text(story))
        weight = len(document([made])) - empty
        if weight > left:
            made = written(story, "")
            weight = len(document([made])) - empty
        if weight > left:
            break
        found.append(made)
        left -= weight
    return document(found)


def no_text(_story: object) -> str:
    """The text of every story where a site keeps its texts for its pages."""
    return ""
