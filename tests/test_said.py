"""A message is a value: it travels, is compared by its English, and is told in other languages."""

import pickle

import msgspec
import pytest

from newsgen.errors import Location, Problem
from newsgen.said import Said, say, say_many, told


class Loud:
    """A language that is English in capitals."""

    def gettext(self, message: str) -> str:
        return message.replace("photo", "PHOTO").replace("took", "TOOK")

    def ngettext(self, one: str, many: str, number: int) -> str:
        return (
            (one if number == 1 else many)
            .upper()
            .replace("{NUMBER}", "{number}")
            .replace("{REASON}", "{reason}")
        )


LOUD = Loud()
PHOTO = say("there is no photo {name!r}", name="a.jpg")


def test_a_message_reads_as_english_with_its_values() -> None:
    assert str(PHOTO) == "there is no photo 'a.jpg'"
    assert str(say("it must hold {{slug}}: {example}", example="/{slug}/")) == (
        "it must hold {slug}: /{slug}/"
    )


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 files"), (1, "1 file"), (2, "2 files"), (21, "21 files")]
)
def test_of_two_templates_the_one_for_the_number_is_taken(number: int, text: str) -> None:
    assert str(say_many("{number} file", "{number} files", number)) == text


def test_another_language_has_its_own_template_quotes_and_comma() -> None:
    assert PHOTO.by(LOUD) == "there is no PHOTO «a.jpg»"
    assert say("took {seconds:.2f} s", seconds=0.5).by(LOUD) == "TOOK 0,50 s"
    assert say_many("{number} file", "{number} files", 5).by(LOUD) == "5 FILES"


def test_a_value_that_is_a_message_is_told_in_the_same_language() -> None:
    whole = say("this cannot be read: {reason}", reason=PHOTO)
    assert str(whole) == "this cannot be read: there is no photo 'a.jpg'"
    assert whole.by(LOUD) == "this cannot be read: there is no PHOTO «a.jpg»"


def test_a_quoted_value_stays_on_one_line_whatever_is_in_it() -> None:
    odd = say("{value!r} is not a slug", value="а\n\x07«б»")
    assert odd.by(LOUD) == "«а\\n\\x07«б»» is not a slug"


def test_braces_in_values_mean_nothing() -> None:
    assert say("write it as\n{line}", line="{% x %} {y}").by(LOUD) == "write it as\n{% x %} {y}"


def test_values_may_be_known_later() -> None:
    assert say("the filter {name!r}").about(name="day") == "the filter 'day'"


def test_messages_are_the_same_sort_and_count_as_their_english() -> None:
    other = say("there is no {what}", what="photo 'a.jpg'")
    assert other == PHOTO == "there is no photo 'a.jpg'"
    assert len({PHOTO, other, str(PHOTO)}) == 1
    assert sorted([PHOTO, say("a"), say("z")], key=str) == sorted([say("z"), PHOTO, say("a")])
    assert "a" < say("b") > "a"
    assert "a" <= say("a") >= "a"
    assert not say("a") != say("a")  # noqa: SIM202 - of which Struct has its own idea
    assert PHOTO != 7


def test_problems_with_messages_and_with_texts_are_sorted_together() -> None:
    where = Location("a.md")
    problems = {
        Problem(where, "x", say("b")),
        Problem(where, "x", "b"),
        Problem(where, "x", "a", say("c")),
        Problem(where, "x", say("a"), "b"),
    }
    assert [str(one) for one in sorted(problems)] == [
        "a.md: a [x]\n  b",
        "a.md: a [x]\n  c",
        "a.md: b [x]",
    ]


def test_a_problem_travels_as_json_and_between_processes() -> None:
    nested = say_many("{number} file: {reason}", "{number} files: {reason}", 2, reason=PHOTO)
    problem = Problem(Location("a.md", 1), "x", nested, "title: …")
    for copy in (
        msgspec.json.decode(msgspec.json.encode(problem), type=Problem),
        pickle.loads(pickle.dumps(problem)),  # noqa: S301 - our own
    ):
        assert copy == problem
        assert isinstance(copy.text, Said)
        assert copy.text.by(LOUD) == "2 FILES: {REASON}".replace("{REASON}", PHOTO.by(LOUD))


def test_what_is_not_language_is_told_as_it_is() -> None:
    assert told("title: …", LOUD) == "title: …"
    assert told(PHOTO, None) == "there is no photo 'a.jpg'"
    assert told(PHOTO, LOUD) == PHOTO.by(LOUD)
