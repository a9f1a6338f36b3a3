"""Files are found in one order on any machine, and nothing outside the site is."""

import os
from pathlib import Path

import pytest

from newsgen.errors import NewsgenError
from newsgen.load import find_root, load, survey
from newsgen.load.sources import Found, files_of, read_bytes, walk
from support.loading import JPEG, NOW, STORY, put, story


def found(root: Path, top: str, *beside: str) -> tuple[list[str], list[str]]:
    files, problems = walk(root, top, beside)
    return [one.path for one in files], [f"{one.where} {one.code}" for one in sorted(problems)]


def test_hidden_files_are_skipped_save_well_known_ones(tmp_path: Path) -> None:
    names = ["a.css", ".x", "_x", ".git/x", "_old/x", ".well-known/security.txt", "b/.well-known/x"]
    put(tmp_path, {f"static/{name}": "x" for name in names})
    assert found(tmp_path, "static") == (["static/.well-known/security.txt", "static/a.css"], [])


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert found(tmp_path, "static") == ([], [])


def test_links_are_followed_within_the_site_only(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key.jpg").write_bytes(JPEG)
    site = put(tmp_path / "site", {"static/a.jpg": JPEG, ".env": "x", "content/b/c/d.txt": "x"})
    content = site / "content"
    (content / "a.jpg").symlink_to("../static/a.jpg")
    (content / "key.jpg").symlink_to(secret / "key.jpg")
    (content / "env.jpg").symlink_to("../.env")
    (content / "secret").symlink_to(secret)
    (content / "itself").symlink_to(".")
    (content / "b" / "up").symlink_to("..")
    (content / "nowhere").symlink_to("nothing")
    (content / "other").symlink_to("b/c")
    (content / "b" / "c" / "within").symlink_to("../../b")
    (content / "static").symlink_to("../static")
    files, problems = found(site, "content", "static")
    assert files == [
        "content/a.jpg",
        "content/b/c/d.txt",
        "content/other/d.txt",
        "content/site.yaml",
    ]
    names = ["b/c/within", "b/up", "env.jpg", "itself", "key.jpg", "nowhere", "other/within"]
    expected = [f"content/{name} bad-link" for name in [*names, "secret", "static"]]
    assert problems == expected


def test_a_site_may_itself_stand_in_a_hidden_folder(tmp_path: Path) -> None:
    site = put(tmp_path / ".sites", {"static/a.jpg": JPEG, "content/.old/b.jpg": JPEG})
    (site / "content/a.jpg").symlink_to("../static/a.jpg")
    (site / "content/b.jpg").symlink_to(".old/b.jpg")
    files, problems = found(site, "content", "static")
    assert files == ["content/a.jpg", "content/site.yaml"]
    assert problems == ["content/b.jpg bad-link"]


def test_a_linked_content_folder_is_the_owners_choice(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere", {STORY: story()})
    (tmp_path / "site").mkdir()
    (tmp_path / "site/content").symlink_to(tmp_path / "elsewhere/content")
    (article,) = load(survey(tmp_path / "site", tmp_path / "theme"), NOW).edition.articles
    assert article.file == STORY


def test_deep_folders_are_walked(tmp_path: Path) -> None:
    deep = "/".join(["d"] * 300)
    put(tmp_path, {f"static/{deep}/x.txt": "x"})
    assert found(tmp_path, "static")[0] == [f"static/{deep}/x.txt"]


def test_what_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"static/a/x.txt": "x"})
    enter = os.open

    def refuse(path: Path, flags: int) -> int:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return enter(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    assert found(tmp_path, "static") == ([], ["static/a unreadable"])
    with pytest.raises(NewsgenError, match=r"^static/b: this cannot be read: no such file"):
        read_bytes(tmp_path, Found("static/b", 1), 10)


def test_files_are_found_where_no_folder_can_be_kept_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, {"static/a/x.txt": "x", "static/y.txt": "y"})
    usual = walk(tmp_path, "static")
    monkeypatch.setattr(os, "supports_fd", set())
    assert walk(tmp_path, "static") == usual


def test_names_that_are_no_text_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "static"
    folder.mkdir()
    (Path(os.fsdecode(os.fsencode(folder) + b"/a\xff.txt"))).write_bytes(b"x")
    files, problems = found(tmp_path, "static")
    assert files == []
    assert problems == ["static/a\\udcff.txt bad-name"]


def test_a_large_file_is_not_read_at_all(tmp_path: Path) -> None:
    with pytest.raises(NewsgenError, match=r"51 bytes large \[too-large\]"):
        read_bytes(tmp_path, Found("content/never-opened.md", 51), 50)


def test_the_site_is_found_from_any_folder_in_it(tmp_path: Path) -> None:
    put(tmp_path, {STORY: story()})
    assert find_root(tmp_path / "content/articles/2024") == tmp_path
    assert find_root(tmp_path) == tmp_path
    assert find_root(Path("/")) is None


def test_files_beside_a_path_are_those_of_its_folder() -> None:
    files = files_of(["a/b.jpg", "a/c/d.jpg", "a/a.jpg", "ab/x.jpg"])
    assert files.beside("a/none.jpg") == ("a/a.jpg", "a/b.jpg")
    assert files.find("a/none.jpg") == ""
