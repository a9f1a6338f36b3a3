"""Everything a change has to pass: format, lint, types, tests with coverage. Stops at no failure.

Run it with the Python that has newsgen[test] installed; further arguments go to pytest. First it
installs what else the tests need and this system can have (see support/tools.py).
"""

import subprocess
import sys
from pathlib import Path

from support.tools import install

ROOT = Path(__file__).resolve().parents[1]
SCREENSHOTS = ROOT / "tests/browser/.artefacts"
CHECKS = (
    ("ruff", "format", "--check", "--quiet", "."),
    ("ruff", "check", "--quiet", "."),
    ("mypy", "--no-error-summary"),
    ("pytest", "-q", "-rs", "-n", "auto", "--dist", "worksteal", "--cov", "--cov-report=term"),
)


def main() -> int:
    """The number of checks that failed."""
    failed: list[str] = []
    install(lambda line: print(line, flush=True))
    for check in CHECKS:
        extra = sys.argv[1:] if check[0] == "pytest" else []
        print("==", " ".join(check), flush=True)
        command = [sys.executable, "-m", *check, *extra]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            failed.append(check[0])
    print(f"screenshots: {SCREENSHOTS}")
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
