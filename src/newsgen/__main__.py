"""`newsgen` and `python -m newsgen`."""

import os
import sys
from contextlib import suppress

from newsgen.cli import main as run

__all__ = ["main"]


def main() -> None:
    """Run the command line, and leave without tidying up a memory that nobody needs any more."""
    # An archive is millions of objects: to take them apart one by one is a tenth of a build.
    try:
        run()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    else:
        code = 0
    with suppress(OSError, ValueError):  # whoever read our output may have closed it
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
