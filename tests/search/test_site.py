"""The search of a whole site: the laws hold for it, and nothing withheld is in it."""

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from newsgen.build import Request, Watcher, build
from newsgen.errors import NewsgenError
from newsgen.model.article import State
from newsgen.output.disk import Disk
from newsgen.search import pagefind
from support.sites import (
    NOW,
    PIXEL,
    SETTINGS,
    article,
    build_site,
    many,
    new_site,
    page,
    tree,
    write,
)

SEARCHED = f"{SETTINGS}search: true\n"
BOTH = SEARCHED.replace("language: ru", "languages: [ru, kk]")
INDEX = "search/pagefind/"
STORY = "content/articles/2024/03/story.md"
RU = f"{INDEX}ru/2024-01-12/"


def searched(
    root: Path, files: Mapping[str, str | bytes] | None = None, text: str = SEARCHED
) -> Path:
    """A site with a search."""
    return new_site(root, {**(files or {}), "content/site.yaml": text})


def found(root: Path, language: str = "ru") -> dict[str, dict[str, object]]:
    """What each article's fragment says, by address."""
    fragments = (root / "build" / INDEX / language).rglob("*.pf_fragment")
    texts = (gzip.decompress(one.read_bytes()).removeprefix(b"pagefind_dcd") for one in fragments)
    return {told["url"]: told for told in map(json.loads, texts)}


def index_of(root: Path) -> dict[str, bytes]:
    """Every file of the index."""
    return {path: data for path, data in tree(root / "build").items() if path.startswith(INDEX)}


def test_only_the_article_s_own_words_are_in_the_index(tmp_path: Path) -> None:
    text = article(
        "Мост открыт",
        body="Один абзац.\n\nДва абзаца.",
        section="politics",
        author="[Редакция, Гость Гостев]",
        tags="[Мосты]",
        photo="x.gif",
        lead="Лид новости",
        source="akorda.kz",
    )
    root = searched(tmp_path, {STORY: text, STORY.replace("story.md", "x.gif"): PIXEL})
    build_site(root)
    ((url, told),) = found(root).items()
    assert url == "/2024/03/15/story/"
    assert told["content"] == "Лид новости. Один абзац. Два абзаца."
    assert told["filters"] == {"author": ["Редакция", "Гость Гостев"], "section": ["Политика"]}
    meta = told["meta"]
    assert isinstance(meta, dict)
    assert meta["title"] == "Мост открыт"
    assert meta["date"] == "15 марта, 20:00"
    assert meta["image"].startswith("/media/")


def test_an_article_without_words_is_found_by_its_title(tmp_path: Path) -> None:
    text = article("Весна в степи", body="![Степь](x.gif)")
    root = searched(tmp_path, {STORY: text, STORY.replace("story.md", "x.gif"): PIXEL})
    build_site(root)
    assert found(root)["/2024/03/15/story/"]["content"] == "Весна в степи."


def test_each_language_has_an_index_of_its_own(tmp_path: Path) -> None:
    files = {STORY: article(), STORY.replace(".md", ".kk.md"): article("Көпір ашылды")}
    root = searched(tmp_path, files, BOTH)
    build_site(root)
    assert list(found(root, "ru")) == ["/2024/03/15/story/"]
    assert list(found(root, "kk")) == ["/kk/2024/03/15/story/"]
    assert 'data-index="/search/pagefind/kk/"' in page(root, "kk/search/index.html")
    assert 'href="/kk/search/"' in page(root, "kk/index.html")


def test_a_language_without_articles_has_other_ways_but_no_form(tmp_path: Path) -> None:
    root = searched(tmp_path, {STORY: article()}, BOTH)
    build_site(root)
    html = page(root, "kk/search/index.html")
    assert "<form" not in html
    assert "search.js" not in html
    assert 'href="/kk/archive/"' in html


def test_the_page_allows_webassembly_and_no_other_page_does(tmp_path: Path) -> None:
    root = searched(tmp_path, {STORY: article()})
    build_site(root)
    allowing = [path for path, data in tree(root / "build").items() if b"wasm-unsafe-eval" in data]
    assert [one for one in allowing if one.endswith(".html")] == ["search/index.html"]


def test_the_page_offers_what_is_written_most_about(tmp_path: Path) -> None:
    stories = many(3, tags="[мосты, порты]") | {STORY: article(tags="[мосты]")}
    root = searched(tmp_path, stories)
    build_site(root)
    html = page(root, "search/index.html")
    assert html.index(">мосты<") < html.index(">порты<")
    assert "<option>Политика</option>" in html
    assert "<option>Редакция</option>" in html
    assert "<option>2024</option>" in html
    assert 'name="robots" content="noindex' in html


