"""What files' names say of the stories in them."""

from itertools import combinations

import pytest

from newsgen.load.names import name_of, tell_apart

LANGUAGES = ("ru", "kk")
NAMES = ("a.md", "a.ru.md", "a.kk.md", "a.markdown", "a.kk.markdown", "a.b.md", "b.md", "b/a.md")


@pytest.mark.parametrize("pair", list(combinations(NAMES, 2)))
def test_names_that_tell_files_apart_are_of_different_stories(pair: tuple[str, str]) -> None:
    paths = [f"content/articles/{name}" for name in pair]
    one, other = (name_of(path, LANGUAGES) for path in paths)
    same = (one.story, one.language) == (other.story, other.language)
    assert not (same and tell_apart(paths, LANGUAGES))


def test_usual_names_tell_files_apart() -> None:
    paths = [f"content/articles/{name}" for name in ("a.md", "a.kk.md", "a.b.md", "b/a.md")]
    assert tell_apart(paths, LANGUAGES)
    assert tell_apart([], LANGUAGES)
