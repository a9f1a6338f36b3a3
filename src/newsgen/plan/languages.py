"""Which pages are the same one in another language."""

from collections.abc import Iterable, Mapping, Sequence

from newsgen.model.article import Article, StandingPage
from newsgen.model.settings import Settings
from newsgen.model.views import Version

Versions = Mapping[str, tuple[Version, ...]]  # by story or key, of those in several languages


def story_versions(articles: Sequence[Article], settings: Settings) -> Versions:
    """The versions of every story told in more than one language, among the articles given."""
    if len(settings.languages) == 1:
        return {}
    own = settings.languages[0]
    # Most of an archive is told in the site's own language alone: it is left out at once.
    several = {one.story for one in articles if one.language != own}
    wanted = (one for one in articles if one.story in several)
    return _several(((one.story, one.language, one.url) for one in wanted), settings)


def page_versions(pages: Iterable[StandingPage], settings: Settings) -> Versions:
    """The versions of every standing page that more than one language has."""
    return _several(((one.key, one.language, one.url) for one in pages), settings)


def _several(every: Iterable[tuple[str, str, str]], settings: Settings) -> Versions:
    found: dict[str, dict[str, str]] = {}
    for name, language, url in every:
        found.setdefault(name, {})[language] = url
    return {
        name: tuple(Version(one, urls[one]) for one in settings.languages if one in urls)
        for name, urls in found.items()
        if len(urls) > 1
    }
