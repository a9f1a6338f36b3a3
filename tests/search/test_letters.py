"""Letters as the index knows them: folded on the way in, and all there again on the way out."""

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from newsgen.search.letters import LETTERS, MARK, folded

SCRIPT = Path(__file__).parents[2] / "static/js/search.js"


def bare(text: str) -> str:
    """What Pagefind makes of a word before it stems it."""
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in apart if not unicodedata.category(letter).startswith("M"))


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_a_word_typed_without_kazakh_letters_is_the_same_word(language: str) -> None:
    assert bare(folded("Қазақстан Үкіметі", language)) == bare("казакстан укимети")
    assert bare(folded("әңгіме ұшақ һәм", language)) == "ангиме ушак хам"


def test_an_adjective_ends_as_the_russian_stemmer_knows_it() -> None:
    assert bare(folded("новый НОВОЙ страной", "ru")) == "новые новое страное"
    assert bare(folded("синий май район", "ru")) == "синии маи раион"


def test_only_russian_endings_are_russian_endings() -> None:
    assert folded("той", "kk") == "той"


def test_no_two_letters_become_the_same() -> None:
    assert len(set(LETTERS.values())) == len(LETTERS) == 18


def test_a_mark_in_an_author_s_text_is_not_taken_for_ours() -> None:
    assert folded(f"к{MARK}от", "ru") == "кот"


def test_a_page_keeps_its_marks_and_addresses() -> None:
    page = '<!doctype html><html lang="kk"><a class="x" href="/2024/03/a/">a</a></html>'
    assert folded(page, "kk") == page


@pytest.mark.skipif(shutil.which("node") is None, reason="NOT TESTED, there is no node")
def test_the_page_s_script_folds_alike_and_puts_all_of_it_right_again() -> None:
    texts = ["Қазақстан Үкіметі ұшақ", "НОВОЙ Новый страной", "Толстой, синий май", "Ұлы Һәм й"]
    code = SCRIPT.read_text(encoding="utf-8")
    parts = re.findall(r"^const (?:MARK|OWN|LIKE|put) = .*?;$", code, re.MULTILINE)
    functions = re.findall(r"^function (?:fold|unfold)\(.*?^}$", code, re.MULTILINE | re.DOTALL)
    assert len(parts) == 4
    assert len(functions) == 2
    for language in ("ru", "kk"):
        program = "\n".join(
            [
                f"const language = {language!r};",
                *parts,
                *functions,
                f"for (const text of {texts!r})",
                "console.log(fold(text) + '|' + unfold(fold(text)));",
            ]
        )
        done = subprocess.run(
            ["node", "-e", program], capture_output=True, check=True, encoding="utf-8"
        )
        expected = [f"{folded(text, language)}|{text}" for text in texts]
        assert done.stdout.splitlines() == expected
