"""docs/theming.md is true, and a site overrides any one template without copying the rest."""

import re
from pathlib import Path

import pytest
from msgspec.structs import fields

from newsgen.model import search, views
from newsgen.render.filters import FILTERS
from support.built import demo_in
from support.sites import SETTINGS, article, build_site, new_site, page, tree, write

ROOT = Path(__file__).parents[1]
THEME = ROOT / "templates"
TEMPLATES = sorted(path.relative_to(THEME).as_posix() for path in THEME.rglob("*.html"))
PAGES = [name for name in TEMPLATES if "/" not in name]
THEMING = (ROOT / "docs/theming.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"{% block (\w+)")
_SECTION = re.compile(r"^### `(\w+)`\n(.*?)(?=^#|\Z)", re.MULTILINE | re.DOTALL)
VIEWS = {
    name: kind
    for module in (views, search)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and kind.__module__ == module.__name__ and name[0] != "_"
}


def own(name: str) -> str:
    """A template of a site that is the theme's and says so."""
    said = f"<!-- own {name} -->"
    text = (THEME / name).read_text(encoding="utf-8")
    if "{% extends" in text:
        block = f"{{% block main %}}{said}{{{{ super() }}}}{{% endblock %}}"
        return f'{{% extends "theme/{name}" %}}{block}'
    if name in PAGES:
        return text + said
    return f'{said}{{% include "theme/{name}" %}}'


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo with one more section, which is empty, built with each template overridden."""
    root = tmp_path_factory.mktemp("own")
    demo_in(root, tmp_path_factory)
    settings = root / "content/site.yaml"
    text = settings.read_text(encoding="utf-8").replace(
        "\nsections:\n", "\nsections:\n  empty: Пусто\n"
    )
    settings.write_text(text, encoding="utf-8")
    old = article("Переехавшая", "2024-03-01", aliases="[/old/]")
    gone = article("Отозванная", "2024-03-02", gone="По просьбе героя")
    write(root, {"content/articles/moved.md": old, "content/articles/withdrawn.md": gone})
    write(root, {f"templates/{name}": own(name) for name in TEMPLATES})
    build_site(root)
    return root


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_site_s_own_template_is_used_in_place_of_the_theme_s(everything: Path, name: str) -> None:
    said = f"<!-- own {name} -->".encode()
    assert any(said in data for data in tree(everything / "build").values())


def test_one_part_overridden_leaves_all_else_as_it_was(tmp_path: Path) -> None:
    files = {"content/articles/a.md": article(section="politics")}
    plain = new_site(tmp_path / "plain", files)
    build_site(plain)
    part = '{% include "theme/parts/footer.html" %}<p>Тираж 500 экз.</p>'
    changed = new_site(tmp_path / "own", {**files, "templates/parts/footer.html": part})
    build_site(changed)
    said = "<p>Тираж 500 экз.</p>"
    assert said in page(changed, "index.html")
    before, after = tree(plain / "build"), tree(changed / "build")
    assert before.keys() == after.keys()
    same = {
        name for name, data in after.items() if data.replace(said.encode(), b"") == before[name]
    }
    assert same == before.keys()


def test_a_block_is_overridden_and_the_rest_of_its_template_kept(tmp_path: Path) -> None:
    own_front = '{% extends "theme/index.html" %}{% block aside %}<p>Погода</p>{% endblock %}'
    root = new_site(
        tmp_path,
        {"templates/index.html": own_front, "content/articles/a.md": article("Паром отошёл")},
    )
    build_site(root)
    front = page(root, "index.html")
    assert "<p>Погода</p>" in front
    assert "Паром отошёл" in front


def test_a_theme_s_frame_can_be_extended_under_its_own_name(tmp_path: Path) -> None:
    frame = (
        '{% extends "theme/base.html" %}{% block head %}<meta name="x" content="y">{% endblock %}'
    )
    files = {"templates/base.html": frame, "content/articles/a.md": article(slug="a")}
    root = new_site(tmp_path, {"content/site.yaml": SETTINGS, **files})
    build_site(root)
    for path in ("politics/index.html", "2024/03/15/a/index.html", "about/index.html", "404.html"):
        assert '<meta name="x" content="y">' in page(root, path)


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_is_explained(name: str) -> None:
    assert f"`{name}`" in THEMING


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_block_is_explained(name: str) -> None:
    for block in _BLOCK.findall((THEME / name).read_text(encoding="utf-8")):
        assert f"`{block}`" in THEMING


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_every_field_of_a_view_is_explained(name: str) -> None:
    sections = dict(_SECTION.findall(THEMING))
    kind = VIEWS[name]
    slots = getattr(kind, "__slots__", ())  # of what is no struct
    names = [one.name for one in fields(kind)] if hasattr(kind, "__struct_fields__") else slots
    told = set(re.findall(r"^\| `(\w+)` \|", sections[name], re.MULTILINE))
    assert told == {one for one in names if one != "seal"}


def test_the_version_of_the_views_is_told() -> None:
    assert f"This is version {views.VERSION} of the views." in THEMING


@pytest.mark.parametrize("name", sorted(FILTERS))
def test_every_filter_is_explained(name: str) -> None:
    assert f"| `{name}` |" in THEMING
