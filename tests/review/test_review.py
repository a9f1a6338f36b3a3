"""`newsgen check` finds what is not wrong, but not well, and nothing else."""

from datetime import timedelta
from pathlib import Path

import pytest

from newsgen.errors import NewsgenError
from newsgen.i18n.program import speaker
from newsgen.model.theme import OWN, Theme
from newsgen.review import Review, Wish, review
from newsgen.review.colours import contrast, faint
from support.reviewing import FOLDER, STORY, WIDE, checked, found, words
from support.sites import NOW, PIXEL, SETTINGS, article, many, new_site, write

THREE = SETTINGS.replace("language: ru", "languages: [ru, kk, en]")


def test_a_site_in_order_has_no_findings(tmp_path: Path) -> None:
    review = checked(tmp_path, many(5))
    assert review == Review(findings=(), untranslated=0)


def test_a_story_that_languages_lack_is_named_with_the_files_to_write(tmp_path: Path) -> None:
    files = {
        "content/site.yaml": THREE,
        STORY: article(),
        f"{FOLDER}/whole.md": article(),
        f"{FOLDER}/whole.kk.md": article(),
        f"{FOLDER}/whole.en.md": article(),
        f"{FOLDER}/foreign.kk.md": article(),
        "content/pages/about.kk.md": "---\ntitle: Біз туралы\n---\nЖазамыз.\n",
        "content/pages/about.en.md": "---\ntitle: About\n---\nWe write.\n",
        "content/pages/terms.en.md": "---\ntitle: Terms\n---\nBe kind.\n",
    }
    findings = checked(tmp_path, files).findings
    assert [(str(one.where), str(one.text), str(one.remedy)) for one in findings] == [
        (
            f"{FOLDER}/foreign.kk.md:1:1",
            "there is no version of this in ru, en",
            f"write {FOLDER}/foreign.md, {FOLDER}/foreign.en.md",
        ),
        (
            f"{STORY}:1:1",
            "there is no version of this in kk, en",
            f"write {FOLDER}/story.kk.md, {FOLDER}/story.en.md",
        ),
        (
            "content/pages/terms.en.md:1:1",
            "there is no version of this in ru, kk",
            "write content/pages/terms.md, content/pages/terms.kk.md",
        ),
    ]
    assert {one.code for one in findings} == {"missing-translation"}


def test_texts_of_the_settings_are_missed_where_only_some_languages_have_them(
    tmp_path: Path,
) -> None:
    text = THREE.replace("title: Проба", "title: {ru: Проба, en: Test}")
    files = {
        "content/site.yaml": f"{text}check: {{translations: [ru]}}\n",
    }
    assert words(tmp_path, files) == [("there is no kk here", "add kk: …")]
    assert found(tmp_path, files) == [("content/site.yaml:1:8", "missing-translation")]


@pytest.mark.parametrize(
    ("setting", "codes"),
    [("kk", ["missing-translation"]), ("en", []), ("[]", []), ("ru, kk", ["missing-translation"])],
)
def test_a_site_says_which_translations_it_wants(
    tmp_path: Path, setting: str, codes: list[str]
) -> None:
    files = {
        "content/site.yaml": f"{THREE}check:\n  translations: {setting}\n",
        "content/pages/about.md": "---\ntitle: О нас\n---\nМы.\n",
        "content/pages/about.kk.md": "---\ntitle: Біз\n---\nБіз.\n",
        "content/pages/about.en.md": "---\ntitle: We\n---\nWe.\n",
        STORY: article(),
        f"{FOLDER}/story.en.md": article(),
    }
    assert [one.code for one in checked(tmp_path, files).findings] == codes


@pytest.mark.parametrize(
    "hidden", [{"draft": "true"}, {"expires": "2024-03-18"}, {"date": "2024-05-01"}]
)
def test_a_version_that_readers_do_not_see_is_not_missing(
    tmp_path: Path, hidden: dict[str, str]
) -> None:
    files = {
        "content/site.yaml": f"{THREE}check: {{translations: [ru, kk]}}\n",
        "content/pages/about.kk.md": "---\ntitle: Біз\n---\nБіз.\n",
        STORY: article(),
        f"{FOLDER}/story.kk.md": article(**hidden),
        f"{FOLDER}/other.md": article(**hidden),
        f"{FOLDER}/other.kk.md": article(),
    }
    assert found(tmp_path, files) == []


