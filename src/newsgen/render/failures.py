"""A template's mistake becomes a Problem at the template's own file and line."""

from difflib import get_close_matches
from types import TracebackType
from typing import Self

from jinja2 import (
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
)
from jinja2.utils import missing, object_type_repr

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.said import Said, Words, say

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
_REMEDIES: tuple[tuple[type[Exception], Said], ...] = (
    (TemplateNotFound, say("create the template, or correct its name")),
    (ZeroDivisionError, say("test the divisor first: {{% if … %}}")),
    (LookupError, say("test first whether it is there: {{% if … %}}")),
)
_REMEDY = say("correct the template here; the site stays as it is until then")


class Complaint(str):
    """The message of an error of Jinja's, which carries what was said, and the remedy."""

    __slots__ = ("remedy", "text")
    text: Said
    remedy: Words

    def __new__(cls, text: Said, remedy: Words = "") -> Self:
        """The English text, as whoever knows no more will show it."""
        made = super().__new__(cls, text)
        made.text, made.remedy = text, remedy
        return made


class MisuseError(TemplateRuntimeError):
    """A filter or function was given what it cannot use."""

    code = "template-error"

    def __init__(self, text: Said, remedy: Said) -> None:
        super().__init__(Complaint(text, remedy))


class UnknownAssetError(MisuseError):
    """asset() was asked for a file that is not under static/."""

    code = "unknown-asset"


class Missing(StrictUndefined):
    """A name that is not there, as a designer knows it."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        name, owner = str(self._undefined_name), self._undefined_obj
        if self._undefined_hint:
            return str(super()._undefined_message)
        if owner is missing:
            remedy = say("set it first, or write {name}|default(…)", name=name)
            return Complaint(say("{name!r} is undefined", name=name), remedy)
        fields = _fields(owner)
        if not fields:
            kind = object_type_repr(owner)
            if isinstance(self._undefined_name, str):
                return Complaint(say("{kind!r} has no attribute {name!r}", kind=kind, name=name))
            return Complaint(say("{kind} has no element {name}", kind=kind, name=name))
        near = get_close_matches(name, fields, n=1)
        remedy = (
            say("did you mean {name}?", name=near[0])
            if near
            else say("it has: {names}", names=", ".join(fields))
        )
        kind = type(owner).__name__
        return Complaint(say("{kind} has no field {name!r}", kind=kind, name=name), remedy)


def problem_of(error: Exception, template: str) -> NewsgenError | None:
    """The problem a template's error stands for; None if newsgen itself is to blame."""
    if isinstance(error, TemplateSyntaxError):
        return NewsgenError([syntax_problem(error, f"templates/{template}")])
    where, ours = _place(error.__traceback__, f"templates/{template}")
    if isinstance(error, RecursionError):
        text = say("templates include or call one another without end")
        return NewsgenError([Problem(where, "template-error", text, say("end the circle"))])
    if ours and not isinstance(error, TemplateError):
        return None
    code = error.code if isinstance(error, MisuseError) else "template-error"
    said = error.args[0] if error.args else ""
    if isinstance(said, Complaint):
        return NewsgenError([Problem(where, code, said.text, said.remedy or _remedy(error))])
    complaint = str(error).partition("\n")[0]
    if not isinstance(error, TemplateError):
        complaint = f"{type(error).__name__}: {complaint}"
    text = say("{complaint}", complaint=complaint)  # Jinja's or Python's, and in English
    return NewsgenError([Problem(where, code, text, _remedy(error))])


def syntax_problem(error: TemplateSyntaxError, shown: str) -> Problem:
    """The problem of a template that cannot be read."""
    where = Location(error.filename or shown, error.lineno)
    text = say("{complaint}", complaint=str(error.message))
    return Problem(where, "template-error", text, _REMEDY)


def _remedy(error: Exception) -> Said:
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
