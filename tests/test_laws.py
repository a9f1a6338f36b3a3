"""The laws of the house, over histories of edits that nobody thought of.

After any history: an incremental build is the clean build, byte for byte; a second build writes
nothing; parallel is serial; nothing of a withheld article is in the output; every link resolves.
"""

import re
import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from support.sites import NOW, PIXEL, SETTINGS, article, build_site, new_site, tree, write

Step = Callable[[Path], None]
ARTICLES = "content/articles/2024/03"
HIDDEN = "Тайна-до-срока"
WORDS = st.sampled_from(["мост", "порт", "сев", "рынок", "школа", "ветер", "Каспий", "театр"])


LANGUAGES = st.sampled_from(["", "", "", ".kk"])
BOTH = SETTINGS.replace("language: ru", "languages: [ru, kk]")


def story(number: int, language: str = "") -> str:
    return f"{ARTICLES}/story-{number}{language}.md"


@st.composite
def articles(draw: st.DrawFn) -> Step:
    """An article is written, or written anew."""
    number = draw(st.integers(0, 7))
    file = story(number, draw(LANGUAGES))
    fields: dict[str, str] = {}
    if draw(st.booleans()):
        fields["section"] = draw(st.sampled_from(["politics", "economy"]))
    if draw(st.booleans()):
        fields["tags"] = f"[{', '.join(draw(st.lists(WORDS, max_size=3)))}]"
    if draw(st.booleans()):
        fields["author"] = draw(
            st.sampled_from(["Редакция", "Гость Гостев", "[red, Второй Гость]"])
        )
    if draw(st.booleans()):
        fields["views"] = str(draw(st.integers(0, 2000)))
    if draw(st.booleans()):
        fields["photo"] = "pixel.gif"
    if draw(st.booleans()):
        fields["aliases"] = f"[/old/{file}/]"
    if draw(st.booleans()):
        fields["updated"] = "2024-03-19 10:00"
    if draw(st.booleans()):
        fields["kind"] = draw(st.sampled_from(["opinion", "interview", "photo-story"]))
    if draw(st.booleans()):
        fields["breaking"] = draw(st.sampled_from(["true", "2024-03-20 14:00"]))
    day = draw(st.integers(1, 19))
    year = draw(st.sampled_from([2022, 2023, 2024]))
    title = f"История {number} {draw(WORDS)}"
    body = "\n\n".join(draw(st.lists(WORDS, min_size=1, max_size=4)))
    text = article(title, f"{year}-03-{day:02} 08:00", body=body, **fields)
    return lambda root: write(root, {file: text, f"{ARTICLES}/pixel.gif": PIXEL})


@st.composite
def withheld(draw: st.DrawFn) -> Step:
    """An article nobody may see: a draft, not due yet, or gone."""
    number = draw(st.integers(0, 9))
    kind = draw(
        st.sampled_from([{"draft": "true"}, {"expires": "2024-03-18"}, {"gone": "Ошибка"}, {}])
    )
    date = "2024-03-17 09:00" if kind else "2024-12-01 09:00"
    text = article(f"{HIDDEN} {number}", date, body=f"{HIDDEN}.", section="politics", **kind)
    file = story(number, draw(LANGUAGES))
    return lambda root: write(root, {file: text})


@st.composite
def removals(draw: st.DrawFn) -> Step:
    """An article's file is deleted."""
    file = story(draw(st.integers(0, 7)), draw(LANGUAGES))
    return lambda root: (root / file).unlink(missing_ok=True)


@st.composite
def settings_edits(draw: st.DrawFn) -> Step:
    """The newsroom changes its name, its lists or its base path."""
    text = BOTH.replace("title: Проба", f"title: Проба {draw(WORDS)}")
    text = text.replace("list: 2", f"list: {draw(st.integers(1, 4))}")
    path = draw(st.sampled_from(["", "news/"]))
    text = text.replace("https://example.kz/", f"https://example.kz/{path}")
    portrait: dict[str, str | bytes] = {}
    if draw(st.booleans()):
        text = text.replace("{name: Редакция,", "{name: Редакция, photo: people/red.gif,")
        width = draw(st.integers(1, 2))
        portrait["static/people/red.gif"] = PIXEL[:6] + bytes([width]) + PIXEL[7:]
    if draw(st.booleans()):
        text += draw(st.sampled_from(['theme: {accent: "#123"}\n', 'theme: {paper: "#fff"}\n']))
    return lambda root: write(root, {"content/site.yaml": text, **portrait})


