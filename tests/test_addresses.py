"""Addresses that last, in whole sites: whatever readers were once told of still answers."""

import re
import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from newsgen.build import Report, Request, build
from newsgen.errors import NewsgenError
from support.sitemaps import locations
from support.sites import NOW, SETTINGS, article, build_site, many, new_site, page, tree, write

LEDGER = "content/addresses.txt"
STORY = "content/articles/2024/03/story-001.md"
PAGE = "2024/03/01/story-001/index.html"


def recording(root: Path, **fields: object) -> Report:
    """Build with --record."""
    request = Request(root=root, output=root / "build", now=NOW, record=True, **fields)  # type: ignore[arg-type]
    return build(request)


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    write(root, {path: text.replace(old, new)})


def codes(root: Path, **fields: object) -> set[str]:
    with pytest.raises(NewsgenError) as caught:
        recording(root, **fields)
    return {one.code for one in caught.value.problems}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A recorded site of three stories."""
    root = new_site(tmp_path, many(3))
    recording(root)
    return root


def test_recording_says_how_many_addresses_are_new(tmp_path: Path) -> None:
    root = new_site(tmp_path, many(3))
    assert recording(root).recorded == 7
    assert recording(root).recorded == 0
    assert recording(root).recorded == 0
    assert build_site(root).recorded is None
    write(root, {STORY.replace("001", "009"): article("Ещё", aliases="[/old/]")})
    assert recording(root).recorded == 2


def test_a_site_without_the_file_forgets_as_ever(tmp_path: Path) -> None:
    root = new_site(tmp_path, many(3))
    build_site(root)
    (root / STORY).unlink()
    assert PAGE in build_site(root).removed


def test_a_new_slug_leaves_the_way_to_it_and_changes_nothing_else(site: Path) -> None:
    edit(site, STORY, "views: 1", "views: 1\nslug: bridge")
    recording(site)
    old = page(site, PAGE)
    assert '<meta http-equiv="refresh" content="0; url=/2024/03/01/bridge/">' in old
    assert '<link rel="canonical" href="https://example.kz/2024/03/01/bridge/">' in old
    assert "/2024/03/01/story-001/ /2024/03/01/bridge/ 301" in page(site, "_redirects")
    edit(site, STORY, "slug: bridge", "slug: great-bridge")
    recording(site)
    for path in (PAGE, "2024/03/01/bridge/index.html"):
        assert "url=/2024/03/01/great-bridge/" in page(site, path), "no way leads over another"
    assert recording(site).rendered == ()


def test_what_would_vanish_stops_the_build_until_somebody_says_what_became_of_it(
    site: Path,
) -> None:
    before = tree(site / "build")
    text = (site / STORY).read_text("utf-8")
    (site / STORY).unlink()
    assert codes(site) == {"lost-address"}
    assert codes(site, keep_going=True) == {"lost-address"}
    assert tree(site / "build") == before
    line = "/2024/03/01/story-001/ article ru 2024/03/story-001"
    edit(site, LEDGER, line, f"{line} gone: По решению суда")
    recording(site)
    assert "По решению суда" in page(site, PAGE)
    assert 'name="robots" content="noindex"' in page(site, PAGE)
    write(site, {STORY: text})
    recording(site)
    assert "История 1" in page(site, PAGE)
    assert line in (site / LEDGER).read_text("utf-8").splitlines()


def test_nothing_of_an_article_that_is_gone_is_anywhere_but_its_reason(site: Path) -> None:
    edit(site, STORY, "views: 1", "gone: По <решению> суда\nlead: Тайный лид")
    edit(site, STORY, "История 1", "Тайна")
    edit(site, STORY, "Первый абзац", "Тайный абзац")
    recording(site)
    built = {path: data.decode("utf-8", "ignore") for path, data in tree(site / "build").items()}
    assert {path for path, text in built.items() if "айн" in text} == set()
    assert {path for path, text in built.items() if "решению" in text} == {PAGE}
    named = {path for path, text in built.items() if "story-001" in text}
    assert named == {"_redirects.nginx", ".newsgen-output"}
    assert "&lt;решению&gt;" in page(site, PAGE)
    assert '"/2024/03/01/story-001/" 1;' in page(site, "_redirects.nginx")


def test_a_reason_must_be_given(site: Path) -> None:
    edit(site, STORY, "views: 1", "gone:")
    assert codes(site) == {"missing-field"}


def test_a_text_that_is_gone_may_be_deleted_with_its_body(site: Path) -> None:
    write(site, {STORY: "---\ntitle: Тайна\ndate: 2024-03-01 01:00\ngone: Ошибка\n---\n"})
    recording(site)
    assert "Ошибка" in page(site, "2024/03/01/story-001/index.html")


def test_a_draft_or_an_expired_article_says_so_only_where_readers_knew_it(site: Path) -> None:
    edit(site, STORY, "views: 1", "draft: true")
    write(site, {STORY.replace("001", "008"): article("Тайна", draft="true")})
    recording(site)
    assert "сейчас недоступна" in page(site, PAGE)
    assert not (site / "build/2024/03/15/story-008").exists()
    edit(site, STORY, "draft: true", "expires: 2024-03-10")
    recording(site)
    assert "больше недоступна" in page(site, PAGE)


def test_a_link_to_what_is_gone_is_plain_words(site: Path) -> None:
    edit(site, STORY, "views: 1", "gone: Ошибка")
    write(site, {"content/pages/b.md": "---\ntitle: Б\n---\n[мост](/2024/03/01/story-001/).\n"})
    recording(site)
    assert "<p>мост.</p>" in page(site, "b/index.html")


def test_with_a_broken_file_its_old_addresses_stay(site: Path) -> None:
    edit(site, STORY, "views: 1", "slug: bridge")
    recording(site)
    before = tree(site / "build")
    edit(site, STORY, "slug: bridge", "slag: bridge")
    report = build_site(site, keep_going=True)
    assert {one.code for one in report.problems} == {"unknown-field"}
    for path in (PAGE, "2024/03/01/bridge/index.html"):
        assert (site / "build" / path).read_bytes() == before[path]
    assert codes(site) == {"unknown-field"}, "and it is not told that they would vanish"
    assert recording(site, keep_going=True).recorded is None


def test_the_site_s_own_rules_and_ours_are_one_file(site: Path) -> None:
    write(site, {"static/_redirects": "/app/* /index.html 200\n"})
    edit(site, STORY, "views: 1", "slug: bridge")
    recording(site)
    assert page(site, "_redirects").splitlines() == [
        "/app/* /index.html 200",
        "# Old addresses of this site.",
        "/2024/03/01/story-001/ /2024/03/01/bridge/ 301",
    ]


def test_a_netlify_site_forces_its_rules(site: Path) -> None:
    edit(site, "content/site.yaml", "language: ru", "language: ru\nforced_redirects: true")
    edit(site, STORY, "views: 1", "slug: bridge")
    recording(site)
    assert "/bridge/ 301!" in page(site, "_redirects")


def test_a_change_of_the_file_alone_is_noticed(site: Path) -> None:
    edit(site, LEDGER, "/about/ page", "/before/ page ru about\n/about/ page")
    assert {path for path, _ in build_site(site).rendered} == {
        "before/index.html", "_redirects", "_redirects.nginx"
    }  # fmt: skip


# --- After any history ---------------------------------------------------------------------------

Step = Callable[[Path], None]
FOLDER = "content/articles/2024/03"
SLUGS = st.sampled_from(["", "a", "b", "c"])
NUMBERS = st.integers(0, 3)
LANGUAGES = st.sampled_from(["", "", ".kk"])


@st.composite
def stories(draw: st.DrawFn) -> Step:
    """A story is written, or written anew with another date, section or slug, or taken back."""
    file = f"{FOLDER}/s{draw(NUMBERS)}{draw(LANGUAGES)}.md"
    fields = {"section": draw(st.sampled_from(["politics", "economy"]))}
    if slug := draw(SLUGS):
        fields["slug"] = slug
    if draw(st.booleans()):
        fields |= draw(
            st.sampled_from(
                [{"draft": "true"}, {"expires": "2024-03-19"}, {"gone": "Ошибка"},
                 {"aliases": "[/old/one/]"}, {"aliases": "[/old/two.html, /a/]"}]
            )
        )  # fmt: skip
    date = f"2024-03-{draw(st.integers(1, 3)):02} 08:00"
    text = article(f"История {file}", date, **fields)
    return lambda root: write(root, {file: text})


@st.composite
def renames(draw: st.DrawFn) -> Step:
    """A file gets another name, which may be another's."""
    suffix = draw(LANGUAGES)
    one, other = f"{FOLDER}/s{draw(NUMBERS)}{suffix}.md", f"{FOLDER}/s{draw(NUMBERS)}{suffix}.md"

    def rename(root: Path) -> None:
        if (root / one).exists():
            (root / one).rename(root / other)

    return rename


