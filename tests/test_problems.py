"""Problems that no single content file makes: each has the exact text we print, in tests/problems/.

What is wrong in content files is shown by inputs beside those texts; see tests/load.
`NEWSGEN_RENEW=1 pytest tests/test_problems.py` writes the texts anew, for git diff to review.
"""

import ast
import errno
import os
import re
import socket
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from newsgen import cluster
from newsgen.errors import NewsgenError
from newsgen.load import Reader
from newsgen.model.article import Body
from newsgen.model.photograph import Metadata
from newsgen.output.disk import Disk
from newsgen.pool import crew
from newsgen.preview.server import listen
from newsgen.review import Wish, review
from newsgen.starter import start_article, start_site
from support.clusters import Ending
from support.pictures import dataset, photoshop
from support.reviewing import WIDE, photo
from support.sites import NOW, SETTINGS, article, build_site, many, new_site, write
from support.spoken import english_only

ROOT = Path(__file__).parents[1]
TEXTS = Path(__file__).parent / "problems"
STORY = "content/articles/2024/03/a.md"

Scenario = Callable[[Path], object]


def template(name: str, text: str) -> Scenario:
    """A site whose designer wrote this."""

    def build(root: Path) -> None:
        new_site(root, {STORY: article(), f"templates/{name}": text})
        build_site(root)

    return build


def content(files: dict[str, str]) -> Scenario:
    """A site with these files."""
    return lambda root: build_site(new_site(root, files))


def output(path: str, files: dict[str, str | bytes] | None = None) -> Scenario:
    """A build into a folder that is not for it."""

    def build(root: Path) -> None:
        new_site(root, files)
        build_site(root, output=root / path)

    return build


def in_the_way(root: Path) -> None:
    """A stranger's file where a folder has to be."""
    build_site(new_site(root, many(1)))
    write(root, {"build/2023": b"mine", "content/articles/b.md": article(date="2023-01-01 10:00")})
    build_site(root)


def full_disk(root: Path) -> None:
    """No room for the first file."""

    class Full(Disk):
        def write(self, path: str, data: bytes) -> None:  # noqa: ARG002 - a disk's signature
            folder = str(Path(path).parents[1])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), folder)

    build_site(new_site(root), disk=Full())


def taken_port(_root: Path) -> None:
    """Another program listens here."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        listen("127.0.0.1", taken.getsockname()[1])


def changed(root: Path) -> None:
    """An editor saves the file while its page is being made."""
    new_site(root, {STORY: article()})
    Reader(root, root).body(Body(STORY, b"as it was when the build began"))


def again(root: Path) -> None:
    """The same title twice in a month."""
    for _ in range(2):
        start_article(root, "Мост", NOW, section="", author="", language="ru", suffix="")


def nameless(root: Path) -> None:
    """A title of signs only."""
    start_article(root, "!!!", datetime.min, section="", author="", language="ru", suffix="")  # noqa: DTZ901


def occupied(root: Path) -> None:
    """A folder with somebody's work."""
    write(root, {"thesis.txt": "mine"})
    start_site(root)


def ended(_root: Path) -> None:
    """The system ends a worker."""
    with crew(2) as workers:
        list(workers.each(Ending(), range(4), size=1, few=0))


def finding(files: dict[str, str | bytes]) -> Scenario:
    """What `newsgen check` finds in a site of these files, told as problems are."""

    def check(root: Path) -> None:
        raise NewsgenError(review(Wish(root=new_site(root, files), now=NOW)).findings)

    return check


def no_dask(_root: Path) -> None:
    """Newsgen without its extra."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cluster, "find_spec", lambda _name: None)
        cluster.executor_of("dask://127.0.0.1:8786")


def no_scheduler(_root: Path) -> None:
    """Nobody listens there."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cluster, "CONNECT_SECONDS", 0.1)
        cluster.executor_of(f"dask://127.0.0.1:{port}")(2)


def searched(patched: str, value: object) -> Scenario:
    """A site with a search, where Pagefind is not as it should be."""

    def build(root: Path) -> None:
        site = new_site(root, {STORY: article(), "content/site.yaml": f"{SETTINGS}search: true\n"})
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(patched, value)
            build_site(site)

    return build


