"""The Content-Security-Policy of pages, and the file that tells hosts of it."""

import re
from pathlib import Path

from msgspec.structs import replace

from newsgen.model.hosting import HeadersView
from newsgen.model.settings import Policy
from newsgen.render.headers import headers_file
from newsgen.render.policy import OF_PAGE, frames, page_policy, site_policy
from newsgen.render.services import SERVICES
from support.rendering import VIEW, rendered

THEME = Path(__file__).parents[2] / "templates/parts/policy.html"
HEADERS = HeadersView(
    base_path="/news",
    policy=Policy(),
    wasm=True,
    types=(("/feed.xml", "application/rss+xml"),),
    lasting=("/css/*.css",),
)


def directives(text: str) -> dict[str, list[str]]:
    """The sources of each kind, as a browser reads them."""
    parts = [one.split() for one in text.split(";")]
    assert len({one[0] for one in parts}) == len(parts)
    return {one[0]: one[1:] for one in parts}


def test_a_page_may_load_its_own_site_s_files_and_the_frames_of_cards_only() -> None:
    found = directives(page_policy(Policy()))
    assert found.pop("frame-src") == list(frames())
    assert found == {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "media-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
    }


def test_every_service_s_frame_is_allowed_and_no_other_host() -> None:
    with_frames = [one for one in SERVICES if one.frame]
    hosts = {re.match("https://[a-z.-]+", one.frame)[0] for one in with_frames}  # type: ignore[index]
    assert set(frames()) == hosts


def test_what_the_site_adds_stands_beside_its_own() -> None:
    more = Policy(
        script=("https://a.kz",),
        style=("'unsafe-inline'",),
        img=("https:",),
        font=("https://f.kz",),
        media=("https://m.kz",),
        connect=("https://c.kz",),
        frame=("https://e.kz",),
    )
    found = directives(page_policy(more, wasm=True))
    assert found["script-src"] == ["'self'", "'wasm-unsafe-eval'", "https://a.kz"]
    assert found["frame-src"][-1] == "https://e.kz"
    for kind in Policy.__struct_fields__:
        assert found[f"{kind}-src"][-1] == getattr(more, kind)[0]


def test_a_header_s_policy_is_never_stricter_than_a_page_s() -> None:
    header = directives(site_policy(Policy(), wasm=True))
    assert header.pop("frame-ancestors") == ["'self'"]
    for wasm in (True, False):
        page = directives(f"{page_policy(Policy(), wasm=wasm)}; {OF_PAGE}")
        assert header.keys() == page.keys()
        assert all(set(page[kind]) <= set(header[kind]) for kind in page)


def test_a_page_says_its_policy_in_its_head(tmp_path: Path) -> None:
    part = {"parts/policy.html": THEME.read_text("utf-8")}
    view = replace(VIEW, site=replace(VIEW.site, policy=Policy(img=("https://a.kz",))))
    source = '{% include "parts/policy.html" %}'
    html = rendered(tmp_path, source, view=view, parts=part)
    said = page_policy(Policy(img=("https://a.kz",)), framed=False)
    start = '<meta http-equiv="Content-Security-Policy" content="'
    assert html == f'{start}{said}">\n{start}{OF_PAGE}">\n'
    needs = '{% set needs = "wasm frames" %}'
    both = rendered(tmp_path, f"{needs}{source}", view=view, parts=part)
    assert page_policy(Policy(img=("https://a.kz",)), wasm=True) in both


def test_a_site_s_own_frames_are_allowed_on_every_page() -> None:
    assert "frame-src https://a.kz;" in page_policy(Policy(frame=("https://a.kz",)), framed=False)
    assert "frame-src" not in page_policy(Policy(), framed=False)
    assert "https://t.me" in page_policy(Policy(frame=("https://a.kz",)))


def test_a_site_without_a_policy_says_none(tmp_path: Path) -> None:
    part = {"parts/policy.html": THEME.read_text("utf-8")}
    assert VIEW.site.policy is None
    assert rendered(tmp_path, '{% include "parts/policy.html" %}', parts=part).strip() == ""


def test_the_filter_says_nothing_where_there_is_no_policy(tmp_path: Path) -> None:
    assert rendered(tmp_path, "[{{ ''|policy }}]") == "[]\n"


def test_headers_are_rules_of_patterns_and_lines_below_the_base_path() -> None:
    assert headers_file(HEADERS).decode() == (
        "# What to send with the files of this site.\n"
        "/news/*\n"
        f"  Content-Security-Policy: {site_policy(Policy(), wasm=True)}\n"
        "  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\n"
        "  Referrer-Policy: strict-origin-when-cross-origin\n"
        "  X-Content-Type-Options: nosniff\n"
        "/news/feed.xml\n"
        "  Content-Type: application/rss+xml\n"
        "/news/css/*.css\n"
        "  Cache-Control: public, max-age=31536000, immutable\n"
    )


def test_headers_say_no_policy_where_there_is_none() -> None:
    text = headers_file(replace(HEADERS, policy=None)).decode()
    assert "Content-Security-Policy" not in text
    assert "nosniff" in text
