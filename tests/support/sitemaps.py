"""Sitemaps read as a crawler reads them, and held to the official schemas."""

from pathlib import Path

from lxml import etree

SCHEMAS = Path(__file__).parents[1] / "sitemap"
PROTOCOL = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"

_URLSET = """\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="sitemap.xsd"/>
<xs:import namespace="http://www.google.com/schemas/sitemap-news/0.9" schemaLocation="news.xsd"/>
</xs:schema>
"""


def complaints(data: bytes) -> list[str]:
    """What the schema of its root element says against a file; an empty list is what is allowed."""
    root = etree.fromstring(data)
    if root.tag == f"{PROTOCOL}sitemapindex":
        schema = etree.XMLSchema(etree.parse(SCHEMAS / "siteindex.xsd"))
    else:
        base = f"{SCHEMAS.as_uri()}/"
        schema = etree.XMLSchema(etree.fromstring(_URLSET.encode(), base_url=base))
        if not len(root):
            return []  # Google allows a news sitemap without news, the protocol's schema does not
    schema.validate(root)
    return str(schema.error_log).splitlines()


def locations(data: bytes) -> list[str]:
    """Every address that a file names."""
    return [str(one.text) for one in etree.fromstring(data).iter(f"{PROTOCOL}loc")]


def changes(data: bytes) -> dict[str, str]:
    """When each address changed, as the file says."""
    root = etree.fromstring(data)
    return {
        str(one.findtext(f"{PROTOCOL}loc")): str(one.findtext(f"{PROTOCOL}lastmod") or "")
        for one in root
    }


def news(data: bytes) -> list[dict[str, str]]:
    """What a news sitemap says of each article."""
    root = etree.fromstring(data)
    return [
        {etree.QName(part).localname: str(part.text or "") for part in one.iter() if not len(part)}
        for one in root.iter(f"{NEWS}news")
    ]
