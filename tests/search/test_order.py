"""The order of an index: nothing lost, nothing left to chance, and an unknown form is refused."""

import gzip
import random
from typing import Any

import msgspec
import pytest
from hypothesis import given, strategies as st

from newsgen.search.cbor import Item, decoded, encoded
from newsgen.search.order import ENTRY, in_order

MARK = b"pagefind_dcd"
ITEMS: st.SearchStrategy[Item] = st.recursive(
    st.integers(0, 2**64 - 1) | st.text(), lambda inner: st.lists(inner, max_size=30)
)


def packed(item: Item) -> bytes:
    """A file of an index, as Pagefind leaves it."""
    return gzip.compress(MARK + encoded(item), mtime=0)


def index(rng: random.Random) -> dict[str, bytes]:
    """An index of two languages whose unordered lists are in any order."""

    def shuffled(items: list[Any]) -> list[Any]:
        return rng.sample(items, len(items))

    files: dict[str, bytes] = {"fragment/ru_1.pf_fragment": b"as it is"}
    languages: dict[str, Any] = {}
    for code in rng.sample(["ru", "kk"], 2):
        sections: list[Any] = ["section", shuffled([["А", [0, 2]], ["Б", [1]], ["В", [3]]])]
        authors: list[Any] = ["author", shuffled([["Г", [0]], ["Д", [1, 2, 3]]])]
        names: list[Item] = []
        for one in (sections, authors):
            name = f"{code}_{rng.randrange(16**7):07x}"
            files[f"filter/{name}.pf_filter"] = packed(one)
            names.append([one[0], name])
        sorts = shuffled([["date", [0, 1]], ["title", [1, 0]]])
        meta: Item = [
            "1.5.2",
            [[f"{code}_1", 7]],
            [["а", "я", "x"]],
            shuffled(names),
            sorts,
            ["title"],
        ]
        name = f"{code}_{rng.randrange(16**10):010x}"
        files[f"pagefind.{name}.pf_meta"] = packed(meta)
        languages[code] = {"hash": name, "wasm": None, "page_count": 4}
    entry = {"version": "1.5.2", "languages": languages, "include_characters": ["_"]}
    files[ENTRY] = msgspec.json.encode(entry)
    return files


@given(ITEMS)
def test_what_is_written_is_read_again(item: Item) -> None:
    assert decoded(encoded(item)) == item


@given(st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        item = decoded(data)
    except ValueError:
        return
    assert decoded(encoded(item)) == item


@pytest.mark.parametrize("data", [b"", b"\x01\x01", b"\x9f\xff", b"\x65ru", b"\x82\x01", b"\xf6"])
def test_what_is_cut_short_or_of_another_kind_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"byte|length"):
        decoded(data)


@given(st.integers(), st.integers())
def test_all_orders_become_one(seed: int, other: int) -> None:
    assert in_order(index(random.Random(seed))) == in_order(index(random.Random(other)))  # noqa: S311


def test_every_name_leads_to_its_file_and_nothing_is_lost() -> None:
    found = in_order(index(random.Random(1)))  # noqa: S311
    entry = msgspec.json.decode(found[ENTRY])
    assert list(entry["languages"]) == ["kk", "ru"]
    for language in entry["languages"].values():
        data = found[f"pagefind.{language['hash']}.pf_meta"]
        meta: Any = decoded(data.removeprefix(MARK))
        assert [name for name, _ in meta[3]] == ["author", "section"]
        values: Any = [
            decoded(found[f"filter/{file}.pf_filter"].removeprefix(MARK)) for _, file in meta[3]
        ]
        assert values == [
            ["author", [["Г", [0]], ["Д", [1, 2, 3]]]],
            ["section", [["А", [0, 2]], ["Б", [1]], ["В", [3]]]],
        ]
        assert meta[4] == [["date", [0, 1]], ["title", [1, 0]]]
    assert found["fragment/ru_1.pf_fragment"] == b"as it is"
    assert len(found) == 8


@pytest.mark.parametrize(
    "data",
    [
        b"not compressed",
        gzip.compress(b"no mark", mtime=0),
        packed(["1.5.2", []]),
        packed("a text"),
        gzip.compress(MARK + encoded(["2.0", [], [], [], [], []]), mtime=0)[:-9],
    ],
)
def test_a_file_of_another_form_is_refused(data: bytes) -> None:
    files = index(random.Random(1))  # noqa: S311
    meta = next(path for path in files if path.endswith("pf_meta"))
    with pytest.raises(ValueError, match=r"\w"):
        in_order({**files, meta: data})
