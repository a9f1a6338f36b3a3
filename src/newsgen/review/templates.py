"""What of the site's own templates browsers will not run or load: its policy stops it."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from newsgen.errors import Location, Problem
from newsgen.load import limits
from newsgen.load.frontmatter import place_of
from newsgen.load.sources import every_file, read_bytes
from newsgen.model.settings import Settings
from newsgen.review.markup import Tag, known, tags_in
from newsgen.review.policy import Rules, outside, rules_of
from newsgen.review.sources import (
    hash_allowed,
    hash_of,
    hashed,
    inline_allowed,
)
from newsgen.said import Said, say

FOLDER = "templates"
_HANDLER = re.compile("on[a-z]{3,}")
# Of each tag the attributes whose addresses are loaded, and by which directive.
_LOADED: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "script": (("src", "script-src"),),
        "img": (("src", "img-src"), ("srcset", "img-src")),
        "image": (("href", "img-src"), ("xlink:href", "img-src")),
        "input": (("src", "img-src"), ("formaction", "form-action")),
        "button": (("formaction", "form-action"),),
        "source": (("src", "media-src"), ("srcset", "img-src")),
        "video": (("src", "media-src"), ("poster", "img-src")),
        "audio": (("src", "media-src"),),
        "track": (("src", "media-src"),),
        "iframe": (("src", "frame-src"),),
        "embed": (("src", "object-src"),),
        "object": (("data", "object-src"),),
        "form": (("action", "form-action"),),
        "base": (("href", "base-uri"),),
    }
)
_LINKED: Mapping[str, str] = MappingProxyType(
    {
        "stylesheet": "style-src",
        "icon": "img-src",
        "apple-touch-icon": "img-src",
        "mask-icon": "img-src",
        "modulepreload": "script-src",
        "manifest": "manifest-src",
    }
)
_PRELOADED: Mapping[str, str] = MappingProxyType(
    {
        "script": "script-src",
        "style": "style-src",
        "image": "img-src",
        "font": "font-src",
        "audio": "media-src",
        "video": "media-src",
        "track": "media-src",
        "fetch": "connect-src",
    }
)
# Whatever else a <script> says it is, browsers take for data.
_RUN = re.compile(
    r"|module|importmap|speculationrules|(?:text|application)/(?:x-)?(?:java|ecma|j|live)script.*"
)


class _Template(Struct, frozen=True):
    """A template's text, and what the site's pages may load."""

    path: str
    text: str
    rules: Rules

    def at(self, index: int) -> Location:
        """The place of a character."""
        return place_of(self.text, self.path, index)


def stopped(root: Path, settings: Settings) -> Iterator[Problem]:
    """Each script, style and address of the site's own templates that its policy stops."""
    rules = rules_of(settings)
    if rules is None:
        return
    for found in every_file(root, FOLDER):
        if found.path.endswith(".html"):
            data = read_bytes(root, found, limits.STYLESHEET_BYTES)
            text = data.decode("utf-8-sig", errors="replace")
            template = _Template(found.path, text, rules)
            for tag in tags_in(text):
                yield from _within(template, tag)
                yield from _from_elsewhere(template, tag)


def _within(template: _Template, tag: Tag) -> Iterator[Problem]:
    """The code that stands in the page itself."""
    scripts, styles = template.rules.sources("script-src"), template.rules.sources("style-src")
    here = template.at(tag.index)
    if tag.name == "script" and _is_code(tag) and _text_stopped(tag.text, scripts):
        yield _inline(here, "<script>", _script_remedy(tag.text))
    if tag.name == "style" and _text_stopped(tag.text, styles):
        yield _inline(here, "<style>", say("put it into a style sheet below static/css"))
    for name, found in tag.attributes.items():
        if not found.value:
            continue
        where = template.at(found.index)
        if name == "style" and not inline_allowed(styles):
            remedy = say("give it a class, and write what it looks like into a style sheet")
            yield _inline(where, "style=", remedy)
        handler = _HANDLER.fullmatch(name)
        if (handler or _runs(found.value)) and not inline_allowed(scripts):
            remedy = say("put it into a script below static/js: {form}", form="addEventListener(…)")
            yield _inline(where, f"{name}=" if handler else "javascript:", remedy)


def _is_code(tag: Tag) -> bool:
    """True of a <script> that is run, and not loaded; what Jinja says it is nobody knows here."""
    if "src" in tag.attributes or not all(map(known, tag.attributes)):
        return False
    return _RUN.fullmatch(tag.value("type").lower()) is not None


def _runs(value: str) -> bool:
    return value.lstrip()[: len("javascript:")].lower() == "javascript:"


def _text_stopped(text: str, sources: tuple[str, ...]) -> bool:
    if not text.strip() or inline_allowed(sources):
        return False
    # Whether it is the one that is allowed cannot be told of what Jinja has a part in.
    return not hash_allowed(text, sources) if known(text) else not hashed(sources)


def _script_remedy(text: str) -> Said:
    form = "<script src=\"{{ asset('js/….js') }}\"></script>"
    if not known(text):
        return say("put it into a file below static/js, its values into data-…: {form}", form=form)
    return say(
        "put it into a file below static/js: {form}\nor allow it in site.yaml: {setting}",
        form=form,
        setting=f"policy: {{script: [{hash_of(text)}]}}",
    )


def _inline(where: Location, what: str, remedy: Said) -> Problem:
    text = say("the site's policy stops {what}: it stands in the page itself", what=what)
    return Problem(where, "stopped-inline", text, remedy)


def _from_elsewhere(template: _Template, tag: Tag) -> Iterator[Problem]:
    """The addresses that the page would load, and the policy does not let it."""
    for name, directive in _loads(tag):
        found = tag.attributes.get(name)
        for written in _addresses(name, found.value or "") if found else ():
            address = template.rules.stopped(written, directive)
            if found and address:
                yield outside(template.at(found.index), address, directive)


def _loads(tag: Tag) -> tuple[tuple[str, str], ...]:
    if tag.name != "link":
        return _LOADED.get(tag.name, ())
    relations = tag.value("rel").lower().split()
    found = [_LINKED.get(one, "") for one in relations]
    if "preload" in relations:
        found.append(_PRELOADED.get(tag.value("as").lower(), ""))
    return tuple(("href", one) for one in found if one)


def _addresses(name: str, value: str) -> Iterator[str]:
    if name != "srcset":
        yield value
        return
    for candidate in re.split(r",\s", value):
        yield from candidate.split()[:1]