KAZAKH = STORY.replace(".md", ".kk.md")
TWO_LANGUAGES = SETTINGS.replace("language: ru", "languages: [ru, kk]")
ABOUT = {"content/pages/about.kk.md": "---\ntitle: Біз\n---\nБіз.\n"}
LISTS = "{% extends 'base.html' %}{% block main %}"
SCENARIOS: dict[str, Scenario] = {
    "bad-output": output("content/site"),
    "foreign-output": output("photos", {"photos/cat.jpg": b"mine"}),
    "foreign-output-file": output("photos", {"photos": b"mine"}),
    "in-the-way": in_the_way,
    "disk": full_disk,
    "cannot-listen": taken_port,
    "changed-while-building": changed,
    "file-exists": again,
    "empty-slug-new": nameless,
    "not-empty": occupied,
    "worker-died": ended,
    "bad-executor": lambda _root: cluster.executor_of("tcp://10.0.0.7:8786"),
    "no-cluster": no_dask,
    "no-cluster-scheduler": no_scheduler,
    "no-pagefind": searched("newsgen.search.pagefind.find_spec", lambda _name: None),
    "no-index": searched("pagefind.service.get_executable", lambda: Path("/nowhere/pagefind")),
    "dead-link": content({STORY: article(body="Всё в [этой статье](/2024/nigde/) сказано.")}),
    "dead-link-full": content({STORY: article(body="[Статья](https://example.kz/2024/nigde/).")}),
    "unknown-story-address": content(
        {STORY: article(body="::: читайте также\n/about/\nhttps://example.kz/2024/03/15/b/\n:::")}
    ),
    "lost-address": content(
        {
            "content/addresses.txt": "/2024/03/15/b/ article ru 2024/03/b\n"
            "/contacts/ page ru contacts\n/kk/ front kk\n/kk/politics/ section kk politics\n"
            "/sport/ section ru sport\n"
        }
    ),
    "lost-address-many": content(
        {
            "content/addresses.txt": "".join(
                f"/2024/03/15/b{number:02}/ article ru 2024/03/b{number:02}\n"
                for number in range(24)
            )
        }
    ),
    "dead-link-moved": content(
        {
            "content/addresses.txt": "/one/ page ru one moved: /two/\n"
            "/two/ page ru two moved: /one/\n/three/ page ru three moved: /nigde/\n"
        }
    ),
    "empty-slug-tag-of-signs": content({STORY: article(tags="['!!!']")}),
    "same-address-tags": content({STORY: article(tags="[мост-1, мост 1]")}),
    "same-address-page": content({STORY: article(aliases="[/archive/]")}),
    "missing-translation": finding({"content/site.yaml": TWO_LANGUAGES, STORY: article(), **ABOUT}),
    "stale-translation": finding(
        {
            "content/site.yaml": TWO_LANGUAGES,
            STORY: article(updated="2024-03-16 09:30"),
            KAZAKH: article(),
            **ABOUT,
        }
    ),
    "missing-alt": finding(
        {
            STORY: article(photo="a.gif", body="Текст.\n\n![](a.gif)"),
            STORY.replace("a.md", "a.gif"): WIDE,
        }
    ),
    "dead-fragment": finding({STORY: article(body="[дальше](#nigde)\n\n## Что дальше")}),
    "low-contrast": finding(
        {
            "content/site.yaml": SETTINGS
            + 'theme: {accent: "#9cc", ink_dark: "#777777", mark: "#a8321a"}\n'
        }
    ),
    "long-title": finding({STORY: article("Мост " * 30)}),
    "two-spellings": finding(
        {
            STORY: article(tags="[Мосты]"),
            STORY.replace("a.md", "b.md"): article(date="2024-03-16 20:00", tags="[мосты]"),
        }
    ),
    "missing-author": finding({STORY: article(kind="мнение")}),
    "never-breaking": finding({STORY: article(breaking="2024-03-15 09:00")}),
    "local-address": finding({"content/site.yaml": SETTINGS.replace("example.kz", "localhost")}),
    "stopped-inline": finding({"templates/parts/hook-listen.html": "<script>go()</script>\n"}),
    "stopped-inline-style": finding(
        {"templates/parts/hook-listen.html": "<style>p { margin: 0 }</style>\n<p style='x'>\n"}
    ),
    "stopped-inline-handler": finding(
        {
            "templates/parts/hook-listen.html": "<p onclick='go()'>\n"
            "<script>go({{ page.url|tojson }})</script>\n"
        }
    ),
    "stopped-source": finding(
        {
            "templates/parts/hook-listen.html": "<img src='https://cdn.example.com/a.png' alt=''>\n"
            "<iframe src='https://maps.example.com/'></iframe>\n"
            "<form action='https://lists.example.com/'></form>\n"
        }
    ),
    "small-photo": finding(
        {
            STORY: article(photo="a.jpg", photo_alt="Мост"),
            STORY.replace("a.md", "a.jpg"): photo(width=640),
        }
    ),
    "photo-conflict": finding(
        {
            STORY: article(photo="a.jpg", photo_alt="Мост"),
            STORY.replace("a.md", "a.jpg"): photo(
                Metadata(credit="Агентство Степь"),
                photoshop(dataset(2, 110, "Агентство Тау".encode())),
            ),
        }
    ),
    "other-credit": finding(
        {
            STORY: article(photo="a.jpg", photo_alt="Мост", photo_credit="akorda.kz"),
            STORY.replace("a.md", "a.jpg"): photo(Metadata(credit="Агентство Степь")),
        }
    ),
    "two-credits": finding(
        {
            STORY: article(photo="a.gif", photo_alt="Мост", photo_credit="akorda.kz"),
            STORY.replace("a.md", "b.md"): article(
                date="2024-03-16 20:00", photo="a.gif", photo_alt="Мост", photo_credit="Агентство"
            ),
            STORY.replace("a.md", "a.gif"): WIDE,
        }
    ),
    "missing-credit-text": finding(
        {
            "content/site.yaml": f"{SETTINGS}photos: {{require_credit: true}}\n",
            STORY: article(body='![Мост](a.gif "Мост через реку")'),
            STORY.replace("a.md", "a.gif"): WIDE,
        }
    ),
    "unused-photo": finding({STORY.replace("a.md", "a.gif"): WIDE}),
    "template-error": template("404.html", "<p>\n{{ page.nonsense }}"),
    "template-error-syntax": template("404.html", "<p>\n{% if %}"),
    "template-error-zero": template("404.html", "<p>\n{{ 1 / 0 }}"),
    "missing-template": template("404.html", "{% include 'parts/nonsense.html' %}"),
    "dynamic-template": template("404.html", "{% include page.url %}"),
    "bad-messages": content(
        {STORY: article(), "templates/messages/ru.po": 'msgid "Sections"\nmsgstr "Разделы\n'}
    ),
    "unknown-asset": template("404.html", "<p>\n{{ asset('css/sit.css') }}"),
}


