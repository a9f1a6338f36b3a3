"""The HTML of a body with its text typeset: block by block, through inline tags, never inside code.

All of the text is set at once, a stand-in in the place of each tag, because a search costs more to
begin than to go on; no stand-in is ever added, moved or lost, so the tags come back by their order.
"""

import re
from collections.abc import Sequence
from html import unescape
from itertools import chain

from newsgen.i18n.typography import has_marks, knows, typeset_marked
from newsgen.i18n.typography.marks import BLOCK, BREAK, TAG, THING

_INLINE_NAMES = """
a abbr b bdi bdo big cite del dfn em font i ins label mark q rp rt ruby s small span strike strong
time u wbr
"""
_THING_NAMES = "code kbd samp var math tt svg textarea iframe"
_NOTHING_NAMES = "sup sub script style template noscript"
_BLOCK_NAMES = "p li ul ol blockquote h2 h3"
# Words go on through these, quotations too.
_INLINE = frozenset(_INLINE_NAMES.split())
# What is read by nobody, or letter by letter; and notes' numbers and powers, which are no words.
_KEPT = {
    **dict.fromkeys(_THING_NAMES.split(), TAG + THING),
    **dict.fromkeys(_NOTHING_NAMES.split(), TAG),
    "pre": BLOCK,
}
_VOID = {"br": TAG + BREAK, "img": TAG + THING, "input": TAG + THING, "hr": BLOCK}
# The commonest tags, as they are written.
_STAND_INS = {
    "</p>\n<p>": BLOCK,
    **{f"{tag}{name}>": TAG for name in _INLINE for tag in ("<", "</")},
    **{
        f"{tag}{name}>{end}": BLOCK
        for name in _BLOCK_NAMES.split()
        for tag in ("<", "</")
        for end in ("", "\n")
    },
}
_ATTRIBUTES = r"""(?:[^<>"']++|"[^"]*+"|'[^']*+')*+"""
_TAG = re.compile(
    rf"(</p>\n<p>|<({'|'.join(_KEPT)})\b{_ATTRIBUTES}>.*?</\2\s*>"
    rf"|</?[a-zA-Z]{_ATTRIBUTES}>(?:\n(?=<))?|<!--.*?-->)",
    re.DOTALL | re.IGNORECASE,
)
_NAME = re.compile("</?([a-zA-Z][a-zA-Z0-9]*)")
_ENTITIES = (
    ("&nbsp;", "\xa0"), ("&quot;", '"'), ("&#39;", "'"), ("&laquo;", "«"), ("&raquo;", "»"),
    ("&ldquo;", "“"), ("&rdquo;", "”"), ("&bdquo;", "„"), ("&mdash;", "—"), ("&ndash;", "–"),
)  # fmt: skip
_ANY = re.compile(rf"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)\b{_ATTRIBUTES}>")
_LANGUAGE = re.compile(r"""\slang=["']?([\w-]+)""", re.IGNORECASE)
_SET_APART = re.compile(rf"<(?:code|pre)>{THING}</(?:code|pre)>")
_DEPTH_MAX = 8  # of elements in one language inside those in another


def typeset_html(html: str, language: str) -> str:
    """Well-formed HTML with its text typeset; what is in another language, by that one's rules."""
    return html if has_marks(html) else _inner(html, language, _DEPTH_MAX)


def _inner(html: str, language: str, depth: int) -> str:
    if "lang=" not in html:
        return _set(html, language)
    if not depth:
        return html
    rest, foreign = _set_apart(html, language, depth)
    parts = _SET_APART.split(_set(rest, language))
    return "".join(chain.from_iterable(zip(parts, (*foreign, ""), strict=True)))


def _set_apart(html: str, language: str, depth: int) -> tuple[str, Sequence[str]]:
    """The HTML with one thing in the place of each element of another language; these, typeset."""
    kept: list[str] = []
    foreign: list[str] = []
    opening: re.Match[str] | None = None
    its_language = ""
    end = level = 0
    for tag in _ANY.finditer(html):
        if opening is None:
            found = _LANGUAGE.search(tag[0])
            if found and found[1] != language and tag["name"].lower() not in _VOID:
                opening, its_language, level = tag, found[1], 1
        elif tag["name"] == opening["name"]:
            level += -1 if tag["close"] else 1
            if level == 0:
                inner = _inner(html[opening.end() : tag.start()], its_language, depth - 1)
                foreign.append(f"{opening[0]}{inner}{tag[0]}")
                apart = "code" if opening["name"].lower() in _INLINE else "pre"
                kept += (html[end : opening.start()], f"<{apart}>{THING}</{apart}>")
                opening, end = None, tag.end()
    return "".join([*kept, html[end:]]), foreign


def _set(html: str, language: str) -> str:
    """HTML that is all in one language."""
    if not knows(language):
        return html
    parts = _TAG.split(html)  # a text, a tag and its name if it is kept, …, a text
    texts, tags = parts[::3], parts[1::3]
    stand_ins = [_STAND_INS.get(tag) or _stand_in(tag) for tag in tags]
    if "<a " in html:
        _keep_addresses(texts, tags, stand_ins)
    parts[::3], parts[1::3], parts[2::3] = texts, stand_ins, [""] * len(tags)
    marked = f"{BLOCK}{''.join(parts)}{BLOCK}"
    if "&" in marked:
        for entity, character in _ENTITIES:
            marked = marked.replace(entity, character)
    made = typeset_marked(marked, language)
    for mark in (THING, BREAK):
        if mark in made:
            made = made.replace(mark, "")
    _, *parts[::3], _ = made.replace(BLOCK, TAG).split(TAG)
    parts[1::3] = tags
    return "".join(parts)


def _stand_in(tag: str) -> str:
    match = _NAME.match(tag)
    if match is None:
        return TAG  # a comment
    name = match[1].lower()
    if name in _INLINE:
        return TAG + BREAK if tag.endswith("\n") else TAG
    return _KEPT.get(name) or _VOID.get(name) or BLOCK


def _keep_addresses(texts: list[str], tags: list[str], stand_ins: list[str]) -> None:
    """Makes one thing of each link's tag and its words if these are the address it leads to."""
    for at, tag in enumerate(tags):
        if tag.startswith("<a "):
            words = texts[at + 1]
            if words and _is_address(words) and unescape(words).rstrip("/") in unescape(tag):
                tags[at] += words
                texts[at + 1] = ""
                stand_ins[at] = TAG + THING


def _is_address(words: str) -> bool:
    return not any(map(str.isspace, words)) and any(sign in words for sign in "./@:")
