"""content/addresses.txt read: what it says beside what is so now, and what is wrong with it."""

from pathlib import Path

import pytest
from hypothesis import given, settings as checks, strategies as st

from newsgen.errors import NewsgenError
from newsgen.load import limits
from newsgen.load.promises import PATH, lines_now, recorded
from newsgen.model.promise import Owner, Promise
from support.editions import an_article, settings
from support.loading import JPEG, STORY, loaded, story

NOW = "/2024/03/15/story/ article ru 2024/03/story"


def promises(root: Path, lines: str, **files: str) -> tuple[Promise, ...]:
    """What the lines promise on a site of one story."""
    return loaded(root, {STORY: story(), PATH: lines, **files}).edition.promises


def test_a_site_without_the_file_has_promised_nothing(tmp_path: Path) -> None:
    found = loaded(tmp_path, {STORY: story()})
    assert found.edition.promises == ()
    assert not found.recorded


def test_what_is_so_now_is_no_promise_that_anybody_has_to_look_into(tmp_path: Path) -> None:
    assert promises(tmp_path, f"# A comment.\n\n/ front ru\n{NOW}\n/kk/ front kk\n") == ()


@pytest.mark.parametrize(
    ("line", "promise"),
    [
        ("/a/ article ru 2024/a", Promise("/a/", Owner("article", "ru", "2024/a"), 1)),
        (
            "/a.html  page\tkk   about/us ",
            Promise("/a.html", Owner("page", "kk", "about/us"), 1),
        ),
        (
            "/a/ article ru 2024/a%20b gone:  По просьбе: gone: источника ",
            Promise(
                "/a/", Owner("article", "ru", "2024/a b"), 1, gone="По просьбе: gone: источника"
            ),
        ),
        (
            "/old/ section en politics moved: /en/policy/",
            Promise("/old/", Owner("section", "en", "politics"), 1, moved="/en/policy/"),
        ),
        ("/en/ front en gone: x", Promise("/en/", Owner("front", "en"), 1, gone="x")),
        (
            "/старое/ article ru 2024/а moved: /%D0%B0/",
            Promise(
                "/%D1%81%D1%82%D0%B0%D1%80%D0%BE%D0%B5/",
                Owner("article", "ru", "2024/а"),
                1,
                moved="/%D0%B0/",
            ),
        ),
    ],
)
def test_a_line_is_an_address_what_stood_there_and_what_became_of_it(
    tmp_path: Path, line: str, promise: Promise
) -> None:
    assert promises(tmp_path, f"{line}\n") == (promise,)


def test_lines_may_end_as_windows_ends_them(tmp_path: Path) -> None:
    assert promises(tmp_path, f"\ufeff{NOW}\r\n/a/ page ru a\r\n") == (
        Promise("/a/", Owner("page", "ru", "a"), 2),
    )


def test_what_is_wrong_with_the_file_stops_the_build_though_it_keeps_going(tmp_path: Path) -> None:
    with pytest.raises(NewsgenError) as caught:
        loaded(tmp_path, {STORY: story(), PATH: "nonsense\n"}, keep_going=True)
    assert [one.code for one in caught.value.problems] == ["bad-record"]


def test_of_many_wrong_lines_the_first_are_told(tmp_path: Path) -> None:
    with pytest.raises(NewsgenError) as caught:
        loaded(tmp_path, {STORY: story(), PATH: "nonsense\n" * 1_000})
    assert len(caught.value.problems) == limits.PROBLEMS


def test_a_line_may_stand_twice_but_not_say_two_things(tmp_path: Path) -> None:
    twice = "/a/ page ru a gone: x\n"
    assert len(promises(tmp_path, twice * 2)) == 1
    with pytest.raises(NewsgenError, match="/a/ stands in line 1 already"):
        promises(tmp_path, f"{twice}/a/ page ru a gone: y\n")


def test_an_address_is_this_site_s_and_a_page_s(tmp_path: Path) -> None:
    for wrong in ("/a", "/a/../b/", "//host/", "/a?b/", "/%3Cscript%3E/", "/%2E%2E/x/", "/a%22/"):
        with pytest.raises(NewsgenError):
            promises(tmp_path, f"{wrong} page ru a\n")


@checks(deadline=None)
@given(line=st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=60))
def test_no_line_is_more_than_a_problem(
    tmp_path_factory: pytest.TempPathFactory, line: str
) -> None:
    root = tmp_path_factory.mktemp("site")
    text = f"/a/ article ru {line}\n"
    found = loaded_anyway(root, text)
    assert found in (["promise"], ["bad-record"])


def loaded_anyway(root: Path, text: str) -> list[str]:
    try:
        return ["promise" for _ in promises(root, text)]
    except NewsgenError as error:
        return [one.code for one in error.problems]


def test_the_site_s_addresses_are_lines(tmp_path: Path) -> None:
    edition = loaded(
        tmp_path,
        {
            STORY: story("aliases: [/old/]\n"),
            STORY.replace(".md", ".kk.md"): story(),
            "content/articles/2024/03/мой файл 100%.md": story("slug: mine\n"),
            "content/pages/about.md": "---\ntitle: О нас\n---\nМы.\n",
            "content/articles/2024/03/a.jpg": JPEG,
        },
    ).edition
    assert sorted(lines_now(edition.articles, edition.pages, edition.settings)) == [
        "/ front ru",
        "/2024/03/15/mine/ article ru 2024/03/мой%20файл%20100%25",
        "/2024/03/15/story/ article ru 2024/03/story",
        "/about/ page ru about",
        "/economy/ section ru economy",
        "/kk/ front kk",
        "/kk/2024/03/15/story/ article kk 2024/03/story",
        "/kk/economy/ section kk economy",
        "/kk/politics/ section kk politics",
        "/old/ article ru 2024/03/story",
        "/politics/ section ru politics",
    ]


def test_a_name_is_the_same_however_its_accents_are_composed() -> None:
    composed, taken_apart = "2024/ж\u0439", "2024/ж\u0438\u0306"
    (*_, one), (*_, other) = (
        lines_now([an_article("a", story=name)], (), settings()) for name in (composed, taken_apart)
    )
    assert one == other


def test_recording_adds_sorts_and_keeps_what_people_wrote() -> None:
    text = (
        "# Ours.\n/z/ page ru z gone: closed\n/b/ article ru b gone: once\n"
        "/a/ article ru a moved: /z/\n# More.\n\n"
    )
    now = {"/b/ article ru b", "/c/ article ru c"}
    assert recorded(text, now).splitlines() == [
        "# Ours.",
        "# More.",
        "/a/ article ru a moved: /z/",
        "/b/ article ru b",
        "/c/ article ru c",
        "/z/ page ru z gone: closed",
    ]
    assert recorded(recorded(text, now), now) == recorded(text, now)


def test_an_address_recorded_for_another_story_is_now_this_one_s() -> None:
    assert "/a/ article ru new" in recorded("/a/ article ru old\n", {"/a/ article ru new"})
    assert "old" not in recorded("/a/ article ru old\n", {"/a/ article ru new"})


def test_a_new_file_says_what_it_is() -> None:
    lines = recorded("", {"/ front ru"}).splitlines()
    assert lines[0].startswith("# Every address")
    assert lines[-1] == "/ front ru"
