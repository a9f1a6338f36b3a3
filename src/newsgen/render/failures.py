"""A template's mistake becomes a Problem at the template's own file and line."""

from collections.abc import Iterable
from difflib import get_close_matches
from types import TracebackType

from jinja2 import StrictUndefined, TemplateError, TemplateRuntimeError, TemplateSyntaxError
from jinja2.utils import missing
from msgspec import Struct

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
        owner = self._undefined_obj
        if self._undefined_hint or owner is missing or not isinstance(owner, Struct):
            return str(super()._undefined_message)
        name, fields = str(self._undefined_name), owner.__struct_fields__
        near = get_close_matches(name, fields, n=1)
        remedy = f"did you mean {near[0]}?" if near else "it has: " + ", ".join(fields)
        return f"{type(owner).__name__} has no field {name!r}\n{remedy}"


def unknown_asset(name: str, assets: Iterable[str]) -> tuple[str, str]:
    """What to say of a file that is not under static/: the complaint and the remedy."""
    near = get_close_matches(name, assets, n=1)
    remedy = f"did you mean {near[0]}?" if near else f"put it at static/{name}"
    return f"there is no file {name!r} under static/", remedy


def problem_of(error: Exception, template: str) -> NewsgenError | None:
    """The problem a template's error stands for; None if newsgen itself is to blame."""
    if isinstance(error, TemplateSyntaxError):
        where = Location(error.filename or f"templates/{template}", error.lineno)
        return NewsgenError([Problem(where, "template-error", str(error.message))])
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
    return NewsgenError([Problem(where, code, text, remedy)])


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
