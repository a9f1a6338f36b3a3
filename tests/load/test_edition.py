"""All files together make one edition, the same whatever order the folder lists them in."""

import os
import random
from pathlib import Path

import pytest

from newsgen.errors import NewsgenError
from newsgen.load import load, survey
from newsgen.model.article import State
from support.loading import JPEG, NOW, STORY, loaded, problems, put, story


def test_an_empty_site_is_a_site(tmp_path: Path) -> None:
    edition = loaded(tmp_path).edition
    assert (edition.articles, edition.pages, dict(edition.assets)) == ((), (), {})


def test_a_site_without_settings_is_none(tmp_path: Path) -> None:
    with pytest.raises(NewsgenError, match=r"\[missing-settings\]"):
        load(survey(tmp_path, tmp_path), NOW)
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").symlink_to("/etc/hostname")
    with pytest.raises(
        NewsgenError, match=r"^content/site.yaml: this link leads out .*\[bad-link\]"
    ):
        load(survey(tmp_path, tmp_path), NOW)


def test_the_order_of_the_folder_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"content/articles/{n}/{m}.md": story() for n in range(4) for m in range(4)}
    bad = {f"content/articles/x{n}.md": "x" for n in range(5)}
    put(tmp_path, {**files, **bad})
    before = loaded(tmp_path, keep_going=True)
    scan = os.scandir

    class Shuffled:
        def __init__(self, path: Path) -> None:
            with scan(path) as listing:
                self.entries = list(listing)
            random.shuffle(self.entries)

        def __enter__(self) -> list[os.DirEntry[str]]:
            return self.entries

        def __exit__(self, *_: object) -> None:
            return

    monkeypatch.setattr(os, "scandir", Shuffled)
    assert loaded(tmp_path, keep_going=True) == before


def test_going_on_leaves_out_what_is_broken_and_names_it(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        STORY: story("related: [2024/03/broken]\n"),
        "content/articles/2024/03/broken.md": story("vievs: 5\n"),
        "content/articles/2024/03/z-same.md": story("slug: story\n"),
        "content/articles/2024/03/photo.md": story("photo: empty.jpg\n"),
        "content/articles/2024/03/empty.jpg": b"",
        "content/articles/huge.md": b"x" * 1_000_001,
        "content/pages/bad.md": "x",
        "content/pages/huge.md": b"x" * 1_000_001,
        "content/pages/good.md": "---\ntitle: Хорошая\n---\nТекст\n",
        "static/a.css": "@import 'none.css';",
    }
    result = loaded(tmp_path, files, keep_going=True)
    assert [one.file for one in result.edition.articles] == [STORY]
    assert [one.url for one in result.edition.pages] == ["/good/"]
    assert set(result.edition.assets) == {"static/a.css"}
    folder = "content/articles/2024/03"
    assert result.broken == (
        f"{folder}/broken.md",
        f"{folder}/photo.md",
        f"{folder}/z-same.md",
        "content/articles/huge.md",
        "content/pages/bad.md",
        "content/pages/huge.md",
    )
    with pytest.raises(NewsgenError) as caught:
        loaded(tmp_path)
    assert caught.value.problems == result.problems


def test_mistakes_in_the_settings_are_fatal_always(tmp_path: Path) -> None:
    with pytest.raises(NewsgenError, match=r"\[missing-field\]"):
        loaded(tmp_path, {"content/site.yaml": "description: x\n"}, keep_going=True)


def test_drafts_and_expired_articles_stand_in_nobodys_way(tmp_path: Path) -> None:
    files = {
        STORY: story(),
        "content/articles/old.md": story("slug: story\nexpires: 2024-03-15 10:00\n"),
        "content/articles/draft.md": story("slug: story\ndraft: true\n"),
    }
    assert problems(tmp_path, files) == ()
    with pytest.raises(NewsgenError, match=r"\[same-address\]"):
        loaded(tmp_path, also=frozenset({State.DRAFT}))


def test_a_scheduled_article_stands_in_the_way_before_it_goes_live(tmp_path: Path) -> None:
    files = {
        STORY: story(date="2030-01-01"),
        "content/articles/next.md": story("slug: story\n", date="2030-01-01"),
    }
    assert problems(tmp_path, files) == ("same-address",)


def test_languages_do_not_stand_in_each_others_way(tmp_path: Path) -> None:
    files = {STORY: story(), STORY.replace(".md", ".kk.md"): story()}
    assert problems(tmp_path, files) == ()


def test_pages_have_addresses_of_their_folders_and_names(tmp_path: Path) -> None:
    page = "---\ntitle: Страница\nlead: Лид\nextra: 5\n---\n[a](/b/) ![c](d.jpg)\n"
    files: dict[str, str | bytes] = {
        "content/pages/О нас/Наша история.md": page,
        "content/pages/О нас/d.jpg": JPEG,
        "content/pages/О нас/x.kk.md": page.replace("lead: Лид", "slug: y"),
    }
    second, first = loaded(tmp_path, files).edition.pages
    assert (first.key, first.url, first.lead) == (
        "О нас/Наша история",
        "/o-nas/nasha-istoriya/",
        "Лид",
    )
    assert (second.key, second.url, second.language) == ("О нас/x", "/kk/o-nas/y/", "kk")
    assert [one.text for one in first.links] == ["/b/"]
    assert [one.file for one in first.pictures] == ["content/pages/О нас/d.jpg"]
