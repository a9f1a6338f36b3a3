"""A story in schema.org's words: https://schema.org/NewsArticle."""

from collections.abc import Iterator
from types import MappingProxyType

from msgspec.structs import replace

from newsgen.model.article import OPINION, Source
from newsgen.model.settings import Link
from newsgen.model.views import ArticleView
from newsgen.structured.parts import full, moment, named, path, pictures, publisher, root_of
from newsgen.structured.things import (
    CorrectionComment,
    CreativeWork,
    ImageObject,
    NewsArticle,
    OpinionNewsArticle,
    Person,
    Thing,
)

# An interview, a photo story and a long read are no types of their own there.
_TYPES = MappingProxyType({OPINION: OpinionNewsArticle})


def article(page: ArticleView, crops: tuple[str, ...] = ()) -> tuple[Thing, ...]:
    """The story, and the way to it.

    `crops` are the addresses of its photograph in other shapes (16:9, 4:3, 1:1).
    """
    site, text, section = page.site, page.text, page.section
    root = root_of(site)
    story = _TYPES.get(page.kind, NewsArticle)(
        headline=text.plain_title or text.title,
        main_entity_of_page=full(root, page.url),
        date_published=moment(text.date),
        date_modified=moment(text.changed),
        author=tuple(named(author, root) for author in page.authors),
        publisher=publisher(site),
        image=(*_photo(page, root), *(full(root, one) for one in crops)),
        article_section=section.title if section else "",
        keywords=tuple(tag.title for tag in page.tags),
        in_language=site.language,
        is_accessible_for_free=True,
        is_based_on=_source(text.source),
        correction=tuple(
            CorrectionComment(text=one.text, date_published=moment(one.date))
            for one in text.corrections
        ),
        word_count=text.words,
    )
    steps = [Link(site.title, site.home), *([section] if section else [])]
    return (story, *path(steps, root))


def _photo(page: ArticleView, root: str) -> Iterator[ImageObject]:
    rights = page.rights
    for one in pictures((page.photo,), root):
        if rights is None:
            yield one
        else:
            yield replace(
                one,
                creator=tuple(Person(name=name) for name in rights.creators),
                copyright_notice=rights.notice,
                license=rights.license,
                acquire_license_page=rights.acquire,
                digital_source_type=rights.digital_source,
            )


def _source(source: Source | None) -> CreativeWork | None:
    if source is None:
        return None
    when = moment(source.date) if source.date else ""
    return CreativeWork(name=source.name, url=source.url, date_published=when)
