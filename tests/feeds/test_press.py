"""Feeds share what they carry, and carry no more than they may."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone

from msgspec.structs import replace

from newsgen.feeds.budget import within
from newsgen.feeds.pictures import media_type
from newsgen.feeds.press import Press
from newsgen.feeds.profiles import DZEN, PROFILES, RAMBLER, RSS, YANDEX, reach
from newsgen.feeds.rss import CONTENTS
from newsgen.feeds.views import FeedView, Frame, Person, Picture, Story
from newsgen.model.article import Body, Source
from newsgen.render.memo import Memo
from newsgen.urls import AGGREGATORS, FEEDS
from support.feed_rules import atom_faults, json_faults, rss_faults

START = datetime(2024, 3, 15, 20, 0, tzinfo=timezone(timedelta(hours=5)))
FRAME = Frame(base_url="https://example.kz/", language="ru")
STORY = Story(
    id="urn:x:1",
    url="/2024/03/15/bridge/",
    title="Мост",
    published=START,
    changed=START,
    authors=(Person("Редакция", "/authors/red/"),),
    picture=Picture(url="/a.png", size=5, width=3, height=2, alt="Мост"),
    body=Body("a.md", b"1"),
)
VIEW = FeedView(
    frame=FRAME,
    id="urn:x:0",
    url="/feed.xml",
    page="/",
    title="Проба",
    description="",
    logo="/logo.png",
    stories=(STORY, replace(STORY, id="urn:x:2", url="/2024/03/15/other/")),
)


def press(count: Counter[str], html: str = "<p>Текст.</p>") -> Press:
    """A press that counts how often each body was read."""

    def body(story: Story, _frame: Frame) -> str:
        count[story.url] += 1
        return html

    def says(_language: str) -> Callable[[str], str]:
        return str

    return Press(body, says, Memo())


def test_a_body_is_read_once_for_all_feeds_that_carry_it() -> None:
    count = Counter[str]()
    made = press(count)
    for name in (*FEEDS, *PROFILES):
        made.feed(name, VIEW)
        made.feed(name, replace(VIEW, page="/politics/", stories=VIEW.stories[:1]))
    assert set(count.values()) == {1}
    made.feed("rss", replace(VIEW, frame=replace(FRAME, base_url="https://other.kz/")))
    assert set(count.values()) == {2}


def test_what_is_kept_changes_no_feed() -> None:
    shared = press(Counter())
    for name in (*PROFILES, *FEEDS, *FEEDS):
        assert shared.feed(name, VIEW) == press(Counter()).feed(name, VIEW)


def test_feeds_with_a_logo_and_a_measured_picture_are_valid() -> None:
    made = press(Counter())
    url = "https://example.kz/feed.xml"
    for name in ("rss", *PROFILES):
        data = made.feed(name, VIEW)
        assert rss_faults(data, url) == []
        assert b"<image><url>https://example.kz/logo.png</url>" in data
    assert b'width="3" height="2"' in made.feed("rss", VIEW)
    assert b"<logo>https://example.kz/logo.png</logo>" in made.feed("atom", VIEW)
    assert atom_faults(made.feed("atom", VIEW), url) == []
    assert b'"icon":"https://example.kz/logo.png"' in made.feed("json", VIEW)
    assert json_faults(made.feed("json", VIEW), url) == []
    drawn = made.feed("rss", replace(VIEW, logo="/logo.svg"))
    assert b"<image>" not in drawn, "RSS knows no SVG"


def test_a_source_without_an_address_is_named() -> None:
    story = replace(STORY, source=Source("ТАСС & Ко"), picture=Picture(url="/a.png", size=5))
    feed = press(Counter()).feed("rss", replace(VIEW, stories=(story,)))
    assert rss_faults(feed, "https://example.kz/feed.xml") == []
    assert "<dc:source>ТАСС &amp; Ко</dc:source>" in feed.decode()
    assert "&lt;p&gt;Source: ТАСС &amp;amp; Ко&lt;/p&gt;" in feed.decode()
    assert "media:description" not in feed.decode()


def test_no_character_of_a_view_makes_a_feed_invalid() -> None:
    bad = "a\x00\x0b\x1b\ufffe]]><b>&amp;😀"
    picture = Picture(url="/a.png", size=5, alt=bad, caption=bad, credit=bad)
    person = Person(bad, "/authors/x/")
    story = replace(
        STORY, title=bad, lead=bad, opening=bad, tags=(bad,), authors=(person,), picture=picture
    )
    view = replace(VIEW, title=bad, description=bad, stories=(story,))
    made = press(Counter(), "<p>Текст.</p>")
    url = "https://example.kz/feed.xml"
    checks = {"rss": rss_faults, "atom": atom_faults, "json": json_faults}
    for name in (*FEEDS, *PROFILES):
        assert checks.get(name, rss_faults)(made.feed(name, view), url) == []


def test_a_feed_of_titles_carries_no_texts() -> None:
    made = press(Counter())
    view = replace(VIEW, full_text=False)
    assert not [name for name in FEEDS if "Текст." in made.feed(name, view).decode()]


def test_newer_stories_keep_their_texts_and_older_ones_make_room() -> None:
    def written(story: int, text: str) -> str:
        return f"{story}{text}"

    def document(stories: Sequence[str]) -> bytes:
        return f"<{'|'.join(stories)}>".encode()

    sizes = {5: 3, 4: 90, 3: 3, 2: 9, 1: 0}

    def told(bytes_max: int) -> bytes:
        texts = {story: "x" * size for story, size in sizes.items()}
        return within(bytes_max, list(sizes), texts.__getitem__, written, document)

    assert told(200) == b"<5xxx|4|3xxx|2xxxxxxxxx|1>".replace(b"4", b"4" + 90 * b"x")
    assert told(19) == b"<5xxx|4|3xxx|2|1>"
    assert told(3) == b"<5>"
    assert told(2) == b"<>"


def test_a_profile_reaches_so_many_stories_and_days() -> None:
    dates = [START - timedelta(hours=20 * number) for number in range(1_000)]
    assert reach(RSS, dates, 30) == 30
    assert reach(RSS, dates[:7], 30) == 7
    assert reach(YANDEX, dates, 30) == 200
    assert reach(DZEN, dates, 30) == 4, "20, 40 and 60 hours before the newest"
    assert reach(DZEN, [START] * 1_000, 30) == 500
    assert reach(RAMBLER, [], 30) == 0
    assert reach(RAMBLER, dates[:1], 1) == 1


def test_each_profile_has_an_address() -> None:
    assert set(PROFILES) == set(AGGREGATORS)


def test_profiles_are_made_of_what_rss_knows() -> None:
    for name, profile in PROFILES.items():
        assert profile.name == name
        assert {part.of for part in profile.parts} <= set(CONTENTS)
        declared = {prefix for prefix, _ in profile.namespaces}
        used = {part.element.partition(":")[0] for part in profile.parts if ":" in part.element}
        assert used <= declared


def test_a_picture_s_type_is_told_by_its_address() -> None:
    assert media_type("/media/a.1b2c.JPG") == "image/jpeg"
    assert media_type("/media/a") == "application/octet-stream"