@st.composite
def removals(draw: st.DrawFn) -> Step:
    """A file is deleted."""
    file = f"{FOLDER}/s{draw(NUMBERS)}{draw(LANGUAGES)}.md"
    return lambda root: (root / file).unlink(missing_ok=True)


@st.composite
def rules(draw: st.DrawFn) -> Step:
    """The site's languages, sections or pattern of addresses change."""
    text = SETTINGS.replace("politics, economy]", "politics]").replace("url: /about/", "url: /")
    languages = draw(st.sampled_from(["[ru, kk]", "[kk, ru]", "[ru]"]))
    text = text.replace("language: ru", f"languages: {languages}")
    permalink = draw(
        st.sampled_from(["/{year}/{month}/{day}/{slug}/", "/{section}/{slug}/", "/{slug}/"])
    )
    text += f"permalink: {permalink}\n"
    return lambda root: write(root, {"content/site.yaml": text})


HISTORIES = st.lists(st.one_of(stories(), stories(), renames(), removals(), rules()), max_size=7)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ],  # a history is not worth minutes to shrink
)
@given(history=HISTORIES, word=st.sampled_from(["gone: Удалено", "moved: /politics/"]))
def test_after_any_history_every_address_ever_published_still_answers(
    history: list[Step], word: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = new_site(Path(folder) / "site", {f"{FOLDER}/s0.md": article()})
        recording(root)
        ever = public(root)
        for step in history:
            before = tree(root / "content")
            step(root)
            if not mended(root, word):  # two files want one address, say: nobody would leave it so
                shutil.rmtree(root / "content")
                write(root / "content", before)
                assert mended(root, word)
            ever |= public(root)
            assert [one for one in sorted(ever) if not answers(root, one)] == []
        if history:
            clean = Path(folder) / "clean"
            build_site(root, output=clean)
            assert tree(root / "build") == tree(clean)


def public(root: Path) -> set[str]:
    """Every address of an article, a section or a page, as the sitemaps have them."""
    files = (root / "build/sitemaps").glob("*.xml")
    paths = {urlsplit(one).path for file in files for one in locations(file.read_bytes())}
    return {one for one in paths if not re.search("/(tags|authors)/", one)}


def answers(root: Path, address: str) -> bool:
    """Whether there is a page, or the way to a page that is no such way and is not gone."""
    text = at(root, address)
    led = re.search('http-equiv="refresh" content="0; url=([^"]*)"', text)
    if led is None:
        return bool(text)
    return 'name="robots" content="noindex"' not in at(root, led[1]) != ""


def at(root: Path, address: str) -> str:
    file = root / "build" / unquote(address).lstrip("/")
    file = file / "index.html" if address.endswith("/") else file
    return file.read_text("utf-8") if file.is_file() else ""


def mended(root: Path, word: str) -> bool:
    """Build, adding the word to every line that is complained of; False if that is not all."""
    for _ in range(60):
        try:
            recording(root)
        except NewsgenError as error:
            if {one.code for one in error.problems} != {"lost-address"}:
                return False
            lines = (root / LEDGER).read_text("utf-8").split("\n")
            for problem in error.problems:
                lines[problem.where.line - 1] += f" {word}"
            write(root, {LEDGER: "\n".join(lines)})
        else:
            return True
    return False


def test_the_clock_takes_an_article_away_and_leaves_its_address(tmp_path: Path) -> None:
    root = new_site(tmp_path, {STORY: article(expires="2024-03-21 12:00")})
    recording(root)
    build_site(root, now=NOW + timedelta(days=2))
    assert "больше недоступна" in page(root, "2024/03/15/story-001/index.html")
