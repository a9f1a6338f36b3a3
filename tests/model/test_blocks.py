"""Marks of blocks are found, named and paired."""

import pytest

from newsgen.model.blocks import (
    BACKGROUND,
    INTERVIEW,
    NAMES,
    READ_ALSO,
    TIMELINE,
    UPDATE,
    Kind,
    kind_of,
    marks,
    stories_of,
)


def told(text: str) -> list[tuple[str, int, str]]:
    return [(mark.role.value, mark.depth, mark.fault.value) for mark in marks(text)]


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("справка", BACKGROUND, "справка"),
        ("Справка: Мост", BACKGROUND, "Справка:"),
        ("read-also 2024/03/x", READ_ALSO, "read-also"),
        ("Читайте  также 2024/03/x", READ_ALSO, "Читайте  также"),
        ("read also", READ_ALSO, "read also"),
        ("q and a", INTERVIEW, "q and a"),
        ("оқиғалар тізбегі", TIMELINE, "оқиғалар тізбегі"),
        ("update 16 марта 2024", UPDATE, "update"),
        ("справки", None, "справки"),
        ("читайте 2024/03/x", None, "читайте"),
    ],
)
def test_a_block_is_named_in_any_of_three_languages(
    words: str, kind: Kind | None, name: str
) -> None:
    assert kind_of(words) == (kind, name)


def test_every_name_names_itself() -> None:
    for name, kind in NAMES.items():
        assert kind_of(name)[0] is kind
        assert kind_of(name.replace("-", " ").upper())[0] is kind


def test_words_and_their_places_are_kept() -> None:
    text = "Да.\n  ::: справка   Мост \n:: a\n:::  \n"
    opening, entry, closing = marks(text)
    assert (opening.name, opening.words) == ("справка", "Мост")
    assert text[opening.words_start :].startswith("Мост")
    assert text[opening.start : opening.end] == "  ::: справка   Мост "
    assert text[entry.words_start] == "a"
    assert text[closing.start : closing.end] == ":::  "
    assert closing.kind is BACKGROUND


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Да: нет", []),
        ("a::b ::: c", []),
        ("    :::", []),
        ("::: справка\n:::", [("opens", 0, ""), ("closes", 0, "")]),
        (":::справка\n:::::", [("opens", 0, ""), ("closes", 0, "")]),
        (
            "::: справка\n::: цитата\n:::\n:::",
            [("opens", 0, ""), ("opens", 1, ""), ("closes", 1, ""), ("closes", 0, "")],
        ),
        ("::: справка", [("opens", 0, "unclosed")]),
        (
            "::: справка\n::: цитата\n:::",
            [("opens", 0, "unclosed"), ("opens", 1, ""), ("closes", 1, "")],
        ),
        (":::", [("closes", 0, "unopened")]),
        ("::: нет\n:::", [("opens", 0, "unknown"), ("closes", 0, "unknown")]),
        ("::: нет", [("opens", 0, "unknown")]),
        (":: a", [("entry", 0, "stray")]),
        (
            "::: справка\n:: a\n:::",
            [("opens", 0, ""), ("entry", 1, "stray"), ("closes", 0, "")],
        ),
        ("::: хроника\n:: a\n:::", [("opens", 0, ""), ("entry", 1, ""), ("closes", 0, "")]),
        ("::: хроника\n:: a", [("opens", 0, "unclosed"), ("entry", 1, "unclosed")]),
    ],
)
def test_marks_are_paired(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert told(text) == expected


def test_stories_stand_one_on_a_line() -> None:
    text = " 2024/03/a\n\n- b \n* c d\n-e\n \n"
    found = list(stories_of(text))
    assert [story for story, _ in found] == ["2024/03/a", "b", "c d", "-e"]
    assert all(text[place:].startswith(story) for story, place in found)
