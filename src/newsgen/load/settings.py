"""content/site.yaml: read like an article's front matter, checked as a whole."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.load import limits
from newsgen.load.addresses import base_url
from newsgen.load.feeds import feeds
from newsgen.load.fields import Fields, number_to, plain, problem, text, truth
from newsgen.load.frontmatter import decoded, without_control_characters, yaml_lines
from newsgen.load.letters import own_letters
from newsgen.load.menus import channel, menu
from newsgen.load.moments import near_zone, zone_of
from newsgen.load.nodes import Node, Scalar, Table
from newsgen.load.people import authors, sections
from newsgen.load.photos import photos
from newsgen.load.policy import policy
from newsgen.load.portraits import pictures_named
from newsgen.load.repair import read_table
from newsgen.load.sharing import share_cards
from newsgen.load.theme import places, theme
from newsgen.load.wording import lacking, wording
from newsgen.load.yamltext import Origin
from newsgen.model.article import Reference
from newsgen.model.settings import Counts, Exchange, Settings, Wording
from newsgen.said import say

PATH = "content/site.yaml"
TEXTS = frozenset(
    {"title", "description", "imprint", "publication", "timezone", "base_url", "permalink"}
)
FIELDS = TEXTS | {
    "language", "languages", "sections", "authors", "menus", "telegram", "dates", "counts", "feeds",
    "exchange", "photos", "share_cards", "forced_redirects", "trusted_html", "policy", "typography",
    "slugs", "theme", "check", "search", "extra",
}  # fmt: skip
_KNOWN = say("the settings are listed in docs/writing.md; anything else goes under extra:")
_LANGUAGE = re.compile("[a-z]{2,3}")
_PLACEHOLDER = re.compile(r"\{([a-z]*)\}")
_PARTS = ("year", "month", "day", "section", "slug")
_NO_TEXTS = ("slugs", "theme", "check", "extra")  # though there are languages in them
_EXAMPLE = "/{year}/{month}/{slug}/"
_COUNT_MAX = 200
_DEFAULTS = Settings(title="")


class Sheet(Struct, frozen=True):
    """The settings, and the pictures they name as they are written, with their places."""

    settings: Settings
    pictures: tuple[Reference, ...] = ()


def read_settings(data: bytes, base: str | None = None) -> Settings:
    """The settings in site.yaml's bytes, at another `base`; raises with all that is wrong."""
    return read_sheet(data, base).settings


def read_sheet(data: bytes, base: str | None = None) -> Sheet:
    """The same with the pictures that are to be looked up among the site's files."""
    whole, problems = without_control_characters(decoded(data, PATH), data, PATH)
    lines = yaml_lines(whole)
    origin = Origin(PATH, lines)
    reading = read_table("\n".join(lines), origin, TEXTS)
    problems += reading.problems
    fields = Fields(reading.table, origin, problems, whole=reading.whole)
    fields.refuse_unknown(FIELDS, _KNOWN)
    fields.require("title")
    found = _settings(fields)
    if base is not None:
        found = _at_base(found, base, problems)
    if problems:
        raise NewsgenError(problems)
    return Sheet(found, tuple(pictures_named(reading.table)))


def theme_places(data: bytes) -> Mapping[str, Location]:
    """Where each field of `theme` stands in site.yaml's bytes."""
    return places(_table_of(data))


def untold(data: bytes, languages: tuple[str, ...]) -> Iterator[tuple[Location, tuple[str, ...]]]:
    """Every text of site.yaml's bytes that some languages lack: its place, and those languages."""
    for entry in _table_of(data).entries:
        if entry.name not in _NO_TEXTS:
            yield from lacking(entry.value, languages)


def _table_of(data: bytes) -> Table:
    lines = yaml_lines(decoded(data, PATH))
    return read_table("\n".join(lines), Origin(PATH, lines), TEXTS).table