def raised(scenario: Scenario, root: Path) -> NewsgenError:
    """What is wrong."""
    with pytest.raises(NewsgenError) as caught:
        scenario(root)
    return caught.value


def told(error: NewsgenError, root: Path) -> str:
    """What a person reads, the folder and the port left out."""
    text = str(error).replace(str(root), "SITE")
    return re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:PORT", text) + "\n"


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_problem_is_told_with_place_and_remedy(name: str, tmp_path: Path) -> None:
    error = raised(SCENARIOS[name], tmp_path)
    text = told(error, tmp_path)
    expected = TEXTS / f"{name}.txt"
    if os.environ.get("NEWSGEN_RENEW"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
    code = text.partition("[")[2].partition("]")[0] if "[" in text else ""
    assert f"[{code}]" in text
    assert all(line.startswith("  ") for line in text.splitlines()[1:] if "[" not in line)
    assert english_only(error.problems) == []


def codes() -> set[str]:
    """Every code a Problem is made with, anywhere."""
    found: set[str] = set()
    for path in (ROOT / "src/newsgen").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).lower().endswith("problem"):
                words = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                found |= {word for word in words[:1] if isinstance(word, str)}
    return {code for code in found if re.fullmatch("[a-z]+(-[a-z]+)*", code)}


def test_the_codes_are_found() -> None:
    assert {"dead-link", "disk", "unknown-field", "template-error"} <= codes()


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_code_has_its_exact_text_and_is_explained(code: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in TEXTS.glob(f"{code}*.txt")]
    assert any(f"[{code}]" in text for text in texts)
    assert f"| `{code}` |" in (ROOT / "docs/problems.md").read_text(encoding="utf-8")
