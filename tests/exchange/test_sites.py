"""A site that offers its articles to other newsrooms."""

from pathlib import Path

from support import ninjs
from support.sites import PIXEL, SETTINGS, article, build_site, new_site, page, tree, write

ON = f"{SETTINGS}exchange: {{ninjs: true}}\n"
MARCH = "content/articles/2024/03"
STORY = f"{MARCH}/bridge.md"
NOTE = "Позвонить министру до восьми"
BODY = """Мост [открыт](/politics/), как [обещали](river.md).

![Мост](bridge.gif)

<script>alert(1)</script>

::: справка
Построен давно.
:::

https://youtu.be/dQw4w9WgXcQ
"""
FILES: dict[str, str | bytes] = {
    "content/site.yaml": ON,
    f"{MARCH}/bridge.gif": PIXEL,
    STORY: article(body=BODY, tags="[Мосты]", extra=f"{{note: {NOTE}, edNote: {NOTE}}}"),
    f"{MARCH}/river.md": article("Река", date="2024-03-10 10:00"),
}
ITEM = "2024/03/15/bridge/ninjs.json"


def test_a_site_that_does_not_ask_for_it_has_no_such_files(tmp_path: Path) -> None:
    root = new_site(tmp_path, {**FILES, "content/site.yaml": SETTINGS})
    assert not [path for path in build_site(root).written if path.endswith("ninjs.json")]


def test_every_article_has_a_valid_file_beside_its_page(tmp_path: Path) -> None:
    root = new_site(tmp_path, {**FILES, f"{MARCH}/bridge.kk.md": article("Көпір")})
    write(root, {"content/site.yaml": ON.replace("language: ru", "languages: [ru, kk]")})
    build_site(root, base_url="https://example.kz/news/")
    files = {
        path: data for path, data in tree(root / "build").items() if path.endswith("ninjs.json")
    }
    assert sorted(files) == [
        "2024/03/10/river/ninjs.json",
        ITEM,
        "kk/2024/03/15/bridge/ninjs.json",
    ]
    made = {path: ninjs.read(data) for path, data in files.items()}
    assert len({one.uri for one in made.values()}) == 3
    assert made["kk/2024/03/15/bridge/ninjs.json"].language == "kk"


def test_its_text_can_be_read_away_from_the_site(tmp_path: Path) -> None:
    build_site(new_site(tmp_path, FILES), base_url="https://example.kz/news/")
    text = ninjs.read((tmp_path / "build" / ITEM).read_bytes()).bodies[0].value
    assert '<a href="https://example.kz/news/politics/">' in text
    assert '<a href="https://example.kz/news/2024/03/10/river/">' in text
    assert 'src="https://example.kz/news/media/2024/03/bridge.' in text
    assert "Построен давно" in text
    assert "youtu" in text
    assert "<script" not in text
    assert "iframe" not in text


def test_what_is_for_the_desk_stays_there(tmp_path: Path) -> None:
    build_site(new_site(tmp_path, FILES))
    data = tree(tmp_path / "build")
    assert NOTE not in data[ITEM].decode()
    assert not [path for path, one in data.items() if NOTE.encode() in one]


def test_its_id_outlives_its_address(tmp_path: Path) -> None:
    root = new_site(tmp_path, FILES)
    build_site(root)
    before = ninjs.read((root / "build" / ITEM).read_bytes())
    write(root, {STORY: article(body=BODY, slug="new-bridge")})
    build_site(root)
    after = ninjs.read((root / "build/2024/03/15/new-bridge/ninjs.json").read_bytes())
    assert before.uri == after.uri
    assert not (root / "build" / ITEM).exists()


def test_a_body_edit_makes_one_file_more_again(tmp_path: Path) -> None:
    root = new_site(tmp_path, FILES)
    build_site(root)
    write(root, {STORY: article(body=f"{BODY}\nЕщё.", tags="[Мосты]")})
    written = build_site(root).written
    assert [path for path in written if path.endswith("ninjs.json")] == [ITEM]
    assert "Ещё." in page(root, ITEM)


def test_a_new_story_makes_no_older_file_again(tmp_path: Path) -> None:
    root = new_site(tmp_path, FILES)
    build_site(root)
    write(root, {f"{MARCH}/sea.md": article("Море", date="2024-03-18 10:00", tags="[Мосты]")})
    written = build_site(root).written
    assert [path for path in written if path.endswith("ninjs.json")] == [
        "2024/03/18/sea/ninjs.json"
    ]
    assert not build_site(root).written


def test_a_draft_has_no_file(tmp_path: Path) -> None:
    root = new_site(tmp_path, {**FILES, f"{MARCH}/draft.md": article("Тайна", draft="true")})
    build_site(root)
    assert not [one for one in tree(root / "build").values() if "Тайна".encode() in one]
