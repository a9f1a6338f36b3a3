"""A group names all that its targets and their views are made of: equal names, equal targets."""

from contextlib import suppress
from datetime import date, datetime, timedelta, timezone
from random import Random

from hypothesis import given, settings as examples, strategies as st
from msgspec.structs import replace

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.fingerprint import fingerprint
from newsgen.model.article import Article, Byline, Reference, sealed
from newsgen.model.edition import Edition
from newsgen.model.media import Asset, Photo, Prints
from newsgen.model.photograph import Metadata, Photograph
from newsgen.model.promise import ARTICLE, Owner, Promise
from newsgen.model.settings import Author, Exchange, Feeds, Photos
from newsgen.model.theme import Theme
from newsgen.plan import plan
from newsgen.target import Place, Recipe, Stands, Target, none_stands
from support.editions import an_article, an_edition, settings

START = datetime(2023, 12, 30, 9, tzinfo=timezone(timedelta(hours=5)))
NOW = datetime(2024, 2, 1, tzinfo=START.tzinfo)
FEEDS = Feeds(items=3, profiles=("yandex", "dzen"))
OF = settings(
    authors=(Author("ivan", "Иван", photo="static/ivan.jpg"), Author("anna", "Анна")),
    languages=("ru", "kk"),
    theme=Theme(logo="static/logo.svg"),
    feeds=FEEDS,
    exchange=Exchange(ninjs=True),
)
RARE = st.integers(0, 9).map(lambda one: one == 0)
WHERE = Location("content/articles/a.md", 9, 1)
ADDRESSES = ["/2024/01/02/s3/", "/politics/"]
FATES: list[dict[str, object]] = [{}, {"gone": "A"}, {"updated": NOW - timedelta(days=1)}]
BYLINES = [
    (),
    (Byline("Иван", "ivan"),),
    (Byline("Гость"),),
    (Byline("ГОСТЬ"), Byline("Анна", "anna")),
]


@st.composite
def an_edition_of_few(draw: st.DrawFn) -> Edition:
    """Stories of a few days that share most of what they could: two editions are often alike."""
    articles = [_story(draw, number) for number in range(draw(st.integers(1, 6)))]
    articles += [_version(article) for article in articles if draw(RARE)]
    pictures = ("content/articles/a.jpg", "static/ivan.jpg", "static/logo.svg")
    assets = tuple(_picture(draw, one) for one in pictures)
    since = draw(st.sampled_from([None, None, date(2024, 1, 1)]))
    formats = draw(st.sampled_from([("webp",), ("webp",), ("avif", "jpeg")]))
    of = replace(OF, share_cards=since, photos=Photos(formats))
    edition = an_edition(*articles, of=of, now=NOW, assets=assets)
    promises = [_promise(draw, at) for at in range(draw(st.integers(0, 3)))]
    return replace(edition, promises=tuple(promises))


def _promise(draw: st.DrawFn, at: int) -> Promise:
    owner = Owner(ARTICLE, "ru", f"s{draw(st.integers(0, 5))}")
    word = draw(st.sampled_from([{}, {"gone": "A"}, {"gone": "B"}, {"moved": "/politics/"}]))
    return Promise(f"/old/{at}/", owner, at, **word)


def _picture(draw: st.DrawFn, source: str) -> Asset:
    digest = b"2" * 16 if draw(RARE) else b"1" * 16
    width = 30 if draw(RARE) else 40
    url = f"/{digest.hex()[:4]}/{source}"
    if source.endswith(".svg") or draw(RARE):
        return Asset(source, digest, url, width=width, height=30)
    # What it is, it is by its bytes.
    said = Metadata(source="Архив" if digest[0] == b"1"[0] else "", license_url="https://a.kz/l")
    frames = 3 if digest[0] == b"2"[0] else 1
    photo = Photograph(kind="gif", width=1300, height=900, frames=frames, metadata=said)
    written = replace(said, credit=draw(st.sampled_from(["", "", "Свой"])))
    focus = draw(st.sampled_from([None, None, (100, 200)]))
    stem = f"/media/a.{fingerprint((digest, written, focus)).hex()[:8]}"
    alone, cut = draw(RARE), draw(RARE)
    wide = 320 if alone else 1280
    prints = Prints(stem, f"{stem}-{wide}.jpg", wide, 200, written, focus, cut, alone)
    return Asset(source, digest, url, width=1300, height=900, photo=photo, prints=prints)


