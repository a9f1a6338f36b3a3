"""Rows of neighbours are kept together, and none is taken for another."""

from collections.abc import Mapping, Sequence
from itertools import chain

import msgspec
from hypothesis import given, strategies as st

from newsgen.fingerprint import SIZE
from newsgen.load.runs import FILES_MAX, Part, Row, Run, parted, run_of, several_packed
from newsgen.load.sources import STAT_SIZE, Found


def a_stat(number: int) -> bytes:
    return number.to_bytes(STAT_SIZE, "big")


def a_file(number: int, stat: int = 1) -> Found:
    return Found(f"content/articles/{number:05}.md", 1, a_stat(stat))


def a_row(found: Found) -> Row:
    record = msgspec.msgpack.encode([found.path])
    return Row(found.stat, found.path.encode()[-SIZE:], record)


def parts_of(files: Sequence[Found], runs: Mapping[str, Run]) -> list[Part]:
    return [Part(name, some, runs.get(before)) for name, before, some in parted(files, runs)]


def remembered(files: Sequence[Found], runs: Mapping[str, Run]) -> dict[str, Run]:
    """The runs after a build that has read what was stale."""
    parts = parts_of(files, runs)
    assert [*chain.from_iterable(part.files for part in parts)] == [*files]
    return {part.name: run_of([(one.path, a_row(one)) for one in part.files]) for part in parts}


def test_a_run_gives_back_the_rows_it_was_made_of() -> None:
    files = [a_file(number) for number in range(3)]
    run = run_of([(one.path, a_row(one)) for one in files])
    assert run.rows() == {one.path: a_row(one) for one in files}
    assert msgspec.msgpack.decode(run.records) == [[one.path] for one in files]
    assert several_packed(()) == msgspec.msgpack.encode([])


def test_a_run_is_of_its_own_untouched_files_only() -> None:
    files = [a_file(number) for number in range(3)]
    run = run_of([(one.path, a_row(one)) for one in files])
    assert run.is_of(files)
    assert not run.is_of(files[:2])
    assert not run.is_of([*files, a_file(3)])
    assert not run.is_of([files[0], a_file(1, stat=2), files[2]])
    assert not run.is_of([files[0], a_file(7), files[2]])
    assert not run.is_of([files[0], Found(files[1].path, 1), files[2]])


def test_a_file_without_a_stat_to_go_by_is_never_fresh() -> None:
    settled, racy = a_file(0), Found("content/articles/00001.md", 1)
    run = run_of([(one.path, a_row(one)) for one in (settled, racy)])
    (part,) = parts_of([settled, racy], {"": run})
    assert part.stale() == [racy]


def test_a_new_file_is_the_only_stale_one_and_changes_its_own_run_only() -> None:
    files = [a_file(number) for number in range(0, 4 * FILES_MAX, 2)]
    before = remembered(files, {})
    assert len(before) > 2
    new = a_file(FILES_MAX + 1)
    more = sorted([*files, new], key=lambda one: one.path)
    parts = parts_of(more, before)
    assert [one for part in parts for one in part.stale()] == [new]
    assert len([part for part in parts if not part.unchanged]) == 1
    after = remembered(more, before)
    assert len([name for name in after if after[name] != before.get(name)]) == 1


def test_no_run_grows_beyond_its_bounds() -> None:
    runs: dict[str, Run] = {}
    for count in (1, FILES_MAX, FILES_MAX + 1, 5 * FILES_MAX):
        runs = remembered([a_file(number) for number in range(count)], runs)
        assert all(len(run.rows()) <= FILES_MAX for run in runs.values())
        assert sum(len(run.rows()) for run in runs.values()) == count


def test_there_are_no_parts_of_nothing() -> None:
    assert list(parted([], ())) == []
    assert list(parted([], ("", "content/articles/a.md"))) == []


@given(st.lists(st.dictionaries(st.integers(0, 40), st.integers(1, 3)), max_size=6))
def test_what_is_fresh_is_as_it_was_whatever_came_and_went(builds: list[dict[int, int]]) -> None:
    runs: dict[str, Run] = {}
    known: dict[str, bytes] = {}
    for build in builds:
        files = [a_file(number, build[number]) for number in sorted(build)]
        stale = {one.path for part in parts_of(files, runs) for one in part.stale()}
        assert stale == {one.path for one in files if known.get(one.path) != one.stat}
        runs = remembered(files, runs)
        known = {one.path: one.stat for one in files}
