"""Where a page has a text word for word, it can be taken from there again."""

from hypothesis import given, strategies as st

from newsgen.render.verbatim import place_of, text_at

TEXTS = st.text(st.sampled_from("аb<p>&\n"), max_size=150)


@given(before=TEXTS, html=TEXTS, after=TEXTS)
def test_a_text_is_found_wherever_it_stands(before: str, html: str, after: str) -> None:
    page = before + html + after
    place = place_of(html, page)
    assert bool(place) == bool(html)
    if place:
        assert text_at(place, page.encode()) == html


@given(html=TEXTS, page=TEXTS)
def test_a_page_without_the_text_has_no_place_of_it(html: str, page: str) -> None:
    assert bool(place_of(html, page)) == (bool(html) and html in page)


def test_a_text_that_begins_as_another_does_is_not_taken_for_it() -> None:
    html, other = "<p>" + "а" * 100, "<p>" + "а" * 99 + "б"
    assert place_of(html, other) == b""
    assert text_at(place_of(html, other + html), (other + html).encode()) == html
