"""As much of CBOR (RFC 8949) as Pagefind writes: whole numbers, texts, and lists of these."""

Item = int | str | list["Item"] | tuple["Item", ...]

_NUMBER, _TEXT, _LIST = 0, 3, 4
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}  # bytes of a number that does not fit beside its kind


def decoded(data: bytes) -> Item:
    """What the data says; ValueError where it is none of these, or goes on."""
    item, end = _item(data, 0)
    if end != len(data):
        raise ValueError(f"something after {end} bytes")
    return item


def encoded(item: Item) -> bytes:
    """The one shortest way to say it."""
    if isinstance(item, int):
        return _head(_NUMBER, item)
    if isinstance(item, str):
        data = item.encode()
        return _head(_TEXT, len(data)) + data
    return _head(_LIST, len(item)) + b"".join(map(encoded, item))


def _item(data: bytes, at: int) -> tuple[Item, int]:
    kind, number, at = _headed(data, at)
    if kind == _NUMBER:
        return number, at
    if kind == _TEXT and at + number <= len(data):
        return data[at : at + number].decode(), at + number
    if kind == _LIST and at + number <= len(data):
        items: list[Item] = []
        for _ in range(number):
            item, at = _item(data, at)
            items.append(item)
        return items, at
    raise ValueError(f"kind {kind} of length {number} before byte {at}")


def _headed(data: bytes, at: int) -> tuple[int, int, int]:
    kind, small = divmod(data[at] if at < len(data) else 0xFF, 32)
    size = _SIZES.get(small, 0)
    if small > max(_SIZES):
        raise ValueError(f"no length at byte {at}")
    number = int.from_bytes(data[at + 1 : at + 1 + size], "big") if size else small
    return kind, number, at + 1 + size


def _head(kind: int, number: int) -> bytes:
    if number < min(_SIZES):
        return bytes([kind * 32 + number])
    small, size = next((one, size) for one, size in _SIZES.items() if number < 1 << (8 * size))
    return bytes([kind * 32 + small]) + number.to_bytes(size, "big")
