"""XMP: the packet of RDF in XML that photo desks write today (ISO 16684-1)."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from types import MappingProxyType
from xml.parsers import expat

from newsgen.images.metadata.containers import PACKET_BYTES
from newsgen.images.metadata.values import (
    NAMES,
    cleaned,
    web_address,
)
from newsgen.model.photograph import Alternatives, Metadata

_DEPTH = 40
_ELEMENTS = 20_000
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"
_SPACES: Mapping[str, str] = MappingProxyType(
    {
        "dc": "http://purl.org/dc/elements/1.1/",
        "photoshop": "http://ns.adobe.com/photoshop/1.0/",
        "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
        "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
        "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
        "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    }
)


class _Node:
    """An element being read."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[_Node] = []
        self.text = ""

    def each(self) -> "Iterator[_Node]":
        yield self
        for child in self.children:
            yield from child.each()


class _TooMuch(Exception):  # noqa: N818 - never leaves this module
    pass


def read_xmp(packet: bytes, extended: bytes = b"") -> Metadata:
    """What a packet says, and the extended one where the first is silent; nothing if damaged."""
    found: dict[str, _Node] = {}
    for one in (packet, extended):
        for name, node in _properties(_tree(one)):
            found.setdefault(name, node)

    def text(name: str) -> str:
        return next((said for _, said in _texts(found.get(name))), "")

    def address(name: str) -> str:
        return web_address(text(name))

    licensor = found.get("plus Licensor")
    urls = (
        node.text or node.attributes.get(f"{_RDF} resource", "")
        for node in (licensor.each() if licensor else ())
        if node.name == f"{_SPACES['plus']} LicensorURL"
    )
    return Metadata(
        caption=_texts(found.get("dc description")),
        headline=text("photoshop Headline"),
        title=_texts(found.get("dc title")),
        alt=_texts(found.get("Iptc4xmpCore AltTextAccessibility")),
        bylines=tuple(name for _, name in _texts(found.get("dc creator")))[:NAMES],
        credit=text("photoshop Credit"),
        source=text("photoshop Source"),
        copyright=_texts(found.get("dc rights")),
        license_url=address("xmpRights WebStatement"),
        licensor_url=next(filter(None, map(web_address, urls)), ""),
        digital_source=address("Iptc4xmpExt DigitalSourceType"),
    )


def write_xmp(metadata: Metadata) -> bytes:
    """A packet that says this and nothing else; b"" if there is nothing to say."""
    lines = [
        *_listed("dc:creator", "Seq", [("", name) for name in metadata.bylines]),
        *_listed("dc:description", "Alt", _with_default(metadata.caption)),
        *_listed("dc:title", "Alt", _with_default(metadata.title)),
        *_listed("dc:rights", "Alt", _with_default(metadata.copyright)),
        *_simple("photoshop:Headline", metadata.headline),
        *_simple("photoshop:Credit", metadata.credit),
        *_simple("photoshop:Source", metadata.source),
        *_listed("Iptc4xmpCore:AltTextAccessibility", "Alt", _with_default(metadata.alt)),
        *_simple("Iptc4xmpExt:DigitalSourceType", metadata.digital_source),
        *_simple("xmpRights:WebStatement", metadata.license_url),
        *_licensor(metadata.licensor_url),
    ]
    if not lines:
        return b""
    body = "\n".join(lines)
    spaces = "".join(
        f' xmlns:{prefix}="{escape(address)}"'
        for prefix, address in _SPACES.items()
        if f"<{prefix}:" in body
    )
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">\n'
        f'<rdf:Description rdf:about=""{spaces}>\n{body}\n'
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    )
    return packet.encode()


def _tree(packet: bytes) -> _Node | None:
    wide = packet.startswith((b"\xff\xfe", b"\xfe\xff"))
    data = packet if wide else packet.strip(b" \t\r\n\0")
    if not data or len(data) > PACKET_BYTES:
        return None
    root = _Node("", {})
    stack = [root]
    count = 0
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > _ELEMENTS or len(stack) > _DEPTH:
            raise _TooMuch
        node = _Node(name, attributes)
        stack[-1].children.append(node)
        stack.append(node)

    def end(_name: str) -> None:
        stack.pop()

    def characters(text: str) -> None:
        stack[-1].text += text

    def refuse(*_doctype: object) -> None:
        raise _TooMuch  # no entity is ever declared, so none is ever expanded

    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - its own order
    except (expat.ExpatError, _TooMuch, ValueError, LookupError):
        return None
    return root


def _properties(root: _Node | None) -> Iterator[tuple[str, _Node]]:
    # Properties stand in rdf:Description as elements or, the short ones, as attributes.
    prefixes = {address: prefix for prefix, address in _SPACES.items()}
    for node in root.each() if root else ():
        if node.name != f"{_RDF} Description":
            continue
        for child in node.children:
            address, _, name = child.name.partition(" ")
            if address in prefixes:
                yield f"{prefixes[address]} {name}", child
        for full, value in node.attributes.items():
            address, _, name = full.partition(" ")
            if address in prefixes:
                single = _Node(full, {})
                single.text = value
                yield f"{prefixes[address]} {name}", single


def _texts(node: _Node | None) -> Alternatives:
    if node is None:
        return ()
    items = [one for one in node.each() if one.name == f"{_RDF} li"]
    texts = (
        (
            one.attributes.get(_LANGUAGE, "")[:35],
            cleaned(one.text or one.attributes.get(f"{_RDF} resource", "")),
        )
        for one in (items or [node])[:NAMES]
    )
    return tuple((language, text) for language, text in texts if text)


def _with_default(texts: Alternatives) -> Alternatives:
    # XMP wants one of them named as what to show where no language fits, and in first place.
    if not texts:
        return ()
    default = next((text for tag, text in texts if tag in ("x-default", "")), texts[0][1])
    rest = ((tag, text) for tag, text in texts if tag not in ("x-default", ""))
    return (("x-default", default), *rest)


def _listed(name: str, kind: str, items: Iterable[tuple[str, str]]) -> Iterator[str]:
    inner = "".join([_item(tag, text) for tag, text in items])
    if inner:
        yield f"<{name}><rdf:{kind}>{inner}</rdf:{kind}></{name}>"


def _item(tag: str, text: str) -> str:
    attribute = f' xml:lang="{escape(tag)}"' if tag else ""
    return f"<rdf:li{attribute}>{_escaped(text)}</rdf:li>"


def _simple(name: str, text: str) -> Iterator[str]:
    if text:
        yield f"<{name}>{_escaped(text)}</{name}>"


def _licensor(address: str) -> Iterator[str]:
    if address:
        url = f"<plus:LicensorURL>{_escaped(address)}</plus:LicensorURL>"
        item = f'<rdf:li rdf:parseType="Resource">{url}</rdf:li>'
        yield f"<plus:Licensor><rdf:Seq>{item}</rdf:Seq></plus:Licensor>"


def _escaped(text: str) -> str:
    return escape(cleaned(text), quote=False)
