"""The same value has one name; different values have different names; mutable ones have none."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, strategies as st
from msgspec import Struct

from newsgen.fingerprint import changed_fields, field_fingerprints, fingerprint, sealed

SCALARS = st.none() | st.booleans() | st.integers() | st.text() | st.binary()
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4).map(tuple))


class Point(Struct, frozen=True):
    x: int
    name: str = ""
    seal: bytes = b""


class Other(Struct, frozen=True):
    x: int
    name: str = ""
    seal: bytes = b""


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


@pytest.mark.parametrize("value", [[], {}, set(), bytearray(), Loose(1), ("a", [])])
def test_what_can_change_has_no_fingerprint(value: object) -> None:
    with pytest.raises(TypeError, match="frozen"):
        fingerprint(value)


def test_a_sealed_struct_is_known_by_its_seal_alone() -> None:
    point = sealed(Point(1, "a"))
    assert point == sealed(point)
    assert sealed(Point(2, "a")).seal != point.seal
    assert fingerprint((point,)) == fingerprint((Point(9, "z", point.seal),))


def test_changed_fields_are_named() -> None:
    before = field_fingerprints(Point(1, "a"))
    assert changed_fields(Point(1, "b"), before) == ("name",)
    assert changed_fields(Point(1, "a"), before) == ()
    assert changed_fields(Point(1, "a"), b"of another layout") == Point.__struct_fields__