def _story(draw: st.DrawFn, number: int) -> Article:
    rare = RARE
    fields: dict[str, object] = {
        "title": draw(st.sampled_from(["A", "A", "A", "B"])),
        "section": draw(st.sampled_from(["politics", "economy"])),
        "tags": draw(st.sampled_from([(), ("Мост",), ("Мост", "Река"), ("МОСТ",)])),
        "bylines": draw(st.sampled_from(BYLINES)),
        "kind": draw(st.sampled_from(["news", "news", "opinion", "interview"])),
        "words": draw(st.sampled_from([100, 100, 300])),
    }
    if draw(rare):
        fields["breaking"] = NOW + timedelta(hours=draw(st.integers(-1, 1)))
    if draw(rare):
        credit = draw(st.sampled_from(["", "Агентство"]))
        fields["photo"] = Photo("content/articles/a.jpg", "alt", credit=credit)
    if draw(rare):
        file = "" if draw(rare) else "content/articles/a.jpg"  # gone, or there
        fields["pictures"] = (Reference("a.jpg", WHERE, file),)
    if draw(rare):
        fields["related"] = (Reference(f"s{draw(st.integers(0, 5))}", WHERE),)
    if draw(rare):
        fields["links"] = (Reference(draw(st.sampled_from(ADDRESSES)), WHERE),)
    if draw(rare):
        file = f"content/articles/s{draw(st.integers(0, 5))}.md"
        more = (Reference("x.md#y", WHERE, file), Reference("https://x.kz/", WHERE, "/politics/"))
        fields["links"] = draw(st.sampled_from([more, more[:1], more[1:]]))
    if draw(rare):
        named = Reference(f"s{draw(st.integers(0, 5))}", WHERE)
        by_file = Reference("x.md", WHERE, f"content/articles/s{draw(st.integers(0, 5))}.md")
        by_address = Reference("/2024/01/02/s3/", WHERE, "/2024/01/02/s3/")
        fields["mentioned"] = draw(st.sampled_from([(named,), (by_file, named), (by_address,)]))
    fields["draft"] = draw(rare)
    if draw(rare):
        fields |= draw(st.sampled_from(FATES)) | {"aliases": (f"/was/{number}/",)}
    return an_article(f"s{number}", START + timedelta(hours=20 * number), **fields)


def _version(article: Article) -> Article:
    """The same story in another language."""
    file = article.file.replace(".md", ".kk.md")
    aliases = tuple(f"/kk{one}" for one in article.aliases)
    made = replace(article, language="kk", url=f"/kk{article.url}", file=file, aliases=aliases)
    return sealed(replace(made, seal=fingerprint(made)))


def targets(edition: Edition) -> list[Target]:
    """All of them, whether or not links lead somewhere."""
    found: list[Target] = []
    with suppress(NewsgenError):
        found.extend(plan(edition))
    return found


@examples(max_examples=400, deadline=None)
@given(an_edition_of_few(), an_edition_of_few())
def test_a_group_that_was_there_before_has_the_views_that_were_there(
    one: Edition, other: Edition
) -> None:
    before = targets(one)
    groups = {target.group for target in before if target.group}
    views = {target.path: fingerprint(target.made().view) for target in before}
    for target in targets(other):  # the group may have been another path's: see ledger.diff
        if target.group in groups and target.path in views:
            assert fingerprint(target.made().view) == views[target.path]


@examples(max_examples=400, deadline=None)
@given(an_edition_of_few(), an_edition_of_few())
def test_a_group_that_was_there_before_has_the_targets_that_were_there(
    one: Edition, other: Edition
) -> None:
    before, after = by_group(one), by_group(other)
    for group in before.keys() & after.keys() - {b""}:
        assert after[group] == before[group]


@examples(max_examples=200, deadline=None)
@given(an_edition_of_few(), st.randoms())
def test_a_plan_in_which_groups_stand_finds_what_is_wrong_all_the_same(
    edition: Edition, chance: Random
) -> None:
    groups = by_group(edition)
    standing = {group for group in groups if group and chance.random() < 0.7}
    asked: list[bytes] = []

    def stands(group: bytes, recipe: Recipe) -> list[Place]:
        asked.append(group)
        if group not in standing:
            return []
        assert {one.recipe for one in groups[group]} == {recipe}
        return [(one.path, one.origin) for one in groups[group]]

    found, problems = planned(edition, stands)
    every, same_problems = planned(edition)
    assert sorted(problems) == sorted(same_problems)
    assert [one.path for one in found] == [one.path for one in every if one.group not in standing]
    names = [group for group in asked if group]
    assert len(names) == len(set(names))


def by_group(edition: Edition) -> dict[bytes, list[Target]]:
    """The targets of each group, without their views."""
    found: dict[bytes, list[Target]] = {}
    for target in targets(edition):
        found.setdefault(target.group, []).append(replace(target, view=Theme()))
    return found


def planned(
    edition: Edition, stands: Stands = none_stands
) -> tuple[list[Target], tuple[Problem, ...]]:
    """All targets of a plan, and what was found wrong."""
    found: list[Target] = []
    try:
        found.extend(plan(edition, stands=stands))
    except NewsgenError as error:
        return found, tuple(error.problems)
    return found, ()


def test_a_new_story_leaves_the_groups_of_earlier_days_as_they_are() -> None:
    links = (Reference("x.md", WHERE, "content/articles/s2.md"),)
    old = [
        an_article(f"s{at}", START + timedelta(days=at), tags=("Мост",), links=links)
        for at in range(9)
    ]
    before = {target.group for target in plan(an_edition(*old, now=NOW))}
    new = an_article("new", START + timedelta(days=9), tags=("Мост",))
    after = targets(an_edition(*old, new, now=NOW))
    looked_at = {target.path for target in after if target.group not in before}
    assert {path for path in looked_at if "/s" in path and "page" not in path} == set()
    assert "2024/01/08/new/index.html" in looked_at


def test_a_body_edit_touches_the_group_of_its_day_alone() -> None:
    old = [an_article(f"s{at}", START + timedelta(days=at), tags=("Мост",)) for at in range(9)]
    edited = [*old[:3], an_article("s3", old[3].copy.date, tags=("Мост",), views=9), *old[4:]]
    before = {target.group for target in plan(an_edition(*old, now=NOW))}
    after = plan(an_edition(*edited, now=NOW))
    looked_at = [target.path for target in after if target.group and target.group not in before]
    assert looked_at == ["2024/01/02/s3/index.html"]
