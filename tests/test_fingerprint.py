"""The same value has one name; different values have different names; mutable ones have none."""

import pickle
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, strategies as st
from msgspec import Struct

from newsgen.fingerprint import Sealed, changed_fields, field_fingerprints, fingerprint
from newsgen.model.views import Card

SCALARS = st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8"))
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4).map(tuple))


class Point(Struct, frozen=True):
    x: int
    name: str = ""


class Other(Struct, frozen=True):
    x: int
    name: str = ""


class Holder(Struct, frozen=True):
    items: list[int]


class Wax(Sealed):
    def __init__(self, seal: bytes, words: str) -> None:
        object.__setattr__(self, "seal", seal)
        object.__setattr__(self, "words", words)


class Loose(Struct):
    x: int


def typed(value: object) -> object:
    """A value in which 1, 1.0 and True differ."""
    return tuple(map(typed, value)) if isinstance(value, tuple) else (type(value), value)


@given(one=VALUES, other=VALUES)
def test_different_values_have_different_fingerprints(one: object, other: object) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (typed(one) == typed(other))


def test_neighbours_do_not_run_into_one_another() -> None:
    assert fingerprint(("ab", "c")) != fingerprint(("a", "bc"))
    assert fingerprint((("a",), "b")) != fingerprint(("a", ("b",)))


def test_dates_and_moments_are_told_apart() -> None:
    assert fingerprint(date(2024, 3, 15)) != fingerprint(datetime(2024, 3, 15, tzinfo=UTC))


def test_structs_of_different_kinds_differ() -> None:
    assert fingerprint(Point(1)) != fingerprint(Other(1))


@pytest.mark.parametrize("value", [[], {}, set(), bytearray(), Loose(1), Holder([]), ("a", [])])
def test_what_can_change_has_no_fingerprint(value: object) -> None:
    with pytest.raises(TypeError, match="frozen"):
        fingerprint(value)


def test_a_sealed_value_is_known_by_its_seal_alone() -> None:
    assert fingerprint((Wax(b"1", "a"),)) == fingerprint((Wax(b"1", "b"),))
    assert fingerprint((Wax(b"1", "a"),)) != fingerprint((Wax(b"2", "a"),))
    assert Wax(b"1", "a") == Wax(b"1", "b")
    assert len({Wax(b"1", "a"), Wax(b"1", "b"), Wax(b"2", "a")}) == 2


def test_a_moment_s_offset_counts() -> None:
    moment = datetime(2024, 3, 15, 20, 0, tzinfo=UTC)
    elsewhere = moment.astimezone(timezone(timedelta(hours=5)))
    assert fingerprint((moment,)) != fingerprint((elsewhere,))


def test_a_card_is_frozen_and_travels_whole() -> None:
    card = Card(url="/a/", title="A", lead="", date=datetime(2024, 3, 15, tzinfo=UTC))
    with pytest.raises(AttributeError, match="frozen"):
        card.title = "B"
    copy = pickle.loads(pickle.dumps(card))  # noqa: S301 - our own
    assert (copy, copy.title, copy.seal) == (card, "A", card.seal)


def test_changed_fields_are_named() -> None:
    before = field_fingerprints(Point(1, "a"))
    assert changed_fields(Point(1, "b"), before) == ("name",)
    assert changed_fields(Point(1, "a"), before) == ()
    assert changed_fields(Point(1, "a"), b"of another layout") == Point.__struct_fields__
