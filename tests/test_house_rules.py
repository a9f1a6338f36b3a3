"""The rules of the house: who imports whom, how long things are, what nobody may do."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "newsgen"
MODULES = sorted(SOURCE.rglob("*.py"))

LAYERS = (
    ("__main__",),
    ("cli",),
    ("preview", "publish", "importers", "starter", "review"),
    ("build",),
    ("indexing", "developing"),
    ("load", "render", "output", "plan"),
    ("feeds", "sitemap", "structured", "exchange", "images", "search", "readership"),
    ("i18n", "ledger"),
    ("target", "urls"),
    ("model",),
    ("pool", "itself", "cluster"),
    ("fingerprint", "errors", "refusals", "printable"),
    ("said",),
)
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}

LIBRARIES = {
    "yaml": "load",
    "jinja2": "render",
    "markdown": "render",
    "nh3": "render",
    "distributed": "cluster",
    "pagefind": "search",
}
SILENT = ("plan", "model", "ledger", "target", "urls", "fingerprint", "errors", "said", "i18n")


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)


def name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_go_down_only(path: Path) -> None:
    own = room(path)
    if own == "__init__":
        return
    for module in imports(path):
        parts = module.split(".")
        if parts[0] != "newsgen" or len(parts) == 1 or parts[1] in (own, "__version__"):
            continue
        assert LEVEL[parts[1]] > LEVEL[own], f"{own} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_each_library_has_its_room(path: Path) -> None:
    for module in imports(path):
        owner = LIBRARIES.get(module.partition(".")[0])
        assert owner is None or room(path) == owner, module


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_the_command_line_prints_and_knows_time_environment_and_folder(path: Path) -> None:
    if room(path) in ("cli", "__main__"):
        return
    forbidden = {
        "print", "input", "datetime.now", "datetime.today", "date.today", "time.time",
        "datetime.utcnow", "os.getenv", "os.getcwd", "Path.cwd", "os.environ.get", "setlocale",
    }  # fmt: skip
    assert [call for call in calls(path) if call[1] in forbidden] == []


@pytest.mark.parametrize("path", [one for one in MODULES if room(one) in SILENT], ids=name)
def test_nothing_from_plan_down_touches_a_file(path: Path) -> None:
    if name(path) in ("i18n/messages.py", "i18n/program.py", "i18n/lacking.py"):
        return  # read the catalogues, which are part of the program or of the theme
    forbidden = ("open", "read_text", "read_bytes", "write_text", "write_bytes", "stat", "exists")
    assert [call for call in calls(path) if call[1].rpartition(".")[2] in forbidden] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_have_at_most_300_lines_and_functions_50(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, node.name


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_exception_is_swallowed_wholesale(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else ""
            reraised = any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
            assert caught not in ("", "Exception", "BaseException") or reraised


def test_no_module_is_a_drawer_for_everything() -> None:
    assert not [path for path in MODULES if path.stem in ("utils", "util", "helpers", "common")]


TESTS = sorted(Path(__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_a_test_that_is_skipped_says_so_loudly(path: Path) -> None:
    if path.name == "tools.py":
        return  # what `need` says is told by test_tools.py
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        called = ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and called in ("skip", "skipif", "importorskip", "xfail"):
            reasons = [word.value for word in node.keywords if word.arg == "reason"]
            assert [ast.unparse(one).strip("f'\"")[:10] for one in reasons] == ["NOT TESTED"]
