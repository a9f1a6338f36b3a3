"""What a host that reads `_headers` sends with each file of a built site."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from support.hosting import merged, rules
from support.sites import article, build_site, new_site, page

NAMED_BY_CONTENT = re.compile(r"\.[0-9a-f]{10}\.[a-z0-9]+$|\.[0-9a-f]{8}-[0-9a-z-]+\.[a-z]+$")
STORY = "content/articles/2024/03/a.md"


@pytest.mark.parametrize("base", ["", "/news", "/states"])
def test_every_file_is_sent_with_one_policy_and_kept_for_as_long_as_its_name_is_true(
    sites: Mapping[str, Path], base: str
) -> None:
    folder = sites[base]
    known = rules((folder / "_headers").read_text("utf-8"))
    files = [one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()]
    assert len(files) > 100
    for file in files:
        sent = merged(known, f"{base}/{file}")
        assert sent["Content-Security-Policy"].count("default-src") == 1
        assert sent["X-Content-Type-Options"] == "nosniff"
        assert sent["Referrer-Policy"] == "strict-origin-when-cross-origin"
        lasting = sent.get("Cache-Control") == "public, max-age=31536000, immutable"
        assert lasting == bool(NAMED_BY_CONTENT.search(file)), file


def test_a_page_whose_address_is_that_of_a_folder_of_files_is_not_kept(tmp_path: Path) -> None:
    root = new_site(
        tmp_path,
        {
            STORY: article(),
            "static/people/a.txt": "a",
            "content/pages/people.md": "---\ntitle: Люди\n---\nЛюди.\n",
        },
    )
    build_site(root)
    known = rules(page(root, "_headers"))
    assert "Cache-Control" not in merged(known, "/people/")
    (file,) = (root / "build/people").glob("a.*.txt")
    assert "immutable" in merged(known, f"/people/{file.name}")["Cache-Control"]


def test_feeds_are_sent_as_what_they_are(sites: Mapping[str, Path]) -> None:
    known = rules((sites[""] / "_headers").read_text("utf-8"))
    kinds = {"feed.xml": "rss+xml", "atom.xml": "atom+xml", "feed.json": "feed+json"}
    for name, kind in kinds.items():
        for address in (f"/{name}", f"/kk/{name}", f"/politics/{name}"):
            assert merged(known, address)["Content-Type"] == f"application/{kind}; charset=utf-8"


def test_the_site_s_own_file_takes_its_place(tmp_path: Path) -> None:
    root = new_site(tmp_path, {STORY: article(), "static/_headers": "/*\n  X-Own: yes\n"})
    build_site(root)
    assert page(root, "_headers") == "/*\n  X-Own: yes\n"


def test_a_second_build_leaves_it_and_a_new_source_changes_it(tmp_path: Path) -> None:
    root = new_site(tmp_path, {STORY: article()})
    build_site(root)
    assert build_site(root).written == ()
    settings = root / "content/site.yaml"
    settings.write_text(settings.read_text("utf-8") + "policy: {img: 'https://a.kz'}\n", "utf-8")
    assert "_headers" in build_site(root).written
    assert "img-src 'self' data: https://a.kz;" in page(root, "_headers")
    assert "img-src 'self' data: https://a.kz;" in page(root, "index.html")
