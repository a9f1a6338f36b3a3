"""Photographs as pages ask for them: every size, in every format, where there are any."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from newsgen.errors import NewsgenError
from newsgen.model.media import PhotoView
from newsgen.render.developed import shapes, sources, thumbnails, with_sources
from support.rendering import VIEW, rendered

SITE = replace(VIEW.site, base_path="/news", photo_formats=("avif", "jpeg"))
STEM = "/media/2024/03/a.0a1b2c3d"
PHOTO = PhotoView(f"{STEM}-1000.jpg", "", "", "", 1000, 750, STEM, (1000, 750))


def test_sources_are_of_every_format_the_best_first_below_the_base_path() -> None:
    best, other = sources(PHOTO, SITE)
    assert (best.type, other.type) == ("image/avif", "image/jpeg")
    assert best.srcset == f"/news{STEM}-640.avif 640w, /news{STEM}-960.avif 960w"


def test_thumbnails_are_cut_and_those_of_small_photographs_whole() -> None:
    best, _ = thumbnails(PHOTO, SITE)
    assert best.srcset == f"/news{STEM}-3x2-320.avif 320w, /news{STEM}-3x2-640.avif 640w"
    small = replace(PHOTO, whole=(200, 150))
    assert [one.srcset for one in thumbnails(small, SITE)] == [
        f"/news{STEM}-200.avif 200w",
        f"/news{STEM}-200.jpg 200w",
    ]


def test_a_transparent_picture_has_png_in_jpeg_s_place() -> None:
    seen = replace(PHOTO, url=f"{STEM}-960.png")
    assert [one.type for one in sources(seen, SITE)] == ["image/avif", "image/png"]


def test_a_moving_picture_moves_wherever_it_is_shown() -> None:
    moves = replace(PHOTO, moving=True)
    (only,) = sources(moves, SITE)
    assert (only.type, only.srcset) == ("image/webp", f"/news{STEM}-moving.webp")
    assert thumbnails(moves, SITE) == (only,)


def test_a_picture_that_comes_as_it_is_has_no_sources_and_no_shapes() -> None:
    drawing = PhotoView("/media/a.1.svg", "", "", "", 40, 30)
    assert sources(drawing, SITE) == thumbnails(drawing, SITE) == ()
    assert shapes(drawing) == ()
    assert shapes(PHOTO) == (f"{STEM}-1x1-750.jpg", f"{STEM}-16x9-1000.jpg")


def test_pictures_of_a_text_offer_their_sizes_and_others_stay_as_they_are() -> None:
    ours = f'<img alt="a" src="/news{STEM}-1000.jpg" loading="lazy">'
    other = '<img src="https://a.kz/x.jpg" alt="">'
    html = f"<p>{ours}</p>{other}<img alt=''>"
    made = with_sources(html, (PHOTO,), SITE)
    assert made.count("<picture>") == 1
    assert f"{ours}</picture></p>{other}<img alt=''>" in made
    assert '<source type="image/avif" srcset="/news/media/' in made
    assert 'sizes="(min-width:46rem) 44rem,100vw"' in made
    drawing = PhotoView("/a.svg", "", "", "")
    assert with_sources(html, (drawing,), SITE) == html


def test_pictures_of_a_gallery_ask_for_no_more_than_their_place() -> None:
    ours = f'<img alt="" src="/news{STEM}-1000.jpg">'
    gallery = f'<ul class="gallery">\n<li>{ours}</li>\n<li>{ours}</li>\n</ul>'
    made = with_sources(f"{ours}\n{gallery}\n{ours}", (PHOTO,), SITE)
    formats = len(SITE.photo_formats)
    assert made.count('sizes="(min-width:46rem) 44rem,100vw"') == 2 * formats
    assert made.count('sizes="(min-width:46rem) 20rem,100vw"') == 2 * formats


def test_a_filter_that_is_given_no_photo_says_so(tmp_path: Path) -> None:
    for name in ("sources", "thumbnails"):
        with pytest.raises(NewsgenError, match="wants a photo, not"):
            rendered(tmp_path, f"{{% for one in 'x'|{name} %}}{{% endfor %}}")
