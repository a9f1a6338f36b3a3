"""The search page of a language, with what a reader may narrow a search to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from newsgen import urls
from newsgen.model.search import SearchView
from newsgen.model.settings import Link
from newsgen.model.views import SiteView, Version
from newsgen.plan.news import News
from newsgen.plan.series import Series
from newsgen.search.volumes import newest_first, third_of, volumes
from newsgen.target import Recipe, Target

SEARCH = Recipe("page", "search.html")
TAGS_MAX = 30
AUTHORS_MAX = 100


def search_page(
    site: SiteView,
    news: News,
    sections: Mapping[str, Link],
    tagged: Iterable[Series],
    written: Iterable[Series],
    versions: tuple[Version, ...],
) -> Target:
    """The page at `site.search`; it changes when a volume, a topic or an author comes or goes."""
    names = volumes(Counter(third_of(one.date) for one in news.articles))
    view = SearchView(
        site=site,
        url=site.search,
        this_year=None,
        index=urls.index(site.language),
        volumes=newest_first(names),
        years=tuple(sorted({year for year, _ in names}, reverse=True)),
        sections=tuple(link for key, link in sections.items() if news.in_section(key)),
        authors=tuple(sorted(one.title for one in _longest(written, AUTHORS_MAX))),
        tags=tuple(Link(one.title, one.front) for one in _longest(tagged, TAGS_MAX)),
        versions=versions,
    )
    return Target(urls.path_of(view.url), SEARCH, view)


def _longest(series: Iterable[Series], size: int) -> Sequence[Series]:
    return sorted(series, key=lambda one: (-len(one.cards), one.front))[:size]
