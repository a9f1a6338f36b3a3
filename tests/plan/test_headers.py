"""Which rules `_headers` has, and when it is not ours."""

from newsgen.model.hosting import HeadersView
from newsgen.model.media import Asset
from newsgen.model.settings import Policy
from newsgen.plan.headers import headers
from support.editions import an_edition, settings


def asset(source: str, url: str) -> Asset:
    return Asset(source, b"1", url)


def view(*assets: Asset, **fields: object) -> HeadersView:
    """What the file is made of."""
    (target,) = headers(an_edition(of=settings(**fields), assets=assets))
    assert target.path == "_headers"
    made = target.made().view
    assert isinstance(made, HeadersView)
    return made


def test_files_named_by_what_is_in_them_are_kept_for_ever_and_no_others() -> None:
    found = view(
        asset("static/css/site.css", "/css/site.0123456789.css"),
        asset("static/favicon.svg", "/favicon.svg"),
        asset("static/logo.min.js", "/logo.min.js"),
        asset("static/.well-known/a.b.txt", "/.well-known/a.b.txt"),
        asset("static/people/LICENSE", "/people/LICENSE.0123456789"),
        asset("content/articles/a.jpg", "/media/2024/a.0123456789.jpg"),
        asset("content/articles/b.jpg", "/media/b.0123456789.jpg"),
    )
    assert found.lasting == ("/cards/*.jpg", "/cards/*.png", "/css/*.css", "/media/*.jpg")


def test_no_rule_for_lasting_files_fits_a_page() -> None:
    assert all(one.count("*") == 1 and "*." in one for one in view(
        asset("static/css/site.css", "/css/site.0123456789.css")
    ).lasting)  # fmt: skip


def test_there_are_never_more_rules_than_hosts_read() -> None:
    many = [asset(f"static/{n}/a.js", f"/{n}/a.0123456789.js") for n in range(200)]
    found = view(*many)
    assert 1 + len(found.types) + len(found.lasting) <= 100


def test_the_policy_and_the_base_path_are_the_site_s() -> None:
    more = Policy(script=("https://a.kz",))
    found = view(policy=more, base_url="https://example.kz/news/")
    assert (found.policy, found.base_path) == (more, "/news")


def test_webassembly_is_allowed_only_where_there_is_a_search() -> None:
    assert not view().wasm
    assert view(search=True).wasm


def test_the_site_s_own_file_is_left_alone() -> None:
    own = an_edition(assets=(asset("static/_headers", "/_headers"),))
    assert list(headers(own)) == []
