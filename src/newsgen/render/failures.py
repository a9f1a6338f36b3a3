"""A template's mistake becomes a Problem at the template's own file and line."""

from difflib import get_close_matches
from types import TracebackType

from jinja2 import (
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
)
from jinja2.utils import missing

from newsgen.errors import Location, NewsgenError, Problem

# What a template's expressions can raise; our own TypeErrors are told apart by their place.
TEMPLATE_ERRORS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
_REMEDIES: tuple[tuple[type[Exception], str], ...] = (
    (TemplateNotFound, "create the template, or correct its name"),
    (ZeroDivisionError, "test the divisor first: {% if … %}"),
    (LookupError, "test first whether it is there: {% if … %}"),
)
_REMEDY = "correct the template here; the site stays as it is until then"


class MisuseError(TemplateRuntimeError):
    """A filter or function was given what it cannot use; a second line is the remedy."""

    code = "template-error"


class UnknownAssetError(MisuseError):
    """asset() was asked for a file that is not under static/."""

    code = "unknown-asset"


class Missing(StrictUndefined):
    """A name that is not there, as a designer knows it; the second line is the remedy."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        name, owner = str(self._undefined_name), self._undefined_obj
        if self._undefined_hint:
            return str(super()._undefined_message)
        if owner is missing:
            return f"{super()._undefined_message}\nset it first, or write {name}|default(…)"
        fields = _fields(owner)
        if not fields:
            return str(super()._undefined_message)
        near = get_close_matches(name, fields, n=1)
        remedy = f"did you mean {near[0]}?" if near else "it has: " + ", ".join(fields)
        return f"{type(owner).__name__} has no field {name!r}\n{remedy}"


def problem_of(error: Exception, template: str) -> NewsgenError | None:
    """The problem a template's error stands for; None if newsgen itself is to blame."""
    if isinstance(error, TemplateSyntaxError):
        return NewsgenError([syntax_problem(error, f"templates/{template}")])
    where, ours = _place(error.__traceback__, f"templates/{template}")
    if isinstance(error, RecursionError):
        text = "templates include or call one another without end"
        return NewsgenError([Problem(where, "template-error", text, "end the circle")])
    if ours and not isinstance(error, TemplateError):
        return None
    code = error.code if isinstance(error, MisuseError) else "template-error"
    text, _, remedy = str(error).partition("\n")
    if not isinstance(error, TemplateError):
        text = f"{type(error).__name__}: {text}"
    return NewsgenError([Problem(where, code, text, remedy or _remedy(error))])


def syntax_problem(error: TemplateSyntaxError, shown: str) -> Problem:
    """The problem of a template that cannot be read."""
    where = Location(error.filename or shown, error.lineno)
    return Problem(where, "template-error", str(error.message), _REMEDY)


def _remedy(error: Exception) -> str:
    return next((remedy for kind, remedy in _REMEDIES if isinstance(error, kind)), _REMEDY)


def _fields(owner: object) -> tuple[str, ...]:
    """The fields of one of our values: its struct's, or its class's slots."""
    kind = type(owner)
    if not kind.__module__.startswith("newsgen."):
        return ()
    fields: tuple[str, ...] = getattr(kind, "__struct_fields__", ())
    return fields or tuple(getattr(kind, "__slots__", ()))


def _place(traceback: TracebackType | None, entry: str) -> tuple[Location, bool]:
    """The innermost line of a template, and whether newsgen's own code was at work below it."""
    where, ours = Location(entry), False
    while traceback is not None:
        frame = traceback.tb_frame
        # Templates are compiled under the paths designers know; Python's files have full ones.
        if frame.f_code.co_filename.startswith("templates/"):
            where, ours = Location(frame.f_code.co_filename, traceback.tb_lineno), False
        elif str(frame.f_globals.get("__name__")).startswith("newsgen."):
            ours = True
        traceback = traceback.tb_next
    return where, ours
