"""`newsgen messages`: what a language lacks, and a site's own catalogue on its pages."""

from pathlib import Path

import pytest

from newsgen.errors import NewsgenError
from newsgen.i18n.lacking import of_newsgen
from support.commands import Run
from support.sites import article, build_site, new_site, page, write

UZBEK = "templates/messages/uz.po"
RUSSIAN = "templates/messages/ru.po"


def in_languages(root: Path, *languages: str) -> None:
    settings = root / "content/site.yaml"
    text = settings.read_text(encoding="utf-8")
    listed = f"languages: [{', '.join(languages)}]"
    settings.write_text(text.replace("language: ru", listed), encoding="utf-8")


def po(*pairs: tuple[str, str]) -> str:
    header = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    return header + "".join(f'\nmsgid "{one}"\nmsgstr "{other}"\n' for one, other in pairs)


def test_newsgen_s_languages_lack_nothing(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path)
    in_languages(tmp_path, "ru", "kk", "en")
    code, out, err = run(tmp_path, "messages")
    assert (code, err) == (0, "")
    assert [line.split(":")[0] for line in out.splitlines()] == ["ru", "kk", "en"]
    assert "nothing is missing" in out


def test_what_a_language_lacks_is_listed_with_where_it_is_said(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path, {"templates/own.html": "{{ _('Our own words') }}"})
    code, out, _ = run(tmp_path / "content", "messages", "uz")
    assert code == 1
    count = len(of_newsgen()) + 1
    assert "templates/own.html:1: Our own words\n" in out
    assert out.endswith(f"uz: {count} messages of {count} are not translated.\n")
    assert run(tmp_path, "messages", "ru")[1].endswith(
        f"ru: 1 message of {count} is not translated.\n"
    )


def test_a_catalogue_is_begun_and_completed_and_nothing_in_it_is_lost(
    run: Run, tmp_path: Path
) -> None:
    new_site(tmp_path)
    code, out, _ = run(tmp_path, "messages", "uz", "--write")
    assert code == 1
    assert out.endswith(f"To be translated in {UZBEK}\n")
    file = tmp_path / UZBEK
    begun = file.read_text(encoding="utf-8")
    begun = begun.replace('msgid "Sections"\nmsgstr ""', 'msgid "Sections"\nmsgstr "Ruknlar"')
    file.write_text(begun, encoding="utf-8")
    write(tmp_path, {"templates/own.html": "{{ _('Our own words') }}"})
    run(tmp_path, "messages", "uz", "--write")
    after = file.read_text(encoding="utf-8")
    assert after.startswith(begun)
    assert after.count("msgid ") == begun.count("msgid ") + 1
    assert ": Sections\n" not in run(tmp_path, "messages", "uz")[1]


def test_newsgen_s_own_words_lack_nothing(run: Run, tmp_path: Path) -> None:
    code, out, _ = run(tmp_path, "messages", "--program")
    assert code == 0, out
    assert [line.split(":")[0] for line in out.splitlines()] == ["en", "kk", "ru"]


def test_newsgen_s_own_words_in_another_language_are_listed(run: Run, tmp_path: Path) -> None:
    code, out, _ = run(tmp_path, "messages", "--program", "uz")
    assert code == 1
    assert ": there is no text\n" in out
    assert "newsgen build: Show drafts as well.\n" in out
    assert "click: Usage:\n" in out


def test_a_faulty_catalogue_is_told_and_left_alone(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path, {UZBEK: 'msgid "Sections\n'})
    code, _, err = run(tmp_path, "messages", "uz", "--write")
    assert code == 1
    assert err.startswith(f"{UZBEK}:1: this line is not as a .po file has it [bad-messages]\n")
    assert (tmp_path / UZBEK).read_text(encoding="utf-8") == 'msgid "Sections\n'


def test_a_disk_that_refuses_is_told(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path, {"templates/messages": "a file"})
    code, _, err = run(tmp_path, "messages", "uz", "--write")
    assert code == 1
    assert "[disk]" in err


def test_what_is_no_language_is_refused(run: Run, tmp_path: Path) -> None:
    new_site(tmp_path)
    code, _, err = run(tmp_path, "messages", "../uz")
    assert code == 2
    assert "'../uz' is not a language's code" in err


# On pages


def test_a_site_in_a_language_of_its_own_speaks_it(tmp_path: Path) -> None:
    new_site(
        tmp_path,
        {
            "content/articles/a.uz.md": article("Ko'prik ochildi"),
            UZBEK: po(("Back to top", "Tepaga"), ("Photo: %(credit)s", "Surat: %(credit)s")),
        },
    )
    in_languages(tmp_path, "ru", "uz")
    build_site(tmp_path)
    assert "Tepaga" in page(tmp_path, "uz/2024/03/15/a/index.html")


def test_a_changed_word_makes_the_pages_again_and_only_then(tmp_path: Path) -> None:
    new_site(tmp_path, {"content/articles/a.md": article()})
    build_site(tmp_path)
    assert "Наверх" in page(tmp_path, "2024/03/15/a/index.html")
    write(tmp_path, {RUSSIAN: po(("Back to top", "К началу"))})
    report = build_site(tmp_path)
    assert "К началу" in page(tmp_path, "2024/03/15/a/index.html")
    assert {str(reason) for _, reasons in report.rendered for reason in reasons} == {
        "messages changed"
    }
    assert build_site(tmp_path).written == ()
    write(tmp_path, {RUSSIAN: po(("Back to top", "Вверх"))})
    build_site(tmp_path)
    assert "Вверх" in page(tmp_path, "2024/03/15/a/index.html")
    (tmp_path / RUSSIAN).unlink()
    build_site(tmp_path)
    assert "Наверх" in page(tmp_path, "2024/03/15/a/index.html")


def test_every_process_that_renders_has_the_site_s_words(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"content/articles/{number}.md": article(slug=f"n-{number}") for number in range(100)
    }
    new_site(tmp_path, {**files, RUSSIAN: po(("Back to top", "К началу"))})
    build_site(tmp_path, jobs=2)
    for number in range(100):
        assert "К началу" in page(tmp_path, f"2024/03/15/n-{number}/index.html")


def test_a_faulty_catalogue_stops_the_build_with_its_file_and_line(tmp_path: Path) -> None:
    new_site(tmp_path, {"content/articles/a.md": article()})
    build_site(tmp_path)
    before = page(tmp_path, "index.html")
    write(tmp_path, {RUSSIAN: po(("Photo: %(credit)s", "Фото: %(kredit)s"))})
    with pytest.raises(NewsgenError) as caught:
        build_site(tmp_path)
    (problem,) = caught.value.problems
    assert str(problem).startswith(f"{RUSSIAN}:5: the translation of 'Photo: %(credit)s' has")
    assert page(tmp_path, "index.html") == before
