"""What templates may call beside Jinja's own filters; all they know comes from `page` and `site`.

Addresses: `href`, `absolute`. Dates: `moment`, `moment_full`, `day`, `day_full`, `month`,
`month_name`, `iso`. Numbers: `number`. Pages add `body` and `asset()`, and take Jinja's `lipsum`
and `random` away: a page made twice must be the same page.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TypeVar

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context

from newsgen.i18n import dates, numbers
from newsgen.render.failures import MisuseError

T = TypeVar("T")

_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*)\s*:", re.IGNORECASE)
_SCHEMES = ("http", "https", "mailto", "tel", "tg")
_CONTROLS = re.compile("[\x00-\x20\x7f]")


@pass_context
def href(context: Context, address: object) -> str:
    """`card.url|href`: the address under the base path; full addresses stay as they are."""
    return _rooted(address, "href", context["site"].base_path)


@pass_context
def absolute(context: Context, address: object) -> str:
    """`page.url|absolute`: the full address, "https://example.kz/news/politics/"."""
    return _rooted(address, "absolute", context["site"].base_url.rstrip("/"))


@pass_context
def moment(context: Context, when: object) -> str:
    """`card.date|moment`: "15 марта, 20:00", with the year unless it is the current one."""
    value = _wanted(when, datetime, "moment", "a date with a time")
    return _moment(context, value, year=value.year != context["page"].this_year)


@pass_context
def moment_full(context: Context, when: object) -> str:
    """`card.date|moment_full`: "15 марта 2024, 20:00", always with the year."""
    value = _wanted(when, datetime, "moment_full", "a date with a time")
    return _moment(context, value, year=True)


@pass_context
def day(context: Context, when: object) -> str:
    """`part.start|day`: "15 марта", with the year unless it is the current one."""
    value = _wanted(when, date, "day", "a date")
    return _day(context, value, year=value.year != context["page"].this_year)


@pass_context
def day_full(context: Context, when: object) -> str:
    """`part.start|day_full`: "15 марта 2024"."""
    return _day(context, _wanted(when, date, "day_full", "a date"), year=True)


@pass_context
def month(context: Context, when: object) -> str:
    """`part.start|month`: "Март 2024", as a heading."""
    return dates.month_text(_wanted(when, date, "month", "a date"), context["site"].language)


@pass_context
def month_name(context: Context, when: object) -> str:
    """`part.start|month_name`: "Март", as a heading."""
    return dates.month_name(_wanted(when, date, "month_name", "a date"), context["site"].language)


def iso(when: object) -> str:
    """`card.date|iso`: "2024-03-15T20:00:00+05:00" for a moment, "2024-03-15" for a day."""
    value = _wanted(when, date, "iso", "a date")
    return value.isoformat("T", "seconds") if isinstance(value, datetime) else value.isoformat()


@pass_context
def number(context: Context, value: object) -> str:
    """`page.text.views|number`: "1 254", with a no-break space."""
    return numbers.number_text(_wanted(value, int, "number", "a number"), context["site"].language)


FILTERS: Mapping[str, Callable[..., object]] = {
    function.__name__: function
    for function in (
        href, absolute, moment, moment_full, day, day_full, month, month_name, iso, number,
    )
}  # fmt: skip


def shown(value: object) -> object:
    """What `{{ … }}` may print: words and numbers; anything else printed is a slip."""
    if isinstance(value, (str, int, float, Undefined)) and not isinstance(value, bool):
        return value
    remedy = "test it first: {% if … %}" if value is None else "print one of its fields"
    raise MisuseError(f"{type(value).__name__} cannot be printed\n{remedy}")


def _rooted(address: object, name: str, root: str) -> str:
    value = _wanted(address, str, name, "an address")
    if value.startswith("/") and not value.startswith(("//", "/\\")):
        return root + value
    scheme = _SCHEME.match(_CONTROLS.sub("", value))
    if scheme and scheme[1].lower() not in _SCHEMES:
        raise MisuseError(
            f"{value!r} is no address a page may link to\nuse http, https, mailto or tel"
        )
    return value


def _moment(context: Context, value: datetime, *, year: bool) -> str:
    site = context["site"]
    return dates.moment_text(value, site.language, year=year, capital=site.capital_month)


def _day(context: Context, value: date, *, year: bool) -> str:
    site = context["site"]
    return dates.day_text(value, site.language, year=year, capital=site.capital_month)


def _wanted(value: object, kind: type[T], name: str, wanted: str) -> T:
    if isinstance(value, kind):
        return value
    if isinstance(value, Undefined):
        str(value)  # raises, naming what is not there
    raise MisuseError(f"the filter {name!r} wants {wanted}, not {type(value).__name__}")
