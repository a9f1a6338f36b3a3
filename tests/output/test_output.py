"""The output folder: whose it is, what is put there, what is left alone."""

import os
import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from msgspec import Struct
from msgspec.structs import replace

from newsgen.errors import NewsgenError
from newsgen.fingerprint import field_fingerprints, fingerprint
from newsgen.ledger import Job, Memory, Trace, Work, diff, recipe_digest
from newsgen.output import Made, Put, marker, open_output
from newsgen.said import say
from newsgen.target import COPY, File, Recipe, Target


class Words(Struct, frozen=True):
    words: str


def wants(path: str, words: str = "words", origin: str = "") -> Target:
    return Target(path, COPY, Words(words), origin=origin)


def nobody_waits() -> None:
    pytest.fail("waited for another build")


def put(root: Path, *targets: Target, broken: Sequence[str] = ()) -> tuple[Work, Put | None]:
    """A build of these targets, whose bytes are their words."""
    ingredients = {"copy": "1"}
    with open_output(root / "build", root, waiting=nobody_waits) as output:
        work = diff(
            lambda _stands: targets,
            output.memory(),
            ingredients=lambda _recipe: ingredients,
            intact=output.intact,
            untouched=output.untouched,
            broken=frozenset(broken),
        )
        if work.nothing:
            output.remember(work)
            return work, None
        stage = output.stager()
        made = [Made(job, stage(job.target, File(_bytes(job)))) for job in work.render]
        digest = work.render[0].recipe if work.render else b""
        return work, output.put(work, made, {digest: ingredients}, lambda _done: None)


def _bytes(job: Job) -> bytes:
    assert isinstance(job.target.view, Words)
    return job.target.view.words.encode()


def code(caught: pytest.ExceptionInfo[NewsgenError]) -> list[str]:
    return [problem.code for problem in caught.value.problems]


def test_what_is_wanted_is_written_and_what_is_no_longer_wanted_removed(tmp_path: Path) -> None:
    put(tmp_path, wants("a/index.html"), wants("b/c/index.html"))
    _, done = put(tmp_path, wants("a/index.html", "other"))
    assert done
    assert (done.written, done.removed) == (("a/index.html",), ("b/c/index.html",))
    assert (tmp_path / "build/a/index.html").read_text(encoding="utf-8") == "other"
    assert not (tmp_path / "build/b").exists()


def test_the_second_time_there_is_nothing_to_do(tmp_path: Path) -> None:
    put(tmp_path, wants("a"))
    assert put(tmp_path, wants("a")) == (Work((), 1, (), walked=((b"", ("a",)),)), None)


def test_a_missing_or_altered_file_is_made_again(tmp_path: Path) -> None:
    put(tmp_path, wants("a"), wants("b"), wants("c"))
    (tmp_path / "build/a").unlink()
    (tmp_path / "build/b").write_text("sdrow", encoding="utf-8")
    work, _ = put(tmp_path, wants("a"), wants("b"), wants("c"))
    assert [job.target.path for job in work.render] == ["a", "b"]
    reasons = {reason for job in work.render for reason in job.reasons}
    assert reasons == {say("the file is missing or was altered")}


def test_a_touched_file_with_its_own_bytes_is_left_alone_and_remembered(tmp_path: Path) -> None:
    put(tmp_path, wants("a"))
    os.utime(tmp_path / "build/a", ns=(1, 1))
    assert put(tmp_path, wants("a"))[0].nothing
    ledger = sqlite3.connect(tmp_path / ".newsgen/build.sqlite")
    (stat,) = ledger.execute("SELECT stat FROM trace").fetchone()
    ledger.close()
    assert b"\x01" in stat
    assert put(tmp_path, wants("a"))[0].nothing


def test_losing_the_ledger_costs_time_and_nothing_else(tmp_path: Path) -> None:
    put(tmp_path, wants("a"), wants("gone"))
    (tmp_path / ".newsgen/build.sqlite").unlink()
    before = (tmp_path / "build/a").stat().st_mtime_ns
    work, done = put(tmp_path, wants("a"))
    assert work.remove == ("gone",)
    assert done
    assert done.written == ()
    assert (tmp_path / "build/a").stat().st_mtime_ns == before


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + b"\xff" * 99])
def test_a_damaged_ledger_is_thrown_away(tmp_path: Path, content: bytes) -> None:
    put(tmp_path, wants("a"))
    (tmp_path / ".newsgen/build.sqlite").write_bytes(content)
    assert put(tmp_path, wants("a"))[0].render
    assert put(tmp_path, wants("a"))[0].nothing


