"""What search engines are told of: the room sitemap/ with an edition's articles, fronts, pages."""

from collections.abc import Iterable, Iterator
from functools import partial

from msgspec import Struct

from newsgen import sitemap, urls
from newsgen.model.edition import Edition
from newsgen.model.views import FrontView, PageView
from newsgen.plan.frame import in_language
from newsgen.target import Planned, Target


class Crawlers:
    """Takes note of the fronts and standing pages among targets, and tells of them in sitemaps."""

    def __init__(self) -> None:
        self._pages: list[sitemap.Entry] = []

    def noted(self, targets: Iterable[Planned]) -> Iterator[Planned]:
        """The targets as they are."""
        for target in targets:
            if isinstance(target, Target):
                self._pages += _entries(target.view)
            else:
                self._pages += (sitemap.Entry(*one) for one in target.fronts)
            yield target

    def targets(self, edition: Edition) -> Iterator[Planned]:
        """The sitemaps, and robots.txt unless the site has its own."""
        settings = edition.settings
        recent = [one for one in edition.articles if one.file in edition.recent]
        name = settings.publication or settings.title
        publication = partial(in_language, name, settings)
        yield from sitemap.targets(
            settings.base_url, edition.articles, self._pages, recent, publication
        )
        if f"static{urls.ROBOTS}" not in edition.assets:
            yield sitemap.robots(settings.base_url)


def _entries(view: Struct) -> Iterator[sitemap.Entry]:
    """The page a view is of; the front page changed when its newest article came."""
    if isinstance(view, PageView):
        yield sitemap.Entry(view.url)
    if isinstance(view, FrontView):
        cards = (view.lead, *view.latest) if view.lead else view.latest
        yield sitemap.Entry(view.url, max((card.date for card in cards), default=None))
