"""Photographs as a browser gets them: no larger than the screen, and nothing moves for them."""

from collections.abc import Callable

from support.browsing import Reader, Way

GOOD_PHONE = Way(390, 844, density=3)
FETCHED = """
performance.getEntriesByType("resource")
  .filter((one) => one.initiatorType === "img")
  .map((one) => [one.name, one.transferSize])
"""
# An image's own naturalWidth is reckoned back to the page's pixels.
SHARPNESS = """
[...document.images].filter((one) => one.checkVisibility() && one.currentSrc.endsWith(".webp"))
  .map((one) => Number(one.currentSrc.match(/-(\\d+)\\.webp$/)[1])
    / (one.getBoundingClientRect().width * devicePixelRatio))
"""


def test_the_front_page_fetches_less_than_250_kb_of_pictures_on_a_telephone(
    reader: Callable[[Way], Reader],
) -> None:
    phone = reader(GOOD_PHONE)
    page = phone.open("/")
    phone.scroll_through()
    fetched = dict(page.evaluate(FETCHED))
    photos = [url for url in fetched if "/media/" in url]
    assert len([url for url in photos if url.endswith(".webp")]) >= 3
    assert all(size > 0 for size in fetched.values())
    assert sum(fetched.values()) < 250_000
    assert phone.shifts() == []
    assert phone.complaints == []


def test_a_photograph_is_as_sharp_as_the_screen_and_hardly_sharper(
    reader: Callable[[Way], Reader],
) -> None:
    for way in (Way(390, 844), Way(390, 844, density=2), Way(1280, 900)):
        for address in ("/", "/2024/03/15/astana-baku/", "/society/"):
            tab = reader(way)  # a browser takes a larger one that it has already
            page = tab.open(address)
            tab.scroll_through()
            found = page.evaluate(SHARPNESS)
            assert found, address
            assert all(0.85 <= one <= 3.3 for one in found), (way.name, address, found)


def test_a_place_has_the_colour_of_its_photograph(reader: Callable[[Way], Reader]) -> None:
    page = reader(Way()).open("/2024/03/15/astana-baku/")
    colour, seen = page.evaluate(
        """() => {
          const photo = document.querySelector(".photo img");
          return [photo.dataset.colour, getComputedStyle(photo).backgroundColor];
        }"""
    )
    red, green, blue = (17 * int(digit, 16) for digit in colour[1:])
    assert seen == f"rgb({red}, {green}, {blue})"
