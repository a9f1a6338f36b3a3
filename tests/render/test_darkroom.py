"""Printed photographs: made once, kept by what they are made of, alike alone and in company."""

from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from newsgen.errors import NewsgenError
from newsgen.fingerprint import file_digest
from newsgen.images.views import DrawingView, MovingView, RenditionView
from newsgen.model.article import Body
from newsgen.model.media import AssetView
from newsgen.model.photograph import Metadata
from newsgen.render import darkroom as room
from newsgen.render.darkroom import Darkroom
from support.pictures import reopened, saved, scene

DATA = saved(scene(900, 600))
THEME = False
VIEW = RenditionView("content/a.jpg", file_digest(DATA), THEME, 640, 427, "webp", Metadata(), "ru")


class Files(Struct):
    """A reader of one file, that counts how often it is read."""

    data: bytes
    read: int = 0

    def body(self, body: Body) -> str:
        raise AssertionError(body)

    def asset(self, asset: AssetView) -> bytes:
        assert asset.digest == file_digest(self.data)
        self.read += 1
        return self.data


def test_the_sizes_of_a_photograph_are_made_of_one_reading() -> None:
    files = Files(DATA)
    room_of_all = Darkroom(files)
    for width, crop in ((640, None), (320, (3, 2)), (640, None)):
        height = 427 if crop is None else 213
        data = room_of_all.rendition(replace(VIEW, width=width, height=height, crop=crop))
        assert reopened(data).size == (width, height)
    assert files.read == 1
    assert Darkroom(files).rendition(VIEW) == room_of_all.rendition(VIEW)


def test_what_was_made_is_kept_whatever_the_file_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Darkroom(Files(DATA), tmp_path).rendition(VIEW)
    monkeypatch.setattr(Darkroom, "_printed", lambda *_: pytest.fail("made again"))
    again = Darkroom(Files(DATA), tmp_path)
    assert again.rendition(VIEW) == again.rendition(replace(VIEW, source="b.jpg")) == first


@pytest.mark.parametrize(
    "other",
    [
        replace(VIEW, width=600, height=400),
        replace(VIEW, format="jpeg"),
        replace(VIEW, metadata=Metadata(credit="Архив")),
        replace(VIEW, crop=(1, 1)),
        replace(VIEW, crop=(1, 1), focus=(0, 0)),
    ],
)
def test_whatever_it_is_made_of_makes_another_file(tmp_path: Path, other: RenditionView) -> None:
    kept = Darkroom(Files(DATA), tmp_path)
    assert kept.rendition(VIEW) != kept.rendition(other)
    assert len(list((tmp_path / VIEW.digest.hex()).iterdir())) == 2


@pytest.mark.parametrize(("start", "times"), [(0, 0), (40, 1), (0, 2)])
def test_a_file_that_a_crash_left_is_made_again(tmp_path: Path, start: int, times: int) -> None:
    made = Darkroom(Files(DATA), tmp_path).rendition(VIEW)
    (file,) = (tmp_path / VIEW.digest.hex()).iterdir()
    file.write_bytes(file.read_bytes()[start:] * times)
    assert Darkroom(Files(DATA), tmp_path).rendition(VIEW) == made
    assert file.read_bytes()[:-16] == made


def test_a_disk_that_refuses_costs_time_alone(tmp_path: Path) -> None:
    (tmp_path / "photos").write_bytes(b"")
    kept = Darkroom(Files(DATA), tmp_path / "photos")
    assert kept.rendition(VIEW) == Darkroom(Files(DATA)).rendition(VIEW)


def test_fast_ones_are_others_and_known_as_such(tmp_path: Path) -> None:
    fast, full = (Darkroom(Files(DATA), tmp_path, fast=one) for one in (True, False))
    assert fast.ingredients() != full.ingredients()
    assert fast.rendition(VIEW) != full.rendition(VIEW)
    assert reopened(fast.rendition(VIEW)).size == (640, 427)


@pytest.mark.parametrize("cut", [300, 2_000, 20_000])
def test_a_damaged_photograph_is_a_problem_at_its_file(cut: int) -> None:
    data = DATA[:cut]
    view = replace(VIEW, digest=file_digest(data))
    with pytest.raises(NewsgenError) as caught:
        Darkroom(Files(data)).rendition(view)
    (problem,) = caught.value.problems
    assert (str(problem.where), problem.code) == ("content/a.jpg", "bad-photo")


def test_a_moving_picture_moves_and_a_drawing_is_made_safe(tmp_path: Path) -> None:
    frames = [scene(60, 40, seed) for seed in (1, 2, 3)]
    gif = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)
    view = MovingView("a.gif", file_digest(gif), THEME, 60, 40, Metadata(), "ru")
    kept = Darkroom(Files(gif), tmp_path)
    assert getattr(reopened(kept.moving(view)), "n_frames", 1) == 3
    assert kept.moving(view) == Darkroom(Files(b""), tmp_path).moving(view)
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script><path d="M0 0"/></svg>'
    drawn = Darkroom(Files(svg)).drawing(DrawingView("a.svg", file_digest(svg), THEME))
    assert b"path" in drawn
    assert b"script" not in drawn
    with pytest.raises(NewsgenError):
        Darkroom(Files(b"<")).drawing(DrawingView("a.svg", file_digest(b"<"), THEME))


def test_every_module_that_decides_a_file_is_named() -> None:
    folder = Path(room.__file__).parents[1] / "images"
    for name in room._MADE_BY:  # noqa: SLF001 - the list itself is what is tested
        assert (folder / f"{name}.py").is_file()