def _settings(fields: Fields) -> Settings:
    languages = _languages(fields)
    found = sections(fields, languages)
    menus = _table(fields, "menus", ("main", "footer"))
    dates = _table(fields, "dates", ("capital_month",))
    exchange = _table(fields, "exchange", ("ninjs",))
    words = partial(wording, fields=fields, languages=languages)
    nothing: Wording = ""
    url = fields.read("base_url", _base, _DEFAULTS.base_url)
    trusted = fields.read("trusted_html", truth, default=False)
    return Settings(
        title=fields.read("title", partial(words, read=_title(fields)), nothing),
        base_url=url,
        public_url=url,
        description=fields.read("description", words, nothing),
        languages=languages,
        timezone=fields.read("timezone", _timezone, _DEFAULTS.timezone),
        sections=found,
        authors=authors(fields, languages),
        main_menu=menu(menus, "main", found, languages),
        footer_menu=menu(menus, "footer", found, languages),
        telegram=channel(fields, languages),
        imprint=fields.read("imprint", words, nothing),
        publication=fields.read("publication", words, nothing),
        forced_redirects=fields.read("forced_redirects", truth, default=False),
        permalink=fields.read("permalink", _permalink, _DEFAULTS.permalink),
        capital_month=dates.read("capital_month", truth, default=False),
        trusted_html=trusted,
        policy=policy(fields, trusted=trusted),
        typography=fields.read("typography", truth, default=True),
        search=fields.read("search", truth, default=False),
        counts=_counts(fields),
        feeds=feeds(fields),
        exchange=Exchange(ninjs=exchange.read("ninjs", truth, default=False)),
        photos=photos(fields),
        share_cards=share_cards(fields),
        slugs=own_letters(fields, languages),
        theme=theme(fields),
        translations=_translations(fields, languages),
    )


def _title(fields: Fields) -> Callable[[Node], str]:
    return partial(text, origin=fields.origin, size_max=limits.TITLE_CHARACTERS)


def _at_base(settings: Settings, base: str, problems: list[Problem]) -> Settings:
    try:
        return replace(settings, base_url=base_url(base, Location("--base-url")))
    except NewsgenError as error:
        problems += error.problems
        return settings


def _table(fields: Fields, name: str, known: tuple[str, ...]) -> Fields:
    """A table among the settings; an empty one if it is not given."""
    node = fields.given(name)
    return fields.inner(Table((), fields.where) if node is None else node, known)


def _languages(fields: Fields) -> tuple[str, ...]:
    name = "languages" if "languages" in fields.nodes else "language"
    return fields.each(name, _language, commas=True) or _DEFAULTS.languages


def _language(item: Scalar) -> str:
    if not _LANGUAGE.fullmatch(item.text):
        what = say("{value!r} is not a language's code", value=item.text[:80])
        raise problem(item.where, "bad-language", what, say("write ru, kk or en"))
    return item.text


def _translations(fields: Fields, languages: tuple[str, ...]) -> tuple[str, ...] | None:
    table = _table(fields, "check", ("translations",))
    if "translations" not in table.nodes:
        return None
    return table.each("translations", partial(_known_language, languages=languages), commas=True)


def _known_language(item: Scalar, languages: tuple[str, ...]) -> str:
    if item.text not in languages:
        what = say("{value!r} is not a language of this site", value=item.text[:80])
        listed = ", ".join(languages)
        remedy = say("write one of {languages}, or add it to languages", languages=listed)
        raise problem(item.where, "unknown-language", what, remedy)
    return item.text


def _timezone(node: Node) -> str:
    value = plain(node)
    if zone_of(value) is None:
        near = near_zone(value)
        remedy = say("did you mean {name}?", name=near) if near else say("write it as Asia/Almaty")
        what = say("there is no time zone {name!r}", name=value[:80])
        raise problem(node.where, "unknown-timezone", what, remedy)
    return value


def _base(node: Node) -> str:
    return base_url(plain(node), node.where)


def _permalink(node: Node) -> str:
    value = plain(node)
    names = _PLACEHOLDER.findall(value)
    bare = _PLACEHOLDER.sub("x", value)
    remedy = None
    if "slug" not in names:
        remedy = say("it must hold {{slug}}: {example}", example=_EXAMPLE)
    elif any(name not in _PARTS for name in names):
        parts = ", ".join(f"{{{part}}}" for part in _PARTS)
        remedy = say("it may hold {parts}: {example}", parts=parts, example=_EXAMPLE)
    elif not re.fullmatch(r"/(?:[A-Za-z0-9_-]+/)+", bare):
        remedy = say(
            "it begins and ends with /, with a-z, 0-9 and hyphens between: {example}",
            example=_EXAMPLE,
        )
    if remedy is not None:
        what = say("{value!r} is not a pattern of addresses", value=value[:80])
        raise problem(node.where, "bad-permalink", what, remedy)
    return value


def _counts(fields: Fields) -> Counts:
    table = _table(fields, "counts", Counts.__struct_fields__)
    found = {
        name: table.read(name, _count, getattr(_DEFAULTS.counts, name))
        for name in Counts.__struct_fields__
    }
    return Counts(**found)


def _count(node: Node) -> int:
    return number_to(node, _COUNT_MAX, say("{value} is no number of cards"))