def test_old_untranslated_stories_are_counted_and_named_when_asked(tmp_path: Path) -> None:
    files = {
        "content/site.yaml": f"{THREE}check: {{translations: kk}}\n",
        "content/pages/about.kk.md": "---\ntitle: Біз\n---\nБіз.\n",
        STORY: article(date=f"{NOW - timedelta(days=2):%Y-%m-%d}"),
        f"{FOLDER}/recent.md": article(date=f"{NOW - timedelta(days=31):%Y-%m-%d}"),
        f"{FOLDER}/old.md": article(date=f"{NOW - timedelta(days=33):%Y-%m-%d}"),
        f"{FOLDER}/older.md": article(date="2020-01-01"),
        f"{FOLDER}/next.md": article(date="2031-01-01"),
    }
    review = checked(tmp_path, files)
    names = [one.where.path.rpartition("/")[2] for one in review.findings]
    assert (names, review.untranslated) == (["next.md", "recent.md", "story.md"], 2)
    whole = checked(tmp_path, files, everything=True)
    assert (len(whole.findings), whole.untranslated) == (5, 0)
    one = checked(tmp_path, files, only=frozenset({f"{FOLDER}/older.md"}))
    assert [finding.where.path for finding in one.findings] == [f"{FOLDER}/older.md"]


@pytest.mark.parametrize(
    ("original", "translation", "stale"),
    [
        ({}, {}, False),
        ({"updated": "2024-03-17 09:30"}, {}, True),
        ({"updated": "2024-03-17 09:30"}, {"updated": "2024-03-17 09:29"}, True),
        ({"updated": "2024-03-17 09:30"}, {"updated": "2024-03-17 09:30"}, False),
        ({"updated": "2024-03-17 09:30"}, {"date": "2024-03-18"}, False),
        ({"corrections": "[{date: 2024-03-17, text: Не то}]"}, {}, True),
        (
            {"corrections": "[{date: 2024-03-17, text: Не то}]"},
            {"corrections": "[{date: 2024-03-17, text: Олай емес}]"},
            False,
        ),
        ({}, {"updated": "2024-03-17 09:30"}, False),
    ],
)
def test_a_translation_is_stale_when_its_original_was_changed_after_it(
    tmp_path: Path, original: dict[str, str], translation: dict[str, str], *, stale: bool
) -> None:
    files = {
        "content/site.yaml": f"{THREE}check: {{translations: []}}\n",
        STORY: article(**original),
        f"{FOLDER}/story.kk.md": article(**translation),
    }
    places = [place for place, code in found(tmp_path, files) if code == "stale-translation"]
    line = 4 if "updated" in translation else 3
    column = 10 if "updated" in translation else 7
    assert places == [f"{FOLDER}/story.kk.md:{line}:{column}"] * stale


def test_a_stale_translation_says_when_its_original_was_changed(tmp_path: Path) -> None:
    files = {
        "content/site.yaml": f"{THREE}check: {{translations: []}}\n",
        STORY: article(updated="2024-03-17 09:30"),
        f"{FOLDER}/story.kk.md": article(),
        f"{FOLDER}/alone.kk.md": article(),
    }
    assert words(tmp_path, files) == [
        (
            "the original was changed on 2024-03-17 09:30, after this translation",
            "bring it up to date, and write updated: 2024-03-17 09:30",
        )
    ]


def test_pictures_want_words_for_those_who_do_not_see_them(tmp_path: Path) -> None:
    body = (
        "Текст.\n\n![](a.gif)\n\nВот ![ ](a.gif) и ![мост](a.gif), и `![](нет.gif)`.\n\n"
        '<img src="a.gif"> <img alt="" src="a.gif">'
    )
    files: dict[str, str | bytes] = {
        STORY: article(body=body, photo="a.gif"),
        f"{FOLDER}/described.md": article(photo="a.gif", photo_alt="Мост"),
        f"{FOLDER}/credited.md": article(photo_credit="akorda.kz"),
        "content/pages/about.md": "---\ntitle: О нас\n---\nМы:\n\n![][кот]\n\n[кот]: cat.gif\n",
        "content/pages/cat.gif": PIXEL,
        f"{FOLDER}/a.gif": WIDE,
    }
    assert found(tmp_path, files) == [
        (f"{STORY}:4:8", "missing-alt"),
        (f"{STORY}:8:1", "missing-alt"),
        (f"{STORY}:10:5", "missing-alt"),
        (f"{STORY}:12:1", "missing-alt"),
        ("content/pages/about.md:6:1", "missing-alt"),
    ]


