"""What of a photograph's metadata a page shows."""

from collections.abc import Iterator, Sequence

from newsgen.images.metadata.values import in_language
from newsgen.model.photograph import Alternatives, Metadata, PhotoWords

_DEFAULT = "x-default"
_UNTOLD = ("", _DEFAULT)


def credit_of(metadata: Metadata) -> str:
    """Whose photograph it is, as it is printed: who took it and for whom, else where it is from."""
    names = ", ".join(metadata.bylines)
    if names and metadata.credit and metadata.credit.casefold() not in names.casefold():
        return f"{names} / {metadata.credit}"
    said = names or metadata.credit or metadata.source
    return said or in_language(metadata.copyright, _DEFAULT).lstrip("©(Cc) ")


def words_for(metadata: Metadata, languages: Sequence[str]) -> Iterator[PhotoWords]:
    """What a photograph says of itself in each of a site's languages, the site's own first.

    A caption whose language is not told is taken to be in the site's own.
    """
    credit = credit_of(metadata)
    for at, language in enumerate(languages):
        alt = _told(metadata.alt, language, own=at == 0)
        caption = _told(metadata.caption, language, own=at == 0)
        if alt or caption or credit:
            yield PhotoWords(language, alt, caption, credit)


def _told(texts: Alternatives, language: str, *, own: bool) -> str:
    fit = {
        tag: text
        for tag, text in reversed(texts)
        if _tongue(tag) == language or (own and _untold(tag, text, texts))
    }
    return in_language(tuple(fit.items()), language) if fit else ""


def _untold(tag: str, text: str, texts: Alternatives) -> bool:
    # XMP's default is as a rule one of the others again.
    return tag in _UNTOLD and all(other in _UNTOLD or words != text for other, words in texts)


def _tongue(tag: str) -> str:
    return tag.casefold().replace("_", "-").partition("-")[0]
