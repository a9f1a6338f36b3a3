"""The words templates say to readers, read off their source: what a language has to translate."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateSyntaxError

from newsgen.errors import NewsgenError, Problem
from newsgen.i18n.lacking import Wanted, gathered
from newsgen.render.failures import syntax_problem
from newsgen.render.mentions import TemplateFile
from newsgen.render.parsing import Dialect
from newsgen.render.templates import Templates

SUFFIXES = (".html", ".xml", ".txt")
_ONE = ("gettext", "_")
_MANY = "ngettext"


def words_of(folders: tuple[Path, ...]) -> tuple[Wanted, ...]:
    """The messages of all templates, of those of one name the first folder's.

    NewsgenError with all that cannot be read.
    """
    templates = Templates(folders)
    dialect = Dialect()
    problems: list[Problem] = []
    found: list[Wanted] = []
    for name in _names(folders):
        try:
            file = templates.find(name)
            if file is not None:
                found += _words(file, dialect)
        except NewsgenError as error:
            problems += error.problems
    if problems:
        raise NewsgenError(problems)
    return gathered(found)


def _names(folders: tuple[Path, ...]) -> list[str]:
    return sorted(
        {
            path.relative_to(folder).as_posix()
            for folder in folders
            for path in folder.rglob("*")
            if path.suffix in SUFFIXES and path.is_file()
        }
    )


def _words(file: TemplateFile, dialect: Dialect) -> Iterator[Wanted]:
    try:
        said = list(dialect.extract_translations(file.text))  # type: ignore[attr-defined]
    except TemplateSyntaxError as error:
        raise NewsgenError([syntax_problem(error, file.shown)]) from error
    for line, function, words in said:
        one, *more = words if isinstance(words, tuple) else (words,)
        where = ((file.shown, line),)
        if function in _ONE and one:
            yield Wanted(one, "", where)
        elif function == _MANY and one and more and more[0]:
            yield Wanted(one, more[0], where)
