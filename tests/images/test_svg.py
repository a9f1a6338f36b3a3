"""Drawings are built anew: what draws stays, whatever could act or fetch is gone."""

import pytest
from hypothesis import given, strategies as st

from newsgen.images.refused import Fault, Refused
from newsgen.images.sizes import Size
from newsgen.images.svg import sanitised

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def clean(inner: str, attributes: str = "") -> str:
    found = sanitised(f"{HEAD}{attributes}>{inner}</svg>".encode(), "a.svg")
    assert not isinstance(found, Refused), found
    return found.data.decode().removeprefix(f"{HEAD}{attributes}>").removesuffix("</svg>\n")


def test_a_drawing_stays_as_it_is() -> None:
    inner = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient>'
        '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter></defs>'
        "<style>.a{fill:url(#g);transform:rotate(3deg)}</style>"
        '<g class="a" filter="url(#f)" transform="translate(1 2)">'
        '<path d="M0 0L1 1" style="fill:rgb(1,2,3);stroke:url(#g)"/>'
        '<text x="1" xml:space="preserve">Әліппе <tspan>и &lt;ещё&gt; </tspan></text>'
        '<use xlink:href="#g"/><image xlink:href="data:image/png;base64,AAAA"/></g>'
    )
    assert clean(inner) == inner
    quoted = """<path fill='url( "#g" )'/>"""
    assert clean(quoted) == quoted


GONE = {
    "script": "<script>alert(1)</script>",
    "script elsewhere": '<g><script xlink:href="https://evil/x.js"/></g>',
    "html": '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml">evil</div></foreignObject>',
    "html alone": '<img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="alert(1)"/>',
    "handler": '<handler xmlns="http://www.w3.org/2001/xml-events">alert(1)</handler>',
    "animation": '<a><set attributeName="href" to="javascript:alert(1)"/></a>',
    "listener": '<rect onload="alert(1)" ONCLICK="alert(1)"/>',
    "link": '<a href="javascript:alert(1)"><rect/></a>',
    "link elsewhere": '<a xlink:href="https://evil/"><rect/></a>',
    "use elsewhere": '<use href="https://evil/x.svg#a"/>',
    "use of data": '<use href="data:image/svg+xml;base64,AAAA#x"/>',
    "picture elsewhere": '<image href="https://evil/x.png"/>',
    "picture beside": '<image href="/x.png"/>',
    "picture that is a drawing": '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
    "fill": '<rect fill="url(https://evil/#a)"/>',
    "fill by script": '<rect fill="javascript:alert(1)"/>',
    "style": "<rect style=\"fill:url( 'https://evil/x' )\"/>",
    "style in disguise": '<rect style="fill:u\\72l(https://evil/x)"/>',
    "style in pieces": '<rect style="fill:ur/**/l(https://evil/x)"/>',
    "image-set": '<rect style="fill:image-set(&quot;https://evil/x&quot; 1x)"/>',
    "import": "<style>@import 'https://evil/x.css';</style>",
    "font": "<style>@font-face{src:url(https://evil/x)}</style>",
    "sheet with url": "<style>rect{fill:url(https://evil/x)}</style>",
    "sheet with markup": "<style>&lt;/style>&lt;script>alert(1)&lt;/script></style>",
    "base": '<g xml:base="https://evil/"><rect/></g>',
    "filter": '<filter><feImage href="https://evil/x"/></filter>',
    "metadata": "<metadata>Jane Doe, evil</metadata>",
    "comment": "<!-- evil --><?xml-stylesheet href='https://evil/x.css'?>",
    "animate": '<animate attributeName="x" onbegin="alert(1)"/>',
}


@pytest.mark.parametrize("inner", GONE.values(), ids=GONE)
def test_what_acts_or_fetches_is_gone(inner: str) -> None:
    left = clean(inner).casefold()
    for bad in (
        "alert",
        "evil",
        "script",
        "href",
        "onload",
        "onclick",
        "import",
        "svg+xml",
        "<img",
    ):
        assert bad not in left