def test_an_emptied_list_is_restored_by_a_build_with_nothing_to_do(tmp_path: Path) -> None:
    put(tmp_path, wants("a"), wants("b"))
    before = (tmp_path / "build/.newsgen-output").read_bytes()
    (tmp_path / "build/.newsgen-output").write_bytes(before[:90])
    assert put(tmp_path, wants("a"), wants("b"))[0].nothing
    assert (tmp_path / "build/.newsgen-output").read_bytes() == before


def test_nothing_is_removed_through_a_link_to_another_folder(tmp_path: Path) -> None:
    put(tmp_path, wants("a/b/index.html"), wants("c"))
    other = tmp_path / "other"
    other.mkdir()
    (other / "index.html").write_text("mine", encoding="utf-8")
    (tmp_path / "build/a/b/index.html").unlink()
    (tmp_path / "build/a/b").rmdir()
    (tmp_path / "build/a/b").symlink_to(other)
    put(tmp_path, wants("c"))
    assert (other / "index.html").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "build/a/b").is_symlink()
    assert put(tmp_path, wants("c"))[0].nothing


@pytest.mark.parametrize("folder", [True, False])
def test_what_stands_where_a_withdrawn_page_was_is_left_alone(
    tmp_path: Path, *, folder: bool
) -> None:
    put(tmp_path, wants("a/index.html"), wants("c"))
    (tmp_path / "build/a/index.html").unlink()
    if folder:
        (tmp_path / "build/a/index.html").mkdir()
    else:
        (tmp_path / "build/a").rmdir()
        (tmp_path / "build/a").write_text("mine", encoding="utf-8")
    put(tmp_path, wants("c", "other"))
    assert put(tmp_path, wants("c", "other"))[0].nothing
    assert (tmp_path / "build/a").exists()


def test_while_a_file_is_broken_nothing_its_page_may_show_is_removed(tmp_path: Path) -> None:
    page = wants("one/index.html", origin="one.md")
    put(tmp_path, page, wants("one.jpg"), wants("two/index.html"), wants("c"))
    work, _ = put(tmp_path, wants("c"), broken=["one.md"])
    assert work.remove == ("two/index.html",)
    (tmp_path / ".newsgen/build.sqlite").unlink()
    work, _ = put(tmp_path, wants("c"), broken=["one.md"])
    assert work.remove == ()
    assert put(tmp_path, wants("c"))[0].remove == ("one.jpg", "one/index.html")


def test_strangers_are_never_touched_and_are_reported(tmp_path: Path) -> None:
    put(tmp_path, wants("a/index.html"))
    stranger = tmp_path / "build/a/stranger.txt"
    stranger.write_text("mine", encoding="utf-8")
    _, done = put(tmp_path, wants("a/index.html", "other"))
    assert done
    assert done.strangers == ("a/stranger.txt",)
    put(tmp_path)
    assert stranger.read_text(encoding="utf-8") == "mine"


def test_strangers_are_found_wherever_they_are_in_a_small_folder_and_nearby_in_a_large_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, wants("a/index.html"), wants("b"))
    for path in ("build/far/off.txt", "build/a/near.txt", "build/.hidden"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).touch()
    _, done = put(tmp_path, wants("a/index.html", "1"), wants("b"))
    assert done
    assert done.strangers == ("a/near.txt", "far/off.txt")
    monkeypatch.setattr("newsgen.output.folder.WALKED", 0)
    _, done = put(tmp_path, wants("a/index.html", "2"), wants("b"))
    assert done
    assert done.strangers == ("a/near.txt",)


def test_a_file_of_ours_gives_way_to_a_folder_and_a_folder_to_a_file(tmp_path: Path) -> None:
    put(tmp_path, wants("a"), wants("b/index.html"))
    put(tmp_path, wants("a/index.html"), wants("b"))
    assert (tmp_path / "build/a/index.html").is_file()
    assert (tmp_path / "build/b").is_file()


def test_an_empty_folder_gives_way_to_a_file(tmp_path: Path) -> None:
    put(tmp_path, wants("a"))
    (tmp_path / "build/b/c").mkdir(parents=True)
    put(tmp_path, wants("a"), wants("b"))
    assert (tmp_path / "build/b").is_file()


