"""Photographs made by the tests: scenes with grain, in each form a camera or program leaves."""

import random
import struct
import zlib
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter


def scene(width: int, height: int, seed: int = 1) -> Image.Image:
    """A sky over a crowd of shapes, with a camera's grain; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    grain = Image.frombytes("L", (64, 64), chance.randbytes(64 * 64)).resize((width, height))
    sky = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", (sky.point(lambda v: 60 + v // 2), sky, sky.rotate(180)))
    pen = ImageDraw.Draw(image)
    for _ in range(60):
        left, top = chance.randrange(width), chance.randrange(height // 3, height + 1)
        side = chance.randrange(2, max(3, width // 6))
        colour = tuple(chance.randrange(256) for _ in range(3))
        pen.ellipse((left, top, left + side, top + side), fill=colour)
    return Image.blend(image, Image.merge("RGB", [grain] * 3), 0.08)


def quarters(width: int, height: int) -> Image.Image:
    """Red, green, blue and white corners, by which one sees how a picture is turned."""
    image = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(image)
    half, middle = width // 2, height // 2
    pen.rectangle((0, 0, half - 1, middle - 1), "red")
    pen.rectangle((half, 0, width, middle - 1), "lime")
    pen.rectangle((0, middle, half - 1, height), "blue")
    return image


def saved(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """The file of a picture."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def reopened(data: bytes) -> Image.Image:
    """The picture in a file, all of it read."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


def one_thing(width: int, height: int, at: tuple[int, int]) -> Image.Image:
    """A plain picture with a single busy spot."""
    image = Image.new("RGB", (width, height), "#8090a0")
    pen = ImageDraw.Draw(image)
    chance = random.Random(3)  # noqa: S311 - not for secrets
    for _ in range(80):
        x, y = at[0] + chance.randrange(-30, 30), at[1] + chance.randrange(-30, 30)
        pen.rectangle((x, y, x + 6, y + 6), "black" if chance.random() < 0.5 else "white")
    return image.filter(ImageFilter.BLUR)


def jpeg_with(data: bytes, *segments: tuple[int, bytes]) -> bytes:
    """A JPEG with further segments right at its beginning."""
    added = b"".join(
        bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2) + payload
        for marker, payload in segments
    )
    return data[:2] + added + data[2:]


def photoshop(iim: bytes) -> tuple[int, bytes]:
    """The segment in which Photoshop keeps IPTC-IIM, after a resource of its own."""
    other = b"8BIM\x03\xed\x03abc\0\0\0\x01x\0"
    body = b"8BIM\x04\x04\0\0" + len(iim).to_bytes(4) + iim + b"\0" * (len(iim) % 2)
    return 0xED, b"Photoshop 3.0\0" + other + body


def dataset(record: int, number: int, value: bytes) -> bytes:
    """An IIM dataset."""
    return bytes((0x1C, record, number)) + len(value).to_bytes(2) + value


def png_of(width: int, height: int, depth: int, colour: int, rows: bytes) -> bytes:
    """A PNG from its raw rows, each with its filter byte."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)

    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows, 9)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
