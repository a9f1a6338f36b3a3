"""Pagefind: the same pages make the same bytes, words are found, failures are told."""

import gzip
import json
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgen.errors import NewsgenError
from newsgen.search import pagefind
from newsgen.search.order import ENTRY
from newsgen.search.pagefind import SCRIPT, Page, index_of, program

Fake = Callable[[str], Path]


def pages(count: int, language: str = "ru") -> list[Page]:
    """Pages of so many different words that any disorder would show."""
    return [
        Page(
            f"/{number}/",
            f'<!doctype html><html lang="{language}"><h1 data-pagefind-meta="title">Т{number}</h1>'
            f'<a data-pagefind-filter="section">{("А", "Б", "В")[number % 3]}</a>'
            f'<a data-pagefind-filter="author">Автор {number % 7}</a>'
            f'<time datetime="2024-03-{number % 28 + 1:02}" data-pagefind-sort="date[datetime]">'
            f"</time><p data-pagefind-body>{' '.join(f'слово{number * k}' for k in range(50))}</p>"
            "<footer>Подвал</footer></html>",
        )
        for number in range(count)
    ]


@pytest.fixture
def fake(tmp_path: Path) -> Fake:
    """Makes a program that takes the place of Pagefind's."""

    def make(code: str) -> Path:
        place = tmp_path / "pagefind"
        place.write_text(f"#!{sys.executable}\nimport sys, base64\n{code}\n", encoding="utf-8")
        place.chmod(place.stat().st_mode | stat.S_IXUSR)
        return place

    return make


def failure(program: Path, count: int = 3) -> str:
    """What is told when the index cannot be made."""
    with pytest.raises(NewsgenError) as caught:
        index_of(pages(count), "ru", program)
    (problem,) = caught.value.problems
    assert problem.code == "no-index"
    return str(problem)


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_the_same_pages_make_the_same_bytes(language: str) -> None:
    first = index_of(pages(40, language), language, program())
    assert index_of(pages(40, language), language, program()) == first
    assert first[ENTRY].startswith(b"{")
    assert list(json.loads(first[ENTRY])["languages"]) == [language]


def test_only_what_the_search_page_asks_for_is_kept() -> None:
    found = index_of(pages(5), "ru", program())
    kinds = {path.partition("/")[0] if "/" in path else path for path in found}
    metas = {kind for kind in kinds if kind.startswith("pagefind.ru_")}
    wanted = {ENTRY, SCRIPT, "wasm.ru.pagefind", "fragment", "index", "filter"}
    assert kinds - metas == wanted
    assert len(metas) == 1


def test_a_language_without_a_stemmer_has_the_general_one() -> None:
    found = index_of(pages(5, "kk"), "kk", program())
    assert "wasm.unknown.pagefind" in found
    assert "wasm.kk.pagefind" not in found


def test_a_fragment_has_the_article_s_own_words_and_no_others() -> None:
    found = index_of(pages(1), "ru", program())
    (fragment,) = (data for path, data in found.items() if path.startswith("fragment/"))
    told = json.loads(gzip.decompress(fragment).removeprefix(b"pagefind_dcd"))
    assert told["url"] == "/0/"
    assert told["filters"] == {"author": ["Автор 0"], "section": ["А"]}
    assert "Подвал" not in told["content"]


def test_an_answer_of_megabytes_is_taken_whole() -> None:
    body = " ".join(f"слово{number}" for number in range(70_000))
    page = Page("/long/", f'<!doctype html><html lang="ru"><p data-pagefind-body>{body}</p></html>')
    found = index_of([page], "ru", program())
    assert sum(map(len, found.values())) > 500_000


def test_a_program_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "No such file or directory" in failure(tmp_path / "nowhere")


def test_a_program_that_ends_is_told(fake: Fake) -> None:
    assert "it ended" in failure(fake("sys.exit(1)"), count=20)


def test_a_program_that_ends_in_the_middle_of_a_long_question_is_told(fake: Fake) -> None:
    answer = 'b\'{"message_id":1,"payload":{"type":"NewIndex","index_id":1}}\''
    code = f"sys.stdout.buffer.write(base64.b64encode({answer}) + b','); sys.stdout.flush()"
    place = fake(code)
    long = [Page("/a/", "а" * 1_000_000)] * 3
    with pytest.raises(NewsgenError, match="it ended"):
        index_of(long, "ru", place)


@pytest.mark.parametrize("answer", [b"no base64, at all,", b"bm8gSlNPTg==,", b"e30=,"])
def test_a_program_that_talks_nonsense_is_told(fake: Fake, answer: bytes) -> None:
    place = fake(f"sys.stdout.buffer.write({answer!r}); sys.stdout.flush(); sys.stdin.read()")
    assert answer.partition(b",")[0].decode() in failure(place)


def test_what_pagefind_finds_wrong_is_told_in_its_words(fake: Fake) -> None:
    answer = 'b\'{"payload":{"type":"Error","message":"no room"}}\''
    code = f"sys.stdout.buffer.write(base64.b64encode({answer}) + b',')\nsys.stdout.flush()"
    assert "no room" in failure(fake(f"{code}\nsys.stdin.read()"))


def test_an_index_that_lacks_what_the_page_needs_is_told(fake: Fake) -> None:
    answer = 'b\'{"payload":{"type":"GetFiles","files":[]}}\''
    code = f"for _ in range(9): sys.stdout.buffer.write(base64.b64encode({answer}) + b',')"
    assert f"there is no {ENTRY} among its files" in failure(
        fake(f"{code}\nsys.stdout.flush()\nsys.stdin.read()")
    )


def test_an_index_of_another_form_is_told(fake: Fake) -> None:
    names = (ENTRY, SCRIPT, "wasm.ru.pagefind")
    files = ",".join(f'{{"path":"{name}","content":"e30="}}' for name in names)
    answer = f'{{"payload":{{"type":"GetFiles","files":[{files}]}}}}'
    code = (
        f"for _ in range(9): sys.stdout.buffer.write(base64.b64encode({answer.encode()!r}) + b',')"
    )
    told = failure(fake(f"{code}\nsys.stdout.flush()\nsys.stdin.read()"))
    assert "of a form unknown here" in told


@pytest.mark.parametrize("lacking", ["package", "program"])
def test_what_is_not_installed_is_told_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, lacking: str
) -> None:
    if lacking == "package":
        monkeypatch.setattr(pagefind, "find_spec", lambda _name: None)
    else:
        monkeypatch.setattr("pagefind.service.get_executable", lambda: None)
    with pytest.raises(NewsgenError) as caught:
        program()
    assert 'pip install "newsgen[search]"' in str(caught.value)
