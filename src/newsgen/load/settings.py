"""content/site.yaml: read like an article's front matter, checked as a whole."""

import re
from functools import partial

from msgspec.structs import replace

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.load import limits
from newsgen.load.addresses import base_url, menu_address, telegram
from newsgen.load.fields import Fields, number, plain, problem, text, truth
from newsgen.load.frontmatter import decoded, without_control_characters, yaml_lines
from newsgen.load.moments import near_zone, zone_of
from newsgen.load.nodes import Node, Scalar, Table
from newsgen.load.people import authors, sections
from newsgen.load.repair import read_table
from newsgen.load.yamltext import Origin
from newsgen.model.settings import Counts, Link, MenuItem, Section, Settings

PATH = "content/site.yaml"
TEXTS = frozenset({"title", "description", "imprint", "timezone", "base_url", "permalink"})
FIELDS = TEXTS | {
    "language", "languages", "sections", "authors", "menus", "telegram", "dates", "counts",
    "trusted_html", "extra",
}  # fmt: skip
_KNOWN = "the settings are listed in docs/writing.md; anything else goes under extra:"
_LANGUAGE = re.compile("[a-z]{2,3}")
_PLACEHOLDER = re.compile(r"\{([a-z]*)\}")
_PARTS = ("year", "month", "day", "section", "slug")
_COUNT_MAX = 200
_DEFAULTS = Settings(title="")


def read_settings(data: bytes, base: str | None = None) -> Settings:
    """The settings in site.yaml's bytes, at another `base`; raises with all that is wrong."""
    whole, problems = without_control_characters(decoded(data, PATH), PATH)
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
    return found


def _settings(fields: Fields) -> Settings:
    languages = _languages(fields)
    found = sections(fields, languages)
    menus = _table(fields, "menus", ("main", "footer"))
    dates = _table(fields, "dates", ("capital_month",))
    return Settings(
        title=fields.text("title", limits.TITLE_CHARACTERS),
        base_url=fields.read("base_url", _base, _DEFAULTS.base_url),
        description=fields.text("description"),
        languages=languages,
        timezone=fields.read("timezone", _timezone, _DEFAULTS.timezone),
        sections=found,
        authors=authors(fields),
        main_menu=_menu(menus, "main", found),
        footer_menu=_menu(menus, "footer", found),
        telegram=_telegram(fields),
        imprint=fields.text("imprint"),
        permalink=fields.read("permalink", _permalink, _DEFAULTS.permalink),
        capital_month=dates.read("capital_month", truth, default=False),
        trusted_html=fields.read("trusted_html", truth, default=False),
        counts=_counts(fields),
    )


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
        what = f"{item.text[:80]!r} is not a language's code"
        raise problem(item.where, "bad-language", what, "write ru, kk or en")
    return item.text


def _timezone(node: Node) -> str:
    value = plain(node)
    if zone_of(value) is None:
        near = near_zone(value)
        remedy = f"did you mean {near}?" if near else "write it as Asia/Almaty"
        raise problem(
            node.where, "unknown-timezone", f"there is no time zone {value[:80]!r}", remedy
        )
    return value


def _base(node: Node) -> str:
    return base_url(plain(node), node.where)


def _permalink(node: Node) -> str:
    value = plain(node)
    names = _PLACEHOLDER.findall(value)
    bare = _PLACEHOLDER.sub("x", value)
    remedy = ""
    if "slug" not in names:
        remedy = "it must hold {slug}"
    elif any(name not in _PARTS for name in names):
        remedy = f"it may hold {', '.join('{' + part + '}' for part in _PARTS)}"
    elif not re.fullmatch(r"/(?:[A-Za-z0-9_-]+/)+", bare):
        remedy = "it begins and ends with /, with a-z, 0-9 and hyphens between"
    if remedy:
        what = f"{value[:80]!r} is not a pattern of addresses"
        raise problem(node.where, "bad-permalink", what, f"{remedy}: /{{year}}/{{month}}/{{slug}}/")
    return value


def _menu(menus: Fields, name: str, known: tuple[Section, ...]) -> tuple[MenuItem, ...]:
    node = menus.given(name)
    if node is None:
        return ()
    keys = [section.key for section in known]
    items = getattr(node, "items", (node,))
    found: list[MenuItem] = []
    for item in items:
        try:
            found.append(_menu_item(item, menus, keys))
        except NewsgenError as error:
            menus.problems.extend(error.problems)
    return tuple(found)


def _menu_item(item: Node, menus: Fields, keys: list[str]) -> MenuItem:
    if isinstance(item, Table):
        inner = menus.inner(item, ("title", "url"), ("title", "url"))
        return MenuItem(title=inner.text("title"), url=inner.read("url", menu_address, ""))
    key = text(item, menus.origin)
    if key not in keys:
        what = f"there is no section {key[:80]!r}"
        remedy = f"write one of {', '.join(keys)}, or {{title: …, url: /about/}}"
        raise problem(item.where, "unknown-section", what, remedy)
    return MenuItem(section=key)


def _telegram(fields: Fields) -> Link | None:
    node = fields.given("telegram")
    if node is None:
        return None
    if isinstance(node, Table):
        inner = fields.inner(node, ("name", "url"), ("url",))
        return inner.read("url", partial(_channel, name=inner.text("name")), None)
    return fields.read("telegram", partial(_channel, name=""), None)


def _channel(node: Node, name: str) -> Link:
    handle, url = telegram(plain(node))
    if not url:
        what = f"{plain(node)[:80]!r} is not a Telegram channel"
        raise problem(node.where, "bad-url", what, "write it as https://t.me/channel")
    return Link(name or handle, url)


def _counts(fields: Fields) -> Counts:
    table = _table(fields, "counts", Counts.__struct_fields__)
    found = {
        name: table.read(name, _count, getattr(_DEFAULTS.counts, name))
        for name in Counts.__struct_fields__
    }
    return Counts(**found)


def _count(node: Node) -> int:
    value = number(node)
    if not 1 <= value <= _COUNT_MAX:
        what = f"{value} is no number of cards"
        raise problem(node.where, "bad-number", what, f"write a number from 1 to {_COUNT_MAX}")
    return value
