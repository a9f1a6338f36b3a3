"""What is wrong with all targets together: addresses wanted twice, links that lead nowhere."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from newsgen import urls
from newsgen.errors import Location, Problem
from newsgen.model.article import Article, StandingPage
from newsgen.model.edition import Edition
from newsgen.plan.elsewhere import Elsewhere
from newsgen.said import say
from newsgen.target import Place


def same_address(place: Place, first: Place) -> Problem:
    """Two targets that want one address."""
    if first[1] and not place[1]:  # an editor can change a file, not a list
        place, first = first, place
    path, origin = place
    what = (
        say("wants {address}, which is taken by {file}", address=f"/{path}", file=first[1])
        if first[1]
        else say(
            "wants {address}, which is taken by the page {other}",
            address=f"/{path}",
            other=f"/{first[0]}",
        )
    )
    remedy = say("give one of them another slug, name or permalink")
    return Problem(Location(origin or "content/site.yaml"), "same-address", what, remedy)


def enter(places: Sequence[Place], taken: dict[str, Place]) -> list[Problem]:
    """Take these places, by how a disk may fold their paths; a problem for each that is taken."""
    paths = [path for path, _ in places]
    every = "\n".join(paths)  # nearly all are what they fold to: that is seen at once
    folds = paths if every.casefold() == every else [path.casefold() for path in paths]
    problems: list[Problem] = []
    if not taken.keys().isdisjoint(folds):
        known = zip(places, folds, strict=True)
        problems = [same_address(place, taken[fold]) for place, fold in known if fold in taken]
    taken.update(zip(folds, places, strict=True))
    return problems


def folder_clashes(edition: Edition, taken: Mapping[str, Place]) -> Iterator[Problem]:
    """Files that stand where a page needs its folder."""
    for asset in edition.assets.values():
        inside = taken.get(f"{urls.path_of(asset.url)}/index.html".casefold())
        if inside is not None:
            yield Problem(
                Location(asset.source),
                "same-address",
                say("is a file where the folder of {address} has to be", address=f"/{inside[0]}"),
                say("rename the file"),
            )


def dead_links(
    edition: Edition, taken: Mapping[str, Place], elsewhere: Elsewhere
) -> Iterator[Problem]:
    """Links in texts and menus to addresses the site does not have."""
    withheld = elsewhere.withheld

    def leads_nowhere(address: str) -> bool:
        path = urls.path_of(address)
        target = taken.get(path.casefold())
        known = address in withheld or path in elsewhere.kept
        return not known and (target is None or target[0] != path)

    texts: chain[Article | StandingPage] = chain(edition.articles, edition.pages)
    for text in texts:
        for link in text.links:
            # A link to a file was looked up when it was read.
            address = link.file or link.text
            if (not link.file or address.startswith("/")) and leads_nowhere(
                urls.page_of(text.url, address)
            ):
                yield _dead_link(link.where, link.text)
        if text.mentioned:
            yield from elsewhere.strangers(text)
    for item in (*edition.settings.main_menu, *edition.settings.footer_menu):
        for url in [item.url] if isinstance(item.url, str) else dict.fromkeys(item.url.values()):
            if url.startswith("/") and leads_nowhere(urls.page_of("/", url)):
                yield _dead_link(Location("content/site.yaml"), url)


def _dead_link(where: Location, link: str) -> Problem:
    return Problem(
        where,
        "dead-link",
        say("{link} leads nowhere: this site has no such address", link=link),
        say("correct the address (it begins with a slash: /about/), or remove the link"),
    )
