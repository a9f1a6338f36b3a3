"""How readers get photographs: the first article that opens with one decides, and some end."""

from pathlib import Path

import pytest

from newsgen.errors import Location, NewsgenError
from newsgen.load.nodes import Items, Scalar
from newsgen.load.photos import focus_of
from newsgen.model.media import Prints
from newsgen.model.photograph import Metadata
from support.loading import SETTINGS, STORY, loaded, problems, story
from support.reviewing import photo

PHOTO = "content/articles/2024/03/a.jpg"
LATER = "content/articles/2024/03/later.md"


def prints(root: Path, files: dict[str, str | bytes], source: str = PHOTO) -> Prints:
    found = loaded(root, files).edition.assets[source].prints
    assert found is not None
    return found


def test_the_oldest_article_that_opens_with_a_photograph_decides_its_credit_and_focus(
    tmp_path: Path,
) -> None:
    first = story("photo: a.jpg\nphoto_credit: Первый\nphoto_focus: 0.25 0.5\n", date="2024-03-10")
    files: dict[str, str | bytes] = {STORY: first, PHOTO: photo(Metadata(source="Агентство"))}
    alone = prints(tmp_path, files)
    assert (alone.metadata.credit, alone.metadata.source) == ("Первый", "Агентство")
    assert alone.focus == (250, 500)
    assert alone.cut
    files[LATER] = story("photo: a.jpg\nphoto_credit: Второй\nphoto_focus: 1 1\n")
    assert prints(tmp_path, files) == alone


def test_of_one_story_in_two_languages_the_site_s_own_decides(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        STORY: story("photo: a.jpg\nphoto_credit: Свой\n"),
        STORY.replace(".md", ".kk.md"): story("photo: a.jpg\nphoto_credit: Өз\n"),
        PHOTO: photo(),
    }
    assert prints(tmp_path, files).metadata.credit == "Свой"


def test_other_words_or_another_focus_are_other_addresses_and_another_size_of_site_is_not(
    tmp_path: Path,
) -> None:
    def stem(header: str, data: bytes = photo()) -> str:
        return prints(tmp_path, {STORY: story(f"photo: a.jpg\n{header}"), PHOTO: data}).stem

    plain_one = stem("")
    assert plain_one.startswith("/media/2024/03/a.")
    assert stem("photo_alt: Мост\n") == stem("photo_caption: Мост\n") == plain_one
    others = {
        stem("photo_credit: Архив\n"),
        stem("photo_focus: 0 0\n"),
        stem("", photo(Metadata(source="Архив"))),
        stem("", photo(width=1300)),
    }
    assert len(others - {plain_one}) == 4


def test_a_picture_of_a_text_or_of_an_author_is_not_cut(tmp_path: Path) -> None:
    settings = SETTINGS.replace("{name: Айгерим Сатпаева}", "{name: А, photo: people/b.jpg}")
    files: dict[str, str | bytes] = {
        "content/site.yaml": settings,
        "static/people/b.jpg": photo(),
        STORY: story(body="![](a.jpg)\n"),
        PHOTO: photo(),
    }
    assert not prints(tmp_path, files).cut
    assert not prints(tmp_path, files, "static/people/b.jpg").cut


def test_a_photograph_ends_everywhere_on_the_first_day_anybody_says(tmp_path: Path) -> None:
    body = "![](a.jpg)\n\n![](b.jpg)\n"
    files: dict[str, str | bytes] = {
        STORY: story("photo: a.jpg\nphoto_credit: Агентство\nphoto_until: 2024-03-17\n"),
        LATER: story("photo: a.jpg\nphoto_until: 2025-01-01\n", body),
        "content/pages/about.md": "---\ntitle: О нас\n---\nТекст.\n",
        PHOTO: photo(),
        PHOTO.replace("a.jpg", "b.jpg"): photo(width=900),
    }
    before = loaded(tmp_path, files).edition
    assert str(before.until) == "2024-03-17 00:00:00+05:00"
    assert all(one.photo is not None for one in before.articles)
    files[STORY] = story("photo: a.jpg\nphoto_credit: Агентство\nphoto_until: 2024-03-16\n")
    after = loaded(tmp_path, files).edition
    assert [one.photo for one in after.articles] == [None, None]
    assert PHOTO not in after.assets
    later = next(one for one in after.articles if one.file == LATER)
    assert [one.file for one in later.pictures] == ["", PHOTO.replace("a.jpg", "b.jpg")]
    assert {one.file: one.seal for one in before.articles}[LATER] != later.seal


def scalar(text: str) -> Scalar:
    return Scalar(text, Location("a.md", 1, 1))


@pytest.mark.parametrize(
    "text", ["0.4 0.3", "0,4 0,3", "0.4, 0.3", "0.4,0.3", "0,4; 0,3", " .4  .3 "]
)
def test_a_focus_is_written_as_people_write_numbers(text: str) -> None:
    assert focus_of(scalar(text)) == (400, 300)


def test_a_focus_may_be_a_list() -> None:
    where = Location("a.md", 1, 1)
    assert focus_of(Items((scalar("1"), scalar("0.0")), where)) == (1000, 0)


@pytest.mark.parametrize("text", ["", "0.4", "4 3", "1.2 0", "лицо", "0.4 0.3 0.2", "-0.1 0.2"])
def test_what_is_no_place_in_a_photo_is_told(text: str) -> None:
    with pytest.raises(NewsgenError) as caught:
        focus_of(scalar(text))
    assert [one.code for one in caught.value.problems] == ["bad-focus"]


def test_formats_are_put_in_order_and_unknown_ones_told(tmp_path: Path) -> None:
    def formats(text: str) -> tuple[str, ...]:
        site = {"content/site.yaml": f"{SETTINGS}photos: {{formats: {text}}}\n"}
        return loaded(tmp_path, site).edition.settings.photos.formats

    assert formats("[jpeg, AVIF, webp]") == ("avif", "webp", "jpeg")
    assert formats("webp") == ("webp",)
    assert formats("[]") == ("webp",)
    site = {"content/site.yaml": f"{SETTINGS}photos: {{formats: [gif], sizes: 3}}\n"}
    assert problems(tmp_path, site) == ("unknown-format", "unknown-field")
