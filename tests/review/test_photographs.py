"""Photographs: too small, at odds with themselves or with what articles say, or shown by nobody."""

from pathlib import Path

import pytest

from newsgen.model.photograph import Metadata
from newsgen.review.rights import agree
from support.pictures import dataset, photoshop
from support.reviewing import FOLDER, STORY, WIDE, checked, found, photo, words
from support.sites import SETTINGS, article

TWO = SETTINGS.replace("language: ru", "languages: [ru, kk]") + "check: {translations: []}\n"
AGENCY = photo(Metadata(credit="Агентство Степь", bylines=("Асель Нурланова",)))


def shows(name: str, date: str = "2024-03-15 20:00", **fields: str) -> str:
    """An article with a photograph."""
    return article(date=date, photo=name, photo_alt="Мост", **fields)


def test_a_photo_too_small_to_be_recommended_is_found(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        STORY: shows("small.jpg"),
        f"{FOLDER}/small.jpg": photo(width=1199),
        f"{FOLDER}/other.md": shows("wide.jpg"),
        f"{FOLDER}/wide.jpg": photo(width=1200),
        f"{FOLDER}/body.md": article(body="Вот:\n\n![мост](small.jpg)"),
        f"{FOLDER}/drawn.md": shows("drawn.svg"),
        f"{FOLDER}/drawn.svg": (
            b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path d="M0 0h8"/></svg>'
        ),
    }
    assert found(tmp_path, files) == [(f"{STORY}:4:8", "small-photo")]
    assert words(tmp_path, files) == [
        (
            "the photo is 1199 pixels wide",
            "Google Discover wants 1200 pixels and more: take a larger one",
        )
    ]


def test_the_small_photos_of_an_archive_are_named_when_asked(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        STORY: article(),
        f"{FOLDER}/last.md": shows("small.jpg", "2024-02-15 20:00"),
        f"{FOLDER}/older.md": shows("small.jpg", "2024-02-13 20:00"),
        f"{FOLDER}/next.md": shows("small.jpg", "2031-01-01"),
        f"{FOLDER}/small.jpg": photo(width=600),
    }
    names = [one.where.path.rpartition("/")[2] for one in checked(tmp_path, files).findings]
    assert names == ["last.md", "next.md"]
    assert len(checked(tmp_path, files, everything=True).findings) == 3
    only = frozenset({f"{FOLDER}/older.md"})
    assert len(checked(tmp_path, files, only=only).findings) == 1


def test_a_file_that_contradicts_itself_is_told_of_once(tmp_path: Path) -> None:
    disputed = photo(
        Metadata(credit="Агентство Степь", bylines=("Асель Нурланова",)),
        photoshop(dataset(2, 110, "Агентство Тау".encode()) + dataset(2, 80, "Иван Ким".encode())),
    )
    files: dict[str, str | bytes] = {
        STORY: shows("a.jpg"),
        f"{FOLDER}/other.md": shows("a.jpg"),
        f"{FOLDER}/a.jpg": disputed,
        f"{FOLDER}/quiet.md": shows("b.jpg"),
        f"{FOLDER}/b.jpg": AGENCY,
    }
    assert found(tmp_path, files) == [(f"{FOLDER}/a.jpg", "photo-conflict")] * 2
    remedy = "newsgen takes the first: if it is wrong, correct the file"
    assert words(tmp_path, files) == [
        (
            "in this file the credit is 'Агентство Степь', and 'Агентство Тау' in its IPTC-IIM",
            remedy,
        ),
        (
            "in this file the photographer is 'Асель Нурланова', and 'Иван Ким' in its IPTC-IIM",
            remedy,
        ),
    ]


