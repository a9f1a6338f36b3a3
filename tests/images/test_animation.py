"""Moving pictures become lighter, or stand still."""

from PIL import Image

from newsgen.images.animation import moving, moving_size
from newsgen.images.encoding import Words, words_of
from newsgen.images.metadata.merging import read_metadata
from newsgen.images.opening import Probe, probe
from newsgen.images.refused import Fault, Refused
from newsgen.images.sizes import Size
from newsgen.model.photograph import Metadata
from support.pictures import reopened, saved, scene

FRAMES = [scene(120, 90, seed) for seed in range(4)]
GIF = saved(
    FRAMES[0], "GIF", save_all=True, append_images=FRAMES[1:], duration=[100, 0, 200, 50], loop=0
)


def test_a_gif_becomes_a_lighter_webp_that_moves_alike() -> None:
    found = probe(GIF, "a.gif")
    assert isinstance(found, Probe)
    size = moving_size(found)
    assert size == Size(120, 90)
    data = moving(GIF, "a.gif", size, words_of(Metadata(credit="Степь"), "ru"))
    assert isinstance(data, bytes)
    assert len(data) < len(GIF)
    image = reopened(data)
    assert image.format == "WEBP"
    assert getattr(image, "n_frames", 1) == 4
    assert image.info["loop"] == 0
    times = []
    for at in range(4):
        image.seek(at)
        image.load()
        times.append(image.info["duration"])
    assert times == [100, 100, 200, 50]
    assert read_metadata(data).credit == "Степь"


def test_a_picture_that_plays_once_plays_once() -> None:
    once = saved(FRAMES[0], "GIF", save_all=True, append_images=FRAMES[1:2])
    data = moving(once, "a.gif", Size(60, 45), Words())
    assert isinstance(data, bytes)
    assert reopened(data).size == (60, 45)
    assert reopened(data).info["loop"] == 1


def test_transparency_stays() -> None:
    frames = [Image.new("RGBA", (20, 20), (0, 0, 0, 0)) for _ in range(2)]
    frames[1].paste("red", (0, 0, 9, 9))
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], disposal=2)
    found = moving(data, "a.gif", Size(20, 20), Words())
    assert isinstance(found, bytes)
    assert reopened(found).convert("RGBA").getpixel((15, 15))[3] == 0  # type: ignore[index]


def test_wide_ones_are_made_narrower_and_endless_ones_stand_still() -> None:
    assert moving_size(Probe("gif", Size(1280, 720), frames=50)) == Size(640, 360)
    assert moving_size(Probe("gif", Size(100, 100))) is None
    assert moving_size(Probe("gif", Size(480, 360), frames=1000)) is None
    assert moving_size(Probe("gif", Size(4000, 4000), frames=100)) is None


def test_a_damaged_one_is_refused() -> None:
    for data, fault in ((GIF[: len(GIF) // 2], Fault.BROKEN), (b"", Fault.EMPTY)):
        found = moving(data, "a.gif", Size(120, 90), Words())
        assert isinstance(found, Refused)
        assert found.fault == fault