def test_the_root_is_cleaned_too() -> None:
    found = sanitised(f'{HEAD} onload="alert(1)" width="10" height="20"/>'.encode(), "a.svg")
    assert not isinstance(found, Refused)
    assert b"alert" not in found.data
    assert found.size == Size(10, 20)


def test_a_link_keeps_what_it_leads_from() -> None:
    assert clean('<a href="https://evil/"><rect width="1"/></a>') == '<g><rect width="1"/></g>'


def test_words_outside_of_texts_are_left_out() -> None:
    assert clean("<g> words <rect/></g>") == "<g><rect/></g>"


LAUGHS = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
HARMLESS = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'


def test_a_plain_doctype_is_left_out() -> None:
    found = sanitised(f"{HARMLESS}{HEAD}><rect/></svg>".encode(), "a.svg")
    assert not isinstance(found, Refused)
    assert b"DOCTYPE" not in found.data


def nested_use() -> str:
    levels = "".join(
        f'<g id="l{level}">' + f'<use xlink:href="#l{level + 1}"/>' * 10 + "</g>"
        for level in range(8)
    )
    return f'{HEAD}>{levels}<rect id="l8"/></svg>'


BAD = {
    "laughs": f"{LAUGHS}{HEAD}><text>&b;</text></svg>",
    "external": f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>{HEAD}>&a;</svg>',
    "html": "<html><body/></html>",
    "no namespace": "<svg><rect/></svg>",
    "another root": '<g xmlns="http://www.w3.org/2000/svg"/>',
    "cut": f"{HEAD}><rect",
    "no xml": "\x89PNG",
    "encoding": '<?xml version="1.0" encoding="rot13"?><svg/>',
    "deep": HEAD + ">" + "<g>" * 200 + "</g>" * 200 + "</svg>",
    "deep outside": HEAD + ">" + "<x>" * 200 + "</x>" * 200 + "</svg>",
    "many": HEAD + ">" + "<g/>" * 50_001 + "</svg>",
    "large": HEAD + ">" + " " * 4_000_001 + "</svg>",
    "use of use": nested_use(),
    "use of itself": f'{HEAD}><g id="a"><use href="#a"/></g></svg>',
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_what_cannot_be_made_safe_is_refused(text: str) -> None:
    found = sanitised(text.encode("latin-1"), "a.svg")
    assert isinstance(found, Refused)
    assert found.fault == Fault.UNSAFE


def test_an_empty_file_is_refused() -> None:
    found = sanitised(b"", "a.svg")
    assert isinstance(found, Refused)
    assert found.fault == Fault.EMPTY


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        (' width="120px" height="80.4"', Size(120, 80)),
        (' viewBox="0 0 24 12"', Size(24, 12)),
        (' viewBox="0,0,24,12" width="100%" height="5"', Size(24, 12)),
        (' width="10mm" height="10mm"', None),
        (' width="0" height="0"', None),
        (' viewBox="0 0 x"', None),
        (' viewBox="0 0 9000000 1"', None),
        ("", None),
    ],
)
def test_the_size_is_what_it_says(attributes: str, size: Size | None) -> None:
    found = sanitised(f"{HEAD}{attributes}/>".encode(), "a.svg")
    assert not isinstance(found, Refused)
    assert found.size == size


@given(st.text(max_size=60), st.text(max_size=60))
def test_cleaning_twice_changes_nothing(words: str, value: str) -> None:
    from xml.sax.saxutils import escape, quoteattr  # noqa: PLC0415

    inner = f"<text fill={quoteattr(value)}>{escape(words)}</text>"
    found = sanitised(f"{HEAD}>{inner}</svg>".encode(errors="replace"), "a.svg")
    if not isinstance(found, Refused):
        again = sanitised(found.data, "a.svg")
        assert again == found
