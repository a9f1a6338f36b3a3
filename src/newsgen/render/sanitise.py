"""sanitised(html) lets nothing through that could run, load a frame or pose as the site itself.

What Markdown makes passes, and so do the harmless tags people write by hand. Classes are those our
extensions make; ids stay on headings and notes only, where links lead to them. What only newsgen
may make, buttons that load frames, is made of clean HTML afterwards: see render/finish.py.
"""

import re

import nh3

from newsgen.printable import ILLEGAL, printable

_GLOBAL = {"title", "lang", "dir"}
_TAG_NAMES = """
a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small
span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr
"""
# Their content is not text for readers, so it goes with them.
_DROPPED_NAMES = """
applet canvas embed frameset iframe math noembed noframes noscript object plaintext script select
style svg template textarea title xmp
"""
_TAGS = set(_TAG_NAMES.split())
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_ATTRIBUTES = {
    "a": {"href", "hreflang", "rel"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_CLASS = re.compile(
    r"footnote|footnote-ref|footnote-backref|align-(?:left|center|right)|language-[\w+.#-]+"
    r"|read-also|pull-quote|background|update|correction|timeline|interview|block-(?:label|title)"
)
_ID = re.compile(r"[\w:.-]+")
# Of what a link says of where it leads: what search engines ask for, and never a word about us.
_REL = frozenset({"noopener", "nofollow", "sponsored", "ugc"})
_NUMBER = re.compile(r"-?\d{1,4}")
# Browsers pass over control characters and take \ for /.
_ELSEWHERE = re.compile(r"[\x00-\x20]*(?:[a-z][\w+.\t\n\r-]*:|[/\\][\t\n\r]*[/\\])", re.IGNORECASE)


def _attribute(tag: str, name: str, value: str) -> str | None:
    if tag == "img" and name == "src":  # one elsewhere would tell its host who reads us
        return None if _ELSEWHERE.match(value) else value
    if name == "class":
        return " ".join(filter(_CLASS.fullmatch, value.split())) or None
    if name == "rel":
        return " ".join(word for word in value.lower().split() if word in _REL) or None
    if name == "id":
        return value if _ID.fullmatch(value) else None
    if name in ("width", "height", "colspan", "rowspan", "span", "start", "value"):
        return value if _NUMBER.fullmatch(value) else None
    return value


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=set(_DROPPED_NAMES.split()),
    attributes={
        tag: _GLOBAL
        | {"class"}
        | _ATTRIBUTES.get(tag, set())
        | ({"id"} if tag in _HEADINGS | {"li", "sup"} else set())
        for tag in _TAGS
    },
    attribute_filter=_attribute,
    link_rel=None,
    url_schemes={"http", "https", "mailto", "tel"},
)


def sanitised(html: str) -> str:
    """Safe HTML, well-formed, without characters illegal in XML."""
    clean = _CLEANER.clean(html)
    while ILLEGAL.search(clean):
        # An address harmless only by a control character ("java&#1;script:") is judged without it.
        clean = _CLEANER.clean(printable(clean))
    return clean
