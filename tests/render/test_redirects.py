"""Old addresses as hosts want them told."""

from newsgen.model.hosting import RedirectsView
from newsgen.render.redirects import nginx_map, redirects_file

VIEW = RedirectsView(
    base_path="/news",
    moves=(("/%D0%B0%20b/", "/2024/03/15/a/"), ("/old/", "/new/")),
    gone=("/gone/",),
)


def test_hosts_that_read_redirects_get_a_rule_a_line() -> None:
    assert redirects_file(VIEW, b"").decode().splitlines() == [
        "# Old addresses of this site.",
        "/news/%D0%B0%20b/ /news/2024/03/15/a/ 301",
        "/news/old/ /news/new/ 301",
    ]


def test_the_site_s_own_rules_go_first() -> None:
    data = redirects_file(VIEW, b"/app/* /index.html 200\n\n")
    assert data.startswith(b"/app/* /index.html 200\n# Old addresses")


def test_rules_may_be_forced_where_the_host_would_show_the_page_instead() -> None:
    view = RedirectsView(base_path="", moves=(("/old/", "/new/"),), gone=(), forced=True)
    assert b"\n/old/ /new/ 301!\n" in redirects_file(view, b"")


def test_nginx_compares_with_addresses_as_they_are_read() -> None:
    assert nginx_map(VIEW).decode().splitlines() == [
        "# Old addresses of this site.",
        "map $uri $newsgen_moved {",
        '    "/news/а b/" "/news/2024/03/15/a/";',
        '    "/news/old/" "/news/new/";',
        "}",
        "map $uri $newsgen_gone {",
        '    "/news/gone/" 1;',
        "}",
    ]
    odd = RedirectsView(base_path="", moves=(("/%22%5C/", "/a/"),), gone=())
    assert r'"/\"\\/" "/a/";' in nginx_map(odd).decode()


def test_nginx_tells_addresses_apart_that_differ_but_for_capitals() -> None:
    moves = (("/Old-1.html", "/old-1.html"), ("/old/x/", "/a/"), ("/Old/X/", "/b/"))
    lines = nginx_map(RedirectsView(base_path="", moves=moves, gone=("/G/",))).decode()
    assert r'"~^/Old\\-1\\.html$" "/old-1.html";' in lines
    assert '"/old/x/" "/a/";' in lines
    assert '"~^/Old/X/$" "/b/";' in lines
    assert '"~^/G/$" 1;' in lines