def test_links_to_headings_that_are_not_there_are_found(tmp_path: Path) -> None:
    body = """\
[тут](#chto-dalshe) [нет](#chto-dalshee) [верх](#top) [начало](#) [сноска](#fn)

[о нас](/about/#kontakty) [и тут](/about#net) [главная](/#main) [рубрика](/politics/#x)

[слова](/about/#:~:text=мы) [далеко](https://example.com/#x) [черновик](/2024/03/15/draft/#x)

[файл](other.md#da) [и файл](../../../pages/about.md#kontakty) [целиком](https://example.kz/about/#no)

## Что дальше

## Свой {#свой}

[свой](#свой) [по-другому](#%D1%81%D0%B2%D0%BE%D0%B9)
"""
    files = {
        STORY: article(body=body),
        f"{FOLDER}/draft.md": article(draft="true"),
        f"{FOLDER}/other.md": article(slug="moved", body="## Нет"),
        "content/pages/about.md": "---\ntitle: О нас\n---\nМы.\n\n## Контакты\n\n[a](#kontakt)\n",
        "content/pages/empty.md": "---\ntitle: Пусто\n---\n[a](#kontakty)\n",
    }
    findings = checked(tmp_path, files).findings
    assert {one.code for one in findings} == {"dead-fragment"}
    told = [(str(one.where).rpartition("/")[2], str(one.text), str(one.remedy)) for one in findings]
    assert told == [
        (
            "story.md:5:27",
            "#chto-dalshee leads to no heading of its page",
            "did you mean #chto-dalshe?",
        ),
        (
            "story.md:5:76",
            "#fn leads to no heading of its page",
            "the places there are #chto-dalshe, #свой",
        ),
        (
            "story.md:7:35",
            "/about#net leads to no heading of its page",
            "the places there are #kontakty",
        ),
        (
            "story.md:7:75",
            "/politics/#x leads to no heading of its page",
            "there is no heading there: leave out the # and what follows it",
        ),
        (
            "story.md:11:8",
            "other.md#da leads to no heading of its page",
            "the places there are #net",
        ),
        (
            "story.md:11:74",
            "https://example.kz/about/#no leads to no heading of its page",
            "the places there are #kontakty",
        ),
        ("about.md:8:5", "#kontakt leads to no heading of its page", "did you mean #kontakty?"),
        (
            "empty.md:4:5",
            "#kontakty leads to no heading of its page",
            "there is no heading there: leave out the # and what follows it",
        ),
    ]


def test_headlines_that_will_be_cut_short_are_found(tmp_path: Path) -> None:
    files = {
        STORY: article("б" * 111),
        f"{FOLDER}/just.md": article("б" * 110),
        "content/pages/about.md": f"---\nlead: Кто мы\ntitle: {'б' * 200}\n---\nМы.\n",
    }
    assert found(tmp_path, files) == [
        (f"{STORY}:2:8", "long-title"),
        ("content/pages/about.md:3:8", "long-title"),
    ]


def test_names_spelt_two_ways_are_found_where_they_differ_from_the_first(tmp_path: Path) -> None:
    files = {
        "content/site.yaml": f"{THREE}check: {{translations: []}}\n",
        f"{FOLDER}/a.md": article(date="2024-03-01", tags="[Ёлки, Мосты]", author="Алёна Ким"),
        f"{FOLDER}/b.md": article(date="2024-03-02", tags="[мосты, Ёлки]", author="Редакция"),
        f"{FOLDER}/c.md": article(date="2024-03-03", tags="Дороги, Елки", author="[Алена Ким]"),
        f"{FOLDER}/c.kk.md": article(date="2024-03-03", tags="мосты"),
    }
    assert found(tmp_path, files) == [
        (f"{FOLDER}/b.md:4:8", "two-spellings"),
        (f"{FOLDER}/c.md:4:7", "two-spellings"),
        (f"{FOLDER}/c.md:5:10", "two-spellings"),
    ]
    assert words(tmp_path, files)[0] == ("'мосты' is spelt 'Мосты' elsewhere", "write Мосты")