def test_a_site_without_the_setting_has_none_of_it(tmp_path: Path) -> None:
    root = new_site(tmp_path, {STORY: article()})
    build_site(root)
    assert not any(path.startswith("search/") for path in tree(root / "build"))
    assert "/search/" not in page(root, "index.html")


Step = Callable[[Path], object]


def edit(files: Mapping[str, str | bytes]) -> Step:
    """Files are written."""
    return lambda root: write(root, files)


HISTORY: dict[str, Step] = {
    "a story is written": edit({STORY: article("Порт открыт")}),
    "its body is corrected": edit({STORY: article("Порт открыт", body="Совсем иначе.")}),
    "one in another year": edit({STORY.replace("story", "old"): article(date="2022-05-05 10:00")}),
    "a style sheet": edit({"static/css/site.css": "body { color: black }"}),
    "a menu, which is on every page": edit({"content/site.yaml": f"{SEARCHED}imprint: Мы\n"}),
    "a story is withdrawn": lambda root: (root / STORY).unlink(),
    "the search is switched off": edit({"content/site.yaml": SETTINGS}),
    "and on again": edit({"content/site.yaml": SEARCHED}),
    "a file of the index is lost": lambda root: (root / "build" / RU / "pagefind.js").unlink(),
    "another is altered": edit({f"build/{RU}pagefind-entry.json": "{}"}),
    "the machine's memory is lost": lambda root: shutil.rmtree(root / ".newsgen"),
    "so is the folder": lambda root: shutil.rmtree(root / "build" / INDEX),
}


def test_after_any_history_it_is_what_a_clean_build_makes(tmp_path: Path) -> None:
    root = searched(tmp_path / "site", many(4))
    build_site(root)
    for name, step in HISTORY.items():
        step(root)
        build_site(root)
        build_site(root, output=tmp_path / "clean")
        assert tree(root / "build") == tree(tmp_path / "clean"), name
        assert build_site(root).written == (), name
        shutil.rmtree(tmp_path / "clean")


class Cut(BaseException):
    """The power is gone."""


class DyingDisk(Disk):
    """A disk that moves so many files, and no more."""

    def __init__(self, moves: int) -> None:
        self.moves = moves

    def replace(self, source: str, path: str) -> None:
        self.moves -= 1
        if self.moves < 0:
            raise Cut
        super().replace(source, path)

    def remove(self, path: str) -> None:
        if self.moves < 0:
            raise Cut
        super().remove(path)

    def remove_tree(self, path: str) -> None:
        if self.moves < 0:
            raise Cut
        super().remove_tree(path)


def test_a_build_cut_off_anywhere_is_mended_by_the_next(tmp_path: Path) -> None:
    site = searched(tmp_path / "site", many(3))
    build_site(site)
    write(site, {STORY: article("Порт открыт")})
    build_site(site, output=tmp_path / "clean")
    whole = cut = 0
    for moves in range(0, 1000, 2):
        root = tmp_path / str(moves)
        shutil.copytree(site, root)
        try:
            build_site(root, disk=DyingDisk(moves))
            whole += 1
        except Cut:
            cut += 1
        build_site(root)
        assert tree(root / "build") == tree(tmp_path / "clean"), moves
        assert build_site(root).written == ()
        shutil.rmtree(root)
        if whole:
            break
    assert cut > 5


def test_parallel_is_serial(tmp_path: Path) -> None:
    old = {STORY.replace("story", "old"): article(date="2021-05-05 10:00")}
    root = searched(tmp_path, many(8) | old)
    build_site(root, output=tmp_path / "serial")
    build_site(root, output=tmp_path / "parallel", jobs=4)
    assert tree(tmp_path / "serial") == tree(tmp_path / "parallel")


def test_a_story_touches_the_volume_of_its_year_and_no_other(tmp_path: Path) -> None:
    old = {STORY.replace("story", "old"): article(date="2022-05-05 10:00")}
    root = searched(tmp_path, many(3) | old)
    build_site(root)
    write(root, {STORY: article("Порт открыт")})
    report = build_site(root)
    volumes = [path for path, _ in report.rendered if path.startswith(INDEX)]
    assert volumes == [f"{RU}pagefind-entry.json"]
    assert not [path for path in report.written if path.startswith(f"{INDEX}ru/2022")]
    assert report.kept + len(report.written) == len(tree(root / "build")) - 1  # the list


