"""What templates may call beside Jinja's own filters; all they know comes from `page` and `site`.

Addresses: `href`, `absolute`, `listed`. Dates: `moment`, `moment_full`, `clock`, `day`, `day_full`,
`month`, `month_name`, `iso`. Numbers: `number`, `minutes`. Lists: `together`. Words: `typeset`,
`contents`. Photographs: `sources`, `thumbnails`. Languages: `choices`, `language_name`,
`locale_name`. Safety: `policy`. Machines: `structured`. Pages add `body` and `asset()`, and take
Jinja's `lipsum` and `random` away: a page made twice must be the same page.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from msgspec import Struct

from newsgen.i18n import dates, lists, locales, numbers
from newsgen.model.media import PhotoView
from newsgen.model.views import SiteView, Version
from newsgen.render import developed
from newsgen.render.contents import Heading, headings
from newsgen.render.failures import MisuseError
from newsgen.render.machines import structured
from newsgen.render.policy import page_policy
from newsgen.render.wanted import (
    ADDRESS,
    DATE,
    LANGUAGE,
    LIST,
    MOMENT,
    NUMBER,
    PHOTO,
    TEST,
    VERSIONS,
    WORDS,
    wanted_of,
)
from newsgen.said import say

WORDS_A_MINUTE = 180
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*)\s*:", re.IGNORECASE)
_SCHEMES = ("http", "https", "mailto", "tel", "tg")
_CONTROLS = re.compile("[\x00-\x20\x7f]")


def href(address: object, site: SiteView) -> str:
    """`card.url|href`: the address under the base path; full addresses stay as they are."""
    # The commonest kind first: this is called forty times a page.
    if type(address) is str and address[:1] == "/" and address[1:2] not in ("/", "\\"):
        return site.base_path + address
    return _elsewhere(address, "href", site.base_path)


def absolute(address: object, site: SiteView) -> str:
    """`page.url|absolute`: the full address, "https://example.kz/news/politics/"."""
    return _elsewhere(address, "absolute", site.base_url.rstrip("/"))


def listed(address: object, site: SiteView) -> str | None:
    """`page.url|listed`: the address if the front page, the archive or a menu's entry; else none.

    So a part that shows where the reader is need not know what page it stands on.
    """
    if address in (site.home, site.archive):
        return str(address)
    menus = (site.main_menu, site.footer_menu)
    return next((entry.url for menu in menus for entry in menu if entry.url == address), None)


def moment(when: object, site: SiteView, this_year: int | None) -> str:
    """`card.date|moment`: "15 марта, 20:00", with the year unless it is the current one."""
    value = wanted_of(when, datetime, "moment", MOMENT)
    year = value.year != this_year
    return dates.moment_text(value, site.language, year=year, capital=site.capital_month)


def moment_full(when: object, site: SiteView) -> str:
    """`card.date|moment_full`: "15 марта 2024, 20:00", always with the year."""
    value = wanted_of(when, datetime, "moment_full", MOMENT)
    return dates.moment_text(value, site.language, year=True, capital=site.capital_month)


def clock(when: object) -> str:
    """`card.date|clock`: "20:00"."""
    value = wanted_of(when, datetime, "clock", MOMENT)
    return f"{value.hour:02}:{value.minute:02}"


def day(when: object, site: SiteView, this_year: int | None) -> str:
    """`part.start|day`: "15 марта", with the year unless it is the current one."""
    value = wanted_of(when, date, "day", DATE)
    year = value.year != this_year
    return dates.day_text(value, site.language, year=year, capital=site.capital_month)


def day_full(when: object, site: SiteView) -> str:
    """`part.start|day_full`: "15 марта 2024"."""
    value = wanted_of(when, date, "day_full", DATE)
    return dates.day_text(value, site.language, year=True, capital=site.capital_month)


def month(when: object, site: SiteView) -> str:
    """`part.start|month`: "Март 2024", as a heading."""
    return dates.month_text(wanted_of(when, date, "month", DATE), site.language)


def month_name(when: object, site: SiteView) -> str:
    """`part.start|month_name`: "Март", as a heading."""
    return dates.month_name(wanted_of(when, date, "month_name", DATE), site.language)


def iso(when: object) -> str:
    """`card.date|iso`: "2024-03-15T20:00:00+05:00" for a moment, "2024-03-15" for a day."""
    value = wanted_of(when, date, "iso", DATE)
    return value.isoformat("T", "seconds") if isinstance(value, datetime) else value.isoformat()


def number(value: object, site: SiteView) -> str:
    """`page.text.views|number`: "1 254", with a no-break space."""
    return numbers.number_text(wanted_of(value, int, "number", NUMBER), site.language)


def minutes(words: object) -> int:
    """`page.text.words|minutes`: how long reading takes, at 180 words a minute; at least 1."""
    return max(1, round(wanted_of(words, int, "minutes", NUMBER) / WORDS_A_MINUTE))


def together(texts: object, site: SiteView) -> str:
    """`names|together`: "A, B и C", as the language joins a list."""
    items = list(texts) if isinstance(texts, tuple) else wanted_of(texts, list, "together", LIST)
    return lists.list_text([wanted_of(one, str, "together", WORDS) for one in items], site.language)


def typeset(text: object, site: SiteView) -> str:
    """`site.imprint|typeset`: words of the settings as they are printed."""
    words = wanted_of(text, str, "typeset", WORDS)
    if not site.typography or not words:
        return words
    # Its patterns take 20 ms to make, and what shows such words is made once and kept.
    from newsgen.i18n import typography  # noqa: PLC0415

    return typography.typeset(words, site.language)


def contents(html: object) -> tuple[Heading, ...]:
    """`text|contents`: the headings of an HTML text that have ids, each `title`, `id`, `level`."""
    return headings(wanted_of(html, str, "contents", WORDS))


def choices(versions: object, site: SiteView) -> tuple[Version, ...]:
    """`versions|choices`: in each of the site's languages the page's own version, or the front."""
    own = {one.language: one for one in wanted_of(versions, tuple, "choices", VERSIONS)}
    return tuple(own.get(home.language, home) for home in site.languages)


def language_name(language: object) -> str:
    """`version.language|language_name`: "Қазақша", a language's own name for itself."""
    return locales.language_name(wanted_of(language, str, "language_name", LANGUAGE))


