"""IPTC-IIM: the letters of agencies' programs, lengths in bytes, damaged blocks."""

from hypothesis import given, strategies as st

from newsgen.images.metadata.iim import cut, decoded, photoshop_segment, read_iim, write_iim
from newsgen.model.photograph import Metadata
from support.pictures import dataset


def test_letters_without_a_charset_are_utf_8_or_else_cp1251() -> None:
    assert read_iim(dataset(2, 110, "Фото ТАСС".encode("cp1251"))).credit == "Фото ТАСС"
    assert read_iim(dataset(2, 110, "Фото ТАСС".encode())).credit == "Фото ТАСС"


def test_each_dataset_is_judged_by_itself() -> None:
    block = dataset(2, 110, "Степь".encode("cp1251")) + dataset(2, 115, "Қала".encode())
    found = read_iim(block)
    assert (found.credit, found.source) == ("Степь", "Қала")


def test_a_charset_that_lies_is_not_believed() -> None:
    block = dataset(1, 90, b"\x1b%G") + dataset(2, 110, "Степь".encode("cp1251"))
    assert read_iim(block).credit == "Степь"


def test_utf_8_cut_within_a_letter_stays_utf_8() -> None:
    assert decoded("Агентство".encode()[:-1]) == "Агентств"
    assert decoded("Р".encode("cp1251")) == "Р"


def test_all_fields_are_read() -> None:
    names = dataset(2, 80, b"One") + dataset(2, 80, b"Two")
    rest = dataset(2, 5, b"T") + dataset(2, 105, b"H") + dataset(2, 116, b"C")
    assert read_iim(names + rest + dataset(2, 120, b"Cap")) == Metadata(
        bylines=("One", "Two"),
        title=(("", "T"),),
        headline="H",
        copyright=(("", "C"),),
        caption=(("", "Cap"),),
    )


def test_an_extended_dataset_is_read() -> None:
    long = b"x" * 40_000
    block = bytes((0x1C, 2, 120, 0x80, 4)) + len(long).to_bytes(4) + long + dataset(2, 110, b"C")
    found = read_iim(block)
    assert found.credit == "C"
    assert len(found.caption[0][1]) == 20_000


def test_a_damaged_end_is_left_out() -> None:
    whole = dataset(2, 110, b"Credit")
    assert read_iim(whole + b"\x1c\x02\x73\x00\xffshort").credit == "Credit"
    assert read_iim(whole + b"junk" + dataset(2, 115, b"S")).source == ""
    assert read_iim(b"\x1c\x02") == Metadata()


def test_what_is_written_is_read_and_keeps_to_its_lengths() -> None:
    metadata = Metadata(
        bylines=("Асель Нурланова-Бейбітшілікова", "Ғалым"),
        credit="Қазақ телеграф агенттігі",
        caption=(("x-default", "Подпись"), ("kk", "Сурет " * 1000)),
    )
    block = write_iim(metadata, "kk")
    assert block.startswith(b"\x1c\x01\x5a\x00\x03\x1b%G")
    found = read_iim(block)
    assert found.bylines == ("Асель Нурланова-Б", "Ғалым")  # 32 bytes
    assert found.credit == "Қазақ телеграф аг"
    assert len(found.caption[0][1].encode()) <= 2000
    assert found.caption[0][1].startswith("Сурет Сурет")


def test_nothing_to_say_is_no_block() -> None:
    assert write_iim(Metadata(alt=(("", "x"),)), "ru") == b""
    assert photoshop_segment(b"") == b""


@given(st.text(), st.integers(0, 64))
def test_a_cut_never_splits_a_letter(text: str, size: int) -> None:
    kept = cut(text.encode(errors="ignore").decode(), size)
    assert len(kept) <= size
    assert text.encode(errors="ignore").decode().startswith(kept.decode())


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail(block: bytes) -> None:
    read_iim(block)
    read_iim(dataset(2, 80, block) + block)
