"""XMP: read as programs write it, hostile packets refused, written so that others can read it."""

import pytest

from newsgen.images.metadata.xmp import read_xmp, write_xmp
from newsgen.model.photograph import Metadata

FULL = Metadata(
    caption=(("x-default", "Мост <через> реку & степь"), ("kk", "Өзен үстіндегі көпір")),
    headline="Заголовок",
    title=(("x-default", "мост-17"),),
    alt=(("x-default", "Мост"), ("en", "A bridge")),
    bylines=("Асель Нурланова", "Ғалым Әбдіұлы"),
    credit="Агентство «Степь»",
    source="Редакция",
    copyright=(("x-default", "© Агентство"),),
    license_url="https://example.kz/licence",
    licensor_url="https://example.kz/buy?a=1&b=2",
    digital_source="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
)


def packet(inner: str, *, doctype: str = "", attributes: str = "") -> bytes:
    return (
        f'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>{doctype}'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
        'xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" '
        'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">'
        f'<rdf:Description rdf:about="" {attributes}>{inner}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def test_what_is_written_is_read() -> None:
    assert read_xmp(write_xmp(FULL)) == FULL


def test_nothing_to_say_is_no_packet() -> None:
    assert write_xmp(Metadata()) == b""
    assert read_xmp(b"") == Metadata()


def test_short_properties_may_be_attributes() -> None:
    found = read_xmp(packet("", attributes='photoshop:Credit="ИА" photoshop:Source="Мы"'))
    assert (found.credit, found.source) == ("ИА", "Мы")


def test_padding_and_a_byte_order_mark_do_no_harm() -> None:
    body = packet("<photoshop:Credit>ИА</photoshop:Credit>")
    assert read_xmp(b"\xef\xbb\xbf" + body + b"\n" * 2000 + b"\0").credit == "ИА"


def test_a_packet_in_utf_16_is_read() -> None:
    body = packet("<photoshop:Credit>ИА</photoshop:Credit>").decode().encode("utf-16")
    assert read_xmp(body).credit == "ИА"


def test_the_licensor_is_found_however_deep() -> None:
    item = '<rdf:li rdf:parseType="Resource"><plus:LicensorURL>{}</plus:LicensorURL></rdf:li>'
    bag = "<plus:Licensor><rdf:Bag>{}</rdf:Bag></plus:Licensor>"
    found = read_xmp(packet(bag.format(item.format("https://a.kz/") + item.format("https://b"))))
    assert found.licensor_url == "https://a.kz/"
    bare = '<rdf:li><rdf:Description><plus:LicensorURL rdf:resource="https://c.kz/"/>'
    found = read_xmp(packet(bag.format(f"{bare}</rdf:Description></rdf:li>")))
    assert found.licensor_url == "https://c.kz/"


def test_the_extended_packet_says_what_the_first_does_not() -> None:
    first = packet("<photoshop:Credit>первый</photoshop:Credit>")
    second = packet("<photoshop:Credit>второй</photoshop:Credit><dc:rights>Мы</dc:rights>")
    found = read_xmp(first, second)
    assert (found.credit, found.copyright) == ("первый", (("", "Мы"),))


def test_an_address_that_is_none_is_left_out() -> None:
    bad = "<xmpRights:WebStatement>javascript:alert(1)</xmpRights:WebStatement>"
    assert read_xmp(packet(bad)).license_url == ""


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>"
EXTERNAL = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"


@pytest.mark.parametrize(
    "bad",
    [
        packet("<photoshop:Credit>&b;</photoshop:Credit>", doctype=LAUGHS),
        packet("<photoshop:Credit>&a;</photoshop:Credit>", doctype=EXTERNAL),
        packet("<photoshop:Credit>ИА"),
        packet("<dc:a>" * 60 + "</dc:a>" * 60 + "<photoshop:Credit>x</photoshop:Credit>"),
        packet("<dc:a/>" * 20_001 + "<photoshop:Credit>x</photoshop:Credit>"),
        packet("<photoshop:Credit>x</photoshop:Credit>" + " " * 1_000_001),
        b"\xff\xfe\x00",
        b"<?xml version='1.0' encoding='rot13'?><a/>",
    ],
    ids=["laughs", "external", "cut", "deep", "many", "large", "noise", "encoding"],
)
def test_a_damaged_or_hostile_packet_says_nothing(bad: bytes) -> None:
    assert read_xmp(bad) == Metadata()


def test_markup_in_a_value_stays_text() -> None:
    sly = Metadata(credit="</photoshop:Credit><x/>]]>&amp;")
    assert read_xmp(write_xmp(sly)) == sly


def test_what_is_written_always_names_a_text_for_all_languages() -> None:
    written = write_xmp(Metadata(caption=(("ru", "Мост"), ("kk", "Көпір")))).decode()
    assert '<rdf:li xml:lang="x-default">Мост</rdf:li><rdf:li xml:lang="ru">Мост' in written
