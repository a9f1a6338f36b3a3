"""What an article file says is what the article is."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from newsgen.fingerprint import file_digest
from newsgen.model.article import Byline, Correction, Source, State
from newsgen.model.media import Photo
from support.loading import JPEG, NOW, STORY, loaded, problems, story, the_article

ALMATY = timezone(timedelta(hours=5))
FULL = """Section: politics
Author: [Редакция, AIGERIM, Гость Редкий, редакция]
source: {name: akorda.kz, url: "https://akorda.kz/ru/", date: 15.03.2024 20:00}
tags: [Казахстан, Азербайджан, Казахстан]
Photo: baku.jpg
Photo caption: Набережная
photo-alt: Море
PHOTO_CREDIT: akorda.kz
views: 01254
lead: >
  Первая строка
  и вторая
updated: 2024-03-16 09:30
expires: 2025-01-01
slug: astana-baku
aliases: [/old/address/, /old.html]
related: [2024/03/other, 2024/03/story]
corrections: [{date: 2024-03-16 10:00, text: Исправлена сумма}]
extra: {anything: [1, {at: all}]}
"""


@pytest.mark.parametrize("mark", ["\\x07", "\\x7f", "\\x9b", "\\uFFFE"])
def test_a_character_no_page_may_hold_is_told_though_it_is_written_as_an_escape(
    tmp_path: Path, mark: str
) -> None:
    assert problems(tmp_path, {STORY: story(f'lead: "Мост{mark}"\n')}) == ("control-character",)


def test_every_field_is_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        STORY: story(FULL, date="15 Марта 2024, 20:00"),
        "content/articles/2024/03/baku.jpg": JPEG,
        "content/articles/2024/03/other.md": story(date="2024-03-14"),
    }
    edition = loaded(tmp_path, files).edition
    article = edition.articles[0]
    copy = article.copy
    at = datetime(2024, 3, 15, 20, 0, tzinfo=ALMATY)
    assert (copy.title, copy.date, copy.views) == ("Новость", at, 1254)
    assert (copy.lead, copy.lead_of_body) == ("Первая строка и\xa0вторая", False)
    assert copy.updated == datetime(2024, 3, 16, 9, 30, tzinfo=ALMATY)
    assert copy.source == Source("akorda.kz", "https://akorda.kz/ru/", at)
    assert copy.corrections == (
        Correction(datetime(2024, 3, 16, 10, 0, tzinfo=ALMATY), "Исправлена сумма"),
    )
    assert article.story == "2024/03/story"
    assert article.url == "/2024/03/15/astana-baku/"
    assert (article.section, article.language, article.file) == ("politics", "ru", STORY)
    assert article.bylines == (
        Byline("Редакция", "redakciya"),
        Byline("Айгерим Сатпаева", "aigerim"),
        Byline("Гость Редкий"),
    )
    assert article.tags == ("Казахстан", "Азербайджан")
    assert article.photo == Photo(
        "content/articles/2024/03/baku.jpg", "Море", "Набережная", "akorda.kz"
    )
    assert article.aliases == ("/old/address/", "/old.html")
    assert [one.text for one in article.related] == ["2024/03/other"]
    assert article.expires == datetime(2025, 1, 1, tzinfo=ALMATY)


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + story().encode(),
        story().replace("\n", "\r\n").encode(),
        story().replace("\n", "\r").encode(),
        story().replace("\n---\n", "\n... \t\n").replace("---\n", "---  \n", 1).encode(),
    ],
    ids=["bom", "crlf", "cr", "dots"],
)
def test_editors_save_files_in_many_ways(tmp_path: Path, data: bytes) -> None:
    article = the_article(tmp_path, data)
    assert article.copy.title == "Новость"
    assert article.copy.body.digest == file_digest("Текст новости.\n".encode())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1254", 1254),
        ("01254", 1254),
        ("1 254", 1254),
        ("1\u00a0254", 1254),
        ("1_254", 1254),
        ('"1254"', 1254),
        ("0", 0),
        ("000", 0),
        ("1254 #note", 1254),
        ("1000000000000", 10**12),
    ],
)
def test_views_are_numbers_however_written(tmp_path: Path, written: str, read: int) -> None:
    assert the_article(tmp_path, story(f"views: {written}\n")).copy.views == read


@pytest.mark.parametrize("title", ["no", "null", "~", "20:00", "1e3", "2024-03-15", "Да", "0x1F"])
def test_a_title_is_text_whatever_yaml_would_make_of_it(tmp_path: Path, title: str) -> None:
    text = story().replace("title: Новость", f"title: {title}")
    assert the_article(tmp_path, text + " ").copy.title == title


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: '\"Мост\": что дальше'", '"Мост": что дальше'),
        ("title: |\n  Две\n  строки", "Две строки"),
        ("title: Две\n  строки", "Две строки"),
        ("title: Мост # рабочее название", "Мост"),
        ("title: «Кавычки» и №#1", "«Кавычки» и №#1"),
        ("title: Разрыв\u2028строки", "Разрыв строки"),
        ('title: "Табуляция\\tв тексте"', "Табуляция\tв тексте"),
    ],
)
def test_titles_as_yaml_spells_them(tmp_path: Path, line: str, title: str) -> None:
    copy = the_article(tmp_path, story().replace("title: Новость", line)).copy
    assert (copy.plain_title or copy.title) == title


@pytest.mark.parametrize(
    ("field", "source"),
    [
        ("akorda.kz", Source("akorda.kz")),
        ("https://www.akorda.kz/ru/1", Source("akorda.kz", "https://www.akorda.kz/ru/1")),
        ("{name: ТАСС}", Source("ТАСС")),
        ("''", None),
    ],
)
def test_a_source_is_a_name_an_address_or_both(
    tmp_path: Path, field: str, source: Source | None
) -> None:
    assert the_article(tmp_path, story(f"source: {field}\n")).copy.source == source


def test_one_text_of_authors_or_tags_is_split_at_its_commas(tmp_path: Path) -> None:
    article = the_article(tmp_path, story("author: Иван Иванов, Пётр Петров\ntags: Рост, цены,\n"))
    assert article.bylines == (Byline("Иван Иванов"), Byline("Пётр Петров"))
    assert article.tags == ("Рост", "цены")


def test_empty_fields_are_as_good_as_none(tmp_path: Path) -> None:
    text = story("author:\ntags: []\nphoto:\nphoto_credit:\nviews:\nupdated: ''\nsection:\n")
    article = the_article(tmp_path, text)
    assert (article.bylines, article.tags, article.photo) == ((), (), None)
    assert (article.copy.views, article.copy.updated, article.section) == (None, None, "")


def test_a_file_name_says_story_language_and_address(tmp_path: Path) -> None:
    files = {
        "content/articles/Акорда/Мост открыт.markdown": story(),
        "content/articles/Акорда/Мост открыт.kk.md": story(),
        "content/articles/v1.5.md": story(),
        "content/articles/_draft.md": "skipped",
        "content/articles/.hidden/x.md": "skipped",
        "content/articles/notes.txt": "skipped",
    }
    edition = loaded(tmp_path, files).edition
    articles = {one.file.rpartition("/")[2]: one for one in edition.articles}
    assert len(articles) == 3
    russian = articles["Мост открыт.markdown"]
    kazakh = articles["Мост открыт.kk.md"]
    assert russian.story == kazakh.story == "Акорда/Мост открыт"
    assert (russian.language, russian.url) == ("ru", "/2024/03/15/most-otkryt/")
    assert (kazakh.language, kazakh.url) == ("kk", "/kk/2024/03/15/most-otkryt/")
    assert (articles["v1.5.md"].story, articles["v1.5.md"].language) == ("v1.5", "ru")


def test_a_draft_needs_neither_date_nor_text(tmp_path: Path) -> None:
    files = {STORY: "---\ntitle: Набросок\ndraft: да\n---\n"}
    edition = loaded(tmp_path, files).edition
    assert edition.articles == ()
    (draft,) = edition.withheld
    assert (draft.url, draft.state) == ("/drafts/story/", State.DRAFT)
    shown = loaded(tmp_path, also=frozenset({State.DRAFT})).edition
    (article,) = shown.articles
    assert article.copy.date == NOW
    assert article.copy.date.utcoffset() == timedelta(hours=5)


def test_an_undated_draft_of_another_language_has_its_prefix(tmp_path: Path) -> None:
    files = {"content/articles/a.kk.md": "---\ntitle: Ой\ndraft: true\n---\n"}
    (draft,) = loaded(tmp_path, files).edition.withheld
    assert draft.url == "/kk/drafts/a/"


def test_the_permalink_pattern_makes_the_address(tmp_path: Path) -> None:
    settings = "title: Вестник\nsections: {politics: Политика}\npermalink: /{section}/{slug}/\n"
    files = {"content/site.yaml": settings, STORY: story("section: politics\n")}
    assert loaded(tmp_path, files).edition.articles[0].url == "/politics/story/"


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Айгерим Сатпаев", ("near-author",)),
        ("Сатпаева Айгерим", ("near-author",)),
        ("айгерим  сатпаева", ()),
        ("Айгуль Ахметова", ()),
        ("Редактор", ()),
    ],
)
def test_a_near_name_is_a_slip_and_a_far_one_a_guest(
    tmp_path: Path, name: str, codes: tuple[str, ...]
) -> None:
    assert problems(tmp_path, {STORY: story(f"author: {name}\n")}) == codes


def test_pictures_and_links_of_the_body_have_places(tmp_path: Path) -> None:
    body = """Смотрите [раздел](/politics/ "Раздел"), [сайт](https://a.kz/) и [так](//b.kz/x).

![Море](baku.jpg "Подпись") ![Степь](/photos/steppe%201.jpg)

[ссылка]: /about/

<img alt=x src='static/photos/steppe 1.jpg'> <a href="/tags/x/">тег</a>

`![код](no.jpg)` и ``[так](/code/)``

```
![код](no.jpg)
```

<!-- ![скрыто](no.jpg) -->
"""
    photo = {"content/articles/2024/03/baku.jpg": JPEG, "static/photos/steppe 1.jpg": JPEG}
    edition = loaded(tmp_path, {STORY: story(body=body), **photo}).edition
    (article,) = edition.articles
    pictures = [(one.text, one.where.line, one.where.column, one.file) for one in article.pictures]
    steppe = "static/photos/steppe 1.jpg"
    assert pictures == [
        ("baku.jpg", 7, 9, "content/articles/2024/03/baku.jpg"),
        ("/photos/steppe%201.jpg", 7, 38, steppe),
        ("static/photos/steppe 1.jpg", 11, 17, steppe),
    ]
    links = [(one.text, one.where.line, one.where.column) for one in article.links]
    assert links == [("/politics/", 5, 19), ("/about/", 9, 11), ("/tags/x/", 11, 55)]
    assert set(edition.assets) == set(photo)
    baku = edition.assets["content/articles/2024/03/baku.jpg"]
    assert baku.url.startswith("/media/2024/03/baku.")


@pytest.mark.parametrize(
    "picture",
    ["![](https://a.kz/b.jpg)", "![x](//a.kz/b.jpg 't')", "<img src='HTTP://a.kz/b.jpg'>",
     "![x](ht&#10;tps://a.kz/b.jpg)", "![x](data:image/png;base64,AAAA)"],
)  # fmt: skip
def test_a_picture_elsewhere_is_refused_unless_the_site_trusts_its_authors(
    tmp_path: Path, picture: str
) -> None:
    assert problems(tmp_path, {STORY: story(body=f"Текст.\n\n{picture}\n")}) == ("bad-photo",)
    trusting = {
        "content/site.yaml": "title: x\ntrusted_html: true\n",
        STORY: story(body=f"{picture}\n"),
    }
    assert loaded(tmp_path, trusting).edition.articles


def test_a_name_is_found_however_its_accents_are_composed(tmp_path: Path) -> None:
    on_disk = "content/articles/2024/03/мои\u0306.jpg"
    article = the_article(tmp_path, story("photo: мой.jpg\n"), **{on_disk: JPEG})
    assert article.photo
    assert article.photo.file == on_disk


def test_a_file_with_thousands_of_mistakes_tells_the_first_hundred(tmp_path: Path) -> None:
    header = "".join(f"x{number}: y\n" for number in range(3000))
    assert problems(tmp_path, {STORY: story(header)}) == ("unknown-field",) * 100


def test_many_missing_pictures_and_stories_are_not_all_searched_for(tmp_path: Path) -> None:
    text = story(f"related: [{', '.join(f's{n}' for n in range(100))}]\n", "![](a.jpg)\n\n" * 500)
    told = problems(tmp_path, {STORY: text})
    assert (told.count("missing-photo"), told.count("unknown-story")) == (20, 20)