def test_a_credit_that_is_not_the_file_s_is_found(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        STORY: shows("a.jpg", photo_credit="Иван Ким"),
        f"{FOLDER}/none.md": shows("a.jpg"),
        f"{FOLDER}/agency.md": shows("a.jpg", photo_credit="«Степь»"),
        f"{FOLDER}/author.md": shows("a.jpg", photo_credit="А. Нурланова"),
        f"{FOLDER}/both.md": shows("a.jpg", photo_credit="Асель Нурланова / Агентство Степь"),
        f"{FOLDER}/latin.md": shows("a.jpg", photo_credit="agentstvo STEP"),
        f"{FOLDER}/alone.md": article(photo_credit="Иван Ким"),
        f"{FOLDER}/a.jpg": AGENCY,
        f"{FOLDER}/silent.md": shows("b.jpg", photo_credit="Иван Ким"),
        f"{FOLDER}/b.jpg": photo(),
        f"{FOLDER}/source.md": shows("c.jpg", photo_credit="Акорда"),
        f"{FOLDER}/c.jpg": photo(Metadata(credit="Пресс-служба", source="akorda.kz")),
        f"{FOLDER}/owner.md": shows("d.jpg", photo_credit="Акорда"),
        f"{FOLDER}/d.jpg": photo(Metadata(credit="Степь", copyright=(("", "© Акорда, 2024"),))),
    }
    assert found(tmp_path, files) == [(f"{STORY}:6:15", "other-credit")]
    assert words(tmp_path, files) == [
        (
            (
                "photo_credit is 'Иван Ким', and the photograph's file says "
                "'Агентство Степь / Асель Нурланова'"
            ),
            "leave out photo_credit if the file is right, else correct the file",
        )
    ]


def test_one_photo_with_two_credits_is_found(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "content/site.yaml": TWO,
        "static/a.jpg": photo(),
        f"{FOLDER}/first.md": shows("a.jpg", "2024-03-01", photo_credit="Акорда"),
        f"{FOLDER}/same.md": shows("a.jpg", "2024-03-02", photo_credit="akorda.kz"),
        f"{FOLDER}/none.md": shows("a.jpg", "2024-03-03"),
        f"{FOLDER}/other.md": shows("a.jpg", "2024-03-04", photo_credit="Иван Ким"),
        f"{FOLDER}/other.kk.md": shows("a.jpg", "2024-03-04", photo_credit="Президент"),
        f"{FOLDER}/another.md": shows("b.jpg", "2024-03-05", photo_credit="Иван Ким"),
        "static/b.jpg": photo(),
        f"{FOLDER}/bare.md": article(date="2024-03-05", photo_credit="Пётр Ким"),
        f"{FOLDER}/barer.md": article(date="2024-03-06", photo_credit="Иван Ким"),
        "static/c.jpg": photo(Metadata(source="Акорда")),
        f"{FOLDER}/owned.md": shows("c.jpg", "2024-03-07"),
        f"{FOLDER}/disowned.md": shows("c.jpg", "2024-03-08", photo_credit="Иван Ким"),
    }
    assert found(tmp_path, files) == [(f"{FOLDER}/other.md:6:15", "two-credits")]
    assert words(tmp_path, files) == [
        (
            f"photo_credit is 'Иван Ким', and 'Акорда' for the same photo in {FOLDER}/first.md",
            "find out whose it is, and write the same in both",
        )
    ]


def test_a_credit_out_of_the_file_is_nobody_s_second_one(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"{FOLDER}/first.md": shows("a.jpg", "2024-03-01", photo_credit="Иван Ким"),
        f"{FOLDER}/silent.md": shows("a.jpg", "2024-03-02"),
        f"{FOLDER}/a.jpg": AGENCY,
    }
    assert found(tmp_path, files) == [(f"{FOLDER}/first.md:6:15", "other-credit")]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Акорда", "akorda.kz", True),
        ("Фото: Акорда", "АКОРДА", True),
        ("Reuters / Иван Ким", "Иван Ким", True),
        ("И. Ким", "Иван Ким", True),
        ("Getty Images", "GettyImages", True),
        ("Қазақпарат", "Казакпарат", True),
        ("AP", "Капитал", False),
        ("Reuters", "AP", False),
        ("Иван Ким", "Пётр Ким", False),
        ("Getty", "Reuters", False),
    ],
)
def test_credits_agree_when_one_is_a_form_of_the_other(
    one: str, other: str, *, alike: bool
) -> None:
    assert agree(one, other) is alike
    assert agree(other, one) is alike