def test_a_build_says_why_it_indexed(tmp_path: Path) -> None:
    root = searched(tmp_path, {STORY: article()})

    def reasons() -> list[str]:
        entry = f"{RU}pagefind-entry.json"
        return [
            str(why) for path, all_ in build_site(root).rendered if path == entry for why in all_
        ]

    assert reasons() == ["new"]
    write(root, {STORY: article(body="Иначе.")})
    assert reasons() == ["articles changed"]
    assert reasons() == []


def test_nothing_of_a_withheld_article_is_in_it(tmp_path: Path) -> None:
    hidden = {
        STORY.replace("story", "draft"): article("Тайна", draft="true"),
        STORY.replace("story", "later"): article("Тайна", "2024-12-01 09:00"),
        STORY.replace("story", "over"): article("Тайна", expires="2024-03-18"),
    }
    root = searched(tmp_path, {STORY: article(), **hidden})
    build_site(root)
    assert list(found(root)) == ["/2024/03/15/story/"]


def test_an_article_that_expires_leaves_the_index(tmp_path: Path) -> None:
    gone = {STORY.replace("story", "over"): article("Тайна", expires="2024-03-21")}
    root = searched(tmp_path, {STORY: article(), **gone})
    build_site(root)
    assert len(found(root)) == 2
    build_site(root, now=NOW + timedelta(days=2))
    assert list(found(root)) == ["/2024/03/15/story/"]


def test_a_preview_keeps_no_index_unless_it_is_asked_to(tmp_path: Path) -> None:
    root = searched(tmp_path, {STORY: article()})
    request = Request(root=root, output=root / "build", now=NOW, also=frozenset({State.DRAFT}))
    build(Request(root=root, output=root / "build", now=NOW, index=False))
    assert index_of(root) == {}
    assert "<form" in page(root, "search/index.html")
    build(request)
    assert index_of(root)


def test_an_index_that_cannot_be_made_leaves_the_site_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = searched(tmp_path, {STORY: article()})
    build_site(root)
    before = tree(root / "build")
    write(root, {STORY: article("Порт открыт")})
    with monkeypatch.context() as patch:
        patch.setattr(pagefind, "find_spec", lambda _name: None)
        with pytest.raises(NewsgenError, match="no-pagefind"):
            build_site(root)
    assert tree(root / "build") == before
    build_site(root)
    assert tree(root / "build") != before


def test_an_article_at_fault_is_missing_until_it_is_mended(tmp_path: Path) -> None:
    root = searched(tmp_path, {STORY: article(), **many(1)})
    build_site(root)
    write(root, {STORY: "---\ntitle: Без даты\n---\n"})
    build_site(root, keep_going=True)
    assert list(found(root)) == ["/2024/03/01/story-000/"]
    assert (root / "build/2024/03/15/story/index.html").exists()
    write(root, {STORY: article()})
    build_site(root)
    assert len(found(root)) == 2


def test_indexing_is_told_page_by_page(tmp_path: Path) -> None:
    root = searched(tmp_path, many(5))
    told: list[tuple[int, int]] = []
    watcher = Watcher(lambda stage, *at: told.append(at) if str(stage) == "indexing" else None)
    build(Request(root=root, output=root / "build", now=NOW), watcher)
    assert told == [(number, 5) for number in range(1, 6)]


def test_letters_are_folded_in_the_index_and_not_on_the_page(tmp_path: Path) -> None:
    root = searched(tmp_path, {STORY: article("Новый мост", body="Әуежай.")})
    build_site(root)
    assert "Новый мост" in page(root, "2024/03/15/story/index.html")
    assert found(root)["/2024/03/15/story/"]["content"] == "А\u034fуежай."


def test_a_build_with_nothing_to_do_does_not_know_of_it(tmp_path: Path) -> None:
    root = searched(tmp_path, {STORY: article()})
    program = (
        "import sys; from datetime import datetime, timezone; from pathlib import Path\n"
        "from newsgen.build import Request, build\n"
        f"root = Path({str(root)!r}); now = datetime(2024, 3, 20, 7, tzinfo=timezone.utc)\n"
        "report = build(Request(root=root, output=root / 'build', now=now))\n"
        "loaded = [name for name in sys.modules if 'pagefind' in name or 'indexing' in name]\n"
        "print(len(report.written), loaded)\n"
    )
    for _ in range(3):  # a file changed just now is looked at twice
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8"
        )
    assert done.stdout == "0 []\n"
