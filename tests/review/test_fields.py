"""Fields that do not go together, and an address that nobody can reach."""

from pathlib import Path

import pytest

from support.reviewing import FOLDER, STORY, found, words
from support.sites import SETTINGS, article

SITE = "content/site.yaml"


def test_whose_an_opinion_or_an_interview_is_is_to_be_said(tmp_path: Path) -> None:
    files = {
        STORY: article(),
        f"{FOLDER}/view.md": article(kind="opinion", section="politics"),
        f"{FOLDER}/talk.md": article(author="", kind="interview"),
        f"{FOLDER}/long.md": article(kind="long-read"),
        f"{FOLDER}/signed.md": article(kind="opinion", author="Редакция"),
        f"{FOLDER}/guest.md": article(kind="interview", author="Гость"),
        f"{FOLDER}/draft.md": article(kind="opinion", draft="true"),
    }
    assert found(tmp_path, files) == [
        (f"{FOLDER}/talk.md:5:7", "missing-author"),
        (f"{FOLDER}/view.md:4:7", "missing-author"),
    ]
    assert words(tmp_path, files) == [
        ("this is an interview, and nobody says who asked", "write the name: author: …"),
        ("this is an opinion, and nobody says whose", "write the name: author: …"),
    ]


@pytest.mark.parametrize(
    ("breaking", "never"),
    [
        ("2024-03-15 19:59", True),
        ("2024-03-15 20:00", True),
        ("2024-03-15 20:01", False),
        ("true", False),
        ("false", False),
    ],
)
def test_breaking_news_that_are_over_before_they_begin_are_found(
    tmp_path: Path, breaking: str, *, never: bool
) -> None:
    files = {STORY: article(date="2024-03-15 20:00", breaking=breaking)}
    assert found(tmp_path, files) == [(f"{STORY}:4:11", "never-breaking")] * never


def test_when_breaking_news_would_have_ended_is_told(tmp_path: Path) -> None:
    files = {STORY: article(date="2024-03-15 20:00", breaking="2024-03-15 09:30")}
    assert words(tmp_path, files) == [
        (
            "this is breaking news until 2024-03-15 09:30, and appears after that",
            "write a later time, or breaking: true for six hours",
        )
    ]


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:8000/",
        "http://127.0.0.1/",
        "http://192.168.1.7:8000/news/",
        "http://[::1]:8000/",
        "https://news.localhost/",
        "http://redaction.local/",
    ],
)
def test_an_address_that_no_reader_can_reach_is_found(tmp_path: Path, address: str) -> None:
    site = SETTINGS.replace("https://example.kz/", address)
    assert found(tmp_path, {SITE: site}) == [(f"{SITE}:3:11", "local-address")]
    ((text, remedy),) = words(tmp_path, {SITE: site})
    assert text == f"the site's address is {address}, which leads to this computer alone"
    assert remedy == "write where readers will find it: base_url: https://example.kz/"


def test_an_address_that_is_not_given_is_this_computer_s(tmp_path: Path) -> None:
    site = SETTINGS.replace("base_url: https://example.kz/\n", "")
    assert found(tmp_path, {SITE: site}) == [(f"{SITE}:1:1", "local-address")]


@pytest.mark.parametrize("address", ["http://8.8.8.8/", "https://localhost.kz/", "http://kz.kz/"])
def test_an_address_on_the_web_is_no_finding(tmp_path: Path, address: str) -> None:
    assert found(tmp_path, {SITE: SETTINGS.replace("https://example.kz/", address)}) == []