def test_a_stranger_in_the_way_stops_the_build_before_anything_is_moved(tmp_path: Path) -> None:
    put(tmp_path, wants("a"))
    (tmp_path / "build/b").write_text("mine", encoding="utf-8")
    (tmp_path / "build/c").mkdir()
    (tmp_path / "build/c/mine").write_text("mine", encoding="utf-8")
    (tmp_path / "build/d").symlink_to(tmp_path)
    with pytest.raises(NewsgenError) as caught:
        put(tmp_path, wants("a", "x"), wants("b/index.html"), wants("c"), wants("d/index.html"))
    assert code(caught) == ["in-the-way"] * 3
    assert (tmp_path / "build/a").read_text(encoding="utf-8") == "words"


@pytest.mark.parametrize("name", ["content", "content/deep", ".", "templates", "static/x"])
def test_an_output_folder_that_touches_the_sources_is_refused(tmp_path: Path, name: str) -> None:
    with (
        pytest.raises(NewsgenError) as caught,
        open_output(tmp_path / name, tmp_path, waiting=nobody_waits),
    ):
        pytest.fail("opened")
    assert code(caught) == ["bad-output"]


def test_a_link_into_the_sources_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "content")
    with (
        pytest.raises(NewsgenError) as caught,
        open_output(tmp_path / "out", tmp_path, waiting=nobody_waits),
    ):
        pytest.fail("opened")
    assert code(caught) == ["bad-output"]


