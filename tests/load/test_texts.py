"""Other texts are found however they are named: by file, by story, by address."""

from pathlib import Path

import pytest

from newsgen.errors import NewsgenError
from newsgen.load.texts import names_text, own_address
from newsgen.model.article import Reference
from support.loading import STORY, loaded, story

FOLDER = "content/articles/2024/03"
OTHERS: dict[str, str | bytes] = {
    "content/articles/2024/02/other.md": story(),
    "content/articles/2024/02/other.kk.md": story(),
    f"{FOLDER}/Мой мост.md": story("slug: moi-most\n"),
    "content/pages/about.md": "---\ntitle: О нас\n---\nТекст\n",
}


def named(root: Path, body: str) -> tuple[tuple[Reference, ...], tuple[Reference, ...]]:
    """The links and the stories to read also of an article of this body."""
    articles = loaded(root, {**OTHERS, STORY: story(body=body)}).edition.articles
    (article,) = (one for one in articles if one.file == STORY)
    return article.links, article.mentioned


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("../02/other.md", "articles/2024/02/other.md"),
        ("../02/other.md#a?b", "articles/2024/02/other.md"),
        ("../02/other.kk.md?a", "articles/2024/02/other.kk.md"),
        ("2024/02/other.md", "articles/2024/02/other.md"),
        ("articles/2024/02/other.md", "articles/2024/02/other.md"),
        ("content/articles/2024/02/other.md", "articles/2024/02/other.md"),
        ("/content/articles/2024/02/other.md", "articles/2024/02/other.md"),
        ("/articles/2024/02/other.md", "articles/2024/02/other.md"),
        ("/2024/02/other.md", "articles/2024/02/other.md"),
        ("pages/about.md", "pages/about.md"),
        ("/content/pages/about.md", "pages/about.md"),
        ("../../../pages/about.md", "pages/about.md"),
        ("./story.md", "articles/2024/03/story.md"),
        ("Мой%20мост.md", "articles/2024/03/Мой мост.md"),
        ("<Мой мост.md>", "articles/2024/03/Мой мост.md"),
        ("Мои\u0306 мост.md", "articles/2024/03/Мой мост.md"),
    ],
)
def test_a_link_to_a_file_is_known_by_its_path(tmp_path: Path, written: str, file: str) -> None:
    (link,), _ = named(tmp_path, f"[a]({written})")
    assert link.file == f"content/{file}"
    assert link.text == written.strip("<>")
    assert link.where.line == 5


@pytest.mark.parametrize(
    ("others", "written", "near"),
    [
        ((), "b.md", ""),
        ((), "../02/story.md", ""),
        ((), "story.kk.md", ""),
        (("2024/03/a.md",), "b.md", ""),
        (("2024/03/b.kk.md",), "b.md", "b.kk.md"),
        (("2024/03/b.kk.md", "2023/01/b.md"), "b.md", "b.kk.md"),
        (("2024/03/b.md",), "/2024/03/b.kk.md", "/content/articles/2024/03/b.md"),
        (("2023/01/b.md", "2022/01/b.kk.md"), "b.md", "../../2023/01/b.md"),
        (("2022/01/b.kk.md",), "b.md", "../../2022/01/b.kk.md"),
        (("2024/03/storys.md",), "stori.md", "storys.md"),
        (("2024/03/other.md", "2024/03/other.kk.md"), "othr.kk.md", "other.kk.md"),
        (("2024/02/other.md",), "2024/02/othr.md", "../02/other.md"),
    ],
)
def test_a_missing_file_is_answered_with_another_one(
    tmp_path: Path, others: tuple[str, ...], written: str, near: str
) -> None:
    texts = {f"content/articles/{one}": story() for one in others}
    with pytest.raises(NewsgenError) as caught:
        loaded(tmp_path, {**texts, STORY: story(body=f"[a]({written})")})
    (problem,) = caught.value.problems
    assert problem.code == "missing-article"
    candidate = f"did you mean {near}?" if near else "write its path from this file"
    assert str(problem.remedy).startswith(candidate)


def test_addresses_stand_for_themselves(tmp_path: Path) -> None:
    body = "[a](/x/) [b](https://x.kz/) [c](http://localhost:8000/y/?z#w) [d](#e)"
    links, _ = named(tmp_path, body)
    assert [(one.text, one.file) for one in links] == [
        ("/x/", ""),
        ("http://localhost:8000/y/?z#w", "/y/?z#w"),
    ]


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("2024/02/other", ""),
        ("2024/02/other.md", "content/articles/2024/02/other.md"),
        ("../02/other.kk.md", "content/articles/2024/02/other.kk.md"),
        ("/2024/03/15/other/", "/2024/03/15/other/"),
        ("http://localhost:8000/2024/03/15/other/", "/2024/03/15/other/"),
    ],
)
def test_a_story_to_read_also_is_known(tmp_path: Path, written: str, file: str) -> None:
    _, mentioned = named(tmp_path, f"::: read-also\n{written}\n:::")
    assert [(one.text, one.file, one.where.line) for one in mentioned] == [(written, file, 6)]


def test_a_page_s_references_are_found_too(tmp_path: Path) -> None:
    text = (
        "---\ntitle: О нас\n---\n[a](articles/2024/02/other.md)\n\n::: read-also 2024/02/other\n:::"
    )
    (page,) = loaded(tmp_path, {**OTHERS, "content/pages/about.md": text}).edition.pages
    assert [one.file for one in page.links] == ["content/articles/2024/02/other.md"]
    assert [one.text for one in page.mentioned] == ["2024/02/other"]


def test_what_was_remembered_is_looked_up_again(tmp_path: Path) -> None:
    first = named(tmp_path, "[a](/x/) [b](../02/other.md)")
    assert named(tmp_path, "[a](/x/) [b](../02/other.md)") == first
    assert len(first[0]) == 2


@pytest.mark.parametrize(
    ("address", "base", "inside"),
    [
        ("https://a.kz/x/", "https://a.kz/", "/x/"),
        ("http://A.KZ/x/?q=1#y", "https://a.kz/", "/x/?q=1#y"),
        ("https://a.kz", "https://a.kz/", "/"),
        ("https://a.kz#x", "https://a.kz/", "/#x"),
        ("https://a.kz/news/x/", "https://a.kz/news/", "/x/"),
        ("https://a.kz/news/", "https://a.kz/news/", "/"),
        ("https://a.kz/newsroom/", "https://a.kz/news/", ""),
        ("https://a.kz/", "https://a.kz/news/", ""),
        ("https://b.kz/x/", "https://a.kz/", ""),
        ("https://a.kz:8080/x/", "https://a.kz/", ""),
        ("https://президент.kz/x/", "https://xn--d1abbgf6aiiy.kz/", "/x/"),
        (f"https://{'я' * 64}.kz/", "https://a.kz/", ""),
        ("https://[x/", "https://a.kz/", ""),
        ("mailto:a@a.kz", "https://a.kz/", ""),
        ("/x/", "https://a.kz/", ""),
    ],
)
def test_the_site_s_own_full_address_is_one_of_its_own(
    address: str, base: str, inside: str
) -> None:
    assert own_address(address, base) == inside


@pytest.mark.parametrize(
    ("address", "true"),
    [("a.md", True), ("a.markdown#b", True), ("a.md/", False), ("a.html", False), ("/md", False)],
)
def test_what_is_written_as_a_text_s_file(address: str, *, true: bool) -> None:
    assert names_text(address) is true
