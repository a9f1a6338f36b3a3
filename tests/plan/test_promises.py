"""Addresses that last: what an edition answers where readers were once told to look."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from newsgen import urls
from newsgen.errors import NewsgenError
from newsgen.model.article import Article, carried, sealed
from newsgen.model.edition import Edition
from newsgen.model.hosting import RedirectsView
from newsgen.model.media import Asset
from newsgen.model.promise import Owner, Promise
from newsgen.model.views import GoneView, RedirectView
from newsgen.plan import plan
from newsgen.target import Target
from support.editions import NOW, an_article, an_edition, settings


def promise(
    address: str, name: str, kind: str = "article", language: str = "ru", **more: str
) -> Promise:
    return Promise(address, Owner(kind, language, name), 1, **more)


def told(*promises: Promise, of: tuple[Article, ...] = (), **fields: object) -> Edition:
    """An edition of these articles with these promises."""
    numbered = tuple(replace(one, line=at) for at, one in enumerate(promises, 1))
    return replace(an_edition(*of, of=settings(**fields)), promises=numbered)


def targets(edition: Edition, kept: frozenset[str] = frozenset()) -> dict[str, Target]:
    return {target.path: target.made() for target in plan(edition, kept)}


def leads(edition: Edition) -> dict[str, str]:
    """Where each redirect page leads."""
    views = [target.view for target in targets(edition).values()]
    return {view.url: view.to for view in views if isinstance(view, RedirectView)}


def farewells(edition: Edition) -> dict[str, tuple[str, str]]:
    """What each gone page says."""
    views = [target.view for target in targets(edition).values()]
    return {view.url: (view.kind, view.reason) for view in views if isinstance(view, GoneView)}


def wrong(edition: Edition) -> list[tuple[str, int]]:
    with pytest.raises(NewsgenError) as caught:
        targets(edition)
    return [(one.code, one.where.line) for one in caught.value.problems]


A, B = an_article("a", title="Мост"), an_article("b")


def test_an_old_address_of_a_story_leads_to_its_present_one() -> None:
    edition = told(promise("/old/", "a"), promise("/older/", "a"), of=(A, B))
    assert leads(edition) == {"/old/": A.url, "/older/": A.url}
    view = targets(edition)["old/index.html"].view
    assert isinstance(view, RedirectView)
    assert view.title == "Мост"


def test_an_old_address_that_another_story_has_now_is_that_one_s() -> None:
    assert leads(told(promise(B.url, "a"), of=(A, B))) == {}


def test_an_alias_by_hand_goes_before_what_was_promised() -> None:
    successor = replace(B, aliases=("/old/",))
    assert leads(told(promise("/old/", "a"), of=(A, successor))) == {"/old/": B.url}


def test_pages_sections_and_fronts_are_found_by_what_they_are() -> None:
    edition = told(
        promise("/politika/", "politics", "section"),
        promise("/ru/", "", "front"),
        promise("/kk/policy/", "politics", "section", "kk"),
        languages=("ru", "kk"),
    )
    assert leads(edition) == {
        "/politika/": "/politics/", "/ru/": "/", "/kk/policy/": "/kk/politics/"
    }  # fmt: skip


def test_each_language_of_a_story_has_its_own_addresses() -> None:
    kazakh = replace(A, language="kk", url=f"/kk{A.url}", file="content/articles/a.kk.md")
    edition = told(
        promise("/old/", "a"), promise("/kk/old/", "a", language="kk"), of=(A, kazakh),
        languages=("ru", "kk"),
    )  # fmt: skip
    assert leads(edition) == {"/old/": A.url, "/kk/old/": kazakh.url}


def test_a_story_that_is_not_there_any_more_is_a_problem() -> None:
    edition = told(
        promise("/old/", "c"), promise("/p/", "x", "page"), promise("/s/", "y", "section")
    )
    assert wrong(edition) == [("lost-address", 1), ("lost-address", 2), ("lost-address", 3)]


def test_a_language_switched_off_is_one_problem_and_many_stories_are_summed_up() -> None:
    lost = [promise(f"/{at}/", f"s{at}") for at in range(30)]
    others = [promise(f"/kk/{at}/", f"s{at}", language="kk") for at in range(30)]
    edition = told(*lost, *others)
    assert wrong(edition) == [("lost-address", line) for line in (*range(1, 22), 31)]


def test_a_line_may_say_that_it_is_gone() -> None:
    edition = told(promise("/old/", "c", gone="По просьбе источника"))
    assert farewells(edition) == {"/old/": ("gone", "По просьбе источника")}
    back = told(promise("/old/", "a", gone="По ошибке"), of=(A,))
    assert leads(back) == {"/old/": A.url}, "what is there again needs no farewell"


def test_a_line_may_say_where_it_moved_and_ways_are_followed_to_their_end() -> None:
    edition = told(
        promise("/one/", "x", moved="/two/"),
        promise("/two/", "y", moved="/three/"),
        promise("/three/", "a"),
        promise("/four/", "z", moved="/alias/"),
        of=(replace(A, aliases=("/alias/",)),),
    )
    assert leads(edition) == dict.fromkeys(
        ("/one/", "/two/", "/three/", "/four/", "/alias/"), A.url
    )


def test_what_somebody_wrote_goes_before_what_is_known() -> None:
    edition = told(promise("/old/", "a", moved=B.url), of=(A, B))
    assert leads(edition) == {"/old/": B.url}


def test_a_way_to_nowhere_in_a_ring_or_to_what_is_gone_is_a_problem() -> None:
    edition = told(
        promise("/one/", "x", moved="/two/"),
        promise("/two/", "y", moved="/one/"),
        promise("/self/", "y", moved="/self/"),
        promise("/three/", "z", moved="/nowhere/"),
        promise("/four/", "z", moved="/gone/"),
        promise("/gone/", "z", gone="x"),
    )
    assert wrong(edition) == [("dead-link", line) for line in range(1, 6)]


def test_an_article_that_is_gone_says_so_at_all_its_addresses_and_nowhere_else() -> None:
    gone = replace(A, gone="По просьбе источника", aliases=("/alias/",))
    edition = told(promise("/old/", "a"), of=(gone, B))
    assert farewells(edition) == dict.fromkeys(
        (A.url, "/alias/", "/old/"), ("gone", "По просьбе источника")
    )
    sitemap = targets(edition)["sitemaps/2024-03.xml"].view
    assert A.url not in str(sitemap)
    assert B.url in str(sitemap)


def test_an_address_of_what_is_gone_may_be_another_s() -> None:
    gone = replace(A, gone="Ошибка")
    heir = replace(B, url=A.url)
    assert farewells(told(of=(gone, heir))) == {}


def test_what_is_withheld_by_its_own_file_says_so_where_readers_knew_it() -> None:
    expired = replace(A, expires=NOW - timedelta(hours=1))
    draft = replace(B, draft=True)
    edition = told(promise(A.url, "a"), promise(B.url, "b"), of=(expired, draft))
    assert farewells(edition) == {A.url: ("expired", ""), B.url: ("withheld", "")}
    assert farewells(told(of=(expired, draft))) == {}, "nobody ever knew it"


def test_where_a_file_cannot_be_read_its_addresses_are_left_as_they_are() -> None:
    edition = replace(
        told(promise("/old/", "a"), promise("/b/", "b")),
        unread=frozenset({Owner("article", "ru", "a")}),
    )
    assert wrong(edition) == [("lost-address", 2)]
    kept = frozenset({"b/index.html"})
    assert "old/index.html" not in targets(edition, kept)


def test_addresses_that_differ_by_capitals_share_one_page_but_not_one_rule() -> None:
    edition = told(
        promise("/Old/", "a"), promise("/old/", "a"), promise(A.url.upper(), "a"), of=(A,)
    )
    found = targets(edition)
    assert [path for path in found if path.lower() == "old/index.html"] == ["Old/index.html"]
    view = found["_redirects"].view
    assert isinstance(view, RedirectsView)
    assert {old for old, _ in view.moves} == {"/Old/", "/old/", A.url.upper()}


def test_hosts_are_told_newest_first_and_what_is_gone() -> None:
    older = an_article("o", NOW - timedelta(days=9))
    edition = told(
        promise("/c/", "o"), promise("/b/", "a"), promise("/p/", "politics", "section"),
        promise("/x/", "x", gone="y"), of=(replace(A, aliases=("/a/",)), older),
        base_url="https://example.kz/news/",
    )  # fmt: skip
    view = targets(edition)["_redirects"].view
    assert isinstance(view, RedirectsView)
    assert view.moves == (
        ("/a/", A.url), ("/b/", A.url), ("/c/", older.url), ("/p/", "/politics/")
    )  # fmt: skip
    assert view.gone == ("/x/",)
    assert view.base_path == "/news"


def test_without_old_addresses_hosts_are_told_nothing_unless_the_site_has_rules() -> None:
    assert not {"_redirects", "_redirects.nginx"} & targets(an_edition(A)).keys()
    own = Asset("static/_redirects", b"1" * 16, "/_redirects")
    found = targets(an_edition(A, assets=(own,)))
    view = found["_redirects"].view
    assert isinstance(view, RedirectsView)
    assert view.own is not None
    assert view.own.digest == own.digest


def test_one_more_old_address_makes_few_views_anew() -> None:
    many = [promise(f"/old/{at}/", "a") for at in range(2_000)]
    before = {target.group for target in plan(told(*many, of=(A,)))}
    after = list(plan(told(*many, promise("/another/", "a"), of=(A,))))
    looked_at = [one.path for one in after if one.group and one.group not in before]
    assert "another/index.html" in looked_at
    assert len(looked_at) < 40
    assert len([one for one in after if one.group in before]) > 1_900


def test_pages_of_one_group_are_the_same() -> None:
    def pages(title: str) -> dict[tuple[bytes, str], str]:
        one = sealed(replace(A, **carried(replace(A.copy, title=title))))
        edition = told(promise("/old/", "a"), promise("/gone/", "x", gone=title), of=(one,))
        made = list(plan(edition))
        return {(one.group, one.path): str(one.made().view) for one in made if one.group}

    first, second = pages("Мост"), pages("Порт")
    assert not [key for key in first if key in second and first[key] != second[key]]
    assert urls.path_of("/old/") in {path for _, path in first}
