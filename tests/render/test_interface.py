"""What templates say to readers is read off their source."""

from pathlib import Path

import pytest

from newsgen.errors import NewsgenError
from newsgen.i18n.lacking import Wanted, of_newsgen
from newsgen.render.interface import words_of
from support.sites import write

ROOT = Path(__file__).parents[2]


def test_every_way_of_saying_something_is_found(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "parts/a.html": "<p>\n{{ _('Sections') }}{{ gettext('Archive') }}\n"
            "{{ ngettext('%(number)s view', '%(number)s views', 2, number=2) }}"
            "{% trans name=x %}By {{ name }}{% endtrans %}{{ _(x) }}{{ pgettext('a', 'b') }}",
            "b.xml": "{{ _('Sections') }}",
            "c.css": "{{ _('not a template') }}",
        },
    )
    assert words_of((tmp_path,)) == (
        Wanted("Sections", "", (("templates/b.xml", 1), ("templates/parts/a.html", 2))),
        Wanted("Archive", "", (("templates/parts/a.html", 2),)),
        Wanted("%(number)s view", "%(number)s views", (("templates/parts/a.html", 3),)),
        Wanted("By %(name)s", "", (("templates/parts/a.html", 3),)),
    )


def test_a_site_s_template_is_read_in_place_of_the_theme_s(tmp_path: Path) -> None:
    write(tmp_path, {"own/a.html": "{{ _('Ours') }}", "theme/a.html": "{{ _('Theirs') }}"})
    found = words_of((tmp_path / "own", tmp_path / "theme"))
    assert [one.text for one in found] == ["Ours"]


def test_everything_wrong_in_templates_is_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": "{% if %}", "b.html": "{{ x", "c.html": b"\xff"})
    with pytest.raises(NewsgenError) as caught:
        words_of((tmp_path,))
    assert len(caught.value.problems) == 3


def test_the_theme_s_words_are_all_in_the_catalogues_and_none_is_for_nothing() -> None:
    said = {(one.text, one.many) for one in words_of((ROOT / "templates",))}
    listed = {(one.text, one.many) for one in of_newsgen()}
    assert said <= listed
    source = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "src/newsgen").rglob("*.py")
    )
    assert [text for text, _ in listed - said if f'"{text}"' not in source] == []
