"""`newsgen build --photos`, and what the terminal says of photographs."""

from pathlib import Path

from support.commands import Run
from support.photographs import PHOTO, SMALL, photographs, site_of

BUILD = ("build", "--now", "2024-03-20", "--quiet", "--jobs", "1")


def test_fast_photographs_have_the_same_addresses_and_other_bytes(tmp_path: Path, run: Run) -> None:
    root = site_of(tmp_path)
    assert run(root, *BUILD, "--photos", "fast") == (0, "", "")
    fast = photographs(root)
    assert run(root, *BUILD) == (0, "", "")
    full = photographs(root)
    assert fast.keys() == full.keys()
    assert all(fast[path] != full[path] for path in fast)
    assert run(root, *BUILD, "--photos", "later")[0] == 2


def test_a_damaged_photograph_is_told_without_a_traceback(tmp_path: Path, run: Run) -> None:
    root = site_of(tmp_path, {PHOTO: SMALL[: len(SMALL) // 2]})
    code, out, errors = run(root, *BUILD)
    assert (code, out) == (1, "")
    assert "bridge.md:4:8: bridge.jpg is damaged or cut short [bad-photo]" in errors
    assert "Traceback" not in errors
    assert not (root / "build/index.html").exists()