def locale_name(language: object) -> str:
    """`site.language|locale_name`: "kk_KZ", as og:locale wants it."""
    return locales.locale_name(wanted_of(language, str, "locale_name", LANGUAGE))


def sources(photo: object, site: SiteView) -> tuple[developed.Source, ...]:
    """`photo|sources`: the whole photograph in every format, each with `type` and `srcset`."""
    return developed.sources(wanted_of(photo, PhotoView, "sources", PHOTO), site)


def thumbnails(photo: object, site: SiteView) -> tuple[developed.Source, ...]:
    """`card.photo|thumbnails`: the same cut to 3:2, as lists show it."""
    return developed.thumbnails(wanted_of(photo, PhotoView, "thumbnails", PHOTO), site)


def policy(needs: object, site: SiteView) -> Markup:
    """`needs|policy`: what a page may load; `needs` is of the words "frames" and "wasm".

    The first is for things of other sites in the page, the second for WebAssembly.
    """
    words = wanted_of(needs, str, "policy", WORDS).split()
    said = ""
    if site.policy is not None:
        said = page_policy(site.policy, wasm="wasm" in words, framed="frames" in words)
    return Markup(said)  # noqa: S704 - its sources have no sign that an attribute could not hold


class Filter(Struct, frozen=True):
    """A filter, and what it reaches beside its value: its further arguments, in their order."""

    function: Callable[..., object]
    reach: tuple[str, ...] = ()

    def in_context(self) -> Callable[..., object]:
        """The filter as Jinja calls it."""
        function = self.function
        if not self.reach:
            return function

        # One function each, since Jinja tells a designer who gave too many arguments its name.
        @pass_context
        def called(context: Context, value: object) -> object:
            return function(value, *(REACHED[name](context) for name in self.reach))

        called.__name__ = called.__qualname__ = function.__name__
        return called


# What a filter can reach, and how it is had from a context; render/reach.py builds on it.
REACHED: Mapping[str, Callable[[Context], Any]] = MappingProxyType(
    {
        "site": lambda context: context["site"],
        "this_year": lambda context: context["page"].this_year,
    }
)
_SITE = ("site",)
_SITE_AND_YEAR = ("site", "this_year")
FILTERS: Mapping[str, Filter] = MappingProxyType(
    {
        "href": Filter(href, _SITE),
        "absolute": Filter(absolute, _SITE),
        "listed": Filter(listed, _SITE),
        "moment": Filter(moment, _SITE_AND_YEAR),
        "moment_full": Filter(moment_full, _SITE),
        "clock": Filter(clock),
        "day": Filter(day, _SITE_AND_YEAR),
        "day_full": Filter(day_full, _SITE),
        "month": Filter(month, _SITE),
        "month_name": Filter(month_name, _SITE),
        "iso": Filter(iso),
        "number": Filter(number, _SITE),
        "minutes": Filter(minutes),
        "together": Filter(together, _SITE),
        "typeset": Filter(typeset, _SITE),
        "sources": Filter(sources, _SITE),
        "thumbnails": Filter(thumbnails, _SITE),
        "structured": Filter(structured),
        "contents": Filter(contents),
        "choices": Filter(choices, _SITE),
        "language_name": Filter(language_name),
        "locale_name": Filter(locale_name),
        "policy": Filter(policy, _SITE),
    }
)


def shown(value: object) -> object:
    """What `{{ … }}` may print: words and numbers; anything else printed is a slip."""
    if isinstance(value, (str, int, float, Undefined)) and not isinstance(value, bool):
        return value
    remedy = TEST if value is None else say("print one of its fields")
    raise MisuseError(say("{kind} cannot be printed", kind=type(value).__name__), remedy)


def _elsewhere(address: object, name: str, root: str) -> str:
    value = wanted_of(address, str, name, ADDRESS)
    if value.startswith("/") and not value.startswith(("//", "/\\")):
        return root + value
    scheme = _SCHEME.match(_CONTROLS.sub("", value))
    if scheme and scheme[1].lower() not in _SCHEMES:
        text = say("{value!r} is no address a page may link to", value=value)
        raise MisuseError(text, say("use http, https, mailto or tel"))
    return value
