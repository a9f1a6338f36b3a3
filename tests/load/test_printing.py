"""The words of a header are typeset when they are read; what was typed is kept for machines."""

from pathlib import Path

import pytest

from newsgen.model.article import Article
from newsgen.model.media import Photo
from support.loading import SETTINGS, loaded, story, the_article

TYPED = '"Мост" открыт - и вовремя'
PRINTED = "«Мост» открыт\xa0— и\xa0вовремя"
HEADER = f"""lead: '{TYPED}'
photo_caption: '{TYPED}'
photo_alt: '{TYPED}'
photo_credit: 'ТОО "Мост"'
corrections: [{{date: 2024-03-16, text: '{TYPED}'}}]
"""
BARE = f"{SETTINGS}typography: false\n"


def with_title(header: str = "", title: str = f"'{TYPED}'") -> str:
    return story(header).replace("title: Новость", f"title: {title}")


def words(article: Article) -> tuple[str, ...]:
    copy = article.copy
    return (copy.title, copy.lead, *(one.text for one in copy.corrections))


def test_headline_lead_caption_credit_and_corrections_are_printed(tmp_path: Path) -> None:
    article = the_article(tmp_path, with_title(HEADER))
    assert words(article) == (PRINTED, PRINTED, PRINTED)
    assert article.photo == Photo("", TYPED, PRINTED, "ТОО «Мост»")
    assert (article.copy.plain_title, article.copy.plain_lead) == (TYPED, TYPED)
    assert article.copy.body.typography


def test_what_is_printed_as_it_was_typed_is_kept_once(tmp_path: Path) -> None:
    article = the_article(tmp_path, with_title("lead: Мост\n", "Мост"))
    assert (article.copy.plain_title, article.copy.plain_lead) == ("", "")


def test_a_lead_taken_from_the_text_is_printed_too(tmp_path: Path) -> None:
    article = the_article(tmp_path, story(body=f"{TYPED}.\n"))
    assert (article.copy.lead, article.copy.plain_lead) == (f"{PRINTED}.", f"{TYPED}.")


@pytest.mark.parametrize(
    ("field", "settings", "printed"),
    [
        ("typography: false\n", SETTINGS, False),
        ("", BARE, False),
        ("typography: true\n", BARE, True),
        ("", SETTINGS, True),
    ],
)
def test_an_article_says_so_or_else_the_site(
    tmp_path: Path, field: str, settings: str, *, printed: bool
) -> None:
    files = {"content/site.yaml": settings}
    article = the_article(tmp_path, with_title(field + HEADER), **files)
    assert words(article) == ((PRINTED if printed else TYPED),) * 3
    assert article.copy.plain_title == (TYPED if printed else "")
    assert article.copy.body.typography is printed


def test_each_version_follows_its_own_language(tmp_path: Path) -> None:
    files = {
        "content/articles/a.md": with_title(title="В тот же день"),
        "content/articles/a.kk.md": with_title(title="Сен де, мен де"),
    }
    titles = {one.language: one.copy.title for one in loaded(tmp_path, files).edition.articles}
    assert titles == {"ru": "В\xa0тот\xa0же день", "kk": "Сен\xa0де, мен\xa0де"}


def test_a_standing_page_is_printed_unless_it_says_otherwise(tmp_path: Path) -> None:
    page = f"---\ntitle: '{TYPED}'\nlead: '{TYPED}'\n{{}}---\nТекст.\n"
    files = {
        "content/pages/a.md": page.replace("{}", ""),
        "content/pages/b.md": page.replace("{}", "typography: нет\n"),
    }
    first, second = loaded(tmp_path, files).edition.pages
    assert (first.title, first.lead, first.body.typography) == (PRINTED, PRINTED, True)
    assert (first.plain_title, first.plain_lead) == (TYPED, TYPED)
    assert (second.title, second.lead, second.body.typography) == (TYPED, TYPED, False)
    assert (second.plain_title, second.plain_lead) == ("", "")
