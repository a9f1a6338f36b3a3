"""A text of the settings: given once for all languages, or once in each."""

from collections.abc import Callable, Iterator
from functools import partial

from newsgen.errors import Location
from newsgen.load.fields import Fields, problem, text
from newsgen.load.nodes import Node, Table
from newsgen.model.settings import Wording
from newsgen.said import say


def wording(
    node: Node,
    fields: Fields,
    languages: tuple[str, ...],
    read: Callable[[Node], str] | None = None,
) -> Wording:
    """The text, or one in every language: those not given read as the first that is.

    `read` makes a text of a value, and raises for what is none.
    """
    reader = read or partial(text, origin=fields.origin)
    if not isinstance(node, Table):
        return reader(node)
    inner = fields.inner(node, languages)
    if not any(inner.given(language) for language in languages):
        what = say("there is no text here in any language")
        remedy = say("write {form}", form=f"{{{languages[0]}: …}}")
        raise problem(node.where, "missing-field", what, remedy)
    given = {language: inner.read(language, reader, "") for language in languages}
    first = next(filter(None, given.values()), "")
    return {language: words or first for language, words in given.items()}


def by_language(node: Node, languages: tuple[str, ...]) -> bool:
    """True of a table whose keys are languages, all of them the site's."""
    if not isinstance(node, Table) or not node.entries:
        return False
    return all(entry.name in languages for entry in node.entries)


def lacking(node: Node, languages: tuple[str, ...]) -> Iterator[tuple[Location, tuple[str, ...]]]:
    """Every text at any depth that is given in some of the languages but not in all of them."""
    if not isinstance(node, Table):
        yield from (
            found for one in getattr(node, "items", ()) for found in lacking(one, languages)
        )
    elif by_language(node, languages):
        given = {entry.name for entry in node.entries}
        missing = tuple(language for language in languages if language not in given)
        if missing:
            yield node.where, missing
    else:
        yield from (found for one in node.entries for found in lacking(one.value, languages))
