"""The pages at old addresses, and the same for hosts that can answer there by themselves."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TypeVar
from zlib import crc32

from newsgen import urls
from newsgen.errors import Problem
from newsgen.fingerprint import fingerprint
from newsgen.model.edition import Edition
from newsgen.model.hosting import RedirectsView
from newsgen.model.media import Asset, AssetView
from newsgen.model.views import GoneView, RedirectView, SiteView
from newsgen.plan.promises import Farewell, Move, aliases, answers, newest_first
from newsgen.target import NGINX, REDIRECTS, Group, Later, Place, Planned, Recipe, Target

REDIRECT = Recipe("page", "redirect.html")
GONE = Recipe("page", "gone.html")
OWN = "static/_redirects"
_BUCKETS = 256  # groups of old addresses: one more makes the views of one group anew

T = TypeVar("T", Move, Farewell)


def redirects(
    edition: Edition,
    kept: frozenset[str],
    taken: Mapping[str, Place],
    sites: Mapping[str, SiteView],
    problems: list[Problem],
) -> Iterator[Planned]:
    """What stands at old addresses; adds to `problems` what would vanish without a word.

    To be asked for when all else is `taken`. `kept` are paths of pages whose files cannot be read
    just now, `sites` the frames of every language, the site's own first.
    """
    own = next(iter(sites.values()))
    named = tuple(aliases(edition))
    yield from _pages(named, REDIRECT, _redirect, sites, own)

    def free(address: str) -> bool:
        path = urls.path_of(address)
        return taken.get(path.casefold(), ("",))[0] != path and path not in kept

    found = answers(edition, free)  # now that the others are taken as well
    problems += found.problems
    folds = set(taken) if found.moves or found.farewells else set()
    yield from _pages(_placed(found.moves, folds), REDIRECT, _redirect, sites, own)
    yield from _pages(_placed(found.farewells, folds), GONE, _gone, sites, own)
    table = tuple((one.address, one.to) for one in newest_first([*named, *found.moves]))
    gone = tuple(sorted(one.address for one in found.farewells))
    yield from _for_hosts(edition, table, gone)


def _placed(every: Iterable[T], folds: set[str]) -> Iterator[T]:
    # Where only capitals differ, not every disk can hold two files; hosts can tell them apart.
    for one in every:
        fold = urls.path_of(one.address).casefold()
        if fold not in folds:
            folds.add(fold)
            yield one


def _pages(
    every: Iterable[T],
    recipe: Recipe,
    view: Callable[[SiteView, T], RedirectView | GoneView],
    sites: Mapping[str, SiteView],
    own: SiteView,
) -> Iterator[Group]:
    buckets: dict[tuple[str, int], list[T]] = defaultdict(list)
    for one in every:
        site = sites.get(one.language, own)
        buckets[site.language, crc32(one.address.encode()) % _BUCKETS].append(one)
    for (language, _), some in buckets.items():
        site = sites[language]
        name = fingerprint((site.seal, recipe.template, tuple(some)))
        yield Group(name, recipe, partial(_pages_of, some, recipe, partial(view, site), name))


def _pages_of(
    some: Iterable[T],
    recipe: Recipe,
    view: Callable[[T], RedirectView | GoneView],
    name: bytes,
) -> Iterator[Target]:
    for one in some:
        made = Later(partial(view, one))
        yield Target(urls.path_of(one.address), recipe, made, origin=one.file, group=name)


def _redirect(site: SiteView, move: Move) -> RedirectView:
    return RedirectView(site=site, url=move.address, this_year=None, to=move.to, title=move.title)


def _gone(site: SiteView, farewell: Farewell) -> GoneView:
    return GoneView(
        site=site,
        url=farewell.address,
        this_year=None,
        kind=farewell.kind,
        reason=farewell.reason,
    )


def _for_hosts(
    edition: Edition, table: tuple[tuple[str, str], ...], gone: tuple[str, ...]
) -> Iterator[Target]:
    own = edition.assets.get(OWN)
    view = RedirectsView(
        base_path=urls.base_path(edition.settings.base_url),
        moves=table,
        gone=gone,
        own=_asset_view(own) if own else None,
        forced=edition.settings.forced_redirects,
    )
    if table or own:
        yield Target("_redirects", REDIRECTS, view)
    if table or gone:
        yield Target("_redirects.nginx", NGINX, view)


def _asset_view(asset: Asset) -> AssetView:
    return AssetView(asset.source, asset.digest, asset.theme)
