"""An edited template makes pages again, and no text: each page's is taken from its last file.

That is a way to save time. The pages are those of a clean build whatever stands in a text, and a
text is made again wherever anything that it is made of has changed.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from newsgen.build import Request, build
from newsgen.itself import engine
from newsgen.load.reader import Reader
from newsgen.model.article import Body
from support.built import ROOT
from support.sites import NOW, PIXEL, SETTINGS, article, build_site, many, new_site, tree, write

BASE = (ROOT / "templates/base.html").read_text(encoding="utf-8")
PAGE = "<!doctype html><html lang=ru><title>Мост</title>{{ page.text.body|body }}"
OTHER = PAGE.replace("<title>", "<meta charset=utf-8><title>")
STORY = "content/articles/2024/03/story-000.md"
BUILT = "build/2024/03/01/story-000/index.html"
Asked = Callable[[], list[str]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """The files whose text was asked for since it was last called."""
    files: list[str] = []
    read = Reader.body

    def body(self: Reader, body: Body) -> str:
        files.append(body.file)
        return read(self, body)

    def since() -> list[str]:
        found = sorted(files)
        files.clear()
        return found

    monkeypatch.setattr(Reader, "body", body)
    return since


@pytest.fixture
def site(tmp_path: Path, asked: Asked) -> Path:
    """Three stories and a feed of none, built with a template of its own."""
    root = new_site(tmp_path / "site", many(3))
    write(
        root,
        {
            "content/site.yaml": SETTINGS + "feeds: {items: 1}\n",
            "templates/article.html": PAGE,
        },
    )
    build_site(root)
    asked()
    return root


def edit(root: Path, name: str, text: str) -> None:
    write(root, {f"templates/{name}": text})


def is_clean(root: Path, **options: object) -> bool:
    clean = root.parent / "clean"
    build_site(root, output=clean, **options)  # type: ignore[arg-type]
    return tree(root / "build") == tree(clean)


def test_no_text_is_made_again_for_an_edited_template(site: Path, asked: Asked) -> None:
    edit(site, "article.html", OTHER)
    assert len(build_site(site).written) == 3
    assert asked() == []
    assert is_clean(site)


def test_nor_is_it_by_workers(tmp_path: Path, asked: Asked) -> None:
    root = new_site(tmp_path / "site", many(80))
    build_site(root)
    asked()
    edit(root, "base.html", BASE.replace("<html", "<html data-new"))
    request = Request(
        root=root, output=root / "build", now=NOW, jobs=2, executor=ThreadPoolExecutor
    )
    assert len(build(request).written) > 80
    assert asked() == []
    assert is_clean(root)


KINDS = {
    "plain": "Первый абзац «новости».\n\nВторой.",
    "short": "а",
    "headings": "## Начало\n\nТекст.\n\n### Конец\n\nТекст[^1].\n\n[^1]: Сноска.",
    "pictures": "![Подпись](pixel.gif)\n\n![](pixel.gif)\n![Два](pixel.gif)\n\nТекст.",
    "embed": "https://www.youtube.com/watch?v=dQw4w9WgXcQ\n\nТекст.",
    "update": "::: update 2024-03-19 10:00\nНовое.\n:::\n\nТекст.",
    "table": "| а | б |\n|---|---|\n| 1 | 2 |",
    "also": "::: read-also\n2024/03/story-001\n:::\n\nТекст.",
    "html": "<script>alert(1)</script><p title='\"'>Текст &amp; &#xD800; код.</p>",
    "title": "История 0",  # which the page says before its text
}


@pytest.mark.parametrize("trusted", ["true", "false"])
def test_whatever_stands_in_a_text(tmp_path: Path, asked: Asked, trusted: str) -> None:
    settings = SETTINGS.replace("language: ru", "languages: [ru, kk]")
    root = new_site(tmp_path / "site", many(2))
    stories = {
        STORY.replace("story-000", f"{name}{language}"): article(name, kind="long-read", body=body)
        for name, body in KINDS.items()
        for language in ("", ".kk")
    }
    write(root, stories)
    write(
        root,
        {
            "content/site.yaml": f"{settings}trusted_html: {trusted}\n",
            "content/articles/2024/03/pixel.gif": PIXEL,
        },
    )
    build_site(root)
    for mark in ("first", "second"):
        asked()
        edit(root, "base.html", BASE.replace("<html", f"<html data-{mark}"))
        build_site(root)
        assert set(asked()) == {file for file in stories if "also" in file}
    assert is_clean(root)


def messages(root: Path) -> None:
    write(root, {"templates/messages/ru.po": 'msgid "Back to top"\nmsgstr "Вверх"\n'})


def touched(root: Path) -> None:
    (root / BUILT).write_bytes((root / BUILT).read_bytes().replace("абзац".encode(), b"??????????"))


def another_view(root: Path) -> None:
    text = (root / STORY).read_text(encoding="utf-8")
    (root / STORY).write_text(text.replace("views: 0", "views: 5"), encoding="utf-8")


def another_site(root: Path) -> None:
    text = (root / "content/site.yaml").read_text(encoding="utf-8")
    write(root, {"content/site.yaml": text.replace("kz/", "kz/news/")})


@pytest.mark.parametrize("change", [messages, touched, another_view, another_site])
def test_a_text_is_made_again_where_anything_else_has_changed(
    site: Path, asked: Asked, change: Callable[[Path], None]
) -> None:
    edit(site, "article.html", OTHER)
    change(site)
    build_site(site)
    assert STORY in asked()
    assert is_clean(site)


def test_a_text_is_made_again_by_another_library(
    site: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsgen.render.kit.engine", lambda: {**engine(), "markdown": "0"})
    edit(site, "article.html", OTHER)
    build_site(site)
    assert STORY in asked()


def test_a_page_that_does_not_show_its_text_word_for_word_is_no_source_of_it(
    site: Path, asked: Asked
) -> None:
    edit(site, "article.html", PAGE.replace("|body", "|body|upper"))
    build_site(site)
    asked()
    edit(site, "article.html", PAGE)
    build_site(site)
    assert len(asked()) == 3
    assert is_clean(site)


def test_a_file_that_was_only_moved_is_a_source_of_it(site: Path, asked: Asked) -> None:
    moved = site / BUILT
    moved.with_name("copy").write_bytes(moved.read_bytes())
    moved.with_name("copy").rename(moved)
    edit(site, "article.html", OTHER)
    build_site(site)
    assert asked() == []


def test_a_link_to_the_same_bytes_is_none(site: Path, asked: Asked) -> None:
    moved = site / BUILT
    moved.rename(site / "elsewhere")
    moved.symlink_to(site / "elsewhere")
    edit(site, "article.html", PAGE + "{# Nothing. #}")
    build_site(site)
    assert asked() == [STORY]
    assert not moved.is_symlink()
    assert is_clean(site)


def test_a_template_that_gives_its_names_to_others_makes_its_texts(
    site: Path, asked: Asked
) -> None:
    others = "text=page.text, pictures=(), dead=(), mentioned=(), photos=()"
    borrowed = f"{{% set page = namespace({others}) %}}"
    edit(site, "article.html", borrowed + PAGE)
    build_site(site)
    asked()
    edit(site, "article.html", borrowed + OTHER)
    build_site(site)
    assert len(asked()) == 3
    assert is_clean(site)


def test_what_is_read_also_is_of_the_template_of_now(tmp_path: Path) -> None:
    root = new_site(tmp_path / "site", many(2))
    write(root, {STORY: article("История 0", body=KINDS["also"])})
    build_site(root)
    part = (ROOT / "templates/parts/read-also.html").read_text(encoding="utf-8")
    edit(root, "parts/read-also.html", part + "<i>Ещё.</i>")
    build_site(root, now=NOW + timedelta(minutes=1))
    assert "<i>Ещё.</i>" in (root / "build/2024/03/15/story-000/index.html").read_text("utf-8")
    assert is_clean(root, now=NOW + timedelta(minutes=1))