@st.composite
def designs(draw: st.DrawFn) -> Step:
    """The designer overrides a part or a file, or takes it back."""
    path, text = draw(
        st.sampled_from(
            [
                ("templates/404.html", "<!doctype html><html lang=ru><title>404</title><p>Нет."),
                ("static/css/site.css", "body { color: black }"),
                ("static/robots.txt", "User-agent: *"),
            ]
        )
    )
    if draw(st.booleans()):
        return lambda root: (root / path).unlink(missing_ok=True)
    return lambda root: write(root, {path: text})


@st.composite
def accidents(draw: st.DrawFn) -> Step:
    """Somebody deletes or alters an output file, or the machine's memory is lost."""
    kind = draw(st.sampled_from(["delete", "alter", "forget"]))
    at = draw(st.integers(0, 10_000))

    def happen(root: Path) -> None:
        if kind == "forget":
            shutil.rmtree(root / ".newsgen", ignore_errors=True)
            return
        files = [path for path in sorted((root / "build").rglob("*")) if path.is_file()]
        files = [path for path in files if not path.name.startswith(".")]
        if files:
            victim = files[at % len(files)]
            victim.unlink() if kind == "delete" else victim.write_bytes(b"altered")

    return happen


def builds(root: Path) -> None:
    """A build in the middle of the history."""
    build_site(root)


HISTORIES = st.lists(
    st.one_of(
        articles(), articles(), withheld(), removals(), settings_edits(), designs(), accidents(),
        st.just(builds),
    ),
    min_size=2,
    max_size=9,
)  # fmt: skip

HOURS = st.one_of(st.integers(0, 24 * 400), st.integers(0, 5))


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking builds sites for minutes
    derandomize=True,
)
@given(history=HISTORIES, hours=HOURS, jobs=st.sampled_from([1, 1, 1, 2]))
def test_after_any_history_the_laws_hold(history: list[Step], hours: int, jobs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = new_site(Path(folder) / "site", {"content/site.yaml": BOTH})
        for step in history:
            step(root)
        now = NOW + timedelta(hours=hours) if hours % 2 else NOW
        build_site(root, now=now, jobs=jobs)
        built = tree(root / "build")
        clean = Path(folder) / "clean"
        build_site(root, output=clean, now=now)
        assert built == tree(clean), "incremental = clean"
        times = {path: (root / "build" / path).stat().st_mtime_ns for path in built}
        again = build_site(root, now=now)
        assert (again.written, again.removed) == ((), ())
        assert times == {path: (root / "build" / path).stat().st_mtime_ns for path in built}
        if now == NOW:
            assert not [path for path, data in built.items() if HIDDEN.encode() in data]
            assert not [path for path in built if "taina" in path or "tajna" in path]
        assert dead_links(root / "build", _base_path(root)) == []


def _base_path(root: Path) -> str:
    text = (root / "content/site.yaml").read_text(encoding="utf-8")
    found = re.search("base_url: (.*)", text)
    assert found
    return urlsplit(found[1]).path.rstrip("/")


class Links(HTMLParser):
    """Every address a page refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [
            value for name, value in attrs if name in ("href", "src", "data-fragment") and value
        ]


def dead_links(folder: Path, base_path: str) -> list[str]:
    dead = []
    for path in folder.rglob("*.html"):
        links = Links()
        links.feed(path.read_text(encoding="utf-8"))
        for link in links.found:
            parts = urlsplit(link)
            if parts.scheme in ("mailto", "tel") or link.startswith("#"):
                continue
            if parts.netloc and not link.startswith("https://example.kz/"):
                continue
            address = unquote(parts.path)
            inside = address.startswith(f"{base_path}/")
            file = folder / address.removeprefix(f"{base_path}/")
            if not inside or not (file / "index.html" if address.endswith("/") else file).is_file():
                dead.append(f"{path.relative_to(folder)}: {link}")
    return dead


def test_the_same_inputs_and_moment_give_the_same_bytes_in_another_folder_and_time_zone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {story(number): article(f"История {number}", author="Редакция") for number in range(3)}
    first = new_site(tmp_path / "first", files)
    build_site(first)
    monkeypatch.setenv("TZ", "America/New_York")
    monkeypatch.setenv("LC_ALL", "C")
    second = new_site(tmp_path / "deeper" / "second", dict(reversed(files.items())))
    build_site(second)
    assert tree(first / "build") == tree(second / "build")


def test_losing_the_ledger_never_resurrects_a_withdrawn_page(tmp_path: Path) -> None:
    root = new_site(tmp_path, {story(1): article("Один"), story(2): article("Два")})
    build_site(root)
    assert (root / "build/2024/03/15/story-2/index.html").exists()
    (root / story(2)).unlink()
    shutil.rmtree(root / ".newsgen")
    report = build_site(root)
    assert "2024/03/15/story-2/index.html" in report.removed
    assert not (root / "build/2024/03/15/story-2").exists()
