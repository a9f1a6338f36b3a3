"""Editions made by hand, for tests that need no disk."""

from datetime import datetime, timedelta, timezone

from msgspec.structs import replace

from newsgen.errors import Location
from newsgen.fingerprint import fingerprint
from newsgen.model.article import Article, Body, Byline, Copy, Reference, carried, sealed
from newsgen.model.edition import Edition, divide
from newsgen.model.media import Asset
from newsgen.model.settings import Counts, Feeds, Section, Settings

ALMATY = timezone(timedelta(hours=5))
NOW = datetime(2024, 3, 20, 12, 0, tzinfo=ALMATY)


def settings(**fields: object) -> Settings:
    """Two sections, two cards to a list, no feeds."""
    sections = (Section("politics", {"ru": "Политика"}), Section("economy", {"ru": "Экономика"}))
    usual: dict[str, object] = {
        "title": "Проба",
        "base_url": "https://example.kz/",
        "sections": sections,
        "feeds": Feeds(formats=()),
        "counts": Counts(latest=3, section_block=2, list=2, most_read=2, related=2),
    }
    return Settings(**{**usual, **fields})  # type: ignore[arg-type]


def an_article(name: str, date: datetime = NOW - timedelta(days=1), **fields: object) -> Article:
    """An article by its file's name; `title`, `views` … go to its copy."""
    copy_fields = {key: fields.pop(key) for key in list(fields) if key in Copy.__struct_fields__}
    copy = Copy(
        **{
            "title": name.title(),
            "date": date,
            "body": Body(f"content/articles/{name}.md", name.encode()),
            **copy_fields,
        }  # type: ignore[arg-type]
    )
    usual: dict[str, object] = {
        "story": name,
        "language": "ru",
        "file": f"content/articles/{name}.md",
        "url": f"/{date:%Y/%m/%d}/{name}/",
    }
    article = Article(**carried(copy), **{**usual, **fields})  # type: ignore[arg-type]
    return sealed(replace(article, seal=fingerprint(article)))


def an_edition(
    *articles: Article,
    of: Settings | None = None,
    now: datetime = NOW,
    assets: tuple[Asset, ...] = (),
) -> Edition:
    """The edition of these articles at a moment."""
    division = divide(articles, now)
    return Edition(
        settings=of or settings(),
        year=now.year,
        until=division.until,
        articles=division.published,
        withheld=division.withheld,
        breaking=division.breaking,
        pages=(),
        assets={asset.source: asset for asset in assets},
        recent=division.recent,
    )


def a_reference(text: str, file: str = "") -> Reference:
    """Something written in a body at line 7."""
    return Reference(text, Location("content/articles/a.md", 7, 3), file)


def bylines(*names: str) -> tuple[Byline, ...]:
    """Guests by name."""
    return tuple(Byline(name) for name in names)
