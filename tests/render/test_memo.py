"""What was made before is found again, by all it is made of and by nothing else."""

from types import SimpleNamespace
from typing import Any

from markupsafe import Markup
from msgspec.structs import replace

from newsgen.model.views import Card
from newsgen.render.memo import Memo, key
from support.rendering import EVENING, SITE

SEALED = replace(SITE, seal=b"site")


def card(title: str) -> Card:
    return Card(url="/a/", title=title, lead="", date=EVENING)


def test_equal_cards_are_one_key_and_others_are_others() -> None:
    assert key("a", SEALED, card("x")) == key("a", SEALED, card("x"))
    reached: list[Any] = [card("x"), card("y"), "x", "", (), None, 1, True, 0, False, 2024]
    keys = [key("a", SEALED, one) for one in reached]
    keys += [key("b", SEALED, "x"), key("a", replace(SITE, seal=b"other"), "x"), key("a", SEALED)]
    assert None not in keys
    assert len(set(keys)) == len(keys)


def test_what_has_no_seal_has_no_key() -> None:
    assert key("a", SITE, "x") is None
    unsealed = SimpleNamespace(seal=b"claimed")
    for value in (EVENING, 1.0, (card("x"),), [1], Markup("x"), SITE, unsealed):
        assert key("a", SEALED, value) is None


def test_what_has_no_key_is_made_and_not_kept() -> None:
    memo = Memo()
    assert memo.keep(None, ["a", "b"]) == "ab"
    assert memo.get(None) is None


def test_what_is_asked_for_stays_and_the_rest_goes() -> None:
    memo = Memo(characters_max=100)
    memo.keep(("asked",), ["0123456789"])
    memo.keep(("left",), ["0123456789"])
    for number in range(50):
        memo.keep((number,), ["0123456789"])
        assert memo.get(("asked",)) == "0123456789"
    assert memo.get(("left",)) is None
    assert memo.get((0,)) is None
    assert memo.get((49,)) == "0123456789"
