"""A page knows its like in other languages, and no more than that."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from newsgen.errors import NewsgenError
from newsgen.model.article import Article, Body, StandingPage
from newsgen.model.edition import Edition
from newsgen.model.settings import Author, Channel, Link, MenuItem, Section, Settings
from newsgen.model.views import Version
from newsgen.plan import plan
from newsgen.target import Target
from support.editions import NOW, an_article, an_edition, bylines, settings

DAY = NOW - timedelta(days=1)
PLACE = f"{DAY:%Y/%m/%d}"
PREFIXES = {"ru": "", "kk": "/kk", "en": "/en"}


def three(**fields: object) -> Settings:
    return settings(languages=tuple(PREFIXES), **fields)


def version(story: str, language: str, **fields: object) -> Article:
    prefix = PREFIXES[language]
    usual: dict[str, object] = {
        "story": story,
        "language": language,
        "url": f"{prefix}/{PLACE}/{story}/",
        "file": f"content/articles/{story}{prefix.replace('/', '.')}.md",
    }
    return an_article(story, DAY, **{**usual, **fields})


def standing(key: str, language: str) -> StandingPage:
    prefix = PREFIXES[language]
    file = f"content/pages/{key}{prefix.replace('/', '.')}.md"
    body = Body(file, b"x")
    return StandingPage(
        key=key, language=language, file=file, url=f"{prefix}/{key}/", title=key, body=body
    )


def targets(edition: Edition) -> dict[str, Target]:
    return {target.path: target.made() for target in plan(edition)}


def view(edition: Edition, path: str) -> Any:  # noqa: ANN401 - each test knows the view it asks for
    return targets(edition)[path].view


def everywhere(rest: str) -> tuple[Version, ...]:
    """The versions of an address that all three languages have."""
    return tuple(Version(language, f"{prefix}{rest}") for language, prefix in PREFIXES.items())


def test_a_story_links_all_its_versions_itself_included() -> None:
    edition = an_edition(version("a", "ru"), version("a", "en"), version("b", "kk"), of=three())
    both = (Version("ru", f"/{PLACE}/a/"), Version("en", f"/en/{PLACE}/a/"))
    assert view(edition, f"{PLACE}/a/index.html").versions == both
    assert view(edition, f"en/{PLACE}/a/index.html").versions == both
    assert view(edition, f"kk/{PLACE}/b/index.html").versions == ()


@pytest.mark.parametrize("hidden", [{"draft": True}, {"expires": DAY}])
def test_a_version_that_readers_do_not_see_is_not_linked(hidden: dict[str, object]) -> None:
    edition = an_edition(version("a", "ru"), version("a", "kk", **hidden), of=three())
    assert view(edition, f"{PLACE}/a/index.html").versions == ()


def test_pages_that_every_language_has_link_each_other() -> None:
    found = targets(an_edition(version("a", "ru"), of=three()))
    for prefix in ("", "kk/", "en/"):
        for rest in ("", "politics/", "archive/"):
            page = found[f"{prefix}{rest}index.html"].view
            assert page.versions == everywhere(f"/{rest}")  # type: ignore[attr-defined] # as above
    numbered = an_edition(
        *(version(f"s{n}", "ru", section="politics") for n in range(5)), of=three()
    )
    assert view(numbered, "politics/page/1/index.html").versions == ()


def test_a_standing_page_links_its_versions() -> None:
    pages = (standing("about", "ru"), standing("about", "kk"), standing("terms", "ru"))
    edition = replace(an_edition(of=three()), pages=pages)
    both = (Version("ru", "/about/"), Version("kk", "/kk/about/"))
    assert view(edition, "about/index.html").versions == both
    assert view(edition, "kk/about/index.html").versions == both
    assert view(edition, "terms/index.html").versions == ()


def test_a_site_of_one_language_has_no_versions_of_anything() -> None:
    edition = replace(an_edition(version("a", "ru")), pages=(standing("about", "ru"),))
    assert view(edition, "index.html").site.languages == ()
    for target in targets(edition).values():
        assert getattr(target.view, "versions", ()) == ()


def test_the_frame_depends_on_nothing_but_the_settings() -> None:
    one = view(an_edition(of=three()), "kk/index.html").site
    many = view(
        an_edition(version("a", "ru"), version("a", "kk"), of=three()), "kk/index.html"
    ).site
    assert one == many
    assert one.languages == everywhere("/")


def test_the_frame_speaks_its_language() -> None:
    words = {"ru": "Вестник", "kk": "Хабаршы", "en": "Herald"}
    of = three(
        title=words,
        description=words,
        imprint=words,
        sections=(Section("news", {"ru": "Новости", "kk": "Жаңалықтар", "en": "News"}),),
        main_menu=(MenuItem(section="news"),),
        footer_menu=(MenuItem(title=words, url=dict.fromkeys(words, "https://example.kz/")),),
        telegram=Channel(words, "https://t.me/x"),
        authors=(Author("red", words, words, words),),
    )
    story = version("a", "kk", bylines=bylines("red"))
    story = replace(story, bylines=(replace(story.bylines[0], key="red"),))
    found = targets(an_edition(story, of=of))
    for language, path in (("ru", "index.html"), ("kk", "kk/index.html"), ("en", "en/index.html")):
        site = found[path].view.site  # type: ignore[attr-defined] # every page has a site
        word = words[language]
        assert (site.title, site.description, site.imprint) == (word, word, word)
        assert site.footer_menu == (Link(word, "https://example.kz/"),)
        assert site.telegram == Link(word, "https://t.me/x")
        assert site.main_menu[0].title == of.sections[0].titles[language]
    author = found["kk/authors/red/index.html"].view.author  # type: ignore[attr-defined] # its front
    assert (author.name, author.role, author.about) == ("Хабаршы", "Хабаршы", "Хабаршы")


def test_a_menu_that_leads_nowhere_in_one_language_is_told() -> None:
    lost = MenuItem(title="Мы", url={"ru": "/", "kk": "/kk/we/", "en": "/"})
    with pytest.raises(NewsgenError) as caught:
        targets(an_edition(of=three(footer_menu=(lost,))))
    (problem,) = caught.value.problems
    assert (problem.code, "/kk/we/" in str(problem.text)) == ("dead-link", True)


def test_tags_are_spelt_with_the_site_s_own_letters() -> None:
    of = three(slugs={"kk": {"қ": "k"}})
    edition = an_edition(
        version("a", "kk", tags=("Қала",)), version("a", "ru", tags=("Қала",)), of=of
    )
    assert {path for path in targets(edition) if "tags" in path} == {
        "kk/tags/kala/index.html",
        "tags/kala/index.html",
    }
    plain = an_edition(version("a", "kk", tags=("Қала",)), of=three())
    assert "kk/tags/qala/index.html" in targets(plain)