def test_drafts_are_left_alone_and_what_is_to_come_is_not(tmp_path: Path) -> None:
    files = {
        STORY: article("б" * 200, draft="true"),
        f"{FOLDER}/next.md": article("б" * 200, "2024-05-01"),
    }
    assert found(tmp_path, files) == [(f"{FOLDER}/next.md:2:8", "long-title")]


def test_findings_can_be_had_of_some_files_alone(tmp_path: Path) -> None:
    files = {
        STORY: article("б" * 200, body="[a](#нет)"),
        f"{FOLDER}/other.md": article("б" * 200, body="[a](#нет)"),
        "content/pages/about.md": "---\ntitle: О\n---\n[a](#нет)\n",
    }
    only = checked(tmp_path, files, only=frozenset({STORY})).findings
    assert [(one.where.path, one.code) for one in only] == [
        (STORY, "long-title"),
        (STORY, "dead-fragment"),
    ]


def test_what_a_build_would_refuse_is_told_all_at_once_instead(tmp_path: Path) -> None:
    files = {
        STORY: article("б" * 200, autor="Я"),
        f"{FOLDER}/tags.md": article(tags="[C, C++]"),
        f"{FOLDER}/lost.md": article(body="[a](/2024/03/15/story/)"),
        "templates/404.html": "{{ asset('nothing.css') }}",
    }
    with pytest.raises(NewsgenError) as caught:
        checked(tmp_path, files)
    codes = {one.code for one in caught.value.problems}
    assert codes == {"unknown-field", "same-address", "unknown-asset"}


def test_a_link_that_leads_nowhere_is_a_problem_and_no_finding(tmp_path: Path) -> None:
    with pytest.raises(NewsgenError) as caught:
        checked(tmp_path, {STORY: article(body="[a](/nowhere/#x)")})
    assert [one.code for one in caught.value.problems] == ["dead-link"]


def test_nothing_is_written_but_what_newsgen_remembers(tmp_path: Path) -> None:
    site = new_site(tmp_path, many(3))
    write(site, {STORY: article("б" * 200)})
    before = {one.name for one in site.iterdir()}
    assert review(Wish(root=site, now=NOW)).findings
    assert {one.name for one in site.iterdir()} - before <= {".newsgen"}


def test_a_colour_that_cannot_be_told_from_the_paper_is_found(tmp_path: Path) -> None:
    theme = 'theme:\n  paper: "#777777"\n  accent_dark: "#82c7da"\n  mark: "#ffffff"\n'
    findings = checked(tmp_path, {"content/site.yaml": SETTINGS + theme}).findings
    line = SETTINGS.count("\n") + 2
    assert [(str(one.where), str(one.text)) for one in findings] == [
        (
            f"content/site.yaml:{line}:10",
            "accent #0b5568 stands out from paper #777777 by 1.86:1",
        ),
        (f"content/site.yaml:{line}:10", "ink #1a1918 stands out from paper #777777 by 3.92:1"),
        (f"content/site.yaml:{line + 2}:9", "mark #ffffff stands out from paper #777777 by 4.47:1"),
    ]
    assert "1,86:1" in speaker("ru").tell(findings[0].text)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#000000", 21),
        ("#123456", "#123456", 1),
        ("#777777", "#ffffff", 4.478),
        ("#767676", "#ffffff", 4.542),
        ("#0000ff", "#ffffff", 8.592),
    ],
)
def test_contrast_is_that_of_the_accessibility_guidelines(
    one: str, other: str, ratio: float
) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.001)


def test_the_theme_s_own_colours_stand_out(tmp_path: Path) -> None:
    assert list(faint(new_site(tmp_path), Theme())) == []
    for dark in (0, 1):
        paper = OWN["paper"][dark]
        assert all(contrast(OWN[name][dark], paper) >= 4.5 for name in ("ink", "accent", "mark"))


def test_a_logo_alone_is_no_colour(tmp_path: Path) -> None:
    text = SETTINGS + "theme: {logo: a.gif}\n"
    files: dict[str, str | bytes] = {"content/site.yaml": text, "static/a.gif": PIXEL}
    assert checked(tmp_path, files).findings == ()
