"""The front page: breaking news by the clock, the most read, opinions with their authors."""

from datetime import timedelta

from newsgen.model.article import Article, Byline
from newsgen.model.edition import Edition, divide
from newsgen.model.media import Asset, Photo, PhotoView
from newsgen.model.settings import Author
from newsgen.model.views import ArticleView, FrontView, NotFoundView, Signature
from newsgen.plan import plan
from support.editions import NOW, a_reference, an_article, an_edition, settings

HOUR = timedelta(hours=1)
OF = settings(
    languages=("ru", "kk"),
    authors=(
        Author(
            "aigerim",
            {"ru": "Айгерим", "kk": "Әйгерім"},
            about="Пишет",
            photo="static/a.jpg",
            telegram="https://t.me/aigerim",
        ),
    ),
)
PORTRAIT = Asset("static/a.jpg", b"1", "/a.1.jpg", width=300, height=400)


def edition(*articles: Article) -> Edition:
    return an_edition(*articles, of=OF, assets=(PORTRAIT,))


def front(made: Edition, path: str = "index.html") -> FrontView:
    (view,) = (target.made().view for target in plan(made) if target.path == path)
    assert isinstance(view, FrontView)
    return view


def page(made: Edition, path: str) -> ArticleView:
    (view,) = (target.made().view for target in plan(made) if target.path == path)
    assert isinstance(view, ArticleView)
    return view


def breaking(name: str, ago: int, hours: int, **fields: object) -> Article:
    return an_article(name, NOW - ago * HOUR, breaking=NOW + hours * HOUR, **fields)


def test_breaking_news_is_the_newest_two_that_have_not_ended() -> None:
    articles = [breaking("a", 3, 1), breaking("b", 2, 2), breaking("c", 1, 3)]
    over = breaking("d", 1, 0)
    shown = front(edition(*articles, over, an_article("e"))).breaking
    assert [card.title for card in shown] == ["C", "B"]


def test_an_edition_ends_when_the_first_breaking_news_does() -> None:
    old = [an_article(f"o{at}", NOW - timedelta(days=9)) for at in range(3)]
    far = an_article("far", NOW - timedelta(days=5), breaking=NOW + 3 * HOUR)
    assert divide([*old, far], NOW).until == NOW + 3 * HOUR
    assert divide([*old, far], NOW).breaking == {far.file}
    assert divide([*old, far], NOW + 3 * HOUR).breaking == frozenset()
    withheld = an_article("x", NOW - timedelta(days=5), breaking=NOW + HOUR, draft=True)
    assert divide([*old, withheld], NOW).until.year == NOW.year + 1


def test_breaking_news_stands_on_the_front_of_its_language_alone() -> None:
    made = edition(breaking("a", 1, 1, language="kk", url="/kk/a/"), an_article("b"))
    assert front(made).breaking == ()
    assert [card.title for card in front(made, "kk/index.html").breaking] == ["A"]


def test_the_front_shows_the_most_read_and_the_newest_four_opinions() -> None:
    signed = {"kind": "opinion", "bylines": (Byline("Айгерим", "aigerim"),)}
    opinions = [an_article(f"o{at}", NOW - at * HOUR, views=at, **signed) for at in range(6)]
    view = front(edition(*opinions, an_article("n", views=3)))
    assert [card.title for card in view.most_read] == ["O5", "O4"]
    assert view.lead
    assert view.lead.title == "O0"  # which stands above, and once
    assert [card.title for card in view.opinions] == ["O1", "O2", "O3", "O4"]
    assert view.opinions[0].author == Signature(
        "Айгерим", "/authors/aigerim/", PhotoView("/a.1.jpg", "Айгерим", "", "", 300, 400)
    )


def test_only_opinions_and_interviews_tell_their_author_in_lists() -> None:
    guest = (Byline("Гость Первый"), Byline("Айгерим", "aigerim"))
    made = edition(
        an_article("first"),
        an_article("a", NOW - 30 * HOUR, kind="interview", bylines=guest),
        an_article("b", NOW - 31 * HOUR, kind="long-read", bylines=guest),
        an_article("c", NOW - 32 * HOUR, kind="opinion"),
    )
    author = Signature("Гость Первый", "/authors/gost-pervyy/")
    assert [(card.kind, card.author) for card in front(made).latest] == [
        ("interview", author),
        ("long-read", None),
        ("opinion", None),
    ]


def test_a_story_to_read_also_has_the_card_that_lists_have() -> None:
    guest = (Byline("Гость Первый"),)
    told = an_article("told", NOW - 9 * HOUR, kind="opinion", bylines=guest)
    kazakh = an_article(
        "kk",
        NOW - 9 * HOUR,
        kind="opinion",
        bylines=(Byline("Айгерим", "aigerim"),),
        language="kk",
        url="/kk/x/",
    )
    named = (a_reference("told"), a_reference("kk"))
    made = edition(told, kazakh, an_article("b", mentioned=named))
    (_, same), (_, other) = page(made, "2024/03/19/b/index.html").mentioned
    assert same == front(made).lead
    assert other == front(made, "kk/index.html").lead
    assert other.author is not None
    assert (other.author.name, other.author.url) == ("Әйгерім", "/kk/authors/aigerim/")


def test_an_author_s_page_has_portrait_and_telegram() -> None:
    made = edition(an_article("a", bylines=(Byline("Айгерим", "aigerim"), Byline("Гость"))))
    author, guest = page(made, "2024/03/19/a/index.html").authors
    assert author.portrait == PhotoView("/a.1.jpg", "Айгерим", "", "", 300, 400)
    assert author.telegram == "https://t.me/aigerim"
    assert (guest.portrait, guest.telegram) == (None, "")


def test_pictures_in_a_text_come_with_their_sizes() -> None:
    known = Asset("content/a.jpg", b"1", "/a.jpg", width=40, height=30)
    unknown = Asset("content/b.jpg", b"2", "/b.jpg")
    shown = (a_reference("a.jpg", known.source), a_reference("b.jpg", unknown.source))
    photo = Photo(known.source, "alt")
    story = an_article("a", pictures=shown, photo=photo)
    view = page(an_edition(story, assets=(known, unknown)), "2024/03/19/a/index.html")
    assert view.photos == (
        PhotoView("/a.jpg", "", "", "", 40, 30),
        PhotoView("/b.jpg", "", "", ""),
    )
    assert view.photo == PhotoView("/a.jpg", "alt", "", "", 40, 30)


def test_the_page_for_what_is_not_there_shows_the_newest_five() -> None:
    made = edition(*(an_article(f"a{at}", NOW - at * HOUR) for at in range(7)))
    (view,) = (one.made().view for one in plan(made) if one.path == "404.html")
    assert isinstance(view, NotFoundView)
    assert [card.title for card in view.cards] == ["A0", "A1", "A2", "A3", "A4"]
    assert view.this_year == NOW.year