def test_pictures_that_nobody_shows_are_found(tmp_path: Path) -> None:
    names = "photo", "text", "in draft", "draft", "next", "past", "gone", "over", "lost", "lost too"
    files: dict[str, str | bytes] = {
        "content/site.yaml": SETTINGS.replace("Пишем сами", "Пишем сами, photo: author.gif")
        + "theme: {logo: logo.gif}\n",
        STORY: shows("photo.gif", body="Текст.\n\n![мост](text.gif)"),
        f"{FOLDER}/plain.md": article(),
        f"{FOLDER}/draft.md": shows("draft.gif", draft="true", body="![мост](in%20draft.gif)"),
        f"{FOLDER}/next.md": shows("next.gif", "2031-01-01"),
        f"{FOLDER}/past.md": shows("past.gif", expires="2024-03-16"),
        f"{FOLDER}/gone.md": shows("gone.gif", gone="Ошибка"),
        f"{FOLDER}/over.md": shows("over.gif", photo_until="2024-03-16"),
        **{f"{FOLDER}/{name}.gif": WIDE for name in names},
        "content/pages/about.md": "---\ntitle: О нас\n---\n![мы](us.gif)\n",
        "content/pages/us.gif": WIDE,
        "content/author.gif": WIDE,
        "content/logo.gif": WIDE,
        "content/spare.PNG": WIDE,
        "content/notes.txt": "не снимок",
        "static/anything.gif": WIDE,
    }
    assert found(tmp_path, files) == [
        (f"{FOLDER}/lost too.gif", "unused-photo"),
        (f"{FOLDER}/lost.gif", "unused-photo"),
        ("content/spare.PNG", "unused-photo"),
    ]
    assert words(tmp_path, files)[0] == (
        "no article, no page and no setting shows this picture",
        "remove it, or show it",
    )


def test_pictures_in_texts_have_a_credit_where_the_site_wants_it(tmp_path: Path) -> None:
    body = """\
![мост](a.jpg)

![мост](a.jpg "Вид | akorda.kz") ![мост](a.jpg 'Вид') ![мост](<a.jpg> "Вид |")

<img src="a.jpg" alt="мост"> <img title="Вид | Ким" src='a.jpg' alt="мост">

![мост](b.jpg) ![мост][кот] [a.jpg](/about/) <b>![мост](a.jpg)</b>

[кот]: a.jpg "Кот | Ким"
"""
    files: dict[str, str | bytes] = {
        STORY: article(body=body),
        f"{FOLDER}/a.jpg": photo(),
        f"{FOLDER}/b.jpg": AGENCY,
        "content/pages/about.md": "---\ntitle: О нас\n---\n![мы](us.gif)\n",
        "content/pages/us.gif": WIDE,
    }
    assert found(tmp_path, files) == []
    files["content/site.yaml"] = f"{SETTINGS}photos: {{require_credit: true}}\n"
    assert found(tmp_path, files) == [
        (f"{STORY}:5:9", "missing-credit"),
        (f"{STORY}:7:42", "missing-credit"),
        (f"{STORY}:7:64", "missing-credit"),
        (f"{STORY}:9:11", "missing-credit"),
        (f"{STORY}:11:57", "missing-credit"),
        ("content/pages/about.md:4:7", "missing-credit"),
    ]
    assert words(tmp_path, files)[0] == (
        "nothing says whose photo 'a.jpg' is",
        'write it behind the caption: ![…](… "… | akorda.kz")',
    )