def test_somebody_else_s_folder_is_refused_and_a_folder_of_dot_files_taken(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build/.gitkeep").touch()
    put(tmp_path, wants("a"))
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").touch()
    with (
        pytest.raises(NewsgenError) as caught,
        open_output(other, tmp_path, waiting=nobody_waits),
    ):
        pytest.fail("opened")
    assert code(caught) == ["foreign-output"]
    with (
        pytest.raises(NewsgenError),
        open_output(other / "thesis.txt", tmp_path, waiting=nobody_waits),
    ):
        pytest.fail("opened")


def test_the_list_cannot_send_us_out_of_the_folder(tmp_path: Path) -> None:
    put(tmp_path, wants("a"))
    outside = tmp_path / "precious"
    outside.touch()
    with (tmp_path / "build" / marker.NAME).open("a", encoding="utf-8") as file:
        file.write(f"../precious\n{outside}\n")
    put(tmp_path, wants("b"))
    assert outside.exists()


@pytest.mark.parametrize("text", ["", "garbage\n"])
def test_a_list_that_lost_its_words_does_not_make_a_withdrawn_page_stay(
    tmp_path: Path, text: str
) -> None:
    put(tmp_path, wants("a"), wants("withdrawn"), wants("altered"))
    (tmp_path / "build" / marker.NAME).write_text(text, encoding="utf-8")
    (tmp_path / "build/altered").write_text("mine now", encoding="utf-8")
    put(tmp_path, wants("a"))
    assert not (tmp_path / "build/withdrawn").exists()
    assert (tmp_path / "build/altered").exists()
    assert put(tmp_path, wants("a"))[0].nothing


PATHS = st.frozensets(st.text("ab/ю .", min_size=1, max_size=4))


@given(PATHS, PATHS, PATHS)
def test_a_settled_list_is_changed_where_it_stands_as_it_would_be_written_anew(
    listed: frozenset[str], written: frozenset[str], removed: frozenset[str]
) -> None:
    settled, parsed = marker.Settled(marker.text(listed)), marker.Parsed(listed)
    assert settled.changed(written, removed) == parsed.changed(written, removed)
    assert len(settled) == len(parsed)
    every = sorted(listed | written)
    assert settled.lacking(every) == parsed.lacking(every)
    assert all((path in settled) == (path in parsed) for path in every)


def grouped(group: bytes, *paths: str, words: str = "words") -> list[Target]:
    return [replace(wants(path, words), group=group) for path in paths]


def test_a_group_whose_files_are_untouched_stands(tmp_path: Path) -> None:
    put(tmp_path, *grouped(b"1", "a", "b"), wants("c"))
    with open_output(tmp_path / "build", tmp_path, waiting=nobody_waits) as output:
        memory = output.memory()
        assert memory.listed == {"c"}
        assert {
            name: [path for path, _ in held.places] for name, held in memory.groups.items()
        } == {b"1": ["a", "b"]}
        assert all(map(output.untouched, memory.groups.values()))
        (tmp_path / "build/b").write_text("mine", encoding="utf-8")
        assert not any(map(output.untouched, memory.groups.values()))
        (tmp_path / "build/b").unlink()
        assert not any(map(output.untouched, memory.groups.values()))


def test_a_group_that_is_gone_leaves_nothing(tmp_path: Path) -> None:
    put(tmp_path, *grouped(b"1", "a", "b"), wants("c"))
    work, _ = put(tmp_path, *grouped(b"2", "b"), wants("c"))
    assert work.remove == ("a",)
    assert [job.target.path for job in work.render] == []
    assert put(tmp_path, *grouped(b"2", "b"), wants("c"))[0].nothing
    with open_output(tmp_path / "build", tmp_path, waiting=nobody_waits) as output:
        assert output.memory().groups.keys() == {b"2"}


def test_files_of_a_lost_list_stand_in_no_group_until_they_are_looked_at(tmp_path: Path) -> None:
    put(tmp_path, *grouped(b"1", "a", "b"))
    (tmp_path / "build" / marker.NAME).write_text("", encoding="utf-8")
    with open_output(tmp_path / "build", tmp_path, waiting=nobody_waits) as output:
        memory = output.memory()
        assert memory.listed == {"a", "b"}
        assert memory.groups.keys() == {b"1"}
        assert memory.groups[b"1"].places == ()


def test_a_list_of_an_older_newsgen_is_understood(tmp_path: Path) -> None:
    put(tmp_path, wants("a"), wants("withdrawn"), wants("unknown"))
    (tmp_path / ".newsgen/build.sqlite").unlink()
    lines = f"{marker.HEAD}{'0f' * 16} a\n{'1e' * 16} withdrawn\n\n? unknown\n"
    (tmp_path / "build" / marker.NAME).write_text(lines, encoding="utf-8")
    _, done = put(tmp_path, wants("a", "other"))
    assert done
    assert done.removed == ("unknown", "withdrawn")
    assert done.strangers == ()
    assert put(tmp_path, wants("a", "other"))[0].nothing


def test_traces_of_a_ledger_of_another_layout_are_not_read(tmp_path: Path) -> None:
    put(tmp_path, *grouped(b"1", "a"), wants("b"))
    with sqlite3.connect(tmp_path / ".newsgen/build.sqlite") as connection:
        connection.execute("PRAGMA user_version = 1")
    work, _ = put(tmp_path, *grouped(b"1", "a"), wants("b"))
    assert [job.target.path for job in work.render] == ["a", "b"]
    assert put(tmp_path, *grouped(b"1", "a"), wants("b"))[0].nothing


def test_a_group_one_of_whose_files_waits_is_looked_at_again(tmp_path: Path) -> None:
    put(tmp_path, *grouped(b"1", "a"))
    with open_output(tmp_path / "build", tmp_path, waiting=nobody_waits) as output:
        work = Work((), 1, (), walked=((b"2", ("a", "waits")),))
        output.remember(work)
    with open_output(tmp_path / "build", tmp_path, waiting=nobody_waits) as output:
        memory = output.memory()
        assert memory.listed == {"a", "waits"}
        assert memory.groups == {}


def test_pages_of_a_broken_article_are_kept_as_they_are(tmp_path: Path) -> None:
    story = wants("story/index.html", origin="content/articles/story.md")
    put(tmp_path, story, wants("a"))
    work, _ = put(tmp_path, wants("a", "x"), broken=["content/articles/story.md"])
    assert work.remove == ()
    assert (tmp_path / "build/story/index.html").exists()


def test_a_second_build_at_the_same_time_waits_for_the_first(tmp_path: Path) -> None:
    waited: list[str] = []
    released = threading.Event()

    def second() -> None:
        with open_output(tmp_path / "build", tmp_path, waiting=lambda: waited.append("waits")):
            assert released.is_set()
            waited.append("builds")

    thread = threading.Thread(target=second)
    with open_output(tmp_path / "build", tmp_path, waiting=nobody_waits):
        thread.start()
        while not waited and thread.is_alive():
            thread.join(0.01)
        released.set()
    thread.join()
    assert waited == ["waits", "builds"]


def test_the_reasons_name_the_fields_and_the_ingredients_that_changed() -> None:
    recipe = Recipe("page", "a.html")
    target = Target("a", recipe, Words("new"))
    assert fingerprint(target.view) != fingerprint(Words("old"))
    used = {"b": "2", "c": "1"}
    made = diff(
        lambda _stands: [target],
        _memory(),
        ingredients=lambda _: used,
        intact=bool,
        untouched=bool,
    )
    assert [str(one) for one in made.render[0].reasons] == ["words changed", "b changed"]


def _memory() -> Memory:
    before = {"a": "1", "b": "1", "c": "1"}
    digest = recipe_digest(before)
    old = Words("old")
    trace = Trace("a", digest, fingerprint(old), field_fingerprints(old), "", b"", ())
    return Memory({"a": trace}, frozenset(["a"]), {digest: before})
